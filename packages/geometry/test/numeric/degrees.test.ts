import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cosDeg, degreesToRad, radToDegrees, sin, sinDeg } from '../../src/numeric.js';

const settings = { seed: 20_261_121, numRuns: 2000 };

test.each([
  [0, 0, 1],
  [90, 1, 0],
  [180, 0, -1],
  [270, -1, 0],
  [360, 0, 1],
  [-90, -1, 0],
  [-180, 0, -1],
  [90 * (2 ** 40 + 1), 1, 0],
])('at %d° the sine is exactly %d and the cosine %d, and no zero is negative', (angleDeg, sine, cosine) => {
  expect(sinDeg(angleDeg)).toBe(sine);
  expect(cosDeg(angleDeg)).toBe(cosine);
});

test('half of a right angle and a third of it come out as on paper', () => {
  expect(sinDeg(30)).toBeCloseTo(0.5, 15);
  expect(cosDeg(60)).toBeCloseTo(0.5, 15);
  expect(sinDeg(45)).toBeCloseTo(Math.SQRT1_2, 15);
});

test('no angle at all gives no number', () => {
  for (const angle of [Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(sinDeg(angle)).toBeNaN();
    expect(cosDeg(angle)).toBeNaN();
  }
});

test('a quarter turn turns the sine into the cosine, to the last bit', () => {
  fc.assert(
    fc.property(fc.integer({ min: -720_000, max: 720_000 }), (thousandths) => {
      const angleDeg = thousandths / 1024;
      expect(cosDeg(angleDeg)).toBe(sinDeg(angleDeg + 90));
    }),
    settings,
  );
});

test('whole turns change nothing', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -360_000, max: 360_000 }),
      fc.integer({ min: -1000, max: 1000 }),
      (angle, turns) => {
        expect(sinDeg(angle / 1024)).toBe(sinDeg(angle / 1024 + 360 * turns));
      },
    ),
    settings,
  );
});

test('degrees agree with radians', () => {
  fc.assert(
    fc.property(fc.double({ min: -400, max: 400, noNaN: true }), (angleDeg) => {
      expect(sinDeg(angleDeg)).toBeCloseTo(sin(degreesToRad(angleDeg)), 13);
      expect(radToDegrees(degreesToRad(angleDeg))).toBeCloseTo(angleDeg, 12);
    }),
    settings,
  );
});
