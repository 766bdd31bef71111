import type { Contour, Toolpath } from '@millwright/contracts';
import { expect, test } from 'vitest';
import { manifest, planToolpaths } from '../src/index.js';
import { circle, flatTool, layoutOf, part, place, polygon, rectangle, requestFor } from './helpers.js';
import {
  closestToSolids,
  cutsOf,
  deepestBite,
  distanceTo,
  farthestFromReachable,
  samplesOf,
  solidOf,
} from './oracle.js';

const noTabs = { lengthMm: 6, heightMm: 3, perPart: 0, largestGapMm: 400 };
const box = rectangle(0, 0, 200, 120);
const subjects = (toolpaths: readonly Toolpath[]) =>
  toolpaths.map(({ id, operation }) => [id.split('/')[2], operation]);
const deepestZ = ({ moves }: Toolpath) => Math.min(...moves.map(({ toMm }) => toMm[2]));
const codes = (plan: Awaited<ReturnType<typeof planToolpaths>>) => plan.findings.map(({ code }) => code);

test('the manifest names this engine, its version and the polygon kernel', () => {
  expect(manifest).toMatchObject({ id: '@millwright/toolpath', kind: 'real', determinism: 'bytes' });
  expect(manifest.modules.map(({ name }) => name)).toContain('clipper2-wasm');
});

test('a plain rectangle is cut with straight sides and quarter turns about its corners, exactly one radius off', async () => {
  const plan = await planToolpaths(requestFor([part('box', box)], { tabs: noTabs }));
  expect(subjects(plan.toolpaths)).toEqual([['outline', 'profile-outside']]);
  const last = plan.toolpaths[0]!.moves.slice(-10);
  expect(last.filter(({ kind }) => kind === 'arc').length).toBe(4);
  expect(
    plan.toolpaths[0]!.moves.every(({ toMm: [x, y] }) => x >= 97 && x <= 303 && y >= 97 && y <= 223),
  ).toBe(true);
  expect(codes(plan)).toEqual(['TOOLPATH_NO_TABS']);
});

test('holes of a part come before its outline, and a part is finished before the next is begun', async () => {
  const holes = [
    circle(30, 30, 6),
    circle(60, 30, 10),
    circle(100, 60, 40),
    rectangle(140, 20, 40, 60, true),
  ];
  const parts = [part('far', box, holes), part('near', box, holes)];
  const layout = layoutOf([place('far', { xMm: 600, yMm: 600 }), place('near', { xMm: 10, yMm: 10 })]);
  const plan = await planToolpaths(requestFor(parts, { layout }));
  expect(plan.toolpaths.map(({ partId }) => partId)).toEqual([
    ...Array(5).fill('near'),
    ...Array(5).fill('far'),
  ]);
  expect(subjects(plan.toolpaths.slice(0, 5)).at(-1)).toEqual(['outline', 'profile-outside']);
  expect(subjects(plan.toolpaths.slice(0, 4)).sort()).toEqual([
    ['hole-0', 'drill'],
    ['hole-1', 'bore'],
    ['hole-2', 'profile-inside'],
    ['hole-3', 'profile-inside'],
  ]);
});

test('a hole as wide as the tool is pecked one stepdown at a time, cleared to the top between pecks', async () => {
  const plan = await planToolpaths(requestFor([part('box', box, [circle(50, 50, 6)])]));
  const drilled = plan.toolpaths.find(({ operation }) => operation === 'drill')!;
  expect(drilled.moves.map(({ toMm }) => toMm[2].toFixed(2))).toEqual([
    '0.00',
    '-4.55',
    '0.00',
    '-9.10',
    '0.00',
    '-13.65',
    '0.00',
    '-18.20',
    '5.00',
  ]);
  expect(drilled.moves.every(({ toMm: [x, y] }) => x === 150 && y === 150)).toBe(true);
});

