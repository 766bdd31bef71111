import { isMillwrightError, type Motion, type Tool } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { describeProgram, proveProgram } from '../../src/index.js';
import { circle, job, part, placed, rectangle, tool } from '../support/job.js';
import { MotionWriter } from '../support/motion-writer.js';

const whole = job([
  { part: part('p', rectangle(80, 60), [circle(30, 30, 10, true)]), placement: placed('p', 40, 40) },
]);
const { motions } = whole.reading;
const someLine = motions.findIndex(({ kind }) => kind === 'line');

/** Either a proof that is not `proved`, or an error with a code. Never anything else. */
async function outcomeOf(request: unknown): Promise<string> {
  try {
    const proof = await proveProgram(request as typeof whole);
    JSON.stringify(proof);
    return proof.verdict;
  } catch (thrown) {
    if (!isMillwrightError(thrown)) throw thrown;
    return thrown.code;
  }
}

const withMotion = (change: Partial<Record<keyof Motion, unknown>>) => ({
  ...whole,
  reading: {
    ...whole.reading,
    motions: motions.map((motion, i) => (i === someLine ? { ...motion, ...change } : motion)),
  },
});
const withTool = (change: Partial<Tool>) => ({ ...whole, tools: [{ ...tool, ...change }] });
const withSheet = (widthMm: number, heightMm: number, thicknessMm: number) => ({
  ...whole,
  layout: {
    ...whole.layout,
    sheets: [{ stockId: 's', material: 'mdf' as const, widthMm, heightMm, thicknessMm }],
  },
});
const withOutline = (vertices: readonly (readonly [number, number, number])[]) => ({
  ...whole,
  parts: [{ ...whole.parts[0], holes: [], outline: { closed: true, vertices } }],
});
const withMotions = (list: readonly Motion[]) => ({ ...whole, reading: { ...whole.reading, motions: list } });

/** A helix of many turns, one block. */
function helix(nTurns: number): Motion {
  const from: readonly [number, number, number] = [100, 100, 0];
  return {
    ...(motions[someLine] as Motion),
    kind: 'arc',
    fromMm: from,
    toMm: [100, 100, -12],
    centreMm: [90, 100],
    clockwise: false,
    sweepRad: nTurns * 2 * Math.PI,
  };
}

