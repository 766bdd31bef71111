import { contourSchema } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import {
  randomFrom,
  TROUBLE_CONTOUR_KINDS,
  TROUBLE_RING_KINDS,
  troubleContour,
  troubleRings,
} from '../../src/testing.js';

describe('troubleRings', () => {
  it.each(TROUBLE_RING_KINDS)(
    '%s gives finite rings within the range, each seed its own, and again the same',
    (kind) => {
      const texts = new Set<string>();
      for (let seed = 0; seed < 200; seed++) {
        const rings = troubleRings(kind, seed);
        expect(rings.length).toBeGreaterThan(0);
        for (const ring of rings) {
          expect(ring.length % 2).toBe(0);
          expect(ring.every((mm) => Math.abs(mm) <= 1e7)).toBe(true);
        }
        const text = JSON.stringify(rings.map((ring) => [...ring]));
        expect(JSON.stringify(troubleRings(kind, seed).map((ring) => [...ring]))).toBe(text);
        texts.add(text);
      }
      expect(texts.size).toBeGreaterThan(kind === 'nothing' ? 100 : 190);
    },
  );
});

describe('troubleContour', () => {
  it.each(TROUBLE_CONTOUR_KINDS)('%s gives contours that the contracts accept', (kind) => {
    for (let seed = 0; seed < 200; seed++) {
      const contour = troubleContour(kind, seed);
      expect(contourSchema.safeParse(contour).success).toBe(true);
      expect(troubleContour(kind, seed)).toEqual(contour);
    }
  });
});

describe('randomFrom', () => {
  it('spreads over [0, 1)', () => {
    const random = randomFrom(7);
    const counts = new Array<number>(10).fill(0);
    for (let i = 0; i < 10_000; i++) counts[Math.floor(random() * 10)]!++;
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });

  it('gives the numbers that it always gave', () => {
    const random = randomFrom(1);
    expect([random(), random(), random()].map((n) => n.toFixed(9))).toMatchInlineSnapshot(`
      [
        "0.588393773",
        "0.073188994",
        "0.590310656",
      ]
    `);
  });
});