test('a hole a few hundredths wider than the tool is drilled and then run round once, so that its wall is reached', async () => {
  const outline = part('box', box, [circle(50, 50, 6.04)]);
  const plan = await planToolpaths(requestFor([outline], { tabs: noTabs }));
  const drilled = plan.toolpaths.find(({ operation }) => operation === 'drill')!;
  const round = cutsOf(drilled).filter(({ move }) => move.kind === 'arc');
  expect(round.map(({ lengthMm }) => lengthMm)).toEqual([expect.closeTo(2 * Math.PI * 0.02, 6)]);
  const solid = solidOf(outline, place('box', { xMm: 100, yMm: 100 }));
  expect(farthestFromReachable(plan, solid, { radiusMm: 3, depthMm: 18.2 })).toBeLessThan(0.001);
});

test('a hole as wide as the tool that is no true circle, such as one drawn with splines, is drilled too', async () => {
  const bulge = Math.tan(Math.PI / 16);
  const wobbly: Contour = {
    closed: true,
    vertices: Array.from({ length: 8 }, (_, i): [number, number, number] => {
      const radius = 3.002 + (i % 2) * 0.001;
      return [50 + radius * Math.cos((-i * Math.PI) / 4), 50 + radius * Math.sin((-i * Math.PI) / 4), -bulge];
    }),
  };
  const drawn = part('box', box, [wobbly]);
  const plan = await planToolpaths(requestFor([drawn], { tabs: noTabs }));
  expect(subjects(plan.toolpaths)[0]).toEqual(['hole-0', 'drill']);
  const solid = solidOf(drawn, place('box', { xMm: 100, yMm: 100 }));
  expect(closestToSolids(plan, [solid])).toBeGreaterThanOrEqual(3 - 1e-6);
  expect(
    farthestFromReachable(plan, solid, { radiusMm: 3, depthMm: 18.2, everyMm: 0.1 }),
  ).toBeLessThanOrEqual(0.003);
});

test('a tool that does not cut at its centre leaves the holes that need drilling and says so', async () => {
  const tool = flatTool({ canPlunge: false });
  const plan = await planToolpaths(
    requestFor([part('box', box, [circle(50, 50, 6), circle(90, 50, 10)])], { tool }),
  );
  expect(plan.uncuttable.map(({ holeIndex }) => holeIndex)).toEqual([0]);
  expect(plan.findings[0]).toMatchObject({ code: 'TOOLPATH_CANNOT_PLUNGE', partId: 'box', atMm: [150, 150] });
  expect(subjects(plan.toolpaths)[0]).toEqual(['hole-1', 'bore']);
});

test('a bore is a helix no steeper than the ramp, with a level turn at the bottom, and lifts from its middle', async () => {
  const plan = await planToolpaths(requestFor([part('box', box, [circle(50, 50, 10)])], { rampDeg: 5 }));
  const bore = plan.toolpaths.find(({ operation }) => operation === 'bore')!;
  const turns = cutsOf(bore).filter(({ move }) => move.kind === 'arc');
  for (const { from, to, lengthMm } of turns) {
    expect(lengthMm).toBeCloseTo(4 * Math.PI, 9);
    expect(from[2] - to[2]).toBeLessThanOrEqual(lengthMm * Math.tan((5 * Math.PI) / 180));
  }
  expect(turns.at(-1)!.from[2]).toBe(-18.2);
  expect(turns.at(-1)!.to[2]).toBe(-18.2);
  expect(bore.moves.slice(-2).map(({ toMm }) => toMm)).toEqual([
    [150, 150, -18.2],
    [150, 150, 5],
  ]);
});

