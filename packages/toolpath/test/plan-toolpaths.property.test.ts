import type { Toolpath } from '@millwright/contracts';
import { FLAT_ARC_MM } from '@millwright/geometry';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planToolpaths } from '../src/index.js';
import { anyDiameter, anyPart } from './generators.js';
import { flatTool, layoutOf, place, requestFor } from './helpers.js';
import {
  closestToSolids,
  cutsOf,
  deepestBite,
  distanceTo,
  farthestFromReachable,
  samplesOf,
  solidOf,
} from './oracle.js';

const runs = { seed: 20261121, numRuns: 40 };

/** Any part, tool, depth, ramp and direction, placed anywhere any way round. */
const anyCase = fc.record({
  part: anyPart,
  diameterMm: anyDiameter,
  rotationDeg: fc.oneof(fc.constantFrom(0, 90, 180, 270), fc.double({ min: -360, max: 360, noNaN: true })),
  mirrored: fc.boolean(),
  direction: fc.constantFrom('climb' as const, 'conventional' as const),
  thicknessMm: fc.double({ min: 3, max: 24, noNaN: true }),
  stepdownMm: fc.double({ min: 1, max: 12, noNaN: true }),
  rampDeg: fc.double({ min: 1, max: 20, noNaN: true }),
});

function requestOf(each: typeof anyCase extends fc.Arbitrary<infer Case> ? Case : never) {
  const placement = place('p', {
    xMm: 300,
    yMm: 300,
    rotationDeg: each.rotationDeg,
    mirrored: each.mirrored,
  });
  const request = requestFor([each.part], {
    layout: layoutOf([placement], { thicknessMm: each.thicknessMm }),
    tool: flatTool({ diameterMm: each.diameterMm, fluteLengthMm: 40, stickoutMm: 50 }),
    cutting: { spindleRpm: 18_000, feedMmPerMin: 2000, plungeMmPerMin: 500, stepdownMm: each.stepdownMm },
    rampDeg: each.rampDeg,
    direction: each.direction,
    throughMm: 0.2,
  });
  return { placement, request };
}

test('no cut comes closer to any part than the radius of the tool', async () => {
  await fc.assert(
    fc.asyncProperty(anyCase, async (each) => {
      const { placement, request } = requestOf(each);
      const plan = await planToolpaths(request);
      expect(closestToSolids(plan, [solidOf(each.part, placement)], 0.5)).toBeGreaterThanOrEqual(
        each.diameterMm / 2 - 0.0025,
      );
    }),
    runs,
  );
});

test('every contour that the tool can touch is cut to full depth within 3 µm, except at tabs', async () => {
  await fc.assert(
    fc.asyncProperty(anyCase, async (each) => {
      const { placement, request } = requestOf(each);
      const plan = await planToolpaths(request);
      const solid = solidOf(each.part, placement);
      const radiusMm = each.diameterMm / 2;
      const depthMm = each.thicknessMm + 0.2;
      const uncut = new Set(plan.uncuttable.map(({ holeIndex }) => holeIndex));
      const cuttable = { ...solid, holes: solid.holes.filter((_, index) => !uncut.has(index)) };
      const clearMm = 3 + 4 * radiusMm;
      expect(
        farthestFromReachable(plan, cuttable, { radiusMm, depthMm, clearMm, everyMm: 2 }),
      ).toBeLessThanOrEqual(0.003);
    }),
    runs,
  );
});

test('nothing goes deeper than asked, no pass deeper than the stepdown, and no descent is steeper than the ramp', async () => {
  await fc.assert(
    fc.asyncProperty(anyCase, async (each) => {
      const plan = await planToolpaths(requestOf(each).request);
      const slope = Math.tan((each.rampDeg * Math.PI) / 180);
      for (const toolpath of plan.toolpaths) {
        const cuts = cutsOf(toolpath);
        expect(Math.min(...cuts.map(({ to }) => to[2]))).toBeGreaterThanOrEqual(-each.thicknessMm - 0.2);
        const steepMm = cuts.map(({ from, to, lengthMm }) =>
          to[2] < 0 ? from[2] - to[2] - slope * lengthMm : 0,
        );
        // Two nanometres of Z are the rounding of positions along the loop.
        if (toolpath.operation !== 'drill') expect(Math.max(...steepMm)).toBeLessThanOrEqual(2e-6);
        if (toolpath.operation === 'profile-outside' && !toolpath.id.includes('piece')) {
          expect(deepestBite(toolpath, slope)).toBeLessThanOrEqual(each.stepdownMm + 1e-6);
        }
      }
    }),
    runs,
  );
});

test('every toolpath starts and ends at the retract height and no rapid is lower', async () => {
  await fc.assert(
    fc.asyncProperty(anyCase, async (each) => {
      const plan = await planToolpaths(requestOf(each).request);
      for (const { startMm, moves } of plan.toolpaths) {
        expect(startMm[2]).toBe(5);
        expect(moves.at(-1)!.toMm[2]).toBe(5);
        for (const move of moves) if (move.kind === 'rapid') expect(move.toMm[2]).toBeGreaterThanOrEqual(5);
      }
    }),
    runs,
  );
});

