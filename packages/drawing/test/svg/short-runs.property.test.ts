import fc from 'fast-check';
import svgpath from 'svgpath';
import { describe, expect, it } from 'vitest';
import { withShortRuns } from '../../src/svg/short-runs.js';

const split = (d: string) => {
  const parsed = svgpath(d) as ReturnType<typeof svgpath> & { err: string; segments: unknown };
  // Where a mistake lies is told by its position, which moves.
  return { segments: parsed.segments, err: parsed.err.replace(/\d+/g, '') };
};

const number = fc.oneof(
  fc.integer({ min: -999, max: 999 }).map(String),
  fc.double({ min: -1e3, max: 1e3, noNaN: true }).map((value) => value.toExponential(3)),
  fc.constantFrom('.5', '-.5', '1.', '+3', '1e-3'),
);
const separator = fc.constantFrom(' ', ',', ' , ', '\n\t', ', ');
const flag = fc.constantFrom('0', '1');
const run = fc
  .record({
    command: fc.constantFrom(...'mMlLhHvVcCsSqQtTaA'),
    count: fc.integer({ min: 1, max: 1200 }),
    numbers: fc.array(number, { minLength: 7, maxLength: 7 }),
    separators: fc.array(separator, { minLength: 1, maxLength: 5 }),
    flags: fc.tuple(flag, flag),
    end: fc.constantFrom('', '', '', ' 7', ',', 'z', ' x', ',,3 4', '#'),
  })
  .map(({ command, count, numbers, separators, flags, end }) => {
    const size = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 7 }[command.toLowerCase()] ?? 2;
    const one = numbers.slice(0, size);
    if (size === 7) one.splice(3, 2, ...flags);
    const all = Array.from({ length: count }, () => one).flat();
    return `${command}${all.map((value, i) => (i === 0 ? value : `${separators[i % separators.length]}${value}`)).join('')}${end}`;
  });

describe('path data with short runs', () => {
  it('is split into the same segments, and stops at the same mistakes', () => {
    fc.assert(
      fc.property(fc.array(run, { minLength: 1, maxLength: 4 }), (runs) => {
        const d = `M0 0${runs.join('')}`;
        expect(split(withShortRuns(d))).toEqual(split(d));
      }),
      { seed: 11, numRuns: 150 },
    );
  });

  it('has glued numbers and flags taken apart as before', () => {
    const arcs = `M0 0a5 5 0 01.5.5${' 5 5 0 11-.5-.5'.repeat(1500)}`;
    expect(split(withShortRuns(arcs))).toEqual(split(arcs));
    const lines = `m0 0${'-.5.5'.repeat(3000)}`;
    expect(split(withShortRuns(lines))).toEqual(split(lines));
  });

  // A traced outline of 300,000 points took 42 s to split, one of a million eight minutes.
  it('never leaves a command out for long', () => {
    const d = `M${'1 2 '.repeat(100_000)}c${'1 2 3 4 5 6,'.repeat(20_000)}1 2 3 4 5 6A${'5 5 0 0 1 9 9 '.repeat(20_000)}`;
    const runs = withShortRuns(d).split(/[a-z]/i);
    expect(Math.max(...runs.map((one) => one.split(/[\s,]+/).length))).toBeLessThanOrEqual(7 * 500 + 2);
  });
});
