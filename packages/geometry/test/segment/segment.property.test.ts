import type { Contour, Point } from '@millwright/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  circleContour,
  contourIntersections,
  distanceBetweenContoursMm,
  polygonContour,
  type Segment,
  scaleContour,
  segmentBetween,
  segmentsOf,
} from '../../src/index.js';
import {
  distanceBetweenSegmentsMm,
  distanceToSegmentMm,
  nearestPointOnSegment,
  pointOnSegment,
  ratioOnSegment,
  segmentBox,
  segmentIntersections,
  segmentLengthMm,
  splitSegment,
  tangentOfSegment,
} from '../../src/segments.js';
import { bulge, point, SEED } from '../generators.js';
import { sampleContour } from '../reference.js';
import { troubleCurve } from '../trouble.js';

const options = { seed: SEED, numRuns: 200 };

const segment: fc.Arbitrary<Segment> = fc
  .tuple(point(100), point(100), bulge())
  .filter(([a, b]) => Math.hypot(a[0] - b[0], a[1] - b[1]) > 1e-3)
  .map(([a, b, bend]) => segmentBetween(a, b, bend));
/** Of radii up to 10⁵ mm, for which the textbook formulas of the reference keep their digits. */
const tame = segment.filter((s) => s.kind === 'line' || s.radiusMm < 1e5);
const contourOf = ({ from, to, bulge: b }: Segment): Contour => ({
  closed: false,
  vertices: [
    [from[0], from[1], b],
    [to[0], to[1], 0],
  ],
});
const samples = (s: Segment, n: number): Point[] => sampleContour(contourOf(s), n);
const gap = (a: Point, b: Point) => Math.hypot(a[0] - b[0], a[1] - b[1]);
const ratio = fc.double({ min: 0, max: 1, noNaN: true });

describe('along a segment', () => {
  it('a point at a share of the length is where centre, radius and angle put it', () => {
    fc.assert(
      fc.property(tame, fc.integer({ min: 0, max: 7 }), (s, k) => {
        expect(gap(pointOnSegment(s, k / 7), samples(s, 7)[k]!)).toBeLessThan(1e-6);
      }),
      options,
    );
  });

  it('the share of a point is the one it was made with, and the point is on the segment', () => {
    fc.assert(
      fc.property(segment, ratio, (s, t) => {
        const at = pointOnSegment(s, t);
        expect(distanceToSegmentMm(at, s)).toBeLessThan(1e-6);
        // At the ends of a whole turn the start is as near as the end.
        if (Math.abs(s.bulge) > 20 && (t < 0.1 || t > 0.9)) return;
        expect(Math.abs(ratioOnSegment(at, s) - t) * segmentLengthMm(s)).toBeLessThan(1e-6);
      }),
      options,
    );
  });

  it('two parts have the length of the whole, meet, and lie on it', () => {
    fc.assert(
      fc.property(segment, fc.double({ min: 0.01, max: 0.99, noNaN: true }), ratio, (s, t, u) => {
        const [first, second] = splitSegment(s, t);
        expect(first.from).toBe(s.from);
        expect(second.from).toBe(first.to);
        expect(second.to).toBe(s.to);
        const whole = segmentLengthMm(s);
        expect(Math.abs(segmentLengthMm(first) - t * whole)).toBeLessThan(1e-6 + whole * 1e-12);
        expect(Math.abs(segmentLengthMm(first) + segmentLengthMm(second) - whole)).toBeLessThan(
          1e-6 + whole * 1e-12,
        );
        // A part that rises less than 0.1 µm is a line.
        for (const part of [first, second]) {
          expect(distanceToSegmentMm(pointOnSegment(part, u), s)).toBeLessThan(1.01e-4);
        }
      }),
      options,
    );
  });

  it('the tangent is a unit vector along which the next point lies', () => {
    fc.assert(
      fc.property(tame, fc.double({ min: 0, max: 0.99, noNaN: true }), (s, t) => {
        const [tx, ty] = tangentOfSegment(s, t);
        expect(Math.hypot(tx, ty)).toBeCloseTo(1, 12);
        const [a, b] = [pointOnSegment(s, t), pointOnSegment(s, t + 1e-5)];
        const length = gap(a, b);
        fc.pre(length > 1e-7);
        expect(((b[0] - a[0]) * tx + (b[1] - a[1]) * ty) / length).toBeGreaterThan(0.999);
      }),
      options,
    );
  });
});

