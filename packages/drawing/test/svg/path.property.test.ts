import fc from 'fast-check';
import svgpath from 'svgpath';
import { describe, expect, it } from 'vitest';
import { IDENTITY } from '../../src/curve/affine.js';
import { endOf, startOf } from '../../src/curve/primitive.js';
import { parsePathData } from '../../src/svg/path.js';
import { PathReader } from '../../src/svg/path-reader.js';

/** What this package's reader makes of path data: commands as svgpath gives them, and whether it stopped. */
const own = (d: string) => {
  const reader = new PathReader(d);
  // The library turns -0 into 0 by adding 0.
  const segments: (string | number)[][] = [];
  const counts: Record<string, number> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 };
  while (reader.next()) {
    const letter = reader.isRelative ? reader.command.toLowerCase() : reader.command;
    segments.push([letter, ...reader.values.slice(0, counts[reader.command]).map((value) => value + 0)]);
  }
  if (segments.length > 0) segments[0]![0] = 'M';
  return { segments, stopped: reader.error !== undefined };
};

/** The same by the library. */
const oracle = (d: string) => {
  const parsed = svgpath(d) as ReturnType<typeof svgpath> & { err: string; segments: (string | number)[][] };
  return { segments: parsed.segments, stopped: parsed.err !== '' };
};

const number = fc.oneof(
  fc.integer({ min: -999, max: 999 }).map(String),
  fc.double({ min: -1e3, max: 1e3, noNaN: true }).map((value) => value.toExponential(3)),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.constantFrom(
    '.5',
    '-.5',
    '1.',
    '+3',
    '1e-3',
    '0.1234567890123456789',
    '123456789012345678',
    '5e-324',
    '-0',
  ),
);
const separator = fc.constantFrom(' ', ',', ' , ', '\n\t', ', ');
const flag = fc.constantFrom('0', '1');
const run = fc
  .record({
    command: fc.constantFrom(...'mMlLhHvVcCsSqQtTaA'),
    count: fc.integer({ min: 1, max: 20 }),
    numbers: fc.array(number, { minLength: 7, maxLength: 7 }),
    separators: fc.array(separator, { minLength: 1, maxLength: 5 }),
    flags: fc.tuple(flag, flag),
    end: fc.constantFrom(
      '',
      '',
      '',
      ' 7',
      ',',
      'z',
      'Z',
      ' x',
      ',,3 4',
      '#',
      '-',
      'e',
      '1e',
      'L',
      'zz m 1 1',
    ),
  })
  .map(({ command, count, numbers, separators, flags, end }) => {
    const size = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 7 }[command.toLowerCase()] ?? 2;
    const one = numbers.slice(0, size);
    if (size === 7) one.splice(3, 2, ...flags);
    const all = Array.from({ length: count }, () => one).flat();
    return `${command}${all.map((value, i) => (i === 0 ? value : `${separators[i % separators.length]}${value}`)).join('')}${end}`;
  });

describe('path data', () => {
  it('are split into the same commands with the same numbers as svgpath splits them, and stop at the same mistakes', () => {
    fc.assert(
      fc.property(fc.array(run, { minLength: 1, maxLength: 5 }), (runs) => {
        const d = `M0 0${runs.join('')}`;
        const [actual, expected] = [own(d), oracle(d)];
        // A number beyond all doubles is a mistake here, infinity there.
        fc.pre(
          expected.segments.flat().every((value) => typeof value === 'string' || Number.isFinite(value)),
        );
        expect(actual).toEqual(expected);
      }),
      { seed: 4, numRuns: 1500 },
    );
  });

  it('read every number as Number does, bit for bit', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 25 });
    const text = fc
      .tuple(
        fc.constantFrom('', '-', '+'),
        digits,
        fc.constantFrom('', '.'),
        digits,
        fc.constantFrom('', 'e5', 'E-7', 'e+19', 'e-300'),
      )
      .map((parts) => parts.join(''))
      .filter((word) => /\d/.test(word.replace(/e.*/i, '')));
    fc.assert(
      fc.property(text, (word) => {
        const reader = new PathReader(`M0 0H${word}`);
        reader.next();
        expect(reader.next()).toBe(true);
        expect(reader.values[0]).toBe(Number(word));
      }),
      { seed: 5, numRuns: 3000 },
    );
  });

  it('never break in what they draw: every piece starts where the one before ended, and closed runs end where they began', () => {
    fc.assert(
      fc.property(fc.array(run, { minLength: 1, maxLength: 6 }), (runs) => {
        for (const { primitives, closed } of parsePathData(`M1 2${runs.join('')}`, IDENTITY).subPaths) {
          expect(primitives.length).toBeGreaterThan(0);
          for (let i = 1; i < primitives.length; i++)
            expect(startOf(primitives[i]!)).toEqual(endOf(primitives[i - 1]!));
          if (closed) expect(endOf(primitives.at(-1)!)).toEqual(startOf(primitives[0]!));
        }
      }),
      { seed: 6, numRuns: 500 },
    );
  });

  it('of any letters end in time, with what makes sense', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'mMlLzZaAcC0123456789.,-+eE \n#\u00a0ſé'),
      maxLength: 60,
    });
    fc.assert(
      fc.property(letters, (text) => {
        const { subPaths } = parsePathData(text, IDENTITY);
        for (const { primitives } of subPaths)
          for (const one of primitives) expect(endOf(one).every(Number.isFinite)).toBe(true);
      }),
      { seed: 7, numRuns: 3000 },
    );
  });
});
