import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ArcRun } from '../../src/read/twin/arc-run.js';
import { BenchController } from '../support/bench-controller.js';
import { fixtureFolder, readCsv, sharedFolder } from '../support/shared.js';

const sets = [
  { name: 'a sample', folder: fixtureFolder('grbl'), nRows: 198 },
  { name: 'all', folder: sharedFolder('data/grbl'), nRows: 3000 },
];

const encoder = new TextEncoder();

/**
 * Length as it was recorded: the sum of the lines, printed with 7 digits. Where an arc is cut into several lines the recording leaves
 * out the first (all 2,240 rows that have several say so): the firmware moves the start that the recorder measures from before it
 * hands that line over.
 */
function recordedLengthMm(arc: ArcRun): number {
  let lengthMm = 0;
  let last: number[] = [...arc.start];
  let nLines = 0;
  arc.forEachLine((end) => {
    const along = [...end].map((value, axis) => value - (last[axis] ?? 0));
    if (nLines > 0 || arc.nSegments <= 1)
      lengthMm += Math.sqrt(along.reduce((sum, each) => sum + each * each, 0));
    last = [...end];
    nLines += 1;
  });
  return lengthMm;
}

/** A nanometre, and half of the last of the 7 digits that were printed. */
function toleranceMm(printed: number): number {
  const digitMm = 10 ** (Math.floor(Math.log10(Math.max(printed, 1e-9))) - 6);
  return 1e-6 + digitMm / 2;
}

/** What is unlike the record, in words; nothing where all is equal. */
function compare(row: Record<string, string>): string | undefined {
  const bench = new BenchController();
  for (const line of (row.setup ?? '').split('\\n')) bench.send(encoder.encode(`${line}\n`));
  const [status] = bench.send(encoder.encode(`${row.line}\n`));
  if (status !== row.status) return `status ${status} instead of ${row.status}`;
  if (status !== 'ok') return undefined;
  const { arc, registers } = bench.controller;
  if (arc.sweepRad !== Math.fround(Number(row.sweep))) return `sweep ${arc.sweepRad} instead of ${row.sweep}`;
  if (Math.max(1, arc.nSegments) !== Number(row.segments)) return `${arc.nSegments} segments`;
  const lengthMm = recordedLengthMm(arc);
  if (Math.abs(lengthMm - Number(row.length)) > toleranceMm(Number(row.length)))
    return `length ${lengthMm} instead of ${row.length}`;
  const end = ['end_x', 'end_y', 'end_z'].map((name) => Math.fround(Number(row[name])));
  return end.every((value, axis) => value === registers.position.single[axis]) ? undefined : 'end point';
}

describe.each(sets)('recorded arcs of the firmware, $name', ({ folder, nRows }) => {
  it.skipIf(folder === undefined)(
    'are refused, skipped, blown up and cut into lines as the firmware did it, to the last bit of the turn',
    () => {
      const rows = readCsv(resolve(folder ?? '', 'arcs.csv'));
      const different = rows.flatMap((row) => {
        const what = compare(row);
        return what === undefined ? [] : [`${row.id} ${row.line}: ${what}`];
      });
      console.log(`${rows.length - different.length} of ${rows.length} recorded arcs equal`);
      expect(rows).toHaveLength(nRows);
      expect(different).toEqual([]);
    },
  );
});
