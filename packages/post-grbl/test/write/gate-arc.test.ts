import type { Point, Point3 } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { controllerSweepRad } from '../../src/write/controller-arc.js';
import { type ArcMachine, gateArc } from '../../src/write/gate-arc.js';
import { MM_GRID, toGridPoint } from '../../src/write/grid.js';

const machine: ArcMachine = {
  grid: MM_GRID,
  arcToleranceMm: 0.002,
  workZerosMm: [
    [0, 0],
    [-790, -830],
  ],
};

function gate(arc: { fromMm: Point3; toMm: Point3; centreMm: Point; clockwise?: boolean }, at = machine) {
  return gateArc({ clockwise: false, ...arc, fromGrid: toGridPoint(arc.fromMm, MM_GRID) }, at);
}

describe('gateArc', () => {
  it('writes an arc of up to half a turn as one block', () => {
    expect(gate({ fromMm: [10, 0, 0], toMm: [-10, 0, 0], centreMm: [0, 0] })).toEqual([
      { kind: 'arc', to: [-10_000, 0, 0], offset: [-10_000, 0] },
    ]);
  });

  it('splits a full circle, which GRBL may skip, into two halves that meet opposite the start', () => {
    expect(gate({ fromMm: [10, 0, 0], toMm: [10, 0, 0], centreMm: [0, 0] })).toEqual([
      { kind: 'arc', to: [-10_000, 0, 0], offset: [-10_000, 0] },
      { kind: 'arc', to: [10_000, 0, 0], offset: [10_000, 0] },
    ]);
  });

  it('spreads the height of a helix evenly and ends on it exactly', () => {
    const pieces = gate({ fromMm: [10, 0, 5], toMm: [10, 0, -0.001], centreMm: [0, 0], clockwise: true });
    expect(pieces.map(({ to }) => to[2])).toEqual([2500, -1]);
  });

  it('writes a tiny arc, which GRBL may blow up into a full circle, as a line', () => {
    expect(
      gate({ fromMm: [0, 0, 0], toMm: [0.09, 0.0009, 0], centreMm: [0, 4.5] }).map(({ kind }) => kind),
    ).toEqual(['line']);
  });

  it('writes an arc that the machine’s own tolerance would swallow as chords', () => {
    const pieces = gate(
      { fromMm: [0.1, 0, 0], toMm: [-0.1, 0, 0], centreMm: [0, 0] },
      { ...machine, arcToleranceMm: 0.1 },
    );
    expect(pieces.length).toBeGreaterThan(5);
    expect(new Set(pieces.map(({ kind }) => kind))).toEqual(new Set(['line']));
    for (const { to } of pieces) expect(Math.abs(Math.hypot(to[0], to[1]) - 100)).toBeLessThan(1);
  });

  it('writes an arc whose centre lies beyond what a word can hold as chords', () => {
    const centreMm: Point = [0, 50_000];
    const x = 50_000 * Math.sin(0.001);
    const y = 50_000 * (1 - Math.cos(0.001));
    const pieces = gate({ fromMm: [0, 0, 0], toMm: [x, y, 0], centreMm });
    expect(new Set(pieces.map(({ kind }) => kind))).toEqual(new Set(['line']));
    expect(pieces.at(-1)?.to).toEqual(toGridPoint([x, y, 0], MM_GRID));
  });

  it('refuses what is no arc, with the measured and the allowed difference of the radii', () => {
    expect(() => gate({ fromMm: [10, 0, 0], toMm: [0, 10.02, 0], centreMm: [0, 0] })).toThrow(
      expect.objectContaining({
        code: 'POST_ARC_NOT_CIRCULAR',
        data: { measuredMm: 10.02 - 10, allowedMm: 0.01 },
      }),
    );
  });

  it('follows a slight spiral with chords where its radii differ by more than GRBL should see', () => {
    const pieces = gate({ fromMm: [10, 0, 0], toMm: [0, 10.005, 0], centreMm: [0, 0] });
    expect(new Set(pieces.map(({ kind }) => kind))).toEqual(new Set(['line']));
    expect(pieces.at(-1)?.to).toEqual([0, 10_005, 0]);
  });
});

describe('controllerSweepRad', () => {
  it('knows the circle that the firmware skips: 0 instead of a turn (recorded as A02849)', () => {
    const from = [16_001, -4947, 0] as const;
    const offset = [-15_134, 5050] as const;
    const sweep = controllerSweepRad({ from, to: from, offset, clockwise: false }, [-344.116, -368.611]);
    expect(Math.abs(sweep)).toBeLessThan(1e-5);
  });

  it('turns half circles fully wherever the work zero lies', () => {
    const arc = { from: [10_000, 3, 0], to: [-10_000, 3, 0], offset: [-10_000, 0] } as const;
    for (const zero of [0, -100.001, -2999.999]) {
      expect(controllerSweepRad({ ...arc, clockwise: false }, [zero, zero])).toBeCloseTo(Math.PI, 4);
      expect(controllerSweepRad({ ...arc, clockwise: true }, [zero, zero])).toBeCloseTo(-Math.PI, 4);
    }
  });
});
