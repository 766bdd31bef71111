import type { NestResult } from '@millwright/contracts';
import { canonicalJson } from '@millwright/contracts';
import { contourBox, distanceToContourMm, flattenContour, transformContour } from '@millwright/geometry';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type NestInput, nestParts, validateLayout } from '../src/index.js';
import { job, jobArbitrary, nonsenseArbitrary, sheet } from './shapes.js';

const runs = (numRuns: number, seed: number) => ({ numRuns, seed, endOnFailure: true });

describe('laws of nesting', () => {
  test('every layout passes the independent validator', async () => {
    await fc.assert(
      fc.asyncProperty(jobArbitrary, async (request) => {
        const { layout } = await nestParts(request);
        expect(validateLayout(request, layout)).toEqual([]);
      }),
      runs(40, 101),
    );
  });

  test('drawings that make no sense, with crossing outlines and stray holes, are still never laid too close', async () => {
    await fc.assert(
      fc.asyncProperty(nonsenseArbitrary, fc.constantFrom(0, 6), async (parts, spacingMm) => {
        const request = job(parts, { spacingMm, sheets: [sheet(1200, 1200)], workBudget: 30 });
        const { layout } = await nestParts(request);
        expect(validateLayout(request, layout)).toEqual([]);
      }),
      runs(120, 109),
    );
  });

  test('points sampled on the outlines are never nearer to another part than the spacing (by other code than the validator’s)', async () => {
    await fc.assert(
      fc.asyncProperty(jobArbitrary, async (request) => {
        const result = await nestParts(request);
        expect(smallestGapMm(request, result)).toBeGreaterThanOrEqual(request.spacingMm - 1e-3);
      }),
      runs(20, 102),
    );
  });

  test('every part lies inside the margins', async () => {
    await fc.assert(
      fc.asyncProperty(jobArbitrary, async (request) => {
        const { layout } = await nestParts(request);
        for (const placement of layout.placements) {
          const sheet = layout.sheets[placement.sheetIndex]!;
          const box = contourBox(transformContour(outlineOf(request, placement.partId), placement));
          const freeMm = [box.minXMm, box.minYMm, sheet.widthMm - box.maxXMm, sheet.heightMm - box.maxYMm];
          expect(Math.min(...freeMm)).toBeGreaterThanOrEqual(request.marginMm - 1e-4);
        }
      }),
      runs(20, 103),
    );
  });

  test('every copy asked for is either placed or unplaced, once', async () => {
    await fc.assert(
      fc.asyncProperty(jobArbitrary, async (request) => {
        const { layout } = await nestParts(request);
        const wanted = request.parts.flatMap(({ id, quantity }) =>
          Array.from({ length: quantity }, (_, copy) => `${id} #${copy}`),
        );
        const answered = [...layout.placements, ...layout.unplaced].map(
          ({ partId, copy }) => `${partId} #${copy}`,
        );
        expect(answered.sort()).toEqual(wanted.sort());
      }),
      runs(20, 104),
    );
  });

  test('the same request gives the same bytes, and the order of its parts does not matter', async () => {
    await fc.assert(
      fc.asyncProperty(jobArbitrary, async (request) => {
        const first = canonicalJson(await nestParts(request));
        expect(canonicalJson(await nestParts(request))).toBe(first);
        const shuffled = { ...request, parts: [...request.parts].reverse() };
        expect(canonicalJson(await nestParts(shuffled))).toBe(first);
      }),
      runs(12, 105),
    );
  });

  test('watching the work changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(jobArbitrary, async (request) => {
        const watched = await nestParts(request, {
          signal: new AbortController().signal,
          onProgress: () => {},
        });
        expect(canonicalJson(watched)).toBe(canonicalJson(await nestParts(request)));
      }),
      runs(6, 106),
    );
  });

  test('a larger work budget is never worse, and no budget is overspent', async () => {
    await fc.assert(
      fc.asyncProperty(jobArbitrary, fc.integer({ min: 1, max: 60 }), async (request, budget) => {
        const small = await nestParts({ ...request, workBudget: budget });
        const large = await nestParts({ ...request, workBudget: budget * 3 });
        expect(small.workDone).toBeLessThanOrEqual(budget);
        expect(compare(goodness(large), goodness(small))).toBeLessThanOrEqual(0);
      }),
      runs(20, 107),
    );
  });

  test('moving a part’s origin changes nothing but the placement’s offset', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 20, max: 400 }),
        fc.integer({ min: -500, max: 500 }),
        async (side, by) => {
          const at = (x: number) => ({
            closed: true,
            vertices: [[x, 0, 0] as const, [x + side, 0, 0] as const, [x, side / 2, 0] as const],
          });
          const request = (x: number): NestInput => ({
            parts: [{ id: 'a', quantity: 5, outline: at(x), holes: [], features: [] }],
            sheets: [{ id: 's', material: 'mdf', widthMm: 900, heightMm: 600, thicknessMm: 18, quantity: 9 }],
            spacingMm: 5,
            marginMm: 5,
            rotationsDeg: [0],
            workBudget: 50,
          });
          const here = (await nestParts(request(0))).layout.placements;
          const there = (await nestParts(request(by))).layout.placements;
          for (const [i, { xMm, yMm }] of here.entries()) {
            expect(there[i]!.xMm + by).toBeCloseTo(xMm, 5);
            expect(there[i]!.yMm).toBeCloseTo(yMm, 5);
          }
        },
      ),
      runs(10, 108),
    );
  });
});

function outlineOf(request: NestInput, partId: string) {
  return request.parts.find(({ id }) => id === partId)!.outline;
}

/** Least distance of corners and curve points of one part to the outline of another, mm; boxes that are far apart are skipped. */
function smallestGapMm(request: NestInput, { layout }: NestResult): number {
  const placed = layout.placements.map((placement) => {
    const contour = transformContour(outlineOf(request, placement.partId), placement);
    const points = flattenContour(contour, { toleranceMm: 0.01, side: 'both' });
    return { placement, contour, points, box: contourBox(contour) };
  });
  let smallest = Number.POSITIVE_INFINITY;
  for (const a of placed) {
    for (const b of placed) {
      if (a === b || a.placement.sheetIndex !== b.placement.sheetIndex) continue;
      if (a.box.minXMm > b.box.maxXMm + 20 || b.box.minXMm > a.box.maxXMm + 20) continue;
      for (let i = 0; i < a.points.length; i += 2) {
        smallest = Math.min(smallest, distanceToContourMm([a.points[i]!, a.points[i + 1]!], b.contour));
      }
    }
  }
  return smallest;
}

/** Unplaced, sheets, their area, length used of the last: the engine’s stated order of goals. */
function goodness({ layout }: NestResult): number[] {
  const areaMm2 = layout.sheets.reduce((sum, { widthMm, heightMm }) => sum + widthMm * heightMm, 0);
  return [layout.unplaced.length, layout.sheets.length, areaMm2, -layout.yieldRatio];
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => Math.abs(value - b[i]!) > 1e-9);
  return at < 0 ? 0 : a[at]! - b[at]!;
}
