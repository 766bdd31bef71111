import type { Toolpath } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { drillMoves, readProgram, repairProgram, writeProgram } from '../../src/index.js';
import { machine, request, toolpath } from '../support/shop.js';

type Cycle = NonNullable<Toolpath['drillCycle']>;

const plain: Cycle = {
  kind: 'plain',
  holesMm: [
    [10, 20],
    [42.5, 20],
  ],
  bottomZMm: -6,
  retractZMm: 5,
  returnTo: 'retract',
  feedMmPerMin: 240,
};
const cycles: readonly (readonly [string, Cycle])[] = [
  ['G81', plain],
  ['G82', { ...plain, kind: 'dwell', dwellS: 0.5 }],
  ['G83', { ...plain, kind: 'peck', peckMm: 4 }],
  ['G73', { ...plain, kind: 'chip-break', peckMm: 4 }],
];
const start = [10, 20, 12] as const;
const drilling = (drillCycle: Cycle, rest: Partial<Toolpath> = {}) =>
  toolpath(drillMoves(drillCycle, start), { operation: 'drill', startMm: start, drillCycle, ...rest });

/** Lines from the first over the start to the last rise. */
async function body(cycle: Cycle, rest: Parameters<typeof request>[1] = {}): Promise<string[]> {
  const { program } = await writeProgram(request([drilling(cycle)], rest));
  const lines = program.text.split('\n');
  return lines.slice(lines.indexOf('G0 X10 Y20') + 1, lines.indexOf('(End)'));
}

describe('a drill cycle', () => {
  it('goes down by feed, waits where it is to, and comes back to R or to where it started', async () => {
    expect(await body(plain)).toEqual([
      'G0 Z12',
      'G0 Z5',
      'G1 Z-6 F240',
      'G0 Z5',
      'G0 X42.5',
      'G1 Z-6',
      'G0 Z5',
      'G0 Z20',
    ]);
    const back = await body({ ...plain, kind: 'dwell', dwellS: 0.5, returnTo: 'start' });
    expect(back.slice(2, 7)).toEqual(['G1 Z-6 F240', 'G4 P0.5', 'G0 Z12', 'G0 X42.5', 'G0 Z5']);
  });

  it('pecks from R on: out of the hole and back to just above the last depth, or up a little', async () => {
    expect((await body({ ...plain, kind: 'peck', peckMm: 4 })).slice(1, 10)).toEqual([
      'G0 Z5',
      'G1 Z1 F240',
      'G0 Z5',
      'G0 Z1.254',
      'G1 Z-3',
      'G0 Z5',
      'G0 Z-2.746',
      'G1 Z-6',
      'G0 Z5',
    ]);
    expect((await body({ ...plain, kind: 'chip-break', peckMm: 4 })).slice(1, 7)).toEqual([
      'G0 Z5',
      'G1 Z1 F240',
      'G0 Z1.254',
      'G1 Z-3',
      'G0 Z-2.746',
      'G1 Z-6',
    ]);
  });

  it.each(cycles)(
    '%s in words of grblHAL is what it is expanded to, as repair understands the word',
    async (word, cycle) => {
      for (const returnTo of ['start', 'retract'] as const) {
        const given = { ...cycle, returnTo };
        const grblhal = { machine: { ...machine, controller: 'grblhal' } as const };
        const native = await writeProgram(
          request([drilling(given)], { ...grblhal, options: { drillCycles: 'native' } }),
        );
        expect(native.program.text).toMatch(new RegExp(`^${word} X10 Y20 Z-6 R5`, 'm'));
        expect(native.program.text).toContain(returnTo === 'start' ? 'G98 F240\n' : 'G99 F240\n');
        const expanded = await writeProgram(request([drilling(given)], grblhal));
        expect(native.manifest?.bounds).toEqual(expanded.manifest?.bounds);
        expect(native.program.estimateS).toBeCloseTo(expanded.program.estimateS, 9);
        // The expansion of repair is another one than the writer's.
        const repaired = await repairProgram({ text: native.program.text });
        expect(repaired.outcome).toBe('repaired');
        const deeds = async (text: string) =>
          (await readProgram({ text })).motions
            .slice(1)
            .map(({ kind, toMm, dwellS }) => ({ kind, toMm, dwellS }));
        expect(settled(await deeds(repaired.text))).toEqual(settled(await deeds(expanded.program.text)));
      }
    },
  );

  it('is refused in words that the controller does not have', async () => {
    await expect(
      writeProgram(request([drilling(plain)], { options: { drillCycles: 'native' } })),
    ).rejects.toMatchObject({ code: 'POST_DRILL_CYCLE_REFUSED' });
  });

  it.each([
    ['a bottom above R', { ...plain, bottomZMm: 6 }],
    ['a peck that is not given', { ...plain, kind: 'peck' }],
    ['a wait that is not given', { ...plain, kind: 'dwell' }],
    ['a peck that is not asked for', { ...plain, peckMm: 2 }],
    ['pecks of a nanometre', { ...plain, kind: 'peck', peckMm: 1e-6 }],
  ] as const)('is refused with %s', (_, cycle) => {
    expect(() => drillMoves(cycle, start)).toThrow(
      expect.objectContaining({ code: 'POST_DRILL_CYCLE_REFUSED' }),
    );
  });

  it('is refused where R is below the retract height, or the moves are others', async () => {
    for (const given of [
      drilling({ ...plain, retractZMm: 4 }),
      drilling(plain, { moves: drillMoves({ ...plain, bottomZMm: -5 }, start) }),
      drilling(plain, { moves: drillMoves(plain, start).slice(0, -1) }),
    ]) {
      await expect(writeProgram(request([given]))).rejects.toMatchObject({
        code: 'POST_DRILL_CYCLE_REFUSED',
      });
    }
  });
});

type Deed = { readonly kind: string; readonly toMm: readonly number[]; readonly dwellS: number | undefined };

/** Rapids in a row are one; a rapid to where the tool is is none. */
function settled(deeds: readonly Deed[]): Deed[] {
  const kept: Deed[] = [];
  for (const deed of deeds) {
    const before = kept.at(-1);
    const rounded = { ...deed, toMm: deed.toMm.map((mm) => Math.round(mm * 1000) / 1000) };
    const isVertical = before?.toMm[0] === rounded.toMm[0] && before?.toMm[1] === rounded.toMm[1];
    if (before?.kind === 'rapid' && deed.kind === 'rapid' && isVertical) kept.pop();
    kept.push(rounded);
  }
  return kept;
}
