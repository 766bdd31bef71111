import type { Part, Toolpath } from '@millwright/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planToolpaths } from '../../src/index.js';
import { anyPart } from '../generators.js';
import { circle, flatTool, layoutOf, part, place, polygon, rectangle, requestFor } from '../helpers.js';
import { distanceTo, piecesOf } from '../oracle.js';
import { sampled, tabLeft } from './tab-oracle.js';

const sheet = { widthMm: 420, heightMm: 260, thicknessMm: 6 };
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });

/** A comb: slots from narrower than the tool to wide, so that a wall's neighbour is the wall across. */
const comb: fc.Arbitrary<Part> = fc
  .tuple(number(3, 30), number(4, 22), number(5, 50), number(15, 40), fc.integer({ min: 1, max: 3 }))
  .map(([tooth, slot, deep, spine, n]) => {
    const width = tooth + n * (tooth + slot);
    const top: [number, number][] = [[width, spine + deep]];
    for (let i = n - 1; i >= 0; i--) {
      const left = tooth + i * (tooth + slot);
      top.push([left + slot, spine + deep], [left + slot, spine], [left, spine], [left, spine + deep]);
    }
    return part('p', polygon([0, 0], [width, 0], ...top, [0, spine + deep]));
  });
const holed: fc.Arbitrary<Part> = fc
  .tuple(number(40, 120), number(40, 90), number(6, 36), fc.boolean())
  .map(([width, height, wide, isRound]) => {
    const hole = isRound ? circle(20, 20, Math.min(wide, 34)) : rectangle(4, 4, 30, Math.min(wide, 32), true);
    return part('p', rectangle(0, 0, width, height), [hole]);
  });

test('every tab that is planned stands: its wood is on the sheet, and no cut of the sheet touches it', async () => {
  const anyCase = fc.record({
    parts: fc.array(fc.oneof(comb, holed, anyPart), { minLength: 2, maxLength: 2 }),
    gapMm: number(6.1, 20),
    edgeMm: number(0, 12),
    diameterMm: fc.constantFrom(3.175, 6),
    lengthMm: number(2, 14),
    heightMm: number(0.5, 8),
    direction: fc.constantFrom('climb' as const, 'conventional' as const),
  });
  let nTabs = 0;
  await fc.assert(
    fc.asyncProperty(anyCase, async ({ parts, gapMm, edgeMm, diameterMm, ...rest }) => {
      const tool = flatTool({ diameterMm });
      const named = parts.map((each, i) => ({ ...each, id: `p${i}` }));
      const tabs = { lengthMm: rest.lengthMm, heightMm: rest.heightMm, perPart: 4, largestGapMm: 150 };
      const request = requestFor(named, {
        layout: layoutOf(sideBySide(named, gapMm, edgeMm), sheet),
        tool,
        tabs,
        direction: rest.direction,
      });
      const plan = await planToolpaths(request);
      const cuts = sampled(plan);
      for (const toolpath of plan.toolpaths) {
        for (const tab of toolpath.tabs) {
          nTabs++;
          const left = tabLeft(cuts, toolpath, tab, { diameterMm, ...sheet });
          expect(left.cutIntoMm).toBeLessThan(0.02);
          expect(left.overEdgeMm).toBeLessThan(0.01);
          expect(left.fromMiddleMm).toBeGreaterThan((0.9 * tab.lengthMm + diameterMm) / 2);
        }
      }
    }),
    { seed: 20261121, numRuns: 40, endOnFailure: true },
  );
  expect(nTabs).toBeGreaterThan(100);
});

/** Parts in a row, a gap apart, from the sheet's lower left corner. */
function sideBySide(parts: readonly Part[], gapMm: number, edgeMm: number) {
  let atMm = edgeMm;
  return parts.map(({ id, outline }) => {
    const points = piecesOf(outline).flatMap((piece) =>
      Array.from({ length: 33 }, (_, i) =>
        piece.arc === undefined ? piece.a : pointOnArc(piece.arc, i / 32),
      ),
    );
    const [minX, minY] = [0, 1].map((axis) => Math.min(...points.map((point) => point[axis]!))) as [
      number,
      number,
    ];
    const maxX = Math.max(...points.map(([x]) => x!));
    const placement = place(id, { xMm: atMm - minX, yMm: edgeMm - minY });
    atMm += maxX - minX + gapMm;
    return placement;
  });
}