describe('nearest points', () => {
  it('lie on the segment, at the distance that is said, and none of many samples is nearer', () => {
    fc.assert(
      fc.property(segment, point(150), (s, at) => {
        const near = nearestPointOnSegment(at, s);
        const mm = distanceToSegmentMm(at, s);
        expect(distanceToSegmentMm(near, s)).toBeLessThan(1e-6);
        expect(Math.abs(gap(near, at) - mm)).toBeLessThan(1e-6);
        for (let k = 0; k <= 40; k++) expect(gap(pointOnSegment(s, k / 40), at)).toBeGreaterThan(mm - 1e-6);
      }),
      options,
    );
  });

  it('a box holds every point and touches all four sides', () => {
    fc.assert(
      fc.property(segment, (s) => {
        const box = segmentBox(s);
        for (let k = 0; k <= 40; k++) {
          const [x, y] = pointOnSegment(s, k / 40);
          expect(Math.min(x - box.minXMm, box.maxXMm - x, y - box.minYMm, box.maxYMm - y)).toBeGreaterThan(
            -1e-6,
          );
        }
      }),
      options,
    );
  });

  it('of two segments are no farther apart than any two samples, and as near as a fine search finds them', () => {
    fc.assert(
      fc.property(tame, tame, (a, b) => {
        const mm = distanceBetweenSegmentsMm(a, b);
        expect(Math.abs(distanceBetweenSegmentsMm(b, a) - mm)).toBeLessThan(1e-6);
        const along = (t: number) => distanceToSegmentMm(pointOnSegment(a, Math.max(0, Math.min(1, t))), b);
        const coarse = Array.from({ length: 301 }, (_, k) => along(k / 300));
        expect(Math.min(...coarse)).toBeGreaterThan(mm - 1e-6);
        // From every dip of the samples down to its bottom.
        const bottoms = coarse.map((found, k) => {
          if (found > (coarse[k - 1] ?? found) || found > (coarse[k + 1] ?? found)) return found;
          let [best, at] = [found, k / 300];
          for (let step = 1 / 300; step > 1e-12; step /= 1.5) {
            for (const t of [at - step, at + step]) if (along(t) < best) [best, at] = [along(t), t];
          }
          return best;
        });
        const best = Math.min(...bottoms);
        expect(best - mm).toBeLessThan(3e-5);
      }),
      options,
    );
  });
});

describe('intersections of segments', () => {
  it('lie on both, whichever way round they are asked for', () => {
    fc.assert(
      fc.property(segment, segment, (a, b) => {
        const points = segmentIntersections(a, b);
        for (const at of points) {
          expect(distanceToSegmentMm(at, a)).toBeLessThanOrEqual(1e-6);
          expect(distanceToSegmentMm(at, b)).toBeLessThanOrEqual(1e-6);
        }
        expect(segmentIntersections(b, a)).toHaveLength(points.length);
      }),
      { ...options, numRuns: 800 },
    );
  });

  it('are as many as the changes of side along the first', () => {
    fc.assert(
      fc.property(tame, tame, (a, b) => {
        fc.pre(b.kind === 'arc' && Math.abs(b.bulge) < 1 && Math.abs(b.bulge) > 0.2);
        const points = segmentIntersections(a, b);
        if (b.kind !== 'arc') return;
        // Sides of the whole circle, and abreast of the arc: a crossing of the arc is a change of the first while the second holds.
        let changes = 0;
        const n = 2000;
        let before: number | undefined;
        for (let k = 0; k <= n; k++) {
          const at = pointOnSegment(a, k / n);
          const side = Math.sign(gap(at, b.centre) - b.radiusMm);
          const isAbreast =
            (at[0] - b.from[0]) * (b.to[1] - b.from[1]) - (at[1] - b.from[1]) * (b.to[0] - b.from[0]);
          if (before !== undefined && side !== before && isAbreast * b.bulge > 0) changes++;
          before = side;
        }
        // Sampling misses two crossings close together, and sees one near an end on the wrong side of it.
        const clear = points.every(
          (p, i) =>
            Math.min(gap(p, a.from), gap(p, a.to), gap(p, b.from), gap(p, b.to)) > 0.5 &&
            points.every((q, j) => i === j || gap(p, q) > 0.5),
        );
        if (clear && points.length > 0) expect(changes).toBe(points.length);
        if (points.length === 0 && distanceBetweenSegmentsMm(a, b) > 0.5) expect(changes).toBe(0);
      }),
      options,
    );
  });

  it.each([
    ['a cross', [0, 0, 10, 10, 0], [0, 10, 10, 0, 0], [[5, 5]]],
    ['a common end', [0, 0, 10, 0, 0], [10, 0, 10, 10, 0], [[10, 0]]],
    ['a T', [0, 0, 10, 0, 0], [5, 0, 5, 5, 0], [[5, 0]]],
    [
      'lines that run along each other',
      [0, 0, 10, 0, 0],
      [4, 0, 20, 0, 0],
      [
        [4, 0],
        [10, 0],
      ],
    ],
    ['parallels', [0, 0, 10, 0, 0], [0, 1, 10, 1, 0], []],
    [
      'a line through a half circle',
      [-10, 1, 10, 1, 0],
      [5, 0, -5, 0, 1],
      [
        [-Math.sqrt(24), 1],
        [Math.sqrt(24), 1],
      ],
    ],
    ['a tangent', [-10, 5, 10, 5, 0], [5, 0, -5, 0, 1], [[0, 5]]],
    ['two half circles', [5, 0, -5, 0, 1], [3, 0, 13, 0, -1], [[4, 3]]],
    ['touching half circles', [5, 0, -5, 0, 1], [5, 10, -5, 10, -1], [[0, 5]]],
    [
      'arcs of one circle that overlap',
      [5, 0, 0, 5, Math.SQRT2 - 1],
      [5, 0, -5, 0, 1],
      [
        [5, 0],
        [0, 5],
      ],
    ],
    [
      'arcs of one circle that meet end to end',
      [5, 0, -5, 0, 1],
      [-5, 0, 5, 0, 1],
      [
        [5, 0],
        [-5, 0],
      ],
    ],
  ] as const)('finds %s', (_, a, b, expected) => {
    const [first, second] = [a, b].map(([x0, y0, x1, y1, bend]) => segmentBetween([x0, y0], [x1, y1], bend));
    const found = segmentIntersections(first!, second!);
    expect(found).toHaveLength(expected.length);
    for (const [i, at] of found.entries())
      expect(gap(at, expected[i] as unknown as Point)).toBeLessThan(1e-6);
  });
});

