import { readProgram, writeProgram } from '@millwright/post-grbl';
import { parseStringSync } from 'gcode-parser';
import type { Bench, BenchRow } from '../bench.ts';
import { engraving } from '../inputs/engraving.ts';
import { machine, setup, tool } from '../inputs/machining.ts';
import { requireThat } from '../inputs/require.ts';
import { peerName } from '../peer-name.ts';

const SEED = 1;
const N_MOVES = 60_000;
const INSTANCE = `${N_MOVES} short lines in ${N_MOVES / 1_000} toolpaths`;

const writeRow: BenchRow = {
  metric: 'post.write',
  instance: INSTANCE,
  unit: 'moves/s',
  better: 'higher',
  target: null,
  seed: SEED,
  budget: 0,
  prepare: async () => {
    const run = writing();
    const { program, findings } = await run();
    requireThat(!findings.some(({ severity }) => severity === 'error'), `finding ${findings[0]?.message}`);
    requireThat(linesOf(program.text) > N_MOVES, `${linesOf(program.text)} lines`);
    return { amount: N_MOVES, run };
  },
};

const readRow: BenchRow = {
  metric: 'post.read',
  instance: `the program of ${INSTANCE}`,
  unit: 'lines/s',
  better: 'higher',
  target: null,
  peer: peerName('gcode-parser'),
  seed: SEED,
  budget: 0,
  prepare: async () => {
    const { text } = (await writing()()).program;
    const run = () => readProgram({ text });
    const { motions } = await run();
    requireThat(motions.length > N_MOVES, `${motions.length} motions read`);
    // The peer splits lines into words and knows no rule of any controller; the reader does both.
    const peer = () => parseStringSync(text);
    requireThat(peer().length > N_MOVES, 'the peer does not read the program');
    return { amount: linesOf(text), run, peer };
  },
};

/** Programs written and read back. */
export const bench: Bench = { uses: ['post-grbl', 'pipeline'], rows: [writeRow, readRow] };

function writing() {
  const request = {
    title: 'Sign',
    sheetIndex: 0,
    toolpaths: engraving(N_MOVES, SEED),
    tools: [tool],
    machine,
    setup,
  };
  return () => writeProgram(request);
}

const linesOf = (text: string): number => text.split('\n').length - 1;
