import { expect, it } from 'vitest';
import { readProgramStream } from '../../src/index.js';

const N_LINES = 10_000_000;
const LINES_PER_PIECE = 2000;
const MAX_GROWTH_BYTES = 64 * 1024 * 1024;

const POOL = Array.from({ length: 20 }, (_, piece) => {
  const lines = Array.from(
    { length: LINES_PER_PIECE },
    (_each, line) => `G1 X${((line * 7 + piece) % 800) / 8} Y${(line * 13) % 600}.25 Z-${(line % 40) / 16}\n`,
  );
  return new TextEncoder().encode(lines.join(''));
});

/** Pieces of a long program; made beforehand, so that only the reading makes garbage. */
function* pieces(nLines: number): Generator<Uint8Array> {
  yield new TextEncoder().encode('G21 G90\nM3 S1000\nF1200\n');
  for (let piece = 0; piece < nLines / LINES_PER_PIECE; piece += 1)
    yield POOL[piece % POOL.length] as Uint8Array;
}

it('reads ten million lines without more memory than a few pieces of them', {
  timeout: 600_000,
}, async () => {
  // The engine's own heap for short-lived objects grows once, whatever the length.
  await readProgramStream(pieces(1_000_000));
  const baseBytes = process.memoryUsage().rss;
  let mostBytes = 0;
  let nMoves = 0;
  const reading = await readProgramStream(pieces(N_LINES), {
    onMotion: () => {
      nMoves += 1;
      if (nMoves % 100_000 === 0) mostBytes = Math.max(mostBytes, process.memoryUsage().rss);
    },
  });
  console.log(`${reading.nLines} lines, ${((mostBytes - baseBytes) / 1048576).toFixed(1)} MB above base`);
  expect(nMoves).toBe(N_LINES);
  expect(reading.diagnostics).toEqual([]);
  expect(mostBytes - baseBytes).toBeLessThan(MAX_GROWTH_BYTES);
});