describe('input that is meant to break it', () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1e300, -1e300, 1e8, '5', null, undefined, {}])(
    'is refused in a motion: %s',
    async (bad) => {
      for (const change of [{ toMm: [bad, 0, 0] }, { fromMm: [0, bad, 0] }, { feedMmPerMin: bad }]) {
        const outcome = await outcomeOf(withMotion(change));
        // A feed may be any finite number; then it is over the machine's limit.
        expect(['INPUT_INVALID', 'findings'], JSON.stringify(change)).toContain(outcome);
      }
      expect(await outcomeOf({ ...whole, toleranceMm: bad, reading: whole.reading })).toBe(
        bad === undefined ? 'proved' : 'INPUT_INVALID',
      );
    },
  );

  it.each<[string, unknown]>([
    ['no motions', withMotions([])],
    ['waits alone', withMotions(motions.filter(({ kind }) => kind === 'dwell'))],
    ['one point', withMotions([{ ...(motions[someLine] as Motion), fromMm: [1, 1, -1], toMm: [1, 1, -1] }])],
    [
      'an arc of no length',
      withMotion({ kind: 'arc', centreMm: (motions[someLine] as Motion).toMm.slice(0, 2) }),
    ],
    ['an arc that is only its centre', withMotions([{ ...helix(1), centreMm: [100, 100] }])],
    ['an arc far from its centre', withMotions([{ ...helix(0.001), centreMm: [1e7, 1e7] }])],
    ['a helix of two hundred turns', withMotions([helix(200)])],
    ['a helix of a thousand turns', withMotions([helix(1000)])],
    ['a helix of a million turns', withMotions([helix(1e6)])],
    ['coordinates at the end of the world', withMotion({ toMm: [1e7, -1e7, -1e7] })],
    ['a tool of a micrometre', withTool({ diameterMm: 0.001, shankDiameterMm: 0.001 })],
    ['a tool of a metre', withTool({ diameterMm: 1000 })],
    ['a tool of ten kilometres', withTool({ diameterMm: 1e7 })],
    ['a needle', withTool({ shape: 'vee', tipAngleDeg: 0.001 })],
    ['a V that is flat', withTool({ shape: 'vee', tipAngleDeg: 179.999 })],
    ['a corner larger than the tool', withTool({ shape: 'bull-nose', cornerRadiusMm: 10 })],
    ['a sheet of a micrometre', withSheet(0.001, 0.001, 0.001)],
    ['a sheet of ten kilometres', withSheet(1e7, 1e7, 1e7)],
    ['a ribbon', withSheet(1e7, 0.001, 1)],
    ['a part far away', { ...whole, layout: { ...whole.layout, placements: [placed('p', 9e6, -9e6)] } }],
    [
      'a part beyond everything',
      { ...whole, layout: { ...whole.layout, placements: [placed('p', 1e300, 0)] } },
    ],
    [
      'a bow tie',
      withOutline([
        [0, 0, 0],
        [80, 60, 0],
        [80, 0, 0],
        [0, 60, 0],
      ]),
    ],
    [
      'a spike',
      withOutline([
        [0, 0, 0],
        [80, 0, 0],
        [40, 0, 0],
        [40, 1e-9, 0],
      ]),
    ],
    [
      'no area',
      withOutline([
        [0, 0, 0],
        [80, 0, 0],
      ]),
    ],
    [
      'a clockwise outline',
      withOutline([
        [0, 0, 0],
        [0, 60, 0],
        [80, 60, 0],
        [80, 0, 0],
      ]),
    ],
    [
      'the same point again and again',
      withOutline([
        [0, 0, 0],
        [0, 0, 0],
        [80, 0, 0],
        [80, 0, 0],
        [80, 60, 0],
      ]),
    ],
    [
      'bulges without end',
      withOutline([
        [0, 0, 1e9],
        [80, 0, -1e9],
        [80, 60, 1e-12],
      ]),
    ],
    ['a budget of one cell', { ...whole, budgetCells: 1 }],
    ['a tolerance as wide as the sheet', { ...whole, toleranceMm: 1e6 }],
    ['a tolerance of an atom', { ...whole, toleranceMm: 1e-7 }],
    ['a through depth of ten kilometres', { ...whole, throughMm: 1e7 }],
    ['a zero ten kilometres away', { ...whole, frame: { zeroMm: [1e7, 1e7, 1e7], zPoints: 'down' } }],
    [
      'a spindle started a hundred thousand times',
      {
        ...whole,
        reading: { ...whole.reading, spindleStarts: Array.from({ length: 1e5 }, (_, i) => i + 1) },
      },
    ],
    [
      'tabs everywhere',
      {
        ...whole,
        tabs: Array.from({ length: 2000 }, (_, i) => ({
          centreMm: [40 + (i % 80), 40],
          lengthMm: 5,
          heightMm: 3,
        })),
      },
    ],
    [
      'a clamp over everything',
      {
        ...whole,
        obstacles: [
          { id: 'c', kind: 'clamp', footprint: rectangle(1e6, 1e6), topZMm: 1e300, clearanceMm: 1e6 },
        ],
      },
    ],
  ])(
    'gives a verdict or an error with a code: %s',
    async (name, request) => {
      const outcome = await outcomeOf(request);
      const isHarmless = ['a clockwise outline', 'a V that is flat'].includes(name);
      if (!isHarmless) expect(outcome).toMatch(/^(findings|unproved|[A-Z][A-Z_]+)$/);
    },
    60_000,
  );

  it.each(['parts', 'tools', 'obstacles', 'operations', 'cuttingLimits'] as const)(
    'names nothing twice: %s',
    async (list) => {
      const items = {
        parts: whole.parts[0],
        tools: whole.tools[0],
        obstacles: { id: 'c', kind: 'clamp', footprint: rectangle(5, 5), topZMm: 10 },
        operations: { kind: 'clear', id: 'a', contour: rectangle(5, 5) },
        cuttingLimits: { toolNumber: 1 },
      };
      expect(await outcomeOf({ ...whole, [list]: [items[list], items[list]] })).toBe('INPUT_INVALID');
    },
  );

  it('does not hang on a hundred thousand motions in one place, nor on as many over one another', async () => {
    const one = motions[someLine] as Motion;
    // How a tool is loaded is measured along every stretch against all earlier ones of the same place.
    const bare = { measures: ['removal' as const] };
    const still = Array.from({ length: 100_000 }, (_, i) => ({
      ...one,
      line: i + 1,
      fromMm: [100, 100, -1] as const,
      toMm: [100, 100, -1] as const,
    }));
    expect(await outcomeOf({ ...withMotions(still), ...bare })).not.toBe('proved');
    const back = Array.from({ length: 100_000 }, (_, i) => ({
      ...one,
      line: i + 1,
      fromMm: [i % 2 === 0 ? 50 : 110, 100, -1] as const,
      toMm: [i % 2 === 0 ? 110 : 50, 100, -1] as const,
    }));
    expect(await outcomeOf({ ...withMotions(back), ...bare })).not.toBe('proved');
  }, 120_000);

  it('describes what it cannot judge without harm', async () => {
    const writer = new MotionWriter();
    writer.line(1e7, -1e7, 1e7);
    const text = `${'('.repeat(1e6)}\n${';tool 1 '.repeat(1e5)}\n(zero is ${'x'.repeat(1e6)}`;
    const description = await describeProgram({ reading: { ...whole.reading, motions }, text });
    expect(JSON.stringify(description).length).toBeLessThan(20_000);
    await expect(describeProgram({ reading: {} as never })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });
});
