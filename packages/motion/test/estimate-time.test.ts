import type { Motion, Point3 } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { estimateTimeS } from '../src/index.js';
import { arc, dwell, line, machine, rapid } from './motions.js';

const origin: Point3 = [0, 0, 0];
/** A machine whose step timer counts finely: what the closed forms hold for. */
const ideal: typeof machine = { ...machine, controller: 'grblhal' };
const totalS = (...motions: Motion[]) => estimateTimeS(motions, ideal).totalS;

describe('estimateTimeS', () => {
  it('is a trapezoid for one long move: distance over feed plus one ramp', () => {
    // 100 mm at 20 mm/s with 500 mm/s²: 100 / 20 + 20 / 500.
    expect(totalS(line(origin, [100, 0, 0], 1200))).toBeCloseTo(5.04, 9);
  });

  it('is a triangle for a move too short to reach its feed', () => {
    // 1 mm at 100 mm/s: 2 √(1 / 500).
    expect(totalS(line(origin, [1, 0, 0], 6000))).toBeCloseTo(2 * Math.sqrt(1 / 500), 9);
  });

  it('holds each axis to its own rate and acceleration', () => {
    // Z: 50 mm/s at 250 mm/s², whatever feed is asked for.
    expect(totalS(line(origin, [0, 0, -20], 99_999))).toBeCloseTo(20 / 50 + 50 / 250, 9);
    expect(totalS(rapid(origin, [0, 0, 20]))).toBeCloseTo(20 / 50 + 50 / 250, 9);
    // Along the diagonal X and Y reach 100 mm/s each.
    const diagonalMmPerS = 100 * Math.SQRT2;
    expect(totalS(rapid(origin, [300, 300, 0]))).toBeCloseTo(
      300 / 100 + diagonalMmPerS / (500 * Math.SQRT2),
      9,
    );
  });

  it('stops for a reversal and not for a straight joint', () => {
    const there = line(origin, [100, 0, 0]);
    expect(totalS(there, line([100, 0, 0], origin))).toBeCloseTo(2 * 5.04, 9);
    expect(totalS(there, line([100, 0, 0], [200, 0, 0]))).toBeCloseTo(10.04, 9);
  });

  it('takes a right angle at the speed that the junction deviation allows', () => {
    // v² = a d s / (1 − s) with s = sin(45°), and a limited by both axes along the diagonal (GRBL planner).
    const s = Math.SQRT1_2;
    const speed = Math.sqrt((500 * Math.SQRT2 * 0.01 * s) / (1 - s));
    const rampS = (20 - speed) / 500;
    const rampMm = (400 - speed * speed) / 1000;
    const eachS = 20 / 500 + rampS + (100 - 400 / 1000 - rampMm) / 20;
    expect(totalS(line(origin, [100, 0, 0]), line([100, 0, 0], [100, 100, 0]))).toBeCloseTo(2 * eachS, 9);
  });

  it('waits in steps of 50 ms and comes to rest for it', () => {
    const halves = [line(origin, [50, 0, 0]), dwell([50, 0, 0], 0.51), line([50, 0, 0], [100, 0, 0])];
    const { perMotionS, nStops } = estimateTimeS(halves, ideal);
    expect(perMotionS[1]).toBeCloseTo(0.55, 9);
    expect(perMotionS[0]).toBeCloseTo(2.54, 9);
    expect(nStops).toBe(2);
    expect(estimateTimeS([dwell(origin, 1)], machine)).toMatchObject({ totalS: 1, nStops: 0 });
  });

  it('comes to rest when the spindle changes, and not when it stands still', () => {
    const first = line(origin, [50, 0, 0]);
    const second = line([50, 0, 0], [100, 0, 0]);
    const nStops = (...motions: Motion[]) => estimateTimeS(motions, machine).nStops;
    expect(nStops(first, second)).toBe(1);
    expect(nStops(first, { ...second, spindleRpm: 12000 })).toBe(2);
    expect(nStops(first, { ...second, spindle: 'off' })).toBe(2);
    expect(nStops({ ...first, spindle: 'off' }, { ...second, spindle: 'off', spindleRpm: 9 })).toBe(1);
  });

  it('looks ahead over 15 blocks and no farther', () => {
    // 0.2 mm blocks: the end of the 15th is at most 3 mm ahead, from where 500 mm/s² brakes √(2 · 500 · 3) mm/s.
    const blocks = Array.from({ length: 400 }, (_, n) => line([n / 5, 0, 0], [(n + 1) / 5, 0, 0], 6000));
    const { totalS: seconds } = estimateTimeS(blocks, machine);
    const cappedMmPerS = Math.sqrt(2 * 500 * 0.2 * 14);
    expect(seconds).toBeGreaterThan(80 / cappedMmPerS);
    expect(seconds).toBeLessThan((80 / cappedMmPerS) * 1.1);
  });

  it('cuts arcs into segments by $12 and brings them round without stopping', () => {
    const circle = arc({
      fromMm: [20, 0, 0],
      toMm: [20, 0, 0],
      centreMm: [0, 0],
      clockwise: true,
    });
    const seconds = totalS(circle);
    expect(seconds).toBeGreaterThan((40 * Math.PI) / 20);
    expect(seconds).toBeLessThan(((40 * Math.PI) / 20) * 1.03);
  });

  it('counts the ticks that an 8-bit step timer is too slow by: less than a tenth of a per cent', () => {
    const moves = [line(origin, [100, 0, 0], 1200), line([100, 0, 0], [100, 40, 0], 300)];
    const share = estimateTimeS(moves, machine).totalS / totalS(...moves);
    expect(share).toBeGreaterThan(1.0003);
    expect(share).toBeLessThan(1.001);
  });

  it('raises what the controller cannot do slower: 1 mm/min, and 30.5 steps per second', () => {
    const seconds = estimateTimeS([line(origin, [0.01, 0, 0], 0.001)], machine).totalS;
    expect(seconds).toBeCloseTo(0.01 / (30.5180437933928 / 200), 3);
    // A 32-bit board counts as slowly as it likes.
    expect(totalS(line(origin, [0.01, 0, 0], 0.001))).toBeCloseTo(0.01 * 60, 3);
  });

  it('says how fast a move gets: its feed where there is room, less where there is none', () => {
    const long = estimateTimeS([line(origin, [100, 0, 0])], machine);
    const short = estimateTimeS([line(origin, [0.5, 0, 0])], machine);
    const [longPeak = 0, shortPeak = 0] = [long.peakMmPerS[0], short.peakMmPerS[0]];
    expect(longPeak).toBeGreaterThan(100 / (long.perMotionS[0] ?? 0));
    // From rest to rest over s under an acceleration a the peak is √(a s).
    expect(shortPeak).toBeCloseTo(Math.sqrt(machine.accelerationMmPerS2[0] * 0.5), 6);
  });

  it('takes no time for a move of less than half a step, nor for nothing', () => {
    expect(totalS(line(origin, [0.002, 0, 0]))).toBe(0);
    expect(estimateTimeS([], machine)).toEqual({
      totalS: 0,
      perMotionS: new Float64Array(0),
      peakMmPerS: new Float64Array(0),
      nStops: 0,
    });
  });

  it('survives an arc below the arc tolerance', () => {
    const speck = arc({ fromMm: [0.0005, 0, 0], toMm: [-0.0005, 0, 0], centreMm: [0, 0], clockwise: false });
    expect(Number.isFinite(totalS(speck))).toBe(true);
  });
});
