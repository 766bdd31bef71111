import type { Point3 } from '@millwright/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitMoves } from '../../../src/write/fit/fit-moves.js';
import { linesThrough, pathDistanceMm } from './path-distance.js';

/** Stretches of curves of all sizes, straight bits, noise of micrometres, points that repeat or return. */
const stretch = fc.record({
  radiusMm: fc.oneof(
    fc.double({ min: 0.05, max: 5, noNaN: true }),
    fc.double({ min: 5, max: 300, noNaN: true }),
  ),
  stepRad: fc.oneof(fc.double({ min: -0.3, max: 0.3, noNaN: true }), fc.constant(0)),
  riseMm: fc.constantFrom(0, 0, -0.01, 0.002),
  n: fc.integer({ min: 1, max: 25 }),
  noiseMm: fc.constantFrom(0, 0, 0.0005, 0.002, 0.01),
  turnRad: fc.constantFrom(0, 0, 0, 1.5, Math.PI),
});

const anyPath = fc
  .tuple(fc.array(stretch, { minLength: 1, maxLength: 5 }), fc.integer())
  .map(([stretches, seed]) => {
    let state = seed >>> 0;
    const noise = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 2 ** 31 - 1;
    };
    let [x, y, z, heading] = [10, 20, -1, 0];
    const points: Point3[] = [[x, y, z]];
    for (const { radiusMm, stepRad, riseMm, n, noiseMm, turnRad } of stretches) {
      heading += turnRad;
      for (let i = 0; i < n; i += 1) {
        const lengthMm = 2 * radiusMm * Math.sin(Math.abs(stepRad) / 2) || radiusMm / 10;
        heading += stepRad;
        x += lengthMm * Math.cos(heading - stepRad / 2);
        y += lengthMm * Math.sin(heading - stepRad / 2);
        z += riseMm;
        points.push([x + noiseMm * noise(), y + noiseMm * noise(), z]);
      }
    }
    return points;
  });

describe('any path of lines', () => {
  it('stays within the error that is told, which is within the tolerance, and ends where it ended', () => {
    fc.assert(
      fc.property(anyPath, fc.constantFrom(0.001, 0.003, 0.01), (points, toleranceMm) => {
        const start = points[0] as Point3;
        const { moves, maxErrorMm } = fitMoves(start, linesThrough(points), toleranceMm);
        expect(maxErrorMm).toBeLessThanOrEqual(toleranceMm);
        expect(moves.length).toBeLessThanOrEqual(points.length - 1);
        expect(moves.at(-1)?.toMm).toEqual(points.at(-1));
        expect(pathDistanceMm(points, start, moves)).toBeLessThanOrEqual(maxErrorMm + 2e-6);
        for (const move of moves) expect(move.toMm.every(Number.isFinite)).toBe(true);
      }),
      { seed: 21, numRuns: 150 },
    );
  });

  it('is fitted the same turned about', () => {
    fc.assert(
      fc.property(anyPath, (points) => {
        const turned = points.map(([x, y, z]): Point3 => [-y, x, z]);
        const one = fitMoves(points[0] as Point3, linesThrough(points), 0.003);
        const other = fitMoves(turned[0] as Point3, linesThrough(turned), 0.003);
        expect(Math.abs(other.moves.length - one.moves.length)).toBeLessThanOrEqual(1);
        expect(other.maxErrorMm).toBeLessThanOrEqual(0.003);
      }),
      { seed: 22, numRuns: 100 },
    );
  });
});
