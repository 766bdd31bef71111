import type { Contour } from '@millwright/contracts';
import { transformContour } from '@millwright/geometry';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { curvesOf } from '../../src/curve/curve.js';
import { loopOf } from '../../src/curve/loop.js';
import { exactOffset } from '../../src/offset/exact-offset.js';
import { rulerOf } from '../../src/tabs/contour-ruler.js';
import { indexDeepCuts } from '../../src/tabs/deep-cuts.js';
import { placeTabs } from '../../src/tabs/place-tabs.js';
import { standTab } from '../../src/tabs/stand-tab.js';
import { circle, polygon, rectangle } from '../helpers.js';

const wish = { lengthMm: 6, toolDiameterMm: 6, nTabs: 3, largestGapMm: 400, partOnRight: false };

function planFor(contour: ReturnType<typeof rectangle>, changes: Partial<typeof wish> = {}) {
  return place(contour, { ...wish, ...changes }).plan;
}

/** Tabs on a contour that lies alone on a sheet with room on all sides. */
function place(outline: Contour, wished: typeof wish) {
  const contour = curvesOf(
    transformContour(outline, { xMm: 500, yMm: 500, rotationDeg: 0, mirrored: false }),
  );
  const loop = loopOf(exactOffset(contour, 3)!);
  const deepCuts = indexDeepCuts([loop.curves], 3);
  const sheet = { widthMm: 2000, heightMm: 2000 };
  const ruler = rulerOf(contour, 3.01);
  const ground = { loop, ruler, ...wished, toolRadiusMm: 3, sheet, deepCuts };
  const plan = placeTabs({ loop, ruler, standAt: (atMm) => standTab(ground, atMm) }, wished);
  const centresMm = plan.centresMm.map(([x, y]) => [x - 500, y - 500] as const);
  return { loop, plan: { ...plan, centresMm } };
}

test('tabs are apart from each other and from the entry by at least the tool’s way down, whatever is wished', () => {
  const size = fc.double({ min: 5, max: 900, noNaN: true });
  fc.assert(
    fc.property(
      size,
      size,
      fc.integer({ min: 1, max: 40 }),
      fc.double({ min: 1, max: 40, noNaN: true }),
      (width, height, nTabs, lengthMm) => {
        const { loop, plan } = place(rectangle(0, 0, width, height), { ...wish, nTabs, lengthMm });
        const { spans, centresMm } = plan;
        expect(centresMm.length).toBe(spans.length);
        spans.forEach(({ startMm, endMm }, i) => {
          expect(endMm - startMm).toBeGreaterThanOrEqual(lengthMm + 6 - 1e-6);
          expect(endMm - startMm).toBeLessThanOrEqual(1.5 * (lengthMm + 6) + 1e-6);
          expect(startMm).toBeGreaterThan(0);
          expect(endMm).toBeLessThan(loop.lengthMm);
          if (i > 0) expect(startMm - spans[i - 1]!.endMm).toBeGreaterThanOrEqual(6 - 1e-6);
        });
      },
    ),
    { seed: 4, numRuns: 200 },
  );
});

test('tabs keep off corners where the sides are long enough', () => {
  for (const [x, y] of planFor(rectangle(0, 0, 120, 70), { nTabs: 6 }).centresMm) {
    const fromCorner = Math.min(...[0, 120].flatMap((cx) => [0, 70].map((cy) => Math.hypot(x - cx, y - cy))));
    expect(fromCorner).toBeGreaterThan(6);
  }
});

test('a round part gets its tabs too', () => {
  expect(planFor(circle(0, 0, 60, 1), { nTabs: 4 }).spans.length).toBe(4);
});

test('a hollow side is left to the straight ones beside it', () => {
  const hollow: Contour = {
    closed: true,
    vertices: [
      [0, 0, 0],
      [200, 0, 0],
      [200, 60, 0],
      [120, 60, -0.2],
      [80, 60, 0],
      [0, 60, 0],
    ],
  };
  const { centresMm } = planFor(hollow, { nTabs: 5 });
  for (const [x, y] of centresMm) expect(y > 1 && x > 79 && x < 121).toBe(false);
});

test('round a sharp tip no tab stands, since it would hang by a point', () => {
  const needle = polygon([0, 0], [6, 0.5], [0, 1]);
  const { centresMm } = planFor(needle, { nTabs: 1, lengthMm: 3 });
  for (const [x] of centresMm) expect(x).toBeLessThan(5.5);
});

test('the longest gap is measured along the outline and shrinks as more tabs are asked for', () => {
  const few = planFor(rectangle(0, 0, 500, 300), { nTabs: 2, largestGapMm: 5000 });
  const many = planFor(rectangle(0, 0, 500, 300), { nTabs: 2, largestGapMm: 150 });
  expect(few.longestGapMm).toBeGreaterThan(700);
  expect(many.longestGapMm).toBeLessThanOrEqual(150);
});
