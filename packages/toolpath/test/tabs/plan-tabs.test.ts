import type { Contour } from '@millwright/contracts';
import { expect, test } from 'vitest';
import { planToolpaths } from '../../src/index.js';
import { circle, layoutOf, part, place, polygon, rectangle, requestFor } from '../helpers.js';

const box = rectangle(0, 0, 200, 120);
const inside = async (hole: Contour, changes = {}) => {
  const plan = await planToolpaths(requestFor([part('box', box, [hole])], changes));
  const toolpath = plan.toolpaths.find(({ operation }) => operation === 'profile-inside')!;
  return { tabs: toolpath.tabs, findings: plan.findings.filter(({ code }) => code.includes('SLUG')) };
};

test('a sliver of 0.15 mm between two passes of a mortise is chips: it gets no tabs and no finding', async () => {
  const { tabs, findings } = await inside(rectangle(40, 40, 36, 12.15, true));
  expect(tabs).toEqual([]);
  expect(findings).toEqual([]);
});

test('a slug a millimetre wide or more and longer than the tool is held by tabs', async () => {
  for (const widthMm of [13.1, 15, 20]) {
    const { tabs, findings } = await inside(rectangle(40, 40, 80, widthMm, true));
    expect(tabs.length).toBeGreaterThanOrEqual(2);
    expect(findings).toEqual([]);
  }
});

test('a slug without room for a tab that stands is reported as loose, with its size', async () => {
  const tabs = { lengthMm: 30, heightMm: 3, perPart: 3, largestGapMm: 400 };
  const { tabs: planned, findings } = await inside(circle(100, 60, 24), { tabs });
  expect(planned).toEqual([]);
  expect(findings).toMatchObject([
    { code: 'TOOLPATH_LOOSE_SLUG', severity: 'warning', measured: { value: expect.closeTo(12, 1) } },
  ]);
});

test('a slug that the tool cuts in two has tabs on both pieces', async () => {
  // Two rooms of 50 × 50 joined by a neck 12.5 mm wide: in the neck half a millimetre is left, which breaks.
  const neck = polygon(
    [20, 20],
    [20, 70],
    [70, 70],
    [70, 51],
    [90, 51],
    [90, 70],
    [140, 70],
    [140, 20],
    [90, 20],
    [90, 38.5],
    [70, 38.5],
    [70, 20],
  );
  const { tabs, findings } = await inside(neck);
  const left = tabs.filter(({ centreMm }) => centreMm[0] < 180).length;
  expect(left).toBeGreaterThanOrEqual(1);
  expect(tabs.length - left).toBeGreaterThanOrEqual(1);
  expect(findings).toEqual([]);
});

test('between parts nearer than two diameters and a landing no tab is planned, and farther apart they may be', async () => {
  const square = rectangle(0, 0, 100, 100);
  for (const [gapMm, isFree] of [
    [8, false],
    [12.5, false],
    [13.1, true],
  ] as const) {
    const parts = ['a', 'b', 'c'].map((id) => part(id, square));
    const placements = parts.map(({ id }, i) => place(id, { xMm: 100 + i * (100 + gapMm), yMm: 100 }));
    const plan = await planToolpaths(
      requestFor(parts, {
        layout: layoutOf(placements),
        tabs: { lengthMm: 6, heightMm: 3, perPart: 4, largestGapMm: 50 },
      }),
    );
    const middle = plan.toolpaths.find(({ partId }) => partId === 'b')!;
    const facing = middle.tabs.filter(({ centreMm: [, y] }) => y > 101 && y < 199);
    expect(facing.length > 0).toBe(isFree);
    expect(middle.tabs.length).toBeGreaterThanOrEqual(4);
  }
});

test('a part shut in by others on all sides is an error that says what to do', async () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
  const parts = ids.map((id) => part(id, rectangle(0, 0, 60, 60)));
  const placements = ids.map((id, i) =>
    place(id, { xMm: 100 + 68 * (i % 3), yMm: 100 + 68 * Math.floor(i / 3) }),
  );
  const plan = await planToolpaths(requestFor(parts, { layout: layoutOf(placements) }));
  expect(plan.findings.filter(({ severity }) => severity === 'error')).toMatchObject([
    { code: 'TOOLPATH_TABS_TOO_FEW', partId: 'e', measured: { value: 0 }, allowed: { value: 3 } },
  ]);
  expect(plan.findings.find(({ severity }) => severity === 'error')!.message).toContain('tabs.lengthMm');
});

test('where the sheet ends within reach of the kerf no tab is planned', async () => {
  const layout = layoutOf([place('box', { xMm: 5, yMm: 100 })], { widthMm: 1000, heightMm: 1000 });
  const tabs = { lengthMm: 6, heightMm: 3, perPart: 8, largestGapMm: 60 };
  const plan = await planToolpaths(requestFor([part('box', box)], { layout, tabs }));
  const { tabs: planned } = plan.toolpaths[0]!;
  expect(planned.length).toBeGreaterThanOrEqual(6);
  for (const { centreMm } of planned) expect(centreMm[0]).toBeGreaterThan(5.001);
});

test('in a slot too narrow for a landing no tab is planned on its walls', async () => {
  const slot = (widthMm: number) =>
    part(
      'c',
      polygon(
        [0, 0],
        [160, 0],
        [160, 50],
        [40, 50],
        [40, 50 + widthMm],
        [160, 50 + widthMm],
        [160, 110],
        [0, 110],
      ),
    );
  for (const [widthMm, isFree] of [
    [8, false],
    [12.6, false],
    [13.2, true],
  ] as const) {
    const tabs = { lengthMm: 6, heightMm: 3, perPart: 8, largestGapMm: 30 };
    const plan = await planToolpaths(requestFor([slot(widthMm)], { tabs }));
    const inSlot = plan.toolpaths[0]!.tabs.filter(
      ({ centreMm: [x, y] }) => x < 255 && y > 149.9 && y < 150.1 + widthMm && x > 141,
    );
    expect(inSlot.length > 0).toBe(isFree);
  }
});

test('across the mouth of a slit that the tool cannot enter no tab stands', async () => {
  // A slit of 4 mm in the middle of the upper side, which widens inside as a keyhole does.
  const outline = polygon(
    [0, 0],
    [160, 0],
    [160, 80],
    [82, 80],
    [82, 60],
    [100, 60],
    [100, 30],
    [60, 30],
    [60, 60],
    [78, 60],
    [78, 80],
    [0, 80],
  );
  for (const perPart of [1, 2, 3, 5, 8]) {
    const tabs = { lengthMm: 6, heightMm: 3, perPart, largestGapMm: 900 / perPart };
    const plan = await planToolpaths(requestFor([part('keyhole', outline)], { tabs }));
    const planned = plan.toolpaths.flatMap((toolpath) => toolpath.tabs);
    expect(planned.length).toBeGreaterThanOrEqual(perPart);
    for (const { centreMm } of planned) {
      const fromMouthMm = Math.hypot(centreMm[0] - 180, centreMm[1] - 180);
      expect(fromMouthMm).toBeGreaterThan(4);
    }
  }
});
