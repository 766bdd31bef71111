import type { Motion, Point3 } from '@millwright/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTimeEstimator, estimateTimeS } from '../src/index.js';
import { arc, dwell, line, machine, rapid } from './motions.js';

const point = fc.tuple(
  fc.integer({ min: -9000, max: 9000 }).map((n) => n / 200),
  fc.integer({ min: -9000, max: 9000 }).map((n) => n / 200),
  fc.integer({ min: -900, max: 900 }).map((n) => n / 200),
);

function path(points: readonly Point3[]): Motion[] {
  return points.slice(1).map((to, index): Motion => {
    const from = points[index] ?? [0, 0, 0];
    if (index % 5 === 4) return dwell(from, 0.3);
    if (index % 3 === 2) return rapid(from, to);
    return line(from, to, 600 + 200 * (index % 7));
  });
}

/** A circle of short lines: what a controller with little look-ahead brakes for. */
function roundOf(nLines: number, radiusMm: number, feed: number): Motion[] {
  const at = (index: number): Point3 => [
    radiusMm * Math.cos((2 * Math.PI * index) / nLines),
    radiusMm * Math.sin((2 * Math.PI * index) / nLines),
    0,
  ];
  return Array.from({ length: nLines }, (_, index) => ({
    ...line(at(index), at(index + 1), feed),
    line: index + 1,
  }));
}

function totals(motions: readonly Motion[], on = machine, options = {}) {
  const estimator = createTimeEstimator(on, options);
  motions.forEach((motion, index) => {
    estimator.add(motion, index % 4);
  });
  return estimator.finish();
}

describe('a time estimator', () => {
  it('comes to what the whole program comes to, and its groups and kinds to the total', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 2, maxLength: 60 }), (points) => {
        const motions = path(points);
        const found = totals(motions);
        const whole = estimateTimeS(motions, machine);
        expect(found.totalS).toBeCloseTo(whole.totalS, 8);
        expect(found.nStops).toBe(whole.nStops);
        expect(found.cutS + found.rapidS + found.dwellS + found.stopS).toBeCloseTo(found.totalS, 8);
        expect(found.groups.reduce((sum, each) => sum + each.totalS, 0)).toBeCloseTo(found.totalS, 8);
      }),
      { seed: 3, numRuns: 100 },
    );
  });

  it('waits $1 at each stop, and not where it is 255', () => {
    const motions = [line([0, 0, 0], [10, 0, 0]), dwell([10, 0, 0], 1), line([10, 0, 0], [0, 0, 0])];
    const plain = totals(motions);
    const delayed = totals(motions, machine, { stepIdleDelayMs: 25 });
    expect(delayed.stopS).toBeCloseTo(2 * 0.025, 12);
    expect(delayed.totalS).toBeCloseTo(plain.totalS + 0.05, 9);
    expect(totals(motions, machine, { stepIdleDelayMs: 255 }).totalS).toBe(plain.totalS);
  });

  it('is faster the farther the controller looks ahead', () => {
    const motions = roundOf(4000, 40, 6000);
    const ideal = { ...machine, controller: 'grblhal' } as const;
    const seconds = [15, 16, 35].map((lookAheadBlocks) => totals(motions, ideal, { lookAheadBlocks }).totalS);
    expect(seconds[1] ?? 0).toBeLessThan(seconds[0] ?? 0);
    expect(seconds[2] ?? 0).toBeLessThan(seconds[1] ?? 0);
    expect(totals(motions, ideal).totalS).toBe(seconds[2]);
    expect(totals(motions, { ...machine, controller: 'fluidnc' }).totalS).toBe(seconds[1]);
  });

  it('says where an 8-bit board runs dry, and how much coarser the lines would have to be', () => {
    const { starvation } = totals(roundOf(8000, 40, 4000));
    expect(starvation?.firstLine).toBeGreaterThan(1);
    expect(starvation?.nBlocks).toBeGreaterThan(1000);
    expect(starvation?.extraS).toBeGreaterThan(1);
    expect(starvation?.toleranceFactor).toBeGreaterThan(1);
    const coarse = totals(roundOf(200, 40, 1000)).starvation;
    expect(coarse).toMatchObject({ firstLine: undefined, nBlocks: 0, extraS: 0, toleranceFactor: 1 });
    expect(totals(roundOf(8000, 40, 4000), { ...machine, controller: 'grblhal' }).starvation).toBeUndefined();
  });

  it('cuts arcs as pointwise evaluation does', () => {
    const ends = { fromMm: [20, 0, 0], toMm: [-20, 0, -4], centreMm: [0, 0], clockwise: false } as const;
    const half = arc(ends);
    const whole = estimateTimeS([half], machine).totalS;
    expect(totals([half]).totalS).toBeCloseTo(whole, 9);
    expect(whole).toBeGreaterThan((Math.PI * 20) / 25);
  });
});
