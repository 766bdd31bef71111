import { execFileSync, spawnSync } from 'node:child_process';
import { ToolError } from './tool-error.ts';

/** How to start another program. */
export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/**
 * Runs a program and shows what it prints.
 * @throws ToolError when it fails
 */
export function run(program: string, options: readonly string[], settings: RunOptions = {}): void {
  const { status, error } = spawnSync(program, options, { stdio: 'inherit', ...settings });
  if (status !== 0) {
    throw new ToolError(
      `${program} ${options.join(' ')} failed: ${error?.message ?? `exit status ${status}`}.`,
    );
  }
}

/** What a program prints, trimmed; undefined when it is missing or fails. */
export function outputOf(program: string, options: readonly string[]): string | undefined {
  try {
    return execFileSync(program, options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}
