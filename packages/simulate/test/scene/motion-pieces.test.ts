import type { Motion } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { lengthAlongMm } from '../../src/geometry/split-arc.js';
import {
  isExecutedOtherwise,
  meantSweepRad,
  motionPieces,
  stretchBelow,
} from '../../src/scene/motion-pieces.js';

const arc = (over: Partial<Motion>): Motion => ({
  line: 1,
  kind: 'arc',
  fromMm: [10, 0, 0],
  toMm: [0, 10, 0],
  centreMm: [0, 0],
  clockwise: false,
  feedMmPerMin: 100,
  spindle: 'clockwise',
  spindleRpm: 1000,
  toolNumber: 1,
  ...over,
});

const total = (motion: Motion): number =>
  motionPieces(motion, 0).reduce((sum, { curve }) => sum + lengthAlongMm(curve), 0);

describe('the pieces of a motion', () => {
  it('are one per quadrant, and as long as the arc', () => {
    expect(total(arc({}))).toBeCloseTo(5 * Math.PI, 9);
    expect(total(arc({ clockwise: true }))).toBeCloseTo(15 * Math.PI, 9);
    expect(total(arc({ toMm: [10, 0, 0] }))).toBeCloseTo(20 * Math.PI, 9);
    expect(motionPieces(arc({ toMm: [10, 0, 0] }), 0).length).toBe(4);
  });

  it('form a chain without a gap, Z spread evenly', () => {
    const pieces = motionPieces(arc({ fromMm: [6, 8, 0], toMm: [-8, -6, -4], clockwise: true }), 0);
    pieces.slice(1).forEach(({ curve, fromZMm }, i) => {
      const before = pieces[i];
      expect([curve.ax, curve.ay, fromZMm]).toEqual([before?.curve.bx, before?.curve.by, before?.toZMm]);
    });
    expect(pieces.at(-1)?.toZMm).toBe(-4);
    const slopes = pieces.map(({ curve, fromZMm, toZMm }) => (toZMm - fromZMm) / lengthAlongMm(curve));
    for (const slope of slopes) expect(slope).toBeCloseTo(slopes[0] ?? 0, 6);
  });

  it('take the mean of two radii that differ by a rounding, and half the difference as slack', () => {
    const [piece] = motionPieces(arc({ fromMm: [10.002, 0, 0] }), 0);
    expect(piece?.curve.radiusMm).toBeCloseTo(10.001, 9);
    expect(piece?.curve.slackMm).toBeCloseTo(0.001, 9);
  });

  it('hold both what an arc means and what the controller runs, where the two differ', () => {
    const dropped = arc({ toMm: [10, 0, 0], sweepRad: 0 });
    expect(isExecutedOtherwise(dropped, meantSweepRad(dropped))).toBe(true);
    const pieces = motionPieces(dropped, 0);
    expect(pieces.filter(({ isExecuted }) => !isExecuted).length).toBe(4);
    const nearly = arc({ sweepRad: Math.PI / 2 + 1e-6 });
    expect(isExecutedOtherwise(nearly, meantSweepRad(nearly))).toBe(false);
  });

  it('end where the motion ends even if the controller turned too little on the way', () => {
    const short = motionPieces(arc({ sweepRad: 1 }), 0).filter(({ isExecuted }) => isExecuted);
    expect([short.at(-1)?.curve.bx, short.at(-1)?.curve.by]).toEqual([0, 10]);
  });

  it('of an arc with a radius of kilometres are chords that stay within a tenth of a micrometre', () => {
    const radius = 5e6;
    const half = 500;
    const height = Math.sqrt(radius * radius - half * half);
    const pieces = motionPieces(
      arc({ fromMm: [half, 0, 0], toMm: [-half, 0, 0], centreMm: [0, -height], clockwise: false }),
      0,
    );
    expect(pieces.length).toBeGreaterThan(3);
    for (const { curve } of pieces) {
      expect(curve.turn).toBe(0);
      expect(curve.slackMm).toBeLessThanOrEqual(1.0001e-4);
    }
  });

  it('become points where an arc has no size', () => {
    const pieces = motionPieces(arc({ fromMm: [0, 0, 0], toMm: [0, 0, 0] }), 0);
    expect(pieces.map(({ curve }) => lengthAlongMm(curve))).toEqual([0]);
  });
});

describe('the stretch of a piece below a height', () => {
  it('ends where the height is crossed', () => {
    const [piece] = motionPieces(arc({ kind: 'line', fromMm: [0, 0, 5], toMm: [10, 0, -5] }), 0);
    const below = piece && stretchBelow(piece, 0);
    expect([below?.ax, below?.bx]).toEqual([5, 10]);
    expect(piece && stretchBelow(piece, -6)).toBeUndefined();
    expect(piece && stretchBelow(piece, 5)).toEqual(piece?.curve);
  });

  it('of a helix lies on its circle', () => {
    const pieces = motionPieces(arc({ fromMm: [10, 0, 1], toMm: [0, 10, -1] }), 0);
    const below = pieces.flatMap((piece) => stretchBelow(piece, 0) ?? []);
    expect(below.length).toBe(1);
    expect(Math.hypot(below[0]?.ax ?? 0, below[0]?.ay ?? 0)).toBeCloseTo(10, 9);
    expect(below[0]?.ax).toBeCloseTo(10 * Math.SQRT1_2, 9);
  });
});
