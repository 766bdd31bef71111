import type { TwoSidedRequest } from '@millwright/contracts';
import { toolpathSchema } from '@millwright/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { twoSided, writeProgram } from '../../src/index.js';
import { anyToolpath } from '../support/round-trip.js';
import { request, tool, toolpath } from '../support/shop.js';

const asked: TwoSidedRequest = {
  sheet: { widthMm: 400, heightMm: 300, thicknessMm: 18 },
  flipAxis: 'x',
  backToolpaths: [],
  dowels: {
    toolId: tool.id,
    sheetIndex: 0,
    spindleRpm: 12000,
    feedMmPerMin: 240,
    insetMm: 20,
    belowMm: 3,
    retractZMm: 5,
    peckMm: 6,
  },
};

describe('twoSided', () => {
  it('drills two holes that lie where they were once the sheet is turned', async () => {
    for (const [flipAxis, holes] of [
      [
        'x',
        [
          [20, 150],
          [380, 150],
        ],
      ],
      [
        'y',
        [
          [200, 20],
          [200, 280],
        ],
      ],
    ] as const) {
      const { dowels } = twoSided({ ...asked, flipAxis });
      expect(dowels.drillCycle?.holesMm).toEqual(holes);
      const { back } = twoSided({ ...asked, flipAxis, backToolpaths: [dowels] });
      expect(back).toEqual([dowels]);
      const { program, findings } = await writeProgram(request([dowels]));
      expect(findings).toEqual([]);
      expect(program.text).toContain('\nG1 Z-21\n');
    }
  });

  it('mirrors moves about the axis, arcs with their direction, tabs with their places', () => {
    const given = toolpath(
      [
        { kind: 'line', toMm: [50, 40, -3], feedMmPerMin: 300 },
        { kind: 'arc', toMm: [50, 60, -3], centreMm: [50, 50], clockwise: false, feedMmPerMin: 900 },
      ],
      { startMm: [50, 40, 5], tabs: [{ centreMm: [60, 50], lengthMm: 6, heightMm: 3 }] },
    );
    const [back] = twoSided({ ...asked, backToolpaths: [given] }).back;
    expect(back).toMatchObject({
      startMm: [50, 260, 5],
      moves: [{ toMm: [50, 260, -3] }, { toMm: [50, 240, -3], centreMm: [50, 250], clockwise: true }],
      tabs: [{ centreMm: [60, 250] }],
    });
  });

  it('is undone by being done again, and gives toolpaths that are ones', () => {
    fc.assert(
      fc.property(
        anyToolpath,
        fc.constantFrom('x' as const, 'y' as const),
        ({ toolpath: given }, flipAxis) => {
          const flip = { ...asked, sheet: { widthMm: 512, heightMm: 256, thicknessMm: 18 }, flipAxis };
          const { back } = twoSided({ ...flip, backToolpaths: [given] });
          expect(toolpathSchema.safeParse(back[0]).error).toBeUndefined();
          const [again] = twoSided({ ...flip, backToolpaths: back }).back;
          again?.moves.forEach((move, index) => {
            const meant = given.moves[index];
            for (const axis of [0, 1, 2] as const)
              expect(move.toMm[axis]).toBeCloseTo(meant?.toMm[axis] ?? 0, 9);
            expect(move.kind === 'arc' && move.clockwise).toBe(meant?.kind === 'arc' && meant.clockwise);
          });
        },
      ),
      { seed: 51, numRuns: 100 },
    );
  });

  it('refuses dowels that would meet', () => {
    expect(() => twoSided({ ...asked, dowels: { ...asked.dowels, insetMm: 200 } })).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID', data: expect.objectContaining({ allowedMm: 200 }) }),
    );
  });
});
