import { existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { run } from './run.ts';

/** A Node to run examples with. */
export interface Node {
  readonly path: string;
  /** E.g. `[24, 21, 0]`. */
  readonly version: readonly number[];
}

/** The workspace's own Node, and the machine's where that is another one. */
export async function findNodes(root: string): Promise<Node[]> {
  const own = join(root, 'node_modules/node/bin/node');
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .map((folder) => resolve(folder, 'node'));
  const machine = onPath.find((path) => existsSync(path));
  const paths = [existsSync(own) ? own : process.execPath, ...(machine ? [machine] : [])];
  const nodes = await Promise.all(
    paths.map(async (path) => ({ path, version: await versionOf(path, root) })),
  );
  return nodes.filter(
    ({ version }, index) => nodes.findIndex((other) => `${other.version}` === `${version}`) === index,
  );
}

/** Whether a version is allowed by a range of the form `>=20.19`. */
export function isAllowed(version: readonly number[], range: string): boolean {
  const least = range.replace('>=', '').split('.').map(Number);
  for (const [index, number] of least.entries()) {
    const given = version[index] ?? 0;
    if (given !== number) return given > number;
  }
  return true;
}

async function versionOf(path: string, cwd: string): Promise<number[]> {
  const { stdout } = await run(path, ['--version'], { cwd, limitMs: 10_000 });
  return stdout.trim().replace('v', '').split('.').map(Number);
}