function pointOnArc(
  { c, r, from, sweep }: { c: readonly [number, number]; r: number; from: number; sweep: number },
  t: number,
): [number, number] {
  return [c[0] + r * Math.cos(from + sweep * t), c[1] + r * Math.sin(from + sweep * t)];
}

test('on a straight side exactly the tab’s length and the diameter stay shallow; outside a bend less, inside a bend more', async () => {
  // Half the span seen from the tab's middle is length/2 + r as the crow flies: 2ρ·asin((L/2 + r)/2ρ) along a path of radius ρ.
  const chordMm = 6 / 2 + 3;
  const shallowMm = (contourRadiusMm: number, pathRadiusMm: number) =>
    4 * pathRadiusMm * Math.asin(chordMm / (2 * pathRadiusMm)) * (contourRadiusMm / pathRadiusMm);
  for (const [shape, expectedMm] of [
    [part('p', rectangle(0, 0, 90, 90)), 12],
    [part('p', circle(60, 60, 80, 1)), shallowMm(40, 43)],
    [part('p', rectangle(0, 0, 120, 120), [circle(60, 60, 60)]), shallowMm(30, 27)],
  ] as const) {
    const plan = await planToolpaths(requestFor([shape]));
    const toolpath = plan.toolpaths[0]!;
    const { centreMm } = toolpath.tabs[0]!;
    const placement = place('p', { xMm: 100, yMm: 100 });
    const contour = piecesOf(shape.holes[0] ?? shape.outline, placement);
    expect(Math.abs(shallowAround(toolpath, contour, centreMm) - expectedMm)).toBeLessThan(0.1);
  }
});

/** Length of contour about a tab that no cut to full depth reaches, by samples of a hundredth of a millimetre. */
function shallowAround(
  toolpath: Toolpath,
  contour: ReturnType<typeof piecesOf>,
  [tabX, tabY]: readonly [number, number],
): number {
  let at = toolpath.startMm;
  const deep = toolpath.moves.flatMap((move) => {
    const from = at;
    at = move.toMm;
    if (from[2] > -18.1 || at[2] > -18.1) return [];
    const arc = move.kind !== 'arc' ? undefined : arcOf(from, at, move.centreMm, move.clockwise);
    return [
      { a: [from[0], from[1]] as const, b: [at[0], at[1]] as const, ...(arc === undefined ? {} : { arc }) },
    ];
  });
  const everyMm = 0.01;
  let nShallow = 0;
  for (const piece of contour) {
    const length =
      piece.arc === undefined
        ? Math.hypot(piece.b[0] - piece.a[0], piece.b[1] - piece.a[1])
        : Math.abs(piece.arc.sweep) * piece.arc.r;
    const n = Math.ceil(length / everyMm);
    for (let i = 0; i < n; i++) {
      const t = (i + 0.5) / n;
      const [x, y] =
        piece.arc === undefined
          ? [piece.a[0] + (piece.b[0] - piece.a[0]) * t, piece.a[1] + (piece.b[1] - piece.a[1]) * t]
          : pointOnArc(piece.arc, t);
      if (Math.hypot(x - tabX, y - tabY) > 15) continue;
      if (deep.every((cut) => distanceTo(cut, x, y) > 3 + 1e-5)) nShallow++;
    }
  }
  return nShallow * everyMm;
}

function arcOf(
  from: readonly number[],
  to: readonly number[],
  c: readonly [number, number],
  clockwise: boolean,
) {
  const start = Math.atan2(from[1]! - c[1], from[0]! - c[0]);
  let sweep = Math.atan2(to[1]! - c[1], to[0]! - c[0]) - start;
  if (clockwise && sweep > 0) sweep -= 2 * Math.PI;
  if (!clockwise && sweep < 0) sweep += 2 * Math.PI;
  return { c, r: Math.hypot(from[0]! - c[0], from[1]! - c[1]), from: start, sweep };
}
