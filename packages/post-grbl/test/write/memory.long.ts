import type { Move, Toolpath } from '@millwright/contracts';
import { expect, it } from 'vitest';
import { programChunks } from '../../src/index.js';
import { request, toolpath } from '../support/shop.js';

const N_LINES = 10_000_000;
const LINES_EACH = 10_000;
const MAX_GROWTH_BYTES = 64 * 1024 * 1024;

const MOVES: readonly Move[] = Array.from({ length: LINES_EACH }, (_, line) => ({
  kind: 'line',
  toMm: [((line * 7) % 4801) / 8, ((line * 13) % 601) + 0.25, -(line % 40) / 16],
  feedMmPerMin: 1200,
}));

function* toolpaths(n: number): Generator<Toolpath> {
  for (let index = 0; index < n; index += 1) yield toolpath([...MOVES], { id: `path-${index}` });
}

it('writes ten million lines without more memory than a few toolpaths of them', { timeout: 600_000 }, () => {
  const { toolpaths: _, ...head } = request([], { options: { fitToleranceMm: 0, style: 'compact' } });
  // The engine's own heap for short-lived objects grows once, whatever the length.
  for (const _piece of programChunks(head, toolpaths(100)));
  const baseBytes = process.memoryUsage().rss;
  let mostBytes = 0;
  let nBytes = 0;
  const chunks = programChunks(head, toolpaths(N_LINES / LINES_EACH));
  for (let next = chunks.next(); ; next = chunks.next()) {
    mostBytes = Math.max(mostBytes, process.memoryUsage().rss);
    if (next.done) {
      const { nLines, nBytes: told } = next.value.manifest?.file ?? { nLines: 0, nBytes: 0 };
      console.log(`${nLines} lines, ${((mostBytes - baseBytes) / 1048576).toFixed(1)} MB above base`);
      expect(nLines).toBeGreaterThanOrEqual(N_LINES);
      expect(told).toBe(nBytes);
      break;
    }
    nBytes += next.value.length;
  }
  expect(mostBytes - baseBytes).toBeLessThan(MAX_GROWTH_BYTES);
});