test('over a tab the tool stays above the tab’s top', async () => {
  await fc.assert(
    fc.asyncProperty(anyCase, async (each) => {
      const plan = await planToolpaths(requestOf(each).request);
      const solid = solidOf(each.part, requestOf(each).placement);
      for (const toolpath of plan.toolpaths) {
        const samples = samplesOf(toolpath, 0.5);
        for (const tab of toolpath.tabs) {
          const [x, y] = tab.centreMm;
          const toOutline = Math.min(
            ...[solid.outline, ...solid.holes].flat().map((piece) => distanceTo(piece, x, y)),
          );
          // Arcs of more than a kilometre are taken as chords that rise by at most this.
          expect(toOutline).toBeLessThan(FLAT_ARC_MM * 1.01);
          const over = samples.filter(
            (sample) => Math.hypot(sample.x - x, sample.y - y) < each.diameterMm / 2 + 0.01,
          );
          const lowest = Math.min(...over.map(({ z }) => z));
          expect(lowest).toBeGreaterThanOrEqual(tab.heightMm - each.thicknessMm - 1e-9);
        }
      }
    }),
    runs,
  );
});

test('the same request gives the same bytes', async () => {
  await fc.assert(
    fc.asyncProperty(anyCase, async (each) => {
      const { request } = requestOf(each);
      expect(JSON.stringify(await planToolpaths(request))).toBe(
        JSON.stringify(await planToolpaths(structuredClone(request))),
      );
    }),
    { ...runs, numRuns: 10 },
  );
});

test('turning the placement by quarter turns turns every cut with it', async () => {
  await fc.assert(
    fc.asyncProperty(anyCase, fc.constantFrom(90, 180, 270), async (each, turnDeg) => {
      const upright = await planToolpaths(requestOf({ ...each, rotationDeg: 0 }).request);
      const turned = await planToolpaths(requestOf({ ...each, rotationDeg: turnDeg }).request);
      expect(turned.toolpaths.map(({ id }) => id).sort()).toEqual(
        upright.toolpaths.map(({ id }) => id).sort(),
      );
      const turn = (-turnDeg * Math.PI) / 180;
      const back = (x: number, y: number): [number, number] => [
        x * Math.cos(turn) - y * Math.sin(turn),
        x * Math.sin(turn) + y * Math.cos(turn),
      ];
      expect(farthestApart(turned.toolpaths, upright.toolpaths, back)).toBeLessThan(0.004);
    }),
    { ...runs, numRuns: 15 },
  );
});

test('mirroring a part and swapping climb for conventional mirrors every cut', async () => {
  await fc.assert(
    fc.asyncProperty(anyCase, async (each) => {
      const plain = { ...each, rotationDeg: 0, mirrored: false, direction: 'climb' as const };
      const straight = await planToolpaths(requestOf(plain).request);
      const mirrored = await planToolpaths(
        requestOf({ ...plain, mirrored: true, direction: 'conventional' }).request,
      );
      expect(farthestApart(mirrored.toolpaths, straight.toolpaths, (x, y) => [-x, y])).toBeLessThan(0.004);
      mirrored.toolpaths.forEach((toolpath, index) => {
        const other = straight.toolpaths.find(({ id }) => id === toolpath.id);
        const bottomZ = -each.thicknessMm - 0.2;
        if (toolpath.operation === 'drill' || toolpath.id.includes('piece')) return;
        expect(Math.sign(turnOfBottom(toolpath, bottomZ)), `toolpath ${index}`).toBe(
          -Math.sign(turnOfBottom(other!, bottomZ)),
        );
      });
    }),
    { ...runs, numRuns: 15 },
  );
});

test('climb runs clockwise around a part and counter-clockwise in its holes, mirrored or not; conventional the other way', async () => {
  await fc.assert(
    fc.asyncProperty(anyCase, async (each) => {
      const plan = await planToolpaths(requestOf(each).request);
      for (const toolpath of plan.toolpaths) {
        if (toolpath.operation === 'drill' || toolpath.id.includes('piece')) continue;
        const turn = Math.sign(turnOfBottom(toolpath, -each.thicknessMm - 0.2));
        const isOutside = toolpath.operation === 'profile-outside';
        expect(turn).toBe(isOutside === (each.direction === 'climb') ? -1 : 1);
      }
    }),
    runs,
  );
});

/** How far the cuts of one plan, moved about the part's middle, lie from those of another, mm. */
function farthestApart(
  moved: readonly Toolpath[],
  others: readonly Toolpath[],
  back: (x: number, y: number) => [number, number],
): number {
  const distances = moved.map((toolpath) => {
    const other = others.find(({ id }) => id === toolpath.id)!;
    // Bores begin and end at fixed sides of the hole, so their way in and out of the middle is left out.
    // The last fifth of the depth tells of all: every turn runs the same way.
    const lowZ = 0.8 * Math.min(...toolpath.moves.map(({ toMm }) => toMm[2]));
    const pieces = cutsOf(other).filter(({ lengthMm, to }) => lengthMm > 0 && to[2] <= lowZ);
    const samples = samplesOf(toolpath, 12).filter(({ z }) => z <= lowZ);
    const isRound = toolpath.operation === 'bore' || toolpath.operation === 'drill';
    if (isRound || pieces.length === 0) return 0;
    return Math.max(
      0,
      ...samples.map((sample) => {
        const [x, y] = back(sample.x - 300, sample.y - 300);
        return Math.min(...pieces.map(({ piece }) => distanceTo(piece, x + 300, y + 300)));
      }),
    );
  });
  return Math.max(0, ...distances);
}

/** Twice the signed area swept around the part's middle while at the bottom: positive counter-clockwise. */
function turnOfBottom(toolpath: Parameters<typeof cutsOf>[0], bottomZ: number): number {
  const samples = samplesOf(toolpath, 0.2);
  return samples.slice(1).reduce((sum, { x, y, z }, i) => {
    const last = samples[i]!;
    return z <= bottomZ / 2 && last.z <= bottomZ / 2
      ? sum + (last.x - 300) * (y - 300) - (x - 300) * (last.y - 300)
      : sum;
  }, 0);
}
