import { execFile } from 'node:child_process';

/** How to run a program. */
export interface RunOptions {
  readonly cwd: string;
  /** Killed after this, milliseconds. */
  readonly limitMs: number;
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs a program to its end. @throws Error with everything it wrote, when it fails or takes too long */
export function run(
  program: string,
  args: readonly string[],
  { cwd, limitMs, env = process.env }: RunOptions,
): Promise<{ stdout: string; stderr: string }> {
  return new Promise((done, fail) => {
    const options = { cwd, env, timeout: limitMs, maxBuffer: 64 * 1024 * 1024, encoding: 'utf8' } as const;
    execFile(program, [...args], options, (error, stdout, stderr) => {
      if (error) fail(new Error(`${program} ${args.join(' ')}: ${error.message}\n${stdout}\n${stderr}`));
      else done({ stdout, stderr });
    });
  });
}
