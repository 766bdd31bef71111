import { distanceToContourMm } from '@millwright/geometry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apexOf, halfBulge, type XY } from '../../src/curve/primitive.js';
import { crossingsOf, type Piece } from '../../src/parts/intersect.js';

const coordinate = fc.double({ min: -100, max: 100, noNaN: true });
const point = fc.tuple(coordinate, coordinate);
/** Lines, flat arcs, round arcs, up to a half turn. */
const piece = fc
  .record({
    from: point,
    to: point,
    bulge: fc.oneof(
      fc.constant(0),
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.constantFrom(1e-5, -1e-5, 1e-7),
    ),
  })
  .filter(({ from, to }) => Math.hypot(from[0] - to[0], from[1] - to[1]) > 1);

/** Pieces whose ends meet nowhere: multiples of two steps that have no common measure, so that nothing touches by accident. */
const apart = (stepMm: number) => {
  const generic = fc.integer({ min: -6000, max: 6000 }).map((n) => n * stepMm);
  return fc
    .record({
      from: fc.tuple(generic, generic),
      to: fc.tuple(generic, generic),
      bulge: fc.oneof(
        fc.constant(0),
        fc.integer({ min: -97, max: 97 }).map((n) => n / 101),
        fc.constantFrom(1e-4, -1e-4),
      ),
    })
    .filter(({ from, to }) => Math.hypot(from[0] - to[0], from[1] - to[1]) > 1);
};
const first = apart(0.0161803);
const second = apart(0.0173205);

const contourOf = ({ from, to, bulge }: Piece) => ({
  closed: false,
  vertices: [
    [from[0], from[1], bulge],
    [to[0], to[1], 0],
  ] as [number, number, number][],
});

/** The piece as many short chords, by halving. */
function chords(start: XY, end: XY, bulge: number, depth = 11): XY[] {
  if (depth === 0) return [start];
  const middle = apexOf(start, end, bulge);
  const half = halfBulge(bulge);
  return [...chords(start, middle, half, depth - 1), ...chords(middle, end, half, depth - 1)];
}

/** How often two polylines change sides of each other: crossings counted without any formula for circles. */
function slowCount(a: Piece, b: Piece): number {
  const [p, q] = [
    [...chords(a.from, a.to, a.bulge), a.to],
    [...chords(b.from, b.to, b.bulge, 6), b.to],
  ];
  const side = (s: XY, e: XY, [x, y]: XY) =>
    Math.sign((e[0] - s[0]) * (y - s[1]) - (e[1] - s[1]) * (x - s[0]));
  let count = 0;
  for (let i = 0; i + 1 < p.length; i++) {
    for (let j = 0; j + 1 < q.length; j++) {
      const apart = side(p[i]!, p[i + 1]!, q[j]!) !== side(p[i]!, p[i + 1]!, q[j + 1]!);
      if (apart && side(q[j]!, q[j + 1]!, p[i]!) !== side(q[j]!, q[j + 1]!, p[i + 1]!)) count++;
    }
  }
  return count;
}

describe('crossings of lines and arcs', () => {
  it('lie on both pieces', () => {
    fc.assert(
      fc.property(piece, piece, (a, b) => {
        for (const at of crossingsOf(a, b)) {
          expect(distanceToContourMm([...at], contourOf(a))).toBeLessThan(1e-6);
          expect(distanceToContourMm([...at], contourOf(b))).toBeLessThan(1e-6);
        }
      }),
      { seed: 11, numRuns: 2000 },
    );
  });

  it('are as many as polylines of short chords count', () => {
    let nDiffering = 0;
    fc.assert(
      fc.property(first, second, (a, b) => {
        if (crossingsOf(a, b).length !== slowCount(a, b)) nDiffering++;
      }),
      { seed: 12, numRuns: 60 },
    );
    // Chords miss a grazing touch now and then; a formula that is wrong would miss far more.
    expect(nDiffering).toBeLessThanOrEqual(1);
  });

  it('are the same whichever piece comes first and whichever way it runs', () => {
    const reversed = ({ from, to, bulge }: Piece): Piece => ({ from: to, to: from, bulge: -bulge });
    fc.assert(
      fc.property(first, second, (a, b) => {
        const count = crossingsOf(a, b).length;
        expect(crossingsOf(b, a)).toHaveLength(count);
        expect(crossingsOf(reversed(a), b)).toHaveLength(count);
      }),
      { seed: 13, numRuns: 1000 },
    );
  });

  it('are none where pieces share an end or only touch', () => {
    const arc: Piece = { from: [0, 0], to: [10, 0], bulge: -1 };
    expect(crossingsOf(arc, { from: [0, 0], to: [-5, 20], bulge: 0 })).toHaveLength(0);
    expect(crossingsOf(arc, { from: [-5, 5], to: [15, 5], bulge: 0 })).toHaveLength(0);
    expect(crossingsOf(arc, { from: [0, 10], to: [10, 10], bulge: 1 })).toHaveLength(0);
    expect(crossingsOf(arc, arc)).toHaveLength(0);
  });
});
