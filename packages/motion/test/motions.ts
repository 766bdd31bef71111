import type { Machine, Motion, Point, Point3 } from '@millwright/contracts';
import fc from 'fast-check';

/** A belt router of the usual kind; made-up figures. */
export const machine: Machine = {
  id: 'test-router',
  label: 'Test router',
  controller: 'grbl-1.1',
  travelMm: [800, 850, 120],
  maxRateMmPerMin: [6000, 6000, 3000],
  accelerationMmPerS2: [500, 500, 250],
  stepsPerMm: [200, 200, 200],
  junctionDeviationMm: 0.01,
  arcToleranceMm: 0.002,
  spindle: { minRpm: 10000, maxRpm: 30000, spinUpS: 3 },
  sources: [],
};

const modal = { line: 1, spindle: 'clockwise', spindleRpm: 18000, toolNumber: 1 } as const;

export function line(fromMm: Point3, toMm: Point3, feedMmPerMin = 1200): Motion {
  return { ...modal, kind: 'line', fromMm, toMm, feedMmPerMin };
}

export function rapid(fromMm: Point3, toMm: Point3): Motion {
  return { ...modal, kind: 'rapid', fromMm, toMm, feedMmPerMin: 0 };
}

export function dwell(atMm: Point3, dwellS: number): Motion {
  return { ...modal, kind: 'dwell', fromMm: atMm, toMm: atMm, feedMmPerMin: 0, dwellS };
}

export function arc(ends: {
  fromMm: Point3;
  toMm: Point3;
  centreMm: Point;
  clockwise: boolean;
  feedMmPerMin?: number;
}): Motion {
  return { ...modal, kind: 'arc', feedMmPerMin: 1200, ...ends };
}

/** An arc or helix of any size, start and turn. */
export const anyArc = fc
  .record({
    centreMm: fc.tuple(
      fc.double({ min: -500, max: 500, noNaN: true }),
      fc.double({ min: -500, max: 500, noNaN: true }),
    ),
    radiusMm: fc.oneof(
      fc.double({ min: 1e-3, max: 1, noNaN: true }),
      fc.double({ min: 1, max: 1000, noNaN: true }),
    ),
    startRad: fc.oneof(
      fc.double({ min: 0, max: 7, noNaN: true }),
      fc.constantFrom(0, Math.PI / 2, Math.PI, (3 * Math.PI) / 2),
    ),
    turnRad: fc.oneof(
      fc.double({ min: 1e-3, max: 6.28, noNaN: true }),
      fc.constantFrom(Math.PI / 2, Math.PI, 2 * Math.PI),
    ),
    clockwise: fc.boolean(),
    riseMm: fc.constantFrom(0, -3, 12),
  })
  .map(({ centreMm, radiusMm, startRad, turnRad, clockwise, riseMm }) => {
    const at = (rad: number): Point => [
      centreMm[0] + radiusMm * Math.cos(rad),
      centreMm[1] + radiusMm * Math.sin(rad),
    ];
    const from = at(startRad);
    const to = turnRad === 2 * Math.PI ? from : at(startRad + (clockwise ? -turnRad : turnRad));
    const motion = arc({ fromMm: [...from, 2], toMm: [...to, 2 + riseMm], centreMm, clockwise });
    return { motion, radiusMm, turnRad, riseMm };
  });
