import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNumber } from '../../src/dxf/parse-number.js';

const SEED = 20261121;

/** The number in a text, read in the middle of other bytes. */
function parse(text: string): number {
  const bytes = new TextEncoder().encode(`99${text}99`);
  return parseNumber(bytes, 2, bytes.length - 2);
}

describe('numbers read from bytes', () => {
  it.each([
    '0',
    '-0',
    '1',
    '+1',
    '.5',
    '5.',
    '-.5e1',
    '1e22',
    '1e23',
    '9007199254740993',
    '123456789012345678',
    '0.1',
    '1e-7',
    '  12.5 ',
    '12.5\r',
    '0.000000000000000000001',
    '1.7976931348623157e308',
    '5e-324',
    '1e400',
    '-1e400',
    '1e-400',
    '2.4703282292062327e-324',
    '179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587207096330286416692887910946555547851940402630657488671505820681908902000708383676273854845817711531764475730270069855571366959622842914819860834936475292719074168444365510704342711559699508093042880',
    '0.30000000000000004',
    '10.000000000000000',
    '100000000000000000000.000',
    '8.10999999999999943157E1',
    '4503599627370496.5',
    '4503599627370497.5',
  ])('%s is what Number makes of it, bit for bit', (text) => {
    expect(parse(text)).toBe(Number(text));
  });

  it.each([
    '',
    ' ',
    '.',
    '-',
    'e5',
    '1e',
    '1e+',
    '1,5',
    '0x10',
    'NaN',
    'Infinity',
    '-1.#IND',
    '1 2',
    '1_0',
    '--1',
    '1.2.3',
    '1e5.5',
    'a',
  ])('what is no decimal number is none: "%s"', (text) => {
    expect(parse(text)).toBeNaN();
  });

  it('every double, as it is written shortest, is what Number makes of it', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(parse(String(value))).toBe(Number(String(value)));
        expect(parse(value.toExponential(20))).toBe(Number(value.toExponential(20)));
      }),
      { seed: SEED, numRuns: 3000 },
    );
  });

  it('coordinates of 1 to 25 digits, with a point anywhere, are what Number makes of them', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 25 });
    fc.assert(
      fc.property(
        digits,
        fc.nat(25),
        fc.boolean(),
        fc.integer({ min: -30, max: 30 }),
        (all, point, minus, power) => {
          const text = `${minus ? '-' : ''}${all.slice(0, point).join('')}.${all.slice(point).join('')}`;
          const scaled = `${text}e${power}`;
          expect(parse(text)).toBe(Number(text));
          expect(parse(scaled)).toBe(Number(scaled));
        },
      ),
      { seed: SEED, numRuns: 5000 },
    );
  });

  it('numbers half way between two doubles, and a digit beside, are rounded as they should', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
        fc.integer({ min: -2, max: 2 }),
        (value, beside) => {
          const [mantissa, exponent] = halfway(value);
          const text = `${mantissa + BigInt(beside)}e${exponent}`;
          expect(parse(text)).toBe(Number(text));
          const cut = `${String(mantissa).slice(0, 21)}e${exponent + String(mantissa).length - 21}`;
          if (String(mantissa).length > 21) expect(parse(cut)).toBe(Number(cut));
        },
      ),
      { seed: SEED, numRuns: 2000 },
    );
  });
});

/** The exact decimal half way from a double to the next, as digits and a power of ten. */
function halfway(value: number): readonly [mantissa: bigint, exponent: number] {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const power = Number((bits >> 52n) & 2047n) - 1075;
  const doubled = 2n * ((bits & ((1n << 52n) - 1n)) | (1n << 52n)) + 1n;
  const shift = power - 1;
  if (shift >= 0) return [doubled << BigInt(shift), 0];
  return [doubled * 5n ** BigInt(-shift), shift];
}
