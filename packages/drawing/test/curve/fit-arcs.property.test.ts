import { distanceToContourMm } from '@millwright/geometry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bezierCurve } from '../../src/curve/bezier.js';
import { fitArcs } from '../../src/curve/fit-arcs.js';
import type { EllipsePrimitive, XY } from '../../src/curve/primitive.js';
import { toArcs } from '../../src/curve/to-arcs.js';

const TOLERANCE_MM = 1e-3;
/** What the arithmetic of the comparison may add. */
const ROUNDING_MM = 1e-7;

const coordinate = fc.double({ min: -500, max: 500, noNaN: true, noDefaultInfinity: true });
const point = fc.tuple(coordinate, coordinate);

const chainOf = (from: XY, arcs: readonly { to: XY; bulge: number }[]) => ({
  closed: false,
  vertices: [from, ...arcs.map(({ to }) => to)].map(
    ([x, y], i) => [x, y, arcs[i]?.bulge ?? 0] as [number, number, number],
  ),
});

describe('arcs fitted to a curve', () => {
  it('stay within a micrometre of any cubic, cusps, loops and straight ones included', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 4, maxLength: 4 }), (points) => {
        const curve = bezierCurve({ kind: 'bezier', points });
        const chain = chainOf(points[0]!, fitArcs(curve, { fromParameter: 0, toParameter: 1 }, TOLERANCE_MM));
        for (let i = 0; i <= 500; i++) {
          expect(distanceToContourMm([...curve.at(i / 500)], chain)).toBeLessThanOrEqual(
            TOLERANCE_MM + ROUNDING_MM,
          );
        }
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it('start and end where the curve does, to the last bit', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 2, maxLength: 7 }), (points) => {
        const arcs = toArcs({ kind: 'bezier', points }, TOLERANCE_MM);
        expect(arcs.at(-1)!.to).toEqual(points.at(-1));
      }),
      { seed: 2, numRuns: 100 },
    );
  });

  it('bend by at most a half turn each', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 4, maxLength: 4 }), (points) => {
        for (const { bulge } of toArcs({ kind: 'bezier', points }, TOLERANCE_MM))
          expect(Math.abs(bulge)).toBeLessThanOrEqual(1);
      }),
      { seed: 3, numRuns: 100 },
    );
  });

  it('follow a rational quarter circle with few arcs, all of its radius', () => {
    const weight = Math.SQRT1_2;
    const arcs = toArcs(
      {
        kind: 'bezier',
        points: [
          [100, 0],
          [100, 100],
          [0, 100],
        ],
        weights: [1, weight, 1],
      },
      TOLERANCE_MM,
    );
    expect(arcs.length).toBe(1);
    expect(arcs[0]!.bulge).toBeCloseTo(Math.tan(Math.PI / 8), 9);
  });

  it('stay within a micrometre of an ellipse, however flat', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        fc.double({ min: 1, max: 500, noNaN: true }),
        fc.double({ min: -6, max: 6, noNaN: true }),
        (ratio, radius, startRad) => {
          const at = (t: number): XY => [radius * Math.cos(t), radius * ratio * Math.sin(t)];
          const ellipse: EllipsePrimitive = {
            kind: 'ellipse',
            from: at(startRad),
            to: at(startRad + 5),
            centre: [0, 0],
            axisU: [radius, 0],
            axisV: [0, radius * ratio],
            startRad,
            sweepRad: 5,
          };
          const chain = chainOf(ellipse.from, toArcs(ellipse, TOLERANCE_MM));
          for (let i = 0; i <= 300; i++) {
            const away = distanceToContourMm([...at(startRad + (5 * i) / 300)], chain);
            expect(away).toBeLessThanOrEqual(TOLERANCE_MM + ROUNDING_MM);
          }
        },
      ),
      // The example's tip lay beside an arc's end, slantwise: each way less than a micrometre off, together more.
      { seed: 4, numRuns: 40, examples: [[0.01, 1, 0.2812536077124615]] },
    );
  });

  it('do not need more pieces for a short, gentle curve than one', () => {
    expect(
      toArcs(
        {
          kind: 'bezier',
          points: [
            [0, 0],
            [1, 0.01],
            [2, 0.01],
            [3, 0],
          ],
        },
        TOLERANCE_MM,
      ).length,
    ).toBe(1);
    expect(
      toArcs(
        {
          kind: 'bezier',
          points: [
            [0, 0],
            [1, 0],
            [2, 0],
            [3, 0],
          ],
        },
        TOLERANCE_MM,
      ),
    ).toEqual([{ to: [3, 0], bulge: 0 }]);
  });
});