test('a hole narrower than the tool is uncuttable, with the measured and the allowed width', async () => {
  const holes = [circle(30, 30, 4), rectangle(60, 30, 40, 5, true)];
  const placements = [place('box', { xMm: 100, yMm: 100 }), place('box', { copy: 1, xMm: 400, yMm: 100 })];
  const plan = await planToolpaths(requestFor([part('box', box, holes)], { layout: layoutOf(placements) }));
  expect(plan.uncuttable).toEqual([
    { partId: 'box', holeIndex: 0, reason: '4 mm wide, narrower than the tool (6 mm)' },
    { partId: 'box', holeIndex: 1, reason: '5 mm wide, narrower than the tool (6 mm)' },
  ]);
  expect(plan.findings.filter(({ code }) => code === 'TOOLPATH_HOLE_TOO_SMALL')).toMatchObject([
    { measured: { value: 4, unit: 'mm' }, allowed: { value: 6, unit: 'mm' }, count: 2 },
    { measured: { value: 5, unit: 'mm' }, allowed: { value: 6, unit: 'mm' }, count: 2 },
  ]);
  expect(plan.toolpaths.length).toBe(2);
});

test('a slot drawn exactly as wide as the tool is cut, a micrometre into either wall at most', async () => {
  const slotted = part('box', box, [rectangle(60, 30, 40, 6, true)]);
  const plan = await planToolpaths(requestFor([slotted], { tabs: noTabs }));
  expect(plan.uncuttable).toEqual([]);
  const solid = solidOf(slotted, place('box', { xMm: 100, yMm: 100 }));
  const slot = {
    ...plan,
    toolpaths: plan.toolpaths.filter(({ operation }) => operation === 'profile-inside'),
  };
  expect(closestToSolids(slot, [solid])).toBeGreaterThanOrEqual(3 - 0.001001);
});

test('slots as wide as the tool are cut too where others in the outline are narrower or end round', async () => {
  const comb = polygon(
    [0, 0],
    [120, 0],
    [120, 60],
    [96, 60],
    [96, 20],
    [90, 20],
    [90, 60],
    [60, 60],
    [60, 20],
    [55, 20],
    [55, 60],
    [30, 60],
    [30, 20],
    [24.001, 20],
    [24.001, 60],
    [0, 60],
  );
  const plan = await planToolpaths(requestFor([part('comb', comb)], { tabs: noTabs }));
  const outline = plan.toolpaths.find(({ operation }) => operation === 'profile-outside')!;
  const deepIn = (x: number) =>
    samplesOf(outline, 0.5).some((at) => Math.abs(at.x - x) < 0.01 && at.y < 124 && at.z === -18.2);
  expect(deepIn(193)).toBe(true);
  expect(deepIn(127.0005)).toBe(true);
  expect(deepIn(157.5)).toBe(false);
  const solid = solidOf(part('comb', comb), place('comb', { xMm: 100, yMm: 100 }));
  expect(closestToSolids(plan, [solid])).toBeGreaterThanOrEqual(3 - 0.0025);
});

test('holes that cross each other or the outline are not cut and are errors', async () => {
  const holes = [rectangle(20, 20, 40, 40, true), rectangle(50, 50, 40, 40, true), circle(190, 60, 40)];
  const plan = await planToolpaths(requestFor([part('box', box, holes)], { tabs: noTabs }));
  expect(plan.toolpaths).toEqual([]);
  const errors = plan.findings.filter(({ severity }) => severity === 'error');
  expect(errors.map(({ code }) => code)).toEqual(Array(4).fill('TOOLPATH_CONTOUR_UNSAFE'));
});

test('arcs so flat that their centre lies kilometres away are cut as chords', async () => {
  const flat: Contour = {
    closed: true,
    vertices: [
      [0, 0, 2e-6],
      [300, 0, 1e-5],
      [300, 200, -3e-6],
      [0, 200, 0],
    ],
  };
  const plan = await planToolpaths(requestFor([part('flat', flat)], { tabs: noTabs }));
  const centres = plan.toolpaths.flatMap(({ moves }) =>
    moves.flatMap((move) => (move.kind === 'arc' ? [...move.centreMm] : [])),
  );
  expect(Math.max(...centres.map(Math.abs))).toBeLessThan(1000);
  const solid = solidOf(part('flat', flat), place('flat', { xMm: 100, yMm: 100 }));
  expect(closestToSolids(plan, [solid])).toBeGreaterThanOrEqual(3 - 0.0002);
});

