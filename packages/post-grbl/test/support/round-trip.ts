import type { Motion, Move, Point3, Toolpath } from '@millwright/contracts';
import { pointOnMotion } from '@millwright/motion';
import fc from 'fast-check';
import { expect } from 'vitest';
import { readProgram } from '../../src/read/read-program.js';
import { writeProgram } from '../../src/write/write-program.js';
import { request, setup, toolpath } from './shop.js';

/** Lengths that hurt: halves of the grid, nearly nothing, nearly equal, and plain ones. */
const lengthMm = fc.oneof(
  fc.integer({ min: -800_000, max: 800_000 }).map((half) => half / 2000),
  fc.double({ min: -400, max: 400, noNaN: true }),
  fc.constantFrom(0, -0, 0.0005, -0.0005, 0.00049999, 1e-9, -1e-9, 100, 100.0004999),
);
const heightMm = fc.oneof(
  lengthMm.map((mm) => mm / 40),
  fc.constantFrom(0, -3, -18, 5, 20),
);
const radiusMm = fc.oneof(
  fc.double({ min: 1e-4, max: 0.05, noNaN: true }),
  fc.double({ min: 0.05, max: 5, noNaN: true }),
  fc.double({ min: 5, max: 300, noNaN: true }),
  fc.double({ min: 300, max: 20_000, noNaN: true }),
);
const sweepRad = fc.oneof(
  fc.double({ min: 1e-6, max: 1e-2, noNaN: true }),
  fc.double({ min: 1e-2, max: 2 * Math.PI - 1e-2, noNaN: true }),
  fc.constantFrom(Math.PI / 2, Math.PI, 1.5 * Math.PI, 2 * Math.PI),
);

export type Seed =
  | { kind: 'line'; to: readonly [number, number, number] }
  | { kind: 'rapid'; to: readonly [number, number, number] }
  | { kind: 'arc'; startRad: number; radius: number; sweep: number; clockwise: boolean; rise: number };

const seed: fc.Arbitrary<Seed> = fc.oneof(
  fc.record({ kind: fc.constant('line' as const), to: fc.tuple(lengthMm, lengthMm, heightMm) }),
  fc.record({
    kind: fc.constant('rapid' as const),
    to: fc.tuple(
      lengthMm,
      lengthMm,
      heightMm.map((mm) => setup.retractZMm + Math.abs(mm)),
    ),
  }),
  fc.record({
    kind: fc.constant('arc' as const),
    startRad: fc.double({ min: 0, max: 7, noNaN: true }),
    radius: radiusMm,
    sweep: sweepRad,
    clockwise: fc.boolean(),
    rise: fc.constantFrom(0, 0, -0.0004, -3, 2.5),
  }),
);

/** Arcs stay short of 900 mm, so that a chain of them stays on a machine. */
function sweepOf({ sweep, radius }: Extract<Seed, { kind: 'arc' }>): number {
  return Math.min(sweep, 900 / radius);
}

/** Chains seeds into moves; every move has a feed of its own, by which its motions are found again. */
function chain(seeds: readonly Seed[], start: Point3): Move[] {
  let at = start;
  return seeds.map((each, index) => {
    const feedMmPerMin = 200 + index;
    if (each.kind !== 'arc') {
      at = each.to;
      return each.kind === 'line' ? { kind: 'line', toMm: at, feedMmPerMin } : { kind: 'rapid', toMm: at };
    }
    const { startRad, radius, clockwise, rise } = each;
    const sweep = sweepOf(each);
    const centreMm = [at[0] - radius * Math.cos(startRad), at[1] - radius * Math.sin(startRad)] as const;
    const endRad = startRad + (clockwise ? -sweep : sweep);
    const isFull = sweep === 2 * Math.PI;
    const toMm: Point3 = [
      isFull ? at[0] : centreMm[0] + radius * Math.cos(endRad),
      isFull ? at[1] : centreMm[1] + radius * Math.sin(endRad),
      at[2] + rise,
    ];
    at = toMm;
    return { kind: 'arc', toMm, centreMm, clockwise, feedMmPerMin };
  });
}

