import type { Motion, Point3, ProgramFrame, Proof } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { describeProgram, proveProgram } from '../../src/index.js';
import { circle, job, part, placed, rectangle, thicknessMm } from '../support/job.js';
import { mapMotions } from '../support/mutate.js';

const whole = job([
  { part: part('p', rectangle(80, 60), [circle(30, 30, 10, true)]), placement: placed('p', 40, 40) },
]);
const stateOf = (proof: Proof, id: string) => proof.obligations.find((one) => one.id === id)?.state;
const codesOf = ({ findings }: Proof) => findings.map(({ code }) => code);

/** The same program as it is written with its zero elsewhere, or with Z pointing down. */
function writtenFrom(request: typeof whole, { zeroMm, zPoints }: ProgramFrame): typeof whole {
  const moved = ([x, y, z]: Point3): Point3 => [
    x - zeroMm[0],
    y - zeroMm[1],
    zPoints === 'down' ? zeroMm[2] - z : z - zeroMm[2],
  ];
  const shifted = mapMotions(
    request,
    (motion): Motion => ({
      ...motion,
      fromMm: moved(motion.fromMm),
      toMm: moved(motion.toMm),
      ...(motion.centreMm === undefined
        ? {}
        : { centreMm: [motion.centreMm[0] - zeroMm[0], motion.centreMm[1] - zeroMm[1]] }),
    }),
  );
  const [x, y, z] = request.setup.workZeroMm;
  return {
    ...shifted,
    setup: { ...request.setup, workZeroMm: [x + zeroMm[0], y + zeroMm[1], z + zeroMm[2]] },
  };
}

const up: ProgramFrame = { zeroMm: [0, 0, 0], zPoints: 'up' };
const bottom: ProgramFrame = { zeroMm: [0, 0, -thicknessMm], zPoints: 'up' };
const centre: ProgramFrame = { zeroMm: [300, 300, 0], zPoints: 'up' };
const down: ProgramFrame = { zeroMm: [0, 0, 0], zPoints: 'down' };

describe('a program whose zero lies elsewhere', () => {
  it.each([
    ['at the underside', bottom],
    ['in the middle of the sheet', centre],
    ['with Z pointing down', down],
    ['anywhere', { zeroMm: [123, -45, 6], zPoints: 'down' } as const],
  ])('is proved like the one that starts at the corner, once its frame is given: %s', async (_, frame) => {
    const proof = await proveProgram({ ...writtenFrom(whole, frame), frame });
    expect(codesOf(proof)).toEqual([]);
    expect(proof.verdict).toBe('proved');
  });

  it.each([
    ['left', 'near', 'spoilboard', [0, 0, -thicknessMm]],
    ['centre', 'centre', 'stock-top', [300, 300, 0]],
    ['right', 'far', 'spoilboard', [600, 600, -thicknessMm]],
  ] as const)('is understood from the setup: %s %s %s', async (x, y, z, zeroMm) => {
    const request = writtenFrom(whole, { zeroMm: [...zeroMm], zPoints: 'up' });
    const proof = await proveProgram({ ...request, setup: { ...request.setup, zero: { x, y, z } } });
    expect(proof.verdict).toBe('proved');
    const twice = proveProgram({
      ...request,
      frame: { zeroMm: [1, 2, 3], zPoints: 'up' },
      setup: { ...request.setup, zero: { x, y, z } },
    });
    await expect(twice).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });
});

describe('a frame that does not fit the program', () => {
  it('is asked for where the program travels below 0 and cuts above: never simulated upside down', async () => {
    const request = writtenFrom(whole, down);
    const proof = await proveProgram(request);
    expect(proof.missing.map(({ input }) => input)).toEqual(['z-frame']);
    expect(proof.missing[0]?.guess).toMatch(/down/);
    expect(stateOf(proof, 'rapids-clear')).toBe('undecided');
    expect(codesOf(proof)).toContain('SIMULATE_FRAME_DOUBTFUL');
    expect(proof.verdict).toBe('unproved');
    const { zPoints } = await describeProgram({ reading: request.reading });
    expect(zPoints).toBe('down');
  });

  it('is a finding where it was given all the same', async () => {
    const proof = await proveProgram({ ...writtenFrom(whole, down), frame: up });
    expect(proof.verdict).toBe('findings');
    expect(codesOf(proof)).toContain('SIMULATE_RAPID_IN_STOCK');
    expect(codesOf(proof)).toContain('SIMULATE_FRAME_DOUBTFUL');
  });

  it('is questioned where nothing reaches the stock: a zero at the underside taken for the top', async () => {
    const request = writtenFrom(whole, { zeroMm: [0, 0, -13], zPoints: 'up' });
    const { zZero } = await describeProgram({ reading: request.reading });
    expect(zZero).toBe('stock-bottom');
    const proof = await proveProgram(request);
    expect(codesOf(proof)).toContain('SIMULATE_FRAME_DOUBTFUL');
    expect(proof.verdict).toBe('findings');
    const beside = await proveProgram({ ...whole, frame: { zeroMm: [5000, 0, 0], zPoints: 'up' } });
    expect(codesOf(beside)).toContain('SIMULATE_FRAME_DOUBTFUL');
  });
});

describe('a program that is no milling', () => {
  it('never changes its height: the height of its zero is the question, and nothing is said of cuts', async () => {
    const flat = mapMotions(
      whole,
      (motion): Motion => ({
        ...motion,
        fromMm: [motion.fromMm[0], motion.fromMm[1], 0],
        toMm: [motion.toMm[0], motion.toMm[1], 0],
      }),
    );
    const proof = await proveProgram(flat);
    expect(codesOf(proof)).toContain('SIMULATE_NOT_MILLING');
    expect(proof.missing.map(({ input }) => input)).toEqual(['z-frame']);
    expect(stateOf(proof, 'outline:p#0')).toBe('undecided');
    expect((await describeProgram({ reading: flat.reading })).kind).toBe('beam');
  });

  it('switches a beam: starts the spindle again and again', async () => {
    const spindleStarts = Array.from({ length: 12 }, (_, i) => i + 1);
    const proof = await proveProgram({ ...whole, reading: { ...whole.reading, spindleStarts } });
    expect(stateOf(proof, 'milling')).toBe('undecided');
    expect(proof.verdict).not.toBe('proved');
  });
});
