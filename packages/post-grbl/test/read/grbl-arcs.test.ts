import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ControllerState, powerUp } from '../../src/read/controller-state.js';
import { executedSegments } from '../../src/read/executed-sweep.js';
import { type Interpreted, interpretLine } from '../../src/read/interpret-line.js';
import { fixtureFolder, readCsv, sharedFolder } from '../support/shared.js';

const sets = [
  { name: 'a sample', folder: fixtureFolder('grbl'), nRows: 198 },
  { name: 'all', folder: sharedFolder('data/grbl'), nRows: 3000 },
];

/** The controller's own arc tangent differs from a correctly rounded one by a few units in the last place of 2π in 32 bits. */
const SWEEP_TOLERANCE_RAD = 1e-6;
/** A ratchet: may only fall. */
const N_DIFFERENT = 0;

function afterSetup(setup: string): ControllerState {
  let state = powerUp();
  for (const line of setup.split('\\n').filter((each) => each !== '$C')) {
    const result = interpretLine(line, state);
    if (result.status === 0) state = result.state;
  }
  return state;
}

/** What is unlike the record, in words; nothing where all is equal. */
function compare(row: Record<string, string>, result: Interpreted): string | undefined {
  const status = result.status === 0 ? 'ok' : String(result.status);
  if (status !== row.status) return `status ${status} instead of ${row.status}`;
  if (result.status !== 0) return undefined;
  const arc = result.checked.arc;
  if (arc === undefined) return 'no arc';
  const differenceRad = Math.abs(arc.executedRad - Number(row.sweep));
  if (!(differenceRad <= SWEEP_TOLERANCE_RAD)) return `sweep ${arc.executedRad} instead of ${row.sweep}`;
  const nSegments = Math.max(1, executedSegments(arc.executedRad, arc.radiusMm, 0.002));
  if (nSegments !== Number(row.segments)) return `${nSegments} segments instead of ${row.segments}`;
  const end = ['end_x', 'end_y', 'end_z'].map((name) => Math.fround(Number(row[name])));
  return end.every((value, axis) => value === result.state.single.position[axis]) ? undefined : 'end point';
}

describe.each(sets)('recorded arcs of the firmware, $name', ({ folder, nRows }) => {
  it.skipIf(folder === undefined)(
    'are refused, skipped, blown up and cut into segments as the firmware did it',
    () => {
      const rows = readCsv(resolve(folder ?? '', 'arcs.csv'));
      const different = rows.flatMap((row) => {
        const what = compare(row, interpretLine(row.line ?? '', afterSetup(row.setup ?? '')));
        return what === undefined ? [] : [`${row.id} ${row.line}: ${what}`];
      });
      console.log(`${rows.length - different.length} of ${rows.length} recorded arcs equal`);
      expect(rows).toHaveLength(nRows);
      expect(different.length, different.join('\n')).toBeLessThanOrEqual(N_DIFFERENT);
    },
  );
});
