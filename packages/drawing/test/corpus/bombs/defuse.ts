import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { errorTable } from '@millwright/contracts';
import type { Bomb } from './bomb-list.js';

/** Past this a reading counts as a hang; far above what any should take, since machines differ. */
const KILL_AFTER_S = 120;

/** Whether the package is built: bombs go off in a process of its own, which runs the built form. */
export const isBuilt = existsSync(resolve(import.meta.dirname, '../../../dist/index.js'));

/** Reads a bomb in a process with 1 GB of heap, and says what came of it; throws when it was neither a result nor a coded error. */
export function defuse(bomb: Bomb): string {
  const child = spawnSync(
    process.execPath,
    ['--max-old-space-size=1024', resolve(import.meta.dirname, 'run-bomb.ts'), bomb.name],
    { encoding: 'utf8', timeout: KILL_AFTER_S * 1000, killSignal: 'SIGKILL' },
  );
  if (child.status !== 0)
    throw new Error(
      `${bomb.name}: ${child.signal ?? `status ${child.status}`} after at most ${KILL_AFTER_S} s\n${child.stderr.slice(-1500)}`,
    );
  const { outcome, seconds, megabytes } = JSON.parse(child.stdout);
  const isCoded = Object.hasOwn(errorTable, outcome);
  const isResult = /^\d+ parts/.test(outcome);
  if (!isCoded && !isResult) throw new Error(`${bomb.name}: ${outcome}`);
  if (bomb.mustRefuse !== undefined && !bomb.mustRefuse.includes(outcome))
    throw new Error(`${bomb.name}: one of ${bomb.mustRefuse.join(', ')} expected, got ${outcome}`);
  return `${bomb.name}: ${outcome}, ${seconds.toFixed(2)} s of processor, ${megabytes} MB`;
}
