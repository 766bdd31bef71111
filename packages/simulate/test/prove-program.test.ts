import type { ProveRequest, Tool } from '@millwright/contracts';
import { proofSchema } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { proveProgram } from '../src/index.js';
import {
  angle,
  circle,
  job,
  part,
  placed,
  reading,
  rectangle,
  requestFor,
  roundedRectangle,
  tool,
} from './support/job.js';
import { MotionWriter } from './support/motion-writer.js';
import { seriousFindings } from './support/mutate.js';

const side = {
  part: part('side', rectangle(120, 80), [circle(30, 30, 6, true)]),
  placement: placed('side', 40, 40),
  tabs: [0, 0.5],
};
const foot = { part: part('foot', roundedRectangle(90, 60, 12)), placement: placed('foot', 200, 60, 30) };
const bracket = { part: part('bracket', angle(80, 80)), placement: placed('bracket', 60, 200) };

const stateOf = (proof: Awaited<ReturnType<typeof proveProgram>>, id: string) =>
  proof.obligations.find((obligation) => obligation.id === id)?.state;

describe('a fault-free program', () => {
  it('is proved, with every obligation shown or shown not to apply', async () => {
    const proof = await proveProgram(job([side, foot, bracket]));
    expect(seriousFindings(proof)).toEqual([]);
    const open = proof.obligations.filter(({ state }) => state !== 'holds' && state !== 'not-applicable');
    expect(open).toEqual([]);
    expect(proof.verdict).toBe('proved');
    expect(proof.deepestGougeMm).toBeLessThan(1e-6);
    expect(proofSchema.safeParse(proof).success).toBe(true);
  });

  it('is told apart from a program that does nothing', async () => {
    const proof = await proveProgram(requestFor([], reading(new MotionWriter())));
    expect(proof.verdict).toBe('unproved');
    expect(proof.missing.map(({ input }) => input)).toEqual(['drawing']);
  });

  it('has what stays in an inner corner reported apart: r (√2 − 1) at a right angle', async () => {
    const proof = await proveProgram(job([bracket]));
    const corner = proof.findings.find(({ code }) => code === 'SIMULATE_CORNER_UNREACHABLE');
    expect(corner?.measured?.value).toBeCloseTo(3 * (Math.SQRT2 - 1), 6);
    expect(proof.verdict).toBe('proved');
  });

  it('gives lengths and a time', async () => {
    const ring = { part: part('disc', circle(0, 0, 30)), placement: placed('disc', 100, 100) };
    const proof = await proveProgram(job([ring]));
    const turnMm = 2 * Math.PI * 33;
    expect(proof.cutLengthMm).toBeCloseTo(3 * turnMm + 12.3, 6);
    expect(proof.timeS).toBeGreaterThan((3 * turnMm) / 20 + 3);
    expect(proof.notCovered.length).toBeGreaterThan(0);
  });
});

describe('a request that lacks something', () => {
  const whole = job([side]);

  it('is never proved without the shape of a part that the layout places', async () => {
    const neighbour = placed('stranger', 300, 300);
    const layout = { ...whole.layout, placements: [...whole.layout.placements, neighbour] };
    const proof = await proveProgram({ ...whole, layout });
    expect(proof.verdict).toBe('unproved');
    expect(stateOf(proof, 'gouge:stranger#0')).toBe('undecided');
  });

  it('is never proved without the place of an expected part', async () => {
    const partsExpected = [...whole.partsExpected, { partId: 'side', copy: 1 }];
    const proof = await proveProgram({ ...whole, partsExpected });
    expect(proof.verdict).toBe('unproved');
    expect(stateOf(proof, 'part:side#1')).toBe('undecided');
  });

  it('is not held against parts of other sheets', async () => {
    const elsewhere = { ...placed('side', 40, 40), copy: 1, sheetIndex: 1 };
    const proof = await proveProgram({
      ...whole,
      layout: { ...whole.layout, placements: [...whole.layout.placements, elsewhere] },
      partsExpected: [...whole.partsExpected, { partId: 'side', copy: 1 }],
    });
    expect(proof.verdict).toBe('proved');
    expect(stateOf(proof, 'part:side#1')).toBe('not-applicable');
  });

  it('is never proved when the text states no unit', async () => {
    const proof = await proveProgram({ ...whole, reading: { ...whole.reading, units: 'unstated' } });
    expect(proof.verdict).toBe('unproved');
    expect(stateOf(proof, 'units-stated')).toBe('undecided');
  });

  it('is never proved with a tool whose shape is not judged, nor blamed for it', async () => {
    const tools: Tool[] = [{ ...tool, shape: 'bull-nose' }]; // no corner radius
    const proof = await proveProgram({ ...whole, tools });
    expect(proof.verdict).toBe('unproved');
    expect(seriousFindings(proof).map(({ code }) => code)).toEqual(['SIMULATE_TOOL_SHAPE_UNSUPPORTED']);
  });

  it('is never proved when parts have features with a depth that are not cut', async () => {
    const pocket = { id: 'f1', kind: 'pocket' as const, contour: circle(80, 50, 10), depthMm: 4 };
    const parts = whole.parts.map((one) => ({ ...one, features: [pocket] }));
    const proof = await proveProgram({ ...whole, parts });
    expect(proof.verdict).toBe('findings');
    expect(stateOf(proof, 'pocket:side#0/f1')).toBe('violated');
  });

  it('takes a through drill feature on a hole as that hole', async () => {
    const hole = whole.parts[0]?.holes[0] ?? circle(0, 0, 1);
    const parts = whole.parts.map((one) => ({
      ...one,
      features: [{ id: 'd1', kind: 'drill' as const, contour: hole, diameterMm: 12 }],
    }));
    expect((await proveProgram({ ...whole, parts })).verdict).toBe('proved');
  });

  it('names holes that were planned as not cuttable, and holds nothing else back', async () => {
    const left = job([side], { skip: ['side/0'] });
    const proof = await proveProgram({
      ...left,
      uncuttable: [{ partId: 'side', holeIndex: 0, reason: 'narrower than the tool' }],
    });
    expect(proof.verdict).toBe('proved');
    expect(proof.findings.map(({ code }) => code)).toContain('SIMULATE_HOLE_UNCUTTABLE');
    expect(stateOf(proof, 'hole:side#0/0')).toBe('not-applicable');
  });
});

describe('a program without T words', () => {
  const unnamed = (request: ProveRequest): ProveRequest => ({
    ...request,
    reading: { ...request.reading, motions: request.reading.motions.map((m) => ({ ...m, toolNumber: 0 })) },
  });

  it('is judged with the only tool given, and says so', async () => {
    const proof = await proveProgram(unnamed(job([side])));
    expect(proof.verdict).toBe('proved');
    expect(proof.findings.map(({ code }) => code)).toContain('SIMULATE_TOOL_ASSUMED');
  });

  it('stays unproved when several tools were given', async () => {
    const request = unnamed(job([side]));
    const proof = await proveProgram({ ...request, tools: [tool, { ...tool, id: 'other', number: 2 }] });
    expect(proof.verdict).toBe('unproved');
    expect(stateOf(proof, 'tool-known')).toBe('undecided');
  });
});

describe('walking away from a proof', () => {
  it('stops with CANCELLED', async () => {
    const signal = AbortSignal.abort();
    await expect(proveProgram(job([side]), { signal })).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  it('reports progress that never falls', async () => {
    const seen: number[] = [];
    await proveProgram(job([side]), { onProgress: ({ doneRatio }) => seen.push(doneRatio) });
    expect(seen.length).toBeGreaterThan(3);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });
});
