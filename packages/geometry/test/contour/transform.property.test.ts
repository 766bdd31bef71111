import type { Contour, Point } from '@millwright/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contourAreaMm2,
  distanceToContourMm,
  orientContour,
  reverseContour,
  type Transform,
  transformContour,
  transformPoint,
} from '../../src/index.js';
import { anyContour, openContour, point, SEED } from '../generators.js';

const options = { seed: SEED, numRuns: 300 };

const transform: fc.Arbitrary<Transform> = fc.record({
  xMm: fc.double({ min: -1e4, max: 1e4, noNaN: true }),
  yMm: fc.double({ min: -1e4, max: 1e4, noNaN: true }),
  rotationDeg: fc.oneof(
    fc.constantFrom(0, 90, 180, 270, 360, -90, 45),
    fc.double({ min: -360, max: 360, noNaN: true }),
  ),
  mirrored: fc.boolean(),
});

/** The transform that undoes another: with M the mirror and R the turn, p = M R⁻¹ (q − t), and M R(−a) = R(a) M. */
function inverse({ xMm, yMm, rotationDeg, mirrored }: Transform): Transform {
  const turn = { xMm: 0, yMm: 0, rotationDeg: mirrored ? rotationDeg : -rotationDeg, mirrored };
  const [x, y] = transformPoint([xMm, yMm], turn);
  return { ...turn, xMm: -x, yMm: -y };
}

const distance = ([ax, ay]: Point, [bx, by]: Point): number => Math.hypot(ax - bx, ay - by);

describe('transforms', () => {
  it('are undone by their inverse to within a nanometre', () => {
    fc.assert(
      fc.property(anyContour(), transform, (contour, move) => {
        const back = transformContour(transformContour(contour, move), inverse(move));
        contour.vertices.forEach(([x, y, bulge], i) => {
          const [backX, backY, backBulge] = back.vertices[i]!;
          expect(distance([x, y], [backX, backY])).toBeLessThanOrEqual(1e-9);
          expect(backBulge).toBe(bulge);
        });
      }),
      options,
    );
  });

  it('keep distances between points and from points to contours', () => {
    fc.assert(
      fc.property(anyContour(100), point(200), point(200), transform, (contour, a, b, move) => {
        const [movedA, movedB] = [transformPoint(a, move), transformPoint(b, move)];
        expect(Math.abs(distance(movedA, movedB) - distance(a, b))).toBeLessThanOrEqual(1e-9);
        const moved = distanceToContourMm(movedA, transformContour(contour, move));
        expect(Math.abs(moved - distanceToContourMm(a, contour))).toBeLessThanOrEqual(1e-8);
      }),
      options,
    );
  });

  it('move by quarter turns without any rounding', () => {
    fc.assert(
      fc.property(point(), fc.integer({ min: -4, max: 4 }), fc.boolean(), (at, quarters, mirrored) => {
        const [x, y] = [mirrored ? -at[0] : at[0], at[1]];
        const expected = [
          [x, y],
          [-y, x],
          [-x, -y],
          [y, -x],
        ][(quarters + 4) % 4]!;
        const moved = transformPoint(at, { xMm: 0, yMm: 0, rotationDeg: quarters * 90, mirrored });
        expect(moved[0] === expected[0] && moved[1] === expected[1]).toBe(true);
      }),
      options,
    );
  });
});

describe('reversing', () => {
  it('twice gives the contour back exactly', () => {
    fc.assert(
      fc.property(fc.oneof(anyContour(), openContour()), (contour) => {
        // −0 and 0 are one number here.
        const plain = (c: Contour) => ({ ...c, vertices: c.vertices.map((v) => v.map((n) => n + 0)) });
        expect(plain(reverseContour(reverseContour(contour)))).toEqual(plain(contour));
      }),
      options,
    );
  });

  it('orients the same whichever way it came', () => {
    fc.assert(
      fc.property(anyContour(), (contour) => {
        fc.pre(Math.abs(contourAreaMm2(contour)) > 1e-6);
        const there = orientContour(contour, 'counter-clockwise');
        expect(orientContour(there, 'counter-clockwise')).toBe(there);
      }),
      options,
    );
  });
});