describe('contours against each other', () => {
  it('have the distance and the meeting points that all pairs of their segments have', () => {
    fc.assert(
      fc.property(
        troubleCurve('rounded', 'slot', 'circle', 'any', 'tiny-arcs', 'near-full'),
        troubleCurve(),
        (a, b) => {
          const pairs = segmentsOf(a).flatMap((s) => segmentsOf(b).map((t) => [s, t] as const));
          const mm = distanceBetweenContoursMm(a, b);
          expect(mm).toBe(
            Math.min(...pairs.map(([s, t]) => distanceBetweenSegmentsMm(s, t)), ...(mm === 0 ? [0] : [])),
          );
          const all = pairs.flatMap(([s, t]) => segmentIntersections(s, t));
          const found = contourIntersections(a, b);
          for (const at of all) expect(found.some(({ point: other }) => gap(at, other) <= 2.1e-6)).toBe(true);
          for (const { point: at, segmentOfA, segmentOfB } of found) {
            expect(distanceToSegmentMm(at, segmentsOf(a)[segmentOfA]!)).toBeLessThanOrEqual(1e-6);
            expect(distanceToSegmentMm(at, segmentsOf(b)[segmentOfB]!)).toBeLessThanOrEqual(1e-6);
          }
          if (found.length > 0) expect(mm).toBe(0);
        },
      ),
      { ...options, numRuns: 120 },
    );
  });

  it('give the gap between a hole and an outline, circles and long outlines', () => {
    const square = polygonContour([
      [0, 0],
      [100, 0],
      [100, 100],
      [0, 100],
    ]);
    expect(distanceBetweenContoursMm(square, circleContour([30, 50], 20))).toBeCloseTo(10, 12);
    expect(distanceBetweenContoursMm(circleContour([0, 0], 5), circleContour([0, 0], 2))).toBeCloseTo(3, 12);
    expect(contourIntersections(circleContour([0, 0], 5), circleContour([6, 0], 5))).toHaveLength(2);
    const many = (radiusMm: number) =>
      polygonContour(
        Array.from({ length: 20_000 }, (_, i): Point => {
          const angle = (2 * Math.PI * i) / 20_000;
          return [radiusMm * Math.cos(angle), radiusMm * Math.sin(angle)];
        }),
      );
    expect(distanceBetweenContoursMm(many(100), many(99))).toBeCloseTo(1, 4);
    expect(contourIntersections(many(100), square).length).toBe(2);
  });

  it('scale with everything', () => {
    const circle = scaleContour(circleContour([1, 2], 3), 25.4);
    expect(segmentsOf(circle)[0]).toMatchObject({ kind: 'arc', radiusMm: 76.19999999999999 });
    expect(() => scaleContour(circle, 0)).toThrow(/greater than 0/);
    expect(() => scaleContour(circle, Number.NaN)).toThrow(/finite/);
  });
});
