// Holes made otherwise than by a ring: bored by a helix, drilled flat, drilled with a point.
import type { ProveRequest, Tool } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { proveProgram } from '../src/index.js';
import { circle, job, part, placed, rectangle, setup, tool } from './support/job.js';
import { MotionWriter } from './support/motion-writer.js';
import { seriousFindings, withMotions } from './support/mutate.js';

const plate = (radius: number) => ({
  part: part('plate', rectangle(80, 60), [circle(40, 30, radius, true)]),
  placement: placed('plate', 40, 40),
});

/** The program of a plate, with its hole made by motions of our own. The hole's centre is (80, 70). */
function withHole(radius: number, make: (writer: MotionWriter) => void): ProveRequest {
  const request = job([plate(radius)], { skip: ['plate/0'] });
  const writer = new MotionWriter();
  writer.rapid(0, 0, setup.clearanceZMm).spindle('clockwise', 18000).dwell(3);
  make(writer);
  const rest = request.reading.motions.slice(2).map((motion, i) => ({
    ...motion,
    line: 1000 + i,
    fromMm: i === 0 ? writer.at : motion.fromMm,
    toMm: i === 0 ? ([writer.at[0], writer.at[1], setup.clearanceZMm] as const) : motion.toMm,
  }));
  const [first, second, ...others] = rest;
  if (first === undefined || second === undefined) throw new RangeError('the test program is too short');
  const across = {
    ...second,
    fromMm: first.toMm,
    toMm: [second.toMm[0], second.toMm[1], setup.clearanceZMm] as const,
  };
  return withMotions(request, [
    ...writer.motions,
    first,
    across,
    ...others.map((motion, i) => (i === 0 ? { ...motion, fromMm: across.toMm } : motion)),
  ]);
}

const helix = (toMm: number, floor: boolean) => (writer: MotionWriter) => {
  const centre = [80, 70] as const;
  writer.rapid(83, 70, 15).rapid(83, 70, 1).line(83, 70, 0);
  for (let z = 0; z > toMm; ) {
    const half = Math.max(toMm, z - 1.5);
    const whole = Math.max(toMm, z - 3);
    writer.arc([77, 70, half], centre, false).arc([83, 70, whole], centre, false);
    z = whole;
  }
  if (floor) writer.arc([77, 70, toMm], centre, false).arc([83, 70, toMm], centre, false);
  writer.rapid(83, 70, 15);
};

const drill =
  (toMm: number, x = 80) =>
  (writer: MotionWriter) => {
    writer.rapid(x, 70, 15).rapid(x, 70, 1);
    for (const z of [-4, -8, toMm])
      writer
        .line(x, 70, z)
        .rapid(x, 70, 1)
        .rapid(x, 70, z + 0.5);
    writer.rapid(x, 70, 15);
  };

const codes = async (request: ProveRequest) =>
  seriousFindings(await proveProgram(request)).map(({ code }) => code);

describe('a hole bored by a helix', () => {
  it('is whole with a last turn on the floor, and not without', async () => {
    expect(await codes(withHole(6, helix(-12.3, true)))).toEqual([]);
    expect(await codes(withHole(6, helix(-12.3, false)))).toEqual(['SIMULATE_CONTOUR_INCOMPLETE']);
  });

  it('gouges when it is wider than the hole', async () => {
    expect(await codes(withHole(5.9, helix(-12.3, true)))).toEqual(['SIMULATE_GOUGE']);
  });
});

describe('a hole drilled at the tool\u2019s own diameter', () => {
  it('is whole when drilled through in steps, rapids going back only where the tool has been', async () => {
    expect(await codes(withHole(3, drill(-12.3)))).toEqual([]);
  });

  it('is found shallow, off its centre, or of another diameter', async () => {
    expect(await codes(withHole(3, drill(-12)))).toEqual(['SIMULATE_CONTOUR_INCOMPLETE']);
    const off = await codes(withHole(3, drill(-12.3, 80.05)));
    expect([...off].sort()).toEqual(['SIMULATE_CONTOUR_INCOMPLETE', 'SIMULATE_GOUGE']);
    expect(await codes(withHole(2.98, drill(-12.3)))).toEqual(['SIMULATE_GOUGE']);
    expect(await codes(withHole(3.02, drill(-12.3)))).toEqual(['SIMULATE_CONTOUR_INCOMPLETE']);
  });

  it('by a drill with a point needs the point to come through', async () => {
    const pointed: Tool = { ...tool, shape: 'drill', tipAngleDeg: 118 };
    // Only the hole is judged here: cutting an outline with a drill is nobody\u2019s plan, but the geometry is the same.
    const holeOf = async (request: ProveRequest) =>
      (
        await proveProgram({ ...request, tools: [pointed], setup: { ...setup, spoilboardMm: 5 } })
      ).obligations.find(({ id }) => id.startsWith('hole:'))?.state;
    expect(await holeOf(withHole(3, drill(-12.3)))).toBe('violated');
    expect(await holeOf(withHole(3, drill(-12 - 3 / Math.tan((59 * Math.PI) / 180))))).toBe('holds');
  });

  it('by a drill whose point is not given stays undecided', async () => {
    const blunt: Tool = { ...tool, shape: 'drill' };
    const proof = await proveProgram({ ...withHole(3, drill(-12.3)), tools: [blunt] });
    expect(proof.verdict).toBe('unproved');
  });
});