test('a hole pinched narrower than the tool is cut in pieces and the neck is reported', async () => {
  const pinched = polygon(
    [0, 0],
    [0, 40],
    [40, 40],
    [40, 22],
    [60, 22],
    [60, 40],
    [100, 40],
    [100, 0],
    [60, 0],
    [60, 18],
    [40, 18],
    [40, 0],
  );
  const hole: Contour = { ...pinched, vertices: pinched.vertices.map(([x, y]) => [x + 50, y + 40, 0]) };
  const bone = part('bone', box, [hole]);
  const plan = await planToolpaths(requestFor([bone], { tabs: noTabs }));
  expect(subjects(plan.toolpaths).slice(0, 2).sort()).toEqual([
    ['hole-0-piece-0', 'profile-inside'],
    ['hole-0-piece-1', 'profile-inside'],
  ]);
  expect(plan.findings.find(({ code }) => code === 'TOOLPATH_NECK_TOO_NARROW')).toMatchObject({
    measured: { value: 2, unit: 'pieces' },
  });
  expect(plan.findings.find(({ code }) => code === 'TOOLPATH_NOT_REACHED')).toMatchObject({
    severity: 'warning',
  });
  const solid = solidOf(bone, place('bone', { xMm: 100, yMm: 100 }));
  expect(closestToSolids(plan, [solid])).toBeGreaterThanOrEqual(3 - 1e-6);
  expect(farthestFromReachable(plan, solid, { radiusMm: 3, depthMm: 18.2 })).toBeLessThanOrEqual(0.003);
});

test('a pocket behind a narrow mouth of an outline is cut before the outline, as a piece of its own', async () => {
  const jar = polygon(
    [0, 0],
    [100, 0],
    [100, 80],
    [52, 80],
    [52, 70],
    [80, 70],
    [80, 20],
    [20, 20],
    [20, 70],
    [48, 70],
    [48, 80],
    [0, 80],
  );
  const plan = await planToolpaths(requestFor([part('jar', jar)], { tabs: noTabs }));
  expect(subjects(plan.toolpaths)).toEqual([
    ['outline-piece-0', 'profile-outside'],
    ['outline-piece-1', 'profile-outside'],
  ]);
  expect(codes(plan)).toContain('TOOLPATH_NECK_TOO_NARROW');
  const solid = solidOf(part('jar', jar), place('jar', { xMm: 100, yMm: 100 }));
  expect(closestToSolids(plan, [solid])).toBeGreaterThanOrEqual(3 - 1e-6);
  expect(farthestFromReachable(plan, solid, { radiusMm: 3, depthMm: 18.2 })).toBeLessThanOrEqual(0.003);
});

test('corner reliefs of a radius just above the tool’s are followed by arcs just above nothing', async () => {
  const bulge = Math.tan(Math.PI / 8);
  const relieved: Contour = {
    closed: true,
    vertices: [
      [0, 0, 0],
      [100, 0, 0],
      [100, 60, 0],
      [53.001, 60, -bulge],
      [50, 56.999, 0],
      [50, 43, -1],
      [43, 43, 0],
      [43, 60, 0],
      [0, 60, 0],
    ],
  };
  const plan = await planToolpaths(requestFor([part('l', relieved)], { tabs: noTabs }));
  const solid = solidOf(part('l', relieved), place('l', { xMm: 100, yMm: 100 }));
  expect(closestToSolids(plan, [solid], 0.05)).toBeGreaterThanOrEqual(3 - 1e-6);
  expect(farthestFromReachable(plan, solid, { radiusMm: 3, depthMm: 18.2 })).toBeLessThanOrEqual(0.003);
});

