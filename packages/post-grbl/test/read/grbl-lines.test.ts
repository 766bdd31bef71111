import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ControllerState, powerUp } from '../../src/read/controller-state.js';
import { interpretLine } from '../../src/read/interpret-line.js';
import { scanLines } from '../../src/read/scan-lines.js';
import { readCsv, sharedFolder, unescapeBytes } from '../support/shared.js';

const folder = sharedFolder('data/grbl');

/** Runs lines one after the other; gives the last status and the state. `none` where the line is never answered. */
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
    return value.toExponential(8).replace(/\.?0+e/, 'e').replace(/e([+-])(\d)$/, 'e$10$2');
  }
  return String(Number(value.toPrecision(9)));
}

function modes({ modal, tool, feed, spindleSpeed }: ControllerState): string {
  const system = `G${54 + modal.coordinateSystem}`;
  return `${modal.motion} ${system} ${modal.plane} ${modal.units} ${modal.distance} ${modal.feedMode} ${modal.spindle} ${modal.coolant} T${tool} F${nine(feed.single)} S${nine(spindleSpeed)}`;
}

describe.skipIf(folder === undefined)('recorded lines of the firmware', () => {
  it('are answered with the same status, position and modes', () => {
    const rows = readCsv(resolve(folder ?? '', 'lines.csv'));
    const inScope = rows.filter((row) => {
      const text = `${row.setup?.replace(/^\$C/, '')}\n${row.line}`;
      return !/\$/.test(text) ;
    });
    const different: string[] = [];
    for (const row of inScope) {
      const setup = unescapeBytes((row.setup ?? '').replace(/^\$C(\\n)?/, ''));
      const before = run(setup, powerUp()).state;
      const { status, state } = run(unescapeBytes(row.line ?? ''), before);
      const mpos = state.single.position.map(nine).join(';');
      const mine = [status, mpos, modes(state)].join(' | ');
      const theirs = [row.status, row.mpos, row.modes].join(' | ');
      if (mine !== theirs) different.push(`${row.id} [${row.setup}] [${row.line}] ${row.note} ${row.events}\n   mine   ${mine}\n   theirs ${theirs}`);
    }
    console.log(rows.length, inScope.length, different.length);
    console.log(different.slice(0, 60).join('\n'));
    expect(different.length).toBe(0);
  });
});
