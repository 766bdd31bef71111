import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { machine, setup, tool } from '../support/shop.js';

const N_LINES = 10_000_000;
const LINES_EACH = 10_000;
const MOST_GROWTH_MB = 64;

/** Runs in a process of its own, as built: what vitest itself keeps would be measured otherwise. */
const SCRIPT = `
  import { programChunks } from '@millwright/post-grbl';
  const { head, path, nLines, linesEach } = JSON.parse(process.argv[1]);
  const moves = Array.from({ length: linesEach }, (_, line) => ({
    kind: 'line',
    toMm: [((line * 7) % 4801) / 8, ((line * 13) % 601) + 0.25, -(line % 40) / 16],
    feedMmPerMin: 1200,
  }));
  function* toolpaths(n) {
    for (let index = 0; index < n; index += 1) yield { ...path, id: 'path-' + index, moves };
  }
  // The engine's own heap for short-lived objects grows once, whatever the length.
  for (const _ of programChunks(head, toolpaths(100)));
  const baseBytes = process.memoryUsage().rss;
  let mostBytes = 0;
  let nBytes = 0;
  const chunks = programChunks(head, toolpaths(nLines / linesEach));
  for (let next = chunks.next(); ; next = chunks.next()) {
    mostBytes = Math.max(mostBytes, process.memoryUsage().rss);
    if (next.done) {
      const { file } = next.value.manifest;
      console.log(JSON.stringify({ file, nBytes, growthMb: (mostBytes - baseBytes) / 1048576 }));
      break;
    }
    nBytes += next.value.length;
  }
`;

it('writes ten million lines without more memory than a few toolpaths of them', { timeout: 600_000 }, () => {
  const head = {
    title: 'Long',
    sheetIndex: 0,
    tools: [tool],
    machine,
    setup,
    options: { fitToleranceMm: 0, style: 'compact' },
  };
  const path = {
    operation: 'engrave',
    partId: 'part',
    copy: 0,
    sheetIndex: 0,
    toolId: tool.id,
    spindleRpm: 18000,
    startMm: [10, 10, 5],
    tabs: [],
  };
  const given = JSON.stringify({ head, path, nLines: N_LINES, linesEach: LINES_EACH });
  const answer = execFileSync(process.execPath, ['--input-type=module', '-e', SCRIPT, given], {
    cwd: resolve(import.meta.dirname, '../..'),
    encoding: 'utf8',
  });
  const { file, nBytes, growthMb } = JSON.parse(answer);
  console.log(`${file.nLines} lines, ${growthMb.toFixed(1)} MB above base`);
  expect(file.nLines).toBeGreaterThanOrEqual(N_LINES);
  expect(file.nBytes).toBe(nBytes);
  expect(growthMb).toBeLessThan(MOST_GROWTH_MB);
});
