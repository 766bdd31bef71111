import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ControllerState, powerUp } from '../../src/read/controller-state.js';
import { interpretLine } from '../../src/read/interpret-line.js';
import { scanLines } from '../../src/read/scan-lines.js';
import { fixtureFolder, readCsv, sharedFolder, unescapeBytes } from '../support/shared.js';

/**
 * Rows of the whole set that the reader answers otherwise, on purpose: M0 is answered only after a cycle start (2), a probe that is
 * open already raises an alarm (2), and the realtime byte 0xa0 switches the coolant, which no motion depends on (9). A ratchet: may
 * only fall.
 */
const sets = [
  { name: 'a sample', folder: fixtureFolder('grbl'), nRows: 249, nDifferent: 0 },
  { name: 'all', folder: sharedFolder('data/grbl'), nRows: 3444, nDifferent: 13 },
];

/** Runs lines one after the other; gives the last answer and the state. `none` where the line is never answered. */
function run(bytes: Uint8Array, start: ControllerState): { status: string; state: ControllerState } {
  let state = start;
  let status = 'ok';
  for (const line of scanLines(bytes)) {
    if (line.isReset) state = powerUp(state.exact.position);
    if (isHeld(line.realtimeBytes)) return { status: 'none', state };
    if (line.isTooLong) status = '11';
    else if (line.significant !== '') {
      const result = interpretLine(line.significant, state);
      status = result.status === 0 ? 'ok' : String(result.status);
      if (result.status === 0) state = result.state;
    }
  }
  return { status, state };
}

/** Whether a feed hold or the safety door was asked for and no cycle start came after it. */
function isHeld(bytes: readonly number[]): boolean {
  return Math.max(bytes.lastIndexOf(0x21), bytes.lastIndexOf(0x84)) > bytes.lastIndexOf(0x7e);
}

/** As C prints with `%.9g`. */
function nine(value: number): string {
  if (!Number.isFinite(value)) return String(value).replace('Infinity', 'inf').replace('NaN', 'nan');
  if (Object.is(value, -0)) return '-0';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 999999999.5)) {
    return value
      .toExponential(8)
      .replace(/\.?0+e/, 'e')
      .replace(/e([+-])(\d)$/, 'e$10$2');
  }
  return String(Number(value.toPrecision(9)));
}

function modes({ modal, tool, feed, spindleSpeed }: ControllerState): string {
  const system = `G${54 + modal.coordinateSystem}`;
  const { motion, plane, units, distance, feedMode, spindle, coolant } = modal;
  const words = [motion, system, plane, units, distance, feedMode, spindle, coolant];
  return [...words, `T${tool}`, `F${nine(feed.single)}`, `S${nine(spindleSpeed)}`].join(' ');
}

describe.each(sets)('recorded lines of the firmware, $name', ({ folder, nRows, nDifferent }) => {
  it.skipIf(folder === undefined)('get the same answer, and leave the same position and modes', () => {
    // Rows without a `$` command in them: what a program can hold.
    const rows = readCsv(resolve(folder ?? '', 'lines.csv')).filter(
      ({ setup = '', line = '' }) => !/\$/.test(setup.replace(/^\$C/, '') + line),
    );
    const different = rows.flatMap((row) => {
      const before = run(unescapeBytes((row.setup ?? '').replace(/^\$C(\\n)?/, '')), powerUp()).state;
      const { status, state } = run(unescapeBytes(row.line ?? ''), before);
      const mine = [status, state.single.position.map(nine).join(';'), modes(state)].join(' | ');
      const theirs = [row.status, row.mpos, row.modes].join(' | ');
      return mine === theirs ? [] : [`${row.id} ${row.line}: ${mine} instead of ${theirs}`];
    });
    console.log(`${rows.length - different.length} of ${rows.length} recorded lines equal`);
    expect(rows).toHaveLength(nRows);
    expect(different.length, different.join('\n')).toBeLessThanOrEqual(nDifferent);
  });
});