test('a fillet tighter than the tool is passed by, and the sides beside it stay lines that meet', async () => {
  const bulge = Math.tan(Math.PI / 8);
  const filleted: Contour = {
    closed: true,
    vertices: [
      [0, 0, 0],
      [100, 0, 0],
      [100, 30, 0],
      [52, 30, -bulge],
      [50, 32, 0],
      [50, 80, 0],
      [0, 80, 0],
    ],
  };
  const plan = await planToolpaths(requestFor([part('l', filleted)], { tabs: noTabs }));
  const level = cutsOf(plan.toolpaths[0]!).filter(({ from, to }) => from[2] === -18.2 && to[2] === -18.2);
  // Six sides, five corners that stick out, and one side in two as the entry lies in it; the recut of the ramp adds a few.
  expect(level.length).toBeLessThan(20);
  expect(level.filter(({ to }) => Math.hypot(to[0] - 153, to[1] - 133) < 1e-9).length).toBeGreaterThan(0);
});

test('tabs stand evenly on the straight sides, as long as asked for, and the path rises over them only below their tops', async () => {
  const plan = await planToolpaths(
    requestFor([part('box', box)], { tabs: { lengthMm: 8, heightMm: 2, perPart: 4, largestGapMm: 200 } }),
  );
  const outline = plan.toolpaths[0]!;
  expect(outline.tabs.length).toBe(4);
  expect(codes(plan)).toEqual([]);
  for (const { centreMm, lengthMm, heightMm } of outline.tabs) {
    expect([lengthMm, heightMm]).toEqual([8, 2]);
    const [x, y] = centreMm;
    const fromCorner = Math.min(
      ...[100, 300].flatMap((cx) => [100, 220].map((cy) => Math.hypot(x - cx, y - cy))),
    );
    expect(fromCorner).toBeGreaterThan(7);
    const samples = samplesOf(outline, 0.05).filter((sample) => Math.hypot(sample.x - x, sample.y - y) < 30);
    const low = samples.filter(({ z }) => z < -16 - 1e-6);
    const along = low.map((sample) => Math.hypot(sample.x - x, sample.y - y));
    // The disc's rim stops 4 mm from the tab's middle on the path, which runs 3 mm beside the outline.
    expect(Math.min(...along)).toBeCloseTo(Math.hypot(3, 7), 3);
    expect(Math.max(...samples.filter(({ z }) => z < 0).map(({ z }) => z))).toBeGreaterThan(-16.001);
  }
});

test('a long outline gets as many tabs as its largest gap asks for', async () => {
  const long = part('long', rectangle(0, 0, 1800, 100));
  const plan = await planToolpaths(
    requestFor([long], { tabs: { lengthMm: 6, heightMm: 3, perPart: 2, largestGapMm: 300 } }),
  );
  expect(plan.toolpaths[0]!.tabs.length).toBeGreaterThanOrEqual(Math.ceil(3800 / 306));
  expect(codes(plan)).toEqual([]);
});

test('a part too small for its tabs has fewer, and none is an error', async () => {
  const tabs = { lengthMm: 16, heightMm: 3, perPart: 4, largestGapMm: 400 };
  const small = await planToolpaths(requestFor([part('small', rectangle(0, 0, 20, 20))], { tabs }));
  expect(small.findings).toMatchObject([
    { code: 'TOOLPATH_TABS_TOO_FEW', severity: 'warning', allowed: { value: 4 } },
  ]);
  const tiny = await planToolpaths(requestFor([part('tiny', rectangle(0, 0, 3, 3))], { tabs }));
  expect(tiny.findings).toMatchObject([
    { code: 'TOOLPATH_TABS_TOO_FEW', severity: 'error', measured: { value: 0 } },
  ]);
});

