// Started by long-run.test.ts: a run that kills itself in the middle of its third chunk. Arguments: the folder, and the file of the chunks run.
import { appendFileSync } from 'node:fs';
import { longRun } from '../long-run.ts';

const [, , folder = '', log = ''] = process.argv;
let nChunks = 0;
await longRun(
  { name: 'nest/killed', total: 50, chunk: 10, seed: 7 },
  (chunkSeed) => {
    nChunks += 1;
    if (nChunks === 3) process.kill(process.pid, 'SIGKILL');
    appendFileSync(log, `${chunkSeed}\n`);
    return undefined;
  },
  { folder, digest: 'a', print: () => undefined },
);
