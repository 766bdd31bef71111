import type { Move, Point3 } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { fitMoves } from '../../../src/write/fit/fit-moves.js';
import { linesThrough, pathDistanceMm } from './path-distance.js';

const TURN_RAD = 2 * Math.PI;

/** A curve as lines whose corners lie on it, so many that each chord is about `depthMm` deep where the radius is `radiusMm`. */
function flattened(
  curve: (ratio: number) => Point3,
  { turns, radiusMm, depthMm }: { turns: number; radiusMm: number; depthMm: number },
): Point3[] {
  const n = Math.ceil((turns * TURN_RAD) / Math.sqrt((8 * depthMm) / radiusMm));
  return Array.from({ length: n + 1 }, (_, i) => curve(i / n));
}

const CURVES = {
  circle: {
    curve: (t: number): Point3 => [50 * Math.cos(TURN_RAD * t), 50 * Math.sin(TURN_RAD * t), -3],
    turns: 1,
    radiusMm: 50,
  },
  ellipse: {
    curve: (t: number): Point3 => [60 * Math.cos(TURN_RAD * t), 30 * Math.sin(TURN_RAD * t), -3],
    turns: 1,
    radiusMm: 60,
  },
  wave: { curve: (t: number): Point3 => [400 * t, 10 * Math.sin(31.4 * t), -3], turns: 6, radiusMm: 20 },
  helix: {
    curve: (t: number): Point3 => [20 * Math.cos(31.4 * t), 20 * Math.sin(31.4 * t), -10 * t],
    turns: 5,
    radiusMm: 20,
  },
} as const;

describe('fitMoves', () => {
  it.each(
    Object.keys(CURVES).flatMap((name) => [0.001, 0.003, 0.005].map((depthMm) => [name, depthMm] as const)),
  )(
    'takes more than 60 of 100 lines off a %s flattened to %d mm, and stays within 3 µm of them',
    (name, depthMm) => {
      const { curve, ...size } = CURVES[name as keyof typeof CURVES];
      const points = flattened(curve, { ...size, depthMm });
      const { moves, maxErrorMm } = fitMoves(points[0] as Point3, linesThrough(points), 0.003);
      expect(moves.length).toBeLessThan(0.4 * (points.length - 1));
      expect(moves.at(-1)?.toMm).toEqual(points.at(-1));
      expect(maxErrorMm).toBeLessThanOrEqual(0.003);
      const measuredMm = pathDistanceMm(points, points[0] as Point3, moves);
      expect(measuredMm).toBeLessThanOrEqual(maxErrorMm + 1e-6);
      expect(measuredMm).toBeGreaterThan(maxErrorMm / 3);
    },
  );

  it('makes one line of lines in a row', () => {
    const points: Point3[] = [0, 1, 5, 5.5, 9].map((x) => [x, 2 * x, -x / 10]);
    const { moves } = fitMoves(points[0] as Point3, linesThrough(points), 0.003);
    expect(moves).toEqual([{ kind: 'line', toMm: [9, 18, -0.9], feedMmPerMin: 1000 }]);
  });

  it('leaves corners, and figures of a few sides, as they are', () => {
    const hexagon = Array.from({ length: 7 }, (_, i): Point3 => {
      const angle = (i * TURN_RAD) / 6;
      return [10 * Math.cos(angle), 10 * Math.sin(angle), 0];
    });
    const moves = linesThrough(hexagon);
    expect(fitMoves(hexagon[0] as Point3, moves, 0.003).moves).toEqual(moves);
  });

  it('never joins a line that turns back', () => {
    const points: Point3[] = [
      [0, 0, 0],
      [10, 0, 0],
      [4, 0, 0],
      [12, 0, 0],
    ];
    const moves = linesThrough(points);
    expect(fitMoves([0, 0, 0], moves, 0.003).moves).toEqual(moves);
  });

  it('ends runs at rapids, arcs and changes of feed', () => {
    const moves: Move[] = [
      { kind: 'line', toMm: [1, 0, 0], feedMmPerMin: 500 },
      { kind: 'line', toMm: [2, 0, 0], feedMmPerMin: 500 },
      { kind: 'line', toMm: [3, 0, 0], feedMmPerMin: 600 },
      { kind: 'rapid', toMm: [4, 0, 0] },
      { kind: 'line', toMm: [5, 0, 0], feedMmPerMin: 600 },
      { kind: 'arc', toMm: [7, 0, 0], centreMm: [6, 0], clockwise: true, feedMmPerMin: 600 },
      { kind: 'line', toMm: [8, 0, 0], feedMmPerMin: 600 },
    ];
    expect(fitMoves([0, 0, 0], moves, 0.003).moves).toEqual(moves.slice(1));
  });

  it('does nothing at a tolerance of 0', () => {
    const moves = linesThrough([
      [0, 0, 0],
      [1, 0, 0],
      [2, 0, 0],
    ]);
    expect(fitMoves([0, 0, 0], moves, 0)).toEqual({ moves, maxErrorMm: 0 });
  });

  it('drops lines that go nowhere, and none of the rest', () => {
    const points: Point3[] = [
      [0, 0, 0],
      [0, 0, 0],
      [1, 0, 0],
      [1, 0, 0],
      [1, 5, 0],
    ];
    expect(fitMoves([0, 0, 0], linesThrough(points), 0.003).moves.map(({ toMm }) => toMm)).toEqual([
      [1, 0, 0],
      [1, 5, 0],
    ]);
  });
});
