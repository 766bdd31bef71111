import fc from 'fast-check';
import { expect, test } from 'vitest';
import { acos, asin, atan, atan2, cbrt, cos, exp, hypot, log, pow, sin, tan } from '../../src/numeric.js';
import { hexOf, unitsApart } from './numbers.js';

const settings = { seed: 20_261_121, numRuns: 3000 };
const any = fc.double();
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

test('sine, tangent, arc sine, arc tangent and cube root are odd, the cosine is even, to the last bit', () => {
  fc.assert(
    fc.property(any, (x) => {
      for (const odd of [sin, tan, asin, atan, cbrt]) expect(hexOf(odd(-x))).toBe(hexOf(-odd(x)));
      expect(hexOf(cos(-x))).toBe(hexOf(cos(x)));
    }),
    settings,
  );
});

test('sine and cosine of any angle lie on the unit circle', () => {
  fc.assert(
    fc.property(finite, (x) => {
      expect(sin(x) * sin(x) + cos(x) * cos(x)).toBeCloseTo(1, 14);
    }),
    settings,
  );
});

test('neighbouring numbers keep their order under functions that rise', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.double({ min: 1e-14, max: 0.1, noNaN: true }),
      (x, step) => {
        const next = Math.min(1, x + step);
        for (const rising of [asin, atan, exp, cbrt]) expect(rising(next)).toBeGreaterThanOrEqual(rising(x));
        expect(acos(next)).toBeLessThanOrEqual(acos(x));
      },
    ),
    settings,
  );
});

test('the logarithm undoes the exponential function, the cube undoes the cube root', () => {
  fc.assert(
    fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
      expect(log(exp(x))).toBeCloseTo(x, 12);
      const root = cbrt(x);
      expect(Math.abs(root * root * root - x)).toBeLessThanOrEqual(4 * Number.EPSILON * Math.abs(x));
    }),
    settings,
  );
});

test('the direction and the length of a vector give the vector back', () => {
  const length = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(length, length, (x, y) => {
      const [angleRad, radius] = [atan2(y, x), hypot(x, y)];
      expect(Math.abs(radius * cos(angleRad) - x)).toBeLessThanOrEqual(1e-15 * radius);
      expect(Math.abs(radius * sin(angleRad) - y)).toBeLessThanOrEqual(1e-15 * radius);
    }),
    settings,
  );
});

test('a vector is as long backwards, mirrored and with its sides exchanged, to the last bit', () => {
  fc.assert(
    fc.property(any, any, (x, y) => {
      for (const other of [hypot(y, x), hypot(-x, y), hypot(x, -y)])
        expect(hexOf(other)).toBe(hexOf(hypot(x, y)));
    }),
    settings,
  );
});

test('whole powers are products', () => {
  fc.assert(
    fc.property(fc.integer({ min: -30, max: 30 }), fc.integer({ min: 0, max: 10 }), (base, exponent) => {
      let product = 1;
      for (let i = 0; i < exponent; i += 1) product *= base;
      expect(pow(base, exponent)).toBe(product);
    }),
    settings,
  );
});

test('powers of the same base multiply', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 100, noNaN: true }),
      fc.double({ min: -50, max: 50, noNaN: true }),
      (base, exponent) => {
        const product = pow(base, exponent) * base;
        expect(unitsApart(pow(base, exponent + 1), product)).toBeLessThan(2000);
      },
    ),
    settings,
  );
});

test('one to any power, and anything to the power nought, is one', () => {
  fc.assert(
    fc.property(any, (x) => {
      expect([pow(1, x), pow(x, 0), pow(x, -0)]).toEqual([1, 1, 1]);
    }),
    settings,
  );
});
