import { describe, expect, it } from 'vitest';
import { motionBounds, motionLengthMm } from '../src/index.js';
import { arc, dwell, line } from './motions.js';

const halfAbove = arc({ fromMm: [10, 0, 0], toMm: [-10, 0, 0], centreMm: [0, 0], clockwise: false });

describe('motionBounds', () => {
  it('counts the bulge of an arc', () => {
    expect(motionBounds(halfAbove)).toEqual({ minMm: [-10, 0, 0], maxMm: [10, 10, 0] });
    expect(motionBounds({ ...halfAbove, clockwise: true })).toEqual({
      minMm: [-10, -10, 0],
      maxMm: [10, 0, 0],
    });
  });

  it('takes a full turn as a whole circle, and one that the controller skips as a point', () => {
    const circle = arc({ fromMm: [6, 8, 0], toMm: [6, 8, -1], centreMm: [0, 0], clockwise: true });
    expect(motionBounds(circle)).toEqual({ minMm: [-10, -10, -1], maxMm: [10, 10, 0] });
    const skipped = motionBounds({ ...circle, sweepRad: -1e-7 });
    expect(skipped).toEqual({ minMm: [6, 8, -1], maxMm: [6, 8, 0] });
    expect(motionLengthMm({ ...circle, sweepRad: -1e-7 })).toBeCloseTo(1, 9);
  });

  it('is a point for a dwell, of no length', () => {
    expect(motionBounds(dwell([1, 2, 3], 4))).toEqual({ minMm: [1, 2, 3], maxMm: [1, 2, 3] });
    expect(motionLengthMm(dwell([1, 2, 3], 4))).toBe(0);
  });

  it('holds an arc without a centre for our own mistake', () => {
    const { centreMm: _, ...broken } = halfAbove;
    expect(() => motionLengthMm(broken)).toThrow(expect.objectContaining({ code: 'INTERNAL' }));
    expect(motionLengthMm(line([0, 0, 0], [0, 0, 0]))).toBe(0);
  });
});
