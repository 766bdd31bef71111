import type { Motion, Point3 } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { proveProgram } from '../src/index.js';
import { type FullRequest, job, part, placed, rectangle } from './support/job.js';
import { lineOf, moveEnd, seriousFindings, withMotions } from './support/mutate.js';

// Motions go into the core, and their loads come out of it, 8192 at a time. These programs have three such portions and a rest.
const PORTION = 8192;
const STEP_MM = 0.05;

const whole = job([{ part: part('side', rectangle(120, 80)), placement: placed('side', 40, 40) }]);
const long = chopped(whole);

/** Every straight feed in steps; each motion on a line of its own. */
function chopped(request: FullRequest): FullRequest {
  const motions: Motion[] = [];
  for (const motion of request.reading.motions) {
    const { fromMm, toMm } = motion;
    const lengthMm = Math.hypot(...toMm.map((to, axis) => to - (fromMm[axis] as number)));
    const n = motion.kind === 'line' ? Math.max(1, Math.ceil(lengthMm / STEP_MM)) : 1;
    for (let i = 0; i < n; i++) {
      const place = (share: number): Point3 => {
        const [x, y, z] = toMm.map((to, axis) => {
          const from = fromMm[axis] as number;
          return share === 1 ? to : from + (to - from) * share;
        });
        return [x as number, y as number, z as number];
      };
      motions.push({
        ...motion,
        fromMm: i === 0 ? fromMm : place(i / n),
        toMm: place((i + 1) / n),
        line: motions.length + 1,
      });
    }
  }
  const { reading } = request;
  const starts = motions.findIndex(({ spindle }) => spindle !== 'off');
  return withMotions(
    { ...request, reading: { ...reading, spindleStarts: [starts + 1], nLines: motions.length + 2 } },
    motions,
  );
}

/** A straight cut to the right along the lower side in the last portion, at full depth. */
const late = long.reading.motions.findIndex(
  ({ kind, fromMm, toMm }, i) =>
    i > 2 * PORTION && kind === 'line' && toMm[2] < -12 && toMm[1] === fromMm[1] && toMm[1] < 40,
);

describe('a program of many short motions', () => {
  it('is judged as the one it was made from', async () => {
    expect(long.reading.motions.length).toBeGreaterThan(2 * PORTION);
    const [one, other] = [await proveProgram(whole), await proveProgram(long)];
    expect(seriousFindings(other)).toEqual([]);
    expect(other.verdict).toBe(one.verdict);
    expect(other.cutLengthMm).toBeCloseTo(one.cutLengthMm, 6);
    expect(other.obligations.map(({ id, state }) => [id, state])).toEqual(
      one.obligations.map(({ id, state }) => [id, state]),
    );
    expect(other.engagement?.deepestPassMm).toBeCloseTo(one.engagement?.deepestPassMm ?? 0, 6);
    // Sampled: where a way down begins to cut is known to half a step.
    const cutMm = [one, other].map(({ engagement }) => engagement?.lengthMm.cut ?? 0) as [number, number];
    expect(Math.abs(cutMm[0] - cutMm[1])).toBeLessThan(0.25);
  });

  it('has a cut into the part named by its own line, however late it stands', async () => {
    expect(late).toBeGreaterThan(2 * PORTION);
    const proof = await proveProgram(moveEnd(long, late + 20, [0, 0.2, 0]));
    const gouge = proof.findings.find(({ code }) => code === 'SIMULATE_GOUGE');
    expect(gouge?.measured?.value).toBeCloseTo(0.2, 6);
    const line = lineOf(long, late + 20);
    expect([line, line + 1]).toContain(gouge?.programLine);
  });

  it('has a motion that loads the tool most named by its own line, however late it stands', async () => {
    const faster = long.reading.motions.map((motion, i) =>
      i === late + 20 ? { ...motion, feedMmPerMin: 2 * motion.feedMmPerMin } : motion,
    );
    const proof = await proveProgram(withMotions(long, faster));
    expect(proof.engagement?.maxChipLine).toBe(lineOf(long, late + 20));
  });

  it('has one motion that leaves the travel, or goes too deep, named by its own line', async () => {
    const beyond = await proveProgram(moveEnd(long, late + 20, [0, -70, 0]));
    const travel = beyond.findings.find(({ code }) => code === 'SIMULATE_TRAVEL_EXCEEDED');
    expect(travel?.programLine).toBe(lineOf(long, late + 20));
    const deep = await proveProgram(moveEnd(long, late + 20, [0, 0, -2]));
    const spoilboard = deep.findings.find(({ code }) => code === 'SIMULATE_SPOILBOARD');
    expect(spoilboard?.programLine).toBe(lineOf(long, late + 20));
  });
});
