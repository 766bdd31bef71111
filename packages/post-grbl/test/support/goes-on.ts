import type { Motion, WriteOptions } from '@millwright/contracts';
import fc from 'fast-check';
import { expect } from 'vitest';
import { readProgram, resumeProgram, writeProgram } from '../../src/index.js';
import { anyToolpath } from './round-trip.js';
import { request } from './shop.js';

/** Height that is safe, mm. */
const SAFE_Z_MM = 20;
/** How programs go on in these tests. */
export const settings = { safeZMm: SAFE_Z_MM, plungeMmPerMin: 300, spinUpS: 3 };

/** What the machine does, without the line it stands on; a rapid heeds no feed. */
const deed = ({ line: _, feedMmPerMin, ...motion }: Motion) =>
  motion.kind === 'rapid' ? motion : { ...motion, feedMmPerMin };

async function expectGoesOn(text: string, line: number): Promise<void> {
  const { text: resumed, firstLine, startMm } = resumeProgram({ text, line, ...settings });
  const whole = (await readProgram({ text, startMm: [0, 0, SAFE_Z_MM] })).motions.filter(
    (one) => one.line >= line,
  );
  const reading = await readProgram({ text: resumed });
  expect(reading.diagnostics).toEqual([]);
  const rest = reading.motions.filter((one) => one.line >= firstLine);
  // The same deeds in the same order, state and all.
  expect(rest.map(deed)).toEqual(whole.map(deed));
  const first = rest.find(({ kind }) => kind !== 'dwell');
  if (first) expect(first.fromMm).toEqual(startMm);
  expectSafeApproach(reading.motions.filter((one) => one.line < firstLine));
}

/** Up by Z alone, then sideways at the height, then down by feed with the spindle up to speed. */
function expectSafeApproach(motions: readonly Motion[]): void {
  const moves = motions.filter(({ kind }) => kind !== 'dwell');
  const [up, over, down] = moves;
  expect(up).toMatchObject({ kind: 'rapid', spindle: 'off' });
  expect(up?.toMm.slice(0, 2)).toEqual(up?.fromMm.slice(0, 2));
  if (over) {
    expect([over.kind, over.toMm[2]]).toEqual(['rapid', over.fromMm[2]]);
    expect(over.toMm[2] - SAFE_Z_MM).toBeLessThan(0.0003);
  }
  for (const move of moves) {
    if (move.kind === 'rapid' && move !== up) expect(move.toMm[2]).toBeGreaterThanOrEqual(SAFE_Z_MM);
  }
  if (down?.kind === 'line') {
    expect(down.feedMmPerMin).toBeCloseTo(settings.plungeMmPerMin, 1);
    expect(down.toMm.slice(0, 2)).toEqual(down.fromMm.slice(0, 2));
  }
  const wait = motions.findIndex(({ kind }) => kind === 'dwell');
  const turning = motions.findIndex(({ spindle }) => spindle !== 'off');
  if (turning >= 0) expect(wait).toBe(turning);
}

/** Texts of programs of one or two toolpaths in every style and unit. */
export const anyWritten = fc
  .tuple(
    fc.array(anyToolpath, { minLength: 1, maxLength: 2 }),
    fc.constantFrom<NonNullable<WriteOptions['style']>>('verbose', 'standard', 'compact'),
    fc.constantFrom<NonNullable<WriteOptions['units']>>('mm', 'inch'),
  )
  .map(async ([each, style, units]) => {
    const toolpaths = each.map(({ toolpath }, index) => ({ ...toolpath, id: `${index}` }));
    return (await writeProgram(request(toolpaths, { options: { style, units } }))).program.text;
  });

/** Goes on from every line after the first that states where the tool is, and expects the rest as it was. */
export async function expectGoesOnAnywhere(given: string | Promise<string>): Promise<number> {
  const text = await given;
  const lines = text.split('\n');
  const stated = (letter: string) =>
    lines.findIndex((line) => new RegExp(`^[^(;]*${letter}[-.\\d]`, 'i').test(line));
  const first = Math.max(stated('X'), stated('Y'), stated('Z')) + 2;
  for (let line = first; line < lines.length; line += 1) await expectGoesOn(text, line);
  return Math.max(0, lines.length - first);
}
