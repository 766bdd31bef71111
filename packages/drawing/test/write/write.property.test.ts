import type { Part } from '@millwright/contracts';
import { contourAreaMm2, distanceToContourMm } from '@millwright/geometry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeDxf, writeSvg } from '../../src/index.js';
import { readText } from '../helpers.js';

const ROUND_TRIP_MM = 1e-3;

/** Rounded plates with a notch and a slot: lines, arcs either way, sizes over three orders of magnitude. */
const part = fc
  .record({
    width: fc.double({ min: 20, max: 3000, noNaN: true }),
    height: fc.double({ min: 20, max: 3000, noNaN: true }),
    bulges: fc.array(fc.double({ min: -1, max: 0.9, noNaN: true }), { minLength: 4, maxLength: 4 }),
    hole: fc.double({ min: 0.05, max: 0.3, noNaN: true }),
  })
  .map(({ width, height, bulges, hole }): Part => {
    // A bend inwards must leave room for the hole, whatever the proportions.
    const inwards = (0.2 * Math.min(width, height)) / Math.max(width, height);
    const [a = 0, b = 0, c = 0, d = 0] = bulges.map((bulge) => (bulge < 0 ? bulge * inwards : bulge));
    const radius = Math.min(width, height) * hole;
    return {
      id: 'p',
      quantity: 1,
      outline: {
        closed: true,
        vertices: [
          [0, 0, a],
          [width, 0, b],
          [width, height, c],
          [0, height, d],
        ],
      },
      holes: [
        {
          closed: true,
          vertices: [
            [width / 2 - radius, height / 2, -1],
            [width / 2 + radius, height / 2, -1],
          ],
        },
      ],
      features: [],
    };
  });

describe('what is written', () => {
  for (const [name, write] of [
    ['DXF', writeDxf],
    ['SVG', writeSvg],
  ] as const) {
    it(`as ${name} and read back is the same part within a micrometre`, async () => {
      await fc.assert(
        fc.asyncProperty(part, async (one) => {
          const { parts } = await readText(await write({ title: 'T', parts: [one] }));
          expect(parts).toHaveLength(1);
          const [back] = parts as [Part];
          // The part's frame starts at the corner of its box, so compare about a vertex that both have.
          const [x0, y0] = one.outline.vertices[0]!;
          const shift = back.outline.vertices
            .map(([x, y]) => [x - x0, y - y0] as const)
            .find(([dx, dy]) =>
              one.outline.vertices.every(
                ([x, y]) => distanceToContourMm([x + dx, y + dy], back.outline) < ROUND_TRIP_MM,
              ),
            );
          expect(shift).toBeDefined();
          expect(contourAreaMm2(back.outline)).toBeCloseTo(contourAreaMm2(one.outline), 1);
          expect(contourAreaMm2(back.holes[0]!)).toBeCloseTo(contourAreaMm2(one.holes[0]!), 2);
        }),
        { seed: 10, numRuns: 60 },
      );
    });
  }
});
