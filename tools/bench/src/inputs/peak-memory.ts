import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { requireThat } from './require.ts';

/** Runs a script of this folder in a process of its own. @returns the most memory it held, MB */
export async function peakMemoryMb(script: string): Promise<number> {
  const child = spawn(process.execPath, [resolve(import.meta.dirname, script)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  const status = await new Promise((done) => child.once('exit', done));
  requireThat(status === 0, `${script} ended with ${status}`);
  return Number(said) / 1000;
}