test('a slug larger than the tool is held by tabs; a smaller one is reported', async () => {
  const plan = await planToolpaths(
    requestFor([part('box', box, [circle(40, 60, 40), circle(120, 60, 15), circle(160, 60, 22)])]),
  );
  const inside = plan.toolpaths.filter(({ operation }) => operation === 'profile-inside');
  // The last leaves 10 mm, more than the tool's 6, and has room for two.
  expect(inside.map(({ tabs }) => tabs.length)).toEqual([3, 0, 2]);
  expect(plan.findings).toMatchObject([
    { code: 'TOOLPATH_LOOSE_SLUG', measured: { value: expect.closeTo(3, 1), unit: 'mm' } },
  ]);
  for (const { centreMm } of inside[0]!.tabs) {
    expect(Math.hypot(centreMm[0] - 140, centreMm[1] - 160)).toBeCloseTo(20, 6);
  }
});

test('climb keeps the part on the right of the tool, mirrored or not; conventional on the left', async () => {
  const flag = part('flag', polygon([0, 0], [90, 0], [90, 50], [40, 20]), [circle(60, 15, 14)]);
  for (const mirrored of [false, true]) {
    for (const direction of ['climb', 'conventional'] as const) {
      const placement = place('flag', { xMm: 200, yMm: 200, mirrored });
      const plan = await planToolpaths(
        requestFor([flag], { direction, layout: layoutOf([placement]), tabs: noTabs }),
      );
      const solid = solidOf(flag, placement);
      for (const toolpath of plan.toolpaths) {
        const outer = { ...solid, holes: [] };
        for (const { from, to, piece, lengthMm } of cutsOf(toolpath)) {
          if (to[2] > -18.2 || from[2] > -18.2 || piece.arc !== undefined || lengthMm < 1) continue;
          if (toolpath.operation !== 'profile-outside') continue;
          // A point one radius and a hair to the right of the middle of a finished side lies in the part when climbing.
          const side = direction === 'climb' ? 1 : -1;
          const [ux, uy] = [(to[0] - from[0]) / lengthMm, (to[1] - from[1]) / lengthMm];
          const x = (from[0] + to[0]) / 2 + side * uy * 3;
          const y = (from[1] + to[1]) / 2 - side * ux * 3;
          expect(Math.min(...outer.outline.map((each) => distanceTo(each, x, y)))).toBeLessThan(1e-6);
        }
        const turnsClockwise = toolpath.moves
          .filter((move) => move.kind === 'arc')
          .map(({ clockwise }) => clockwise);
        if (toolpath.operation === 'profile-inside') {
          expect(new Set(turnsClockwise)).toEqual(new Set([direction !== 'climb']));
        }
      }
    }
  }
});

test('a cut that would reach into a neighbour is left out and reported with the distance', async () => {
  const parts = [part('a', box), part('b', box)];
  const layout = layoutOf([place('a', { xMm: 50, yMm: 50 }), place('b', { xMm: 254, yMm: 50 })]);
  const plan = await planToolpaths(requestFor(parts, { layout }));
  expect(plan.toolpaths).toEqual([]);
  expect(plan.findings.filter(({ code }) => code === 'TOOLPATH_HITS_NEIGHBOUR')).toMatchObject([
    { partId: 'a', severity: 'error', measured: { value: expect.closeTo(1, 9) }, allowed: { value: 3 } },
    { partId: 'b', severity: 'error' },
  ]);
  const apart = layoutOf([place('a', { xMm: 50, yMm: 50 }), place('b', { xMm: 256, yMm: 50 })]);
  expect((await planToolpaths(requestFor(parts, { layout: apart }))).toolpaths.length).toBe(2);
});

test('a part laid on top of another is not cut, though no edge is near', async () => {
  const parts = [part('top', rectangle(0, 0, 20, 20)), part('below', rectangle(0, 0, 400, 400))];
  const layout = layoutOf([place('top', { xMm: 300, yMm: 300 }), place('below', { xMm: 100, yMm: 100 })]);
  const plan = await planToolpaths(requestFor(parts, { layout }));
  expect(plan.toolpaths.map(({ partId }) => partId)).toEqual(['below']);
  expect(plan.findings).toMatchObject([
    { code: 'TOOLPATH_HITS_NEIGHBOUR', partId: 'top', measured: { value: 0 } },
  ]);
});

