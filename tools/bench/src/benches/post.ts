import { readProgram, readProgramStream, repairProgram, writeProgram } from '@millwright/post-grbl';
import { parseStringSync } from 'gcode-parser';
import Toolpath from 'gcode-toolpath';
import type { Bench, BenchRow } from '../bench.ts';
import { engraving } from '../inputs/engraving.ts';
import { machine, setup, tool } from '../inputs/machining.ts';
import { requireThat } from '../inputs/require.ts';
import { peerName } from '../peer-name.ts';

const SEED = 1;
const N_MOVES = 60_000;
const PIECE_BYTES = 65_536;
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
  target: 1_000_000,
  targetSource: 'the plan of post-grbl: a million lines a second, read and validated',
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

const streamRow: BenchRow = {
  metric: 'post.read-stream',
  instance: `the program of ${INSTANCE}, in pieces of 64 KiB`,
  unit: 'lines/s',
  better: 'higher',
  target: 1_000_000,
  targetSource: 'the plan of post-grbl: a million lines a second, read and validated',
  peer: peerName('gcode-toolpath'),
  seed: SEED,
  budget: 0,
  prepare: async () => {
    const { text } = (await writing()()).program;
    const bytes = new TextEncoder().encode(text);
    const pieces: Uint8Array[] = [];
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) pieces.push(bytes.subarray(at, at + PIECE_BYTES));
    const run = async () => {
      let nMoves = 0;
      const { diagnostics } = await readProgramStream(pieces, { onMotion: () => (nMoves += 1) });
      return [nMoves, diagnostics.length];
    };
    const [nMoves = 0] = await run();
    requireThat(nMoves > N_MOVES, `${nMoves} moves read`);
    // The peer follows the modal state and hands out lines and arcs; it checks nothing.
    const peer = () => {
      let nLines = 0;
      const count = () => {
        nLines += 1;
      };
      new Toolpath({ addLine: count, addArcCurve: count }).loadFromStringSync(text);
      return nLines;
    };
    requireThat(peer() > N_MOVES, 'the peer does not read the program');
    return { amount: linesOf(text), run, peer };
  },
};

const repairRow: BenchRow = {
  metric: 'post.repair',
  instance: `the program of ${INSTANCE}`,
  unit: 'lines/s',
  better: 'higher',
  target: null,
  seed: SEED,
  budget: 0,
  prepare: async () => {
    const { text } = (await writing()()).program;
    const run = () => repairProgram({ text });
    const { outcome, reasons } = await run();
    requireThat(outcome !== 'refused', `our own program is refused: ${reasons[0]?.message}`);
    return { amount: linesOf(text), run };
  },
};

/** Programs written, read back, and repaired. */
export const bench: Bench = {
  uses: ['post-grbl', 'pipeline'],
  rows: [writeRow, readRow, streamRow, repairRow],
};

function writing() {
  const request = {
    title: 'Sign',
    sheetIndex: 0,
    toolpaths: engraving(N_MOVES, SEED),
    tools: [tool],
    machine,
    setup,
    // Every line stays a line: what is measured is the writing and reading of many blocks.
    options: { fitToleranceMm: 0 },
  };
  return () => writeProgram(request);
}

const linesOf = (text: string): number => text.split('\n').length - 1;