/** A toolpath of chained moves at trouble's edges, and the seeds it grew from. */
export const anyToolpath = fc
  .record({
    start: fc.tuple(lengthMm, lengthMm, fc.constantFrom(setup.retractZMm, 20)),
    seeds: fc.array(seed, { minLength: 1, maxLength: 12 }),
  })
  .map(({ start, seeds }): { toolpath: Toolpath; seeds: readonly Seed[] } => ({
    toolpath: toolpath(chain(seeds, start), { startMm: start }),
    seeds,
  }));

/** The nearest thousandth, halves away from zero, found by decimals rather than by the writer's arithmetic. */
function rounded(mm: number): number {
  const steps = Math.round(Math.abs(mm) * 1000);
  return (Math.sign(mm) * steps) / 1000 + 0;
}

const roundedPoint = ([x, y, z]: Point3): Point3 => [rounded(x), rounded(y), rounded(z)];

/** How far a motion leaves the circle about the centre, at 17 places, mm. */
function offCircle(motion: Motion, move: Extract<Move, { kind: 'arc' }>, radius: number): number {
  return Math.max(
    ...Array.from({ length: 17 }, (_, step) => {
      const [x, y] = pointOnMotion(motion, step / 16);
      return Math.abs(Math.hypot(x - move.centreMm[0], y - move.centreMm[1]) - radius);
    }),
  );
}

/** The turn of a motion about a centre, radians, for motions of at most half a turn. */
function turnAbout(motion: Motion, [cx, cy]: readonly [number, number]): number {
  if (motion.kind === 'arc') return motion.sweepRad ?? 0;
  const [ax, ay] = [motion.fromMm[0] - cx, motion.fromMm[1] - cy];
  const [bx, by] = [motion.toMm[0] - cx, motion.toMm[1] - cy];
  return Math.atan2(ax * by - ay * bx, ax * bx + ay * by);
}

/**
 * Writes a toolpath, reads the text back, and expects the rounded place of every move, the whole of every arc within 4 µm, and not a
 * single remark.
 */
export async function expectRoundTrip(
  { toolpath: given, seeds }: { toolpath: Toolpath; seeds: readonly Seed[] },
  workZeroMm = setup.workZeroMm,
): Promise<void> {
  const { program } = await writeProgram(request([given], { setup: { ...setup, workZeroMm } }));
  const reading = await readProgram({ text: program.text });
  expect(reading.diagnostics).toEqual([]);
  const moving = reading.motions.filter(({ kind }) => kind !== 'dwell');
  moving.slice(1).forEach((motion, index) => {
    expect(motion.fromMm).toEqual(moving[index]?.toMm);
  });
  let at = roundedPoint(given.startMm);
  given.moves.forEach((move, index) => {
    const to = roundedPoint(move.toMm);
    const each = seeds[index];
    if (move.kind !== 'rapid') {
      const cut = moving.filter(
        ({ feedMmPerMin, kind }) => kind !== 'rapid' && feedMmPerMin === move.feedMmPerMin,
      );
      if (cut.length === 0) expect(to).toEqual(at);
      else {
        expect(cut.at(-1)?.toMm).toEqual(to);
        if (move.kind === 'line') expect(cut.length).toBe(1);
      }
      if (move.kind === 'arc' && each?.kind === 'arc' && each.radius > 0.02) {
        for (const motion of cut) expect(offCircle(motion, move, each.radius)).toBeLessThan(0.004);
        const turned = cut.reduce((sum, motion) => sum + turnAbout(motion, move.centreMm), 0);
        const meant = each.clockwise ? -sweepOf(each) : sweepOf(each);
        expect(Math.abs(turned - meant)).toBeLessThan(2e-3 + 0.006 / each.radius);
      }
    }
    at = to;
  });
}