test('a part in the hole of another is cut before that hole, since the wood it lies in comes loose with it', async () => {
  const parts = [
    part('ring', rectangle(0, 0, 300, 300), [rectangle(50, 50, 200, 200, true)]),
    part('core', rectangle(0, 0, 50, 50)),
  ];
  const layout = layoutOf([place('ring', { xMm: 50, yMm: 50 }), place('core', { xMm: 150, yMm: 150 })]);
  const plan = await planToolpaths(requestFor(parts, { layout }));
  expect(plan.toolpaths.map(({ partId }) => partId)).toEqual(['core', 'ring', 'ring']);
});

test('a part at the very edge of the sheet is cut, one beyond it is not', async () => {
  const edge = requestFor([part('box', box)], { layout: layoutOf([place('box')]) });
  expect((await planToolpaths(edge)).toolpaths.length).toBe(1);
  const beyond = await planToolpaths(
    requestFor([part('box', box)], { layout: layoutOf([place('box', { xMm: -0.5 })]) }),
  );
  expect(beyond.toolpaths).toEqual([]);
  expect(beyond.findings.at(-1)).toMatchObject({
    code: 'TOOLPATH_LEAVES_SHEET',
    measured: { value: expect.closeTo(3.5, 9) },
  });
});

test('nothing is planned on a sheet that is thicker than the tool reaches', async () => {
  const plan = await planToolpaths(requestFor([part('box', box)], { tool: flatTool({ fluteLengthMm: 18 }) }));
  expect(plan.toolpaths).toEqual([]);
  expect(plan.findings).toMatchObject([
    { code: 'TOOLPATH_TOOL_TOO_SHORT', severity: 'error', measured: { value: 18 }, allowed: { value: 18.2 } },
  ]);
});

test('features with a depth are reported, not forgotten', async () => {
  const featured = {
    ...part('box', box),
    features: [{ id: 'f1', kind: 'pocket' as const, contour: circle(50, 50, 20, 1), depthMm: 4 }],
  };
  expect(codes(await planToolpaths(requestFor([featured])))).toEqual(['TOOLPATH_FEATURE_NOT_PLANNED']);
});

test('a hole whose helix would take ten thousand turns is left out', async () => {
  const plan = await planToolpaths(requestFor([part('box', box, [circle(50, 50, 6.06)])], { rampDeg: 0.1 }));
  expect(plan.uncuttable.length).toBe(1);
  expect(codes(plan)).toContain('TOOLPATH_ENTRY_TOO_TIGHT');
});

test('an outline that crosses itself is not cut into', async () => {
  const eight = polygon([0, 0], [60, 60], [60, 0], [0, 60]);
  const plan = await planToolpaths(requestFor([part('eight', eight)]));
  const solid = solidOf(part('eight', eight), place('eight', { xMm: 100, yMm: 100 }));
  for (const toolpath of plan.toolpaths) {
    for (const { x, y, z } of samplesOf(toolpath, 0.5)) {
      const nearest = Math.min(...solid.outline.map((piece) => distanceTo(piece, x, y)));
      if (z < 0) expect(nearest).toBeGreaterThanOrEqual(3 - 1e-6);
    }
  }
  expect(
    plan.toolpaths.length + plan.findings.filter(({ severity }) => severity === 'error').length,
  ).toBeGreaterThan(0);
});

