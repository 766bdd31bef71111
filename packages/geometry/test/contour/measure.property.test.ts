import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contourAreaMm2,
  contourBox,
  contourLengthMm,
  distanceToContourMm,
  pointInContour,
  reverseContour,
  transformContour,
} from '../../src/index.js';
import { anyContour, openContour, point, SEED, simpleContour } from '../generators.js';
import { distanceToPolyline, polygonArea, sampleContour, windingByAngles } from '../reference.js';

const PER_SEGMENT = 400;
const options = { seed: SEED, numRuns: 150 };

/** How far a dense polygon may stand off the arc it samples, mm: r(1 − cos(θ/2n)), with r as large as the contour's size allows. */
const sagittaMm = (sizeMm: number) => sizeMm * 2 * (1 - Math.cos(Math.PI / PER_SEGMENT));

function sizeOf(contour: Parameters<typeof contourBox>[0]): number {
  const box = contourBox(contour);
  return Math.max(box.maxXMm - box.minXMm, box.maxYMm - box.minYMm);
}

describe('measures of any contour agree with a dense polygon', () => {
  it('has the area of the polygon', () => {
    fc.assert(
      fc.property(anyContour(), (contour) => {
        const size = sizeOf(contour);
        const dense = polygonArea(sampleContour(contour, PER_SEGMENT));
        const allowed = sagittaMm(size) * 8 * size * contour.vertices.length + 1e-6;
        expect(Math.abs(contourAreaMm2(contour) - dense)).toBeLessThanOrEqual(allowed);
      }),
      options,
    );
  });

  it('has the length of the polygon, never less', () => {
    fc.assert(
      fc.property(fc.oneof(anyContour(), openContour()), (contour) => {
        const points = sampleContour(contour, PER_SEGMENT);
        let dense = 0;
        for (let i = contour.closed ? 0 : 1; i < points.length; i++) {
          const [x0, y0] = points.at(i - 1)!;
          dense += Math.hypot(points[i]![0] - x0, points[i]![1] - y0);
        }
        const length = contourLengthMm(contour);
        expect(length).toBeGreaterThanOrEqual(dense * (1 - 1e-9) - 1e-6);
        expect(length).toBeLessThanOrEqual(dense * (1 + 1e-4) + 1e-6);
      }),
      options,
    );
  });

  it('has a box that holds every sample and is touched on all four sides', () => {
    fc.assert(
      fc.property(anyContour(), (contour) => {
        const box = contourBox(contour);
        const points = sampleContour(contour, PER_SEGMENT);
        const xs = points.map(([x]) => x);
        const ys = points.map(([, y]) => y);
        const slack = sagittaMm(sizeOf(contour)) + 1e-5;
        for (const [reached, bound] of [
          [Math.min(...xs), box.minXMm],
          [Math.min(...ys), box.minYMm],
          [-Math.max(...xs), -box.maxXMm],
          [-Math.max(...ys), -box.maxYMm],
        ] as const) {
          expect(reached - bound).toBeGreaterThanOrEqual(-1e-5);
          expect(reached - bound).toBeLessThanOrEqual(slack);
        }
      }),
      options,
    );
  });

  it('has the distance to the polygon', () => {
    fc.assert(
      fc.property(fc.oneof(anyContour(), openContour()), point(2000), (contour, at) => {
        const dense = distanceToPolyline(at, sampleContour(contour, PER_SEGMENT), contour.closed);
        expect(Math.abs(distanceToContourMm(at, contour) - dense)).toBeLessThanOrEqual(
          sagittaMm(sizeOf(contour)) + 1e-5,
        );
      }),
      options,
    );
  });

  it('says inside exactly where the polygon winds around the point', () => {
    fc.assert(
      fc.property(anyContour(), point(1200), (contour, at) => {
        fc.pre(distanceToContourMm(at, contour) > sagittaMm(sizeOf(contour)) + 1e-4);
        const expected =
          windingByAngles(at, sampleContour(contour, PER_SEGMENT)) === 0 ? 'outside' : 'inside';
        expect(pointInContour(at, contour)).toBe(expected);
      }),
      { ...options, numRuns: 600 },
    );
  });

  it('decides points that lie exactly on a chord, a vertex height or a tangent', () => {
    fc.assert(
      fc.property(
        anyContour(8),
        fc.nat(11),
        fc.constantFrom(0.25, 0.5, 0.75),
        fc.nat(11),
        (contour, i, t, j) => {
          const { vertices } = contour;
          const a = vertices[i % vertices.length]!;
          const b = vertices[(i + 1) % vertices.length]!;
          const c = vertices[j % vertices.length]!;
          for (const at of [
            [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t],
            [a[0], c[1]],
            [(a[0] + c[0]) / 2, c[1]],
          ] as const) {
            if (distanceToContourMm(at, contour) <= sagittaMm(sizeOf(contour)) + 1e-4) continue;
            const expected =
              windingByAngles(at, sampleContour(contour, PER_SEGMENT)) === 0 ? 'outside' : 'inside';
            expect(pointInContour(at, contour)).toBe(expected);
          }
        },
      ),
      { ...options, numRuns: 400 },
    );
  });
});

describe('measures keep their laws', () => {
  it('changes the sign of the area and nothing of the length when a contour is reversed', () => {
    fc.assert(
      fc.property(anyContour(), (contour) => {
        const reversed = reverseContour(contour);
        const scale = sizeOf(contour) ** 2;
        expect(Math.abs(contourAreaMm2(reversed) + contourAreaMm2(contour))).toBeLessThanOrEqual(
          1e-10 * scale,
        );
        expect(Math.abs(contourLengthMm(reversed) - contourLengthMm(contour))).toBeLessThanOrEqual(
          1e-12 * contourLengthMm(contour),
        );
        expect(contourBox(reversed).maxXMm).toBeCloseTo(contourBox(contour).maxXMm, 8);
      }),
      options,
    );
  });

  it('keeps area and length under any move, and turns the area’s sign under a mirror', () => {
    const move = fc.record({
      xMm: fc.double({ min: -1e4, max: 1e4, noNaN: true }),
      yMm: fc.double({ min: -1e4, max: 1e4, noNaN: true }),
      rotationDeg: fc.oneof(
        fc.constantFrom(0, 90, 180, 270, -90, 45),
        fc.double({ min: -360, max: 360, noNaN: true }),
      ),
      mirrored: fc.boolean(),
    });
    fc.assert(
      fc.property(simpleContour(), move, (contour, transform) => {
        const moved = transformContour(contour, transform);
        const area = contourAreaMm2(contour);
        expect(contourAreaMm2(moved) * (transform.mirrored ? -1 : 1)).toBeCloseTo(area, 6);
        expect(contourLengthMm(moved)).toBeCloseTo(contourLengthMm(contour), 8);
      }),
      options,
    );
  });

  it('finds the distance of a point on the contour to be nothing, and the point on it', () => {
    fc.assert(
      fc.property(anyContour(100), (contour) => {
        for (const at of sampleContour(contour, 7))
          expect(distanceToContourMm(at, contour)).toBeLessThan(2e-5);
        for (const [x, y] of contour.vertices) expect(pointInContour([x, y], contour)).toBe('on');
      }),
      options,
    );
  });
});
