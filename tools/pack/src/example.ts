import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.ts';

const LIMIT_MS = 60_000;

/** A README's block, written into the project it runs in. */
export interface Example {
  readonly folder: string;
  readonly name: string;
  /** Relative to the project. */
  readonly file: string;
}

/** Writes a package's example into the project. */
export function writeExample(project: string, name: string, code: string): Example {
  const file = `examples/${name}.mjs`;
  mkdirSync(join(project, 'examples'), { recursive: true });
  writeFileSync(join(project, file), code);
  return { folder: project, name, file };
}

/** Runs an example in a Node. @returns what it printed @throws Error when it throws, or prints nothing */
export async function runInNode(node: string, { folder, file }: Example): Promise<string> {
  const { stdout } = await run(node, [file], { cwd: folder, limitMs: LIMIT_MS });
  if (stdout.trim() === '') throw new Error(`${file} printed nothing`);
  return stdout;
}