test.each([
  ['a sliver a micrometre thick', polygon([0, 0], [100, 0], [100, 0.001])],
  ['a spike', polygon([0, 0], [50, 0], [50, 30], [25.0001, 30], [25, 90], [24.9999, 30], [0, 30])],
  ['a line there and back', polygon([0, 0], [80, 0])],
  ['repeated points', polygon([0, 0], [0, 0], [50, 0], [50, 0], [50, 50], [0, 50], [0, 50])],
  [
    'arcs of tiny bulges',
    {
      closed: true,
      vertices: [
        [0, 0, 1e-7],
        [80, 0, -1e-5],
        [80, 50, 1e-12],
        [0, 50, -1e-4],
      ],
    } as Contour,
  ],
  [
    'a bulge of 900',
    {
      closed: true,
      vertices: [
        [0, 0, 900],
        [0.1, 0, 0],
        [0.05, -0.1, 0],
      ],
    } as Contour,
  ],
  ['far from the origin', polygon([1e5, 1e5], [1e5 + 60, 1e5], [1e5 + 60, 1e5 + 40], [1e5, 1e5 + 40])],
])('%s is cut or refused, never touched', async (_, outline) => {
  const ugly = part('ugly', outline);
  const placement = place('ugly', { xMm: 300 - outline.vertices[0]![0], yMm: 300 - outline.vertices[0]![1] });
  const plan = await planToolpaths(requestFor([ugly], { layout: layoutOf([placement]) }));
  expect(
    plan.toolpaths.length + plan.findings.filter(({ severity }) => severity === 'error').length,
  ).toBeGreaterThan(0);
  const solid = solidOf(ugly, placement);
  for (const toolpath of plan.toolpaths) {
    for (const { x, y, z } of samplesOf(toolpath, 0.5)) {
      const nearest = Math.min(...solid.outline.map((piece) => distanceTo(piece, x, y)));
      if (z < 0) expect(nearest).toBeGreaterThanOrEqual(3 - 0.001);
    }
  }
});

test('an outline of 5,000 vertices with a rough edge is cut within budget', async () => {
  const n = 5000;
  const rough = polygon(
    ...Array.from({ length: n }, (_, i): [number, number] => {
      const angle = (2 * Math.PI * i) / n;
      const radius = 150 + 12 * Math.sin(9 * angle) + 0.02 * Math.sin(971 * i);
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    }),
  );
  const plan = await planToolpaths(
    requestFor([part('rough', rough)], {
      layout: layoutOf([place('rough', { xMm: 300, yMm: 300 })]),
      tabs: noTabs,
    }),
  );
  expect(plan.toolpaths.length).toBe(1);
  const bottom = cutsOf(plan.toolpaths[0]!).filter(({ from, to }) => from[2] <= -18.2 && to[2] <= -18.2);
  const solid = solidOf(part('rough', rough), place('rough', { xMm: 300, yMm: 300 }));
  for (const { to } of bottom.filter((_, i) => i % 10 === 0)) {
    const nearest = Math.min(...solid.outline.map((piece) => distanceTo(piece, to[0], to[1])));
    expect(nearest).toBeGreaterThanOrEqual(3);
    expect(nearest).toBeLessThanOrEqual(3.003);
  }
  expect(deepestZ(plan.toolpaths[0]!)).toBe(-18.2);
});

test('no pass of a profile is deeper than the stepdown where tabs, ramps and passes meet', async () => {
  const plan = await planToolpaths(
    requestFor([part('box', box)], { tabs: { lengthMm: 12, heightMm: 9, perPart: 6, largestGapMm: 90 } }),
  );
  expect(deepestBite(plan.toolpaths[0]!, Math.tan(Math.PI / 60))).toBeLessThanOrEqual(6);
});

test('cancelling stops the work with a code and progress never falls', async () => {
  const controller = new AbortController();
  controller.abort();
  const cancelled = planToolpaths(requestFor([part('box', box)]), { signal: controller.signal });
  await expect(cancelled).rejects.toMatchObject({ code: 'CANCELLED' });
  const seen: number[] = [];
  await planToolpaths(requestFor([part('a', box)]), { onProgress: ({ doneRatio }) => seen.push(doneRatio) });
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  expect(seen.at(-1)).toBe(1);
});
