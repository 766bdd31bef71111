import { describe, expect, it } from 'vitest';
import { readProgram, writeProgram } from '../src/index.js';
import { request, setup, toolpath } from './support/shop.js';

const sound = request([
  toolpath([
    { kind: 'line', toMm: [10, 10, -3], feedMmPerMin: 300 },
    { kind: 'line', toMm: [60, 10, -3], feedMmPerMin: 1200 },
    { kind: 'arc', toMm: [60, 10, -3], centreMm: [56.211, 17.93], clockwise: false, feedMmPerMin: 1200 },
    { kind: 'line', toMm: [60, 10, 5], feedMmPerMin: 1200 },
  ]),
]);

/** Faults as people and other software make them: what is replaced by what, and how the reader names it. */
const faults: readonly [string, RegExp, string, string][] = [
  ['the feed is missing', / F\d+/g, '', 'FEED_MISSING'],
  ['the feed is rounded to 0', / F\d+/g, ' F0', 'FEED_MISSING'],
  ['the feed is negative', / F300/, ' F-300', 'NEGATIVE_VALUE'],
  ['the spindle is not started', /M3 S\d+\n/g, '', 'CUT_WITHOUT_SPINDLE'],
  ['the spindle has no speed', /M3 S\d+/g, 'M3 S0', 'CUT_WITHOUT_SPINDLE'],
  ['a tool change is asked for', /^T3$/m, 'T3 M6', 'UNSUPPORTED_WORD'],
  ['a tool length is asked for', /G54/, 'G54 G43 H1', 'UNSUPPORTED_WORD'],
  ['the centre is missing', / I\S+ J\S+/, '', 'ARC_OFFSETS_MISSING'],
  ['the centre is wrong', / I\S+/, ' I1', 'ARC_TARGET_INVALID'],
  ['the centre is absolute', /G90 /, 'G90 G90.1 ', 'UNSUPPORTED_WORD'],
  ['two motions stand on a line', /G0 X/, 'G0 G1 X', 'AXIS_COMMAND_CONFLICT'],
  ['a word stands twice', /G0 X10/, 'G0 X10 X11', 'WORD_REPEATED'],
  ['a decimal comma', /X60/, 'X60,5', 'EXPECTED_LETTER'],
  ['an exponent', /X60/, 'X6e1', 'UNSUPPORTED_WORD'],
  ['a comment calls for attention', /\(End\)/, '(Done!)', 'REALTIME_STOP'],
  ['a comment in German', /\(End\)/, '(Fräsen ÄÖÜ)', 'REALTIME_STOP'],
  ['a comment is nested', /\(End\)/, '(End (really))', 'EXPECTED_LETTER'],
  ['a percent sign', /\(End\)/, '%', 'EXPECTED_LETTER'],
  ['it homes by G28', /G0 X0 Y0/, 'G28', 'MACHINE_COORDINATES'],
  ['a system command', /M30/, '$H', 'SYSTEM_COMMAND'],
];

describe('a fault put into a sound program', () => {
  it('was not in it before', async () => {
    const { program } = await writeProgram(sound);
    expect((await readProgram({ text: program.text })).diagnostics).toEqual([]);
  });

  it.each(faults)('is found: %s', async (_, pattern, replacement, code) => {
    const { program } = await writeProgram(sound);
    const text = program.text.replace(pattern, replacement);
    expect(text).not.toBe(program.text);
    const { diagnostics } = await readProgram({ text });
    expect(diagnostics.map((each) => each.code)).toContain(code);
  });

  it('shows in the motions: G91 for G90 climbs above the clearance', async () => {
    const { program } = await writeProgram(sound);
    const { motions } = await readProgram({ text: program.text.replace('G90', 'G91') });
    expect(Math.max(...motions.map(({ toMm }) => toMm[2]))).toBeGreaterThan(setup.clearanceZMm);
  });

  it('shows in the units: G20 for G21 is an inch program', async () => {
    const { program } = await writeProgram(sound);
    expect((await readProgram({ text: program.text.replace('G21', 'G20') })).units).toBe('inch');
    expect((await readProgram({ text: program.text.replace('G21 ', '') })).units).toBe('unstated');
  });
});
