import { expect, test } from 'vitest';
import { planToolpaths } from '../src/index.js';
import { flatTool, layoutOf, part, place, type Request, rectangle, requestFor } from './helpers.js';

const box = part('box', rectangle(0, 0, 100, 60));
const open = {
  closed: false,
  vertices: [
    [0, 0, 0],
    [50, 0, 0],
    [50, 50, 0],
  ] as [number, number, number][],
};
const { setup, cutting } = requestFor([box]);

test.each<[string, Partial<Request>, string, RegExp]>([
  ['a V-bit', { tool: flatTool({ shape: 'vee' }) }, 'TOOLPATH_TOOL_SHAPE_UNSUPPORTED', /vee.*flat/],
  ['a cut through the spoilboard', { throughMm: 2 }, 'TOOLPATH_SPOILBOARD_TOO_THIN', /2 mm.*1 mm/],
  [
    'a stepdown of nothing',
    { cutting: { ...cutting, stepdownMm: 0 } },
    'INPUT_INVALID',
    /cutting\.stepdownMm/,
  ],
  [
    'a coordinate that is no number',
    { setup: { ...setup, retractZMm: Number.NaN } },
    'INPUT_INVALID',
    /setup\.retractZMm/,
  ],
  ['an open outline', { parts: [part('box', open)] }, 'INPUT_INVALID', /parts\.0\.outline.*open/],
  [
    'an open hole',
    { parts: [part('box', box.outline, [open])] },
    'INPUT_INVALID',
    /parts\.0\.holes\.0.*open/,
  ],
  ['an outline of one point', { parts: [part('box', rectangle(5, 5, 0, 0))] }, 'INPUT_INVALID', /same/],
  ['two parts of one id', { parts: [box, box] }, 'INPUT_INVALID', /two parts/],
  ['an unknown part', { layout: layoutOf([place('other')]) }, 'INPUT_INVALID', /"other"/],
  [
    'an unknown sheet',
    { layout: layoutOf([place('box', { sheetIndex: 1 })]) },
    'INPUT_INVALID',
    /sheetIndex/,
  ],
  [
    'a copy placed twice',
    { layout: layoutOf([place('box'), place('box', { xMm: 300 })]) },
    'INPUT_INVALID',
    /twice/,
  ],
])('%s is refused with a code and what to do', async (_, changes, code, message) => {
  const refused = planToolpaths(requestFor([box], changes));
  await expect(refused).rejects.toMatchObject({
    code,
    message: expect.stringMatching(message),
    hint: expect.stringMatching(/\w/),
  });
});

test('a misspelt option is refused rather than ignored', async () => {
  const misspelt = { ...requestFor([box]), thoughMm: 0.5 };
  await expect(planToolpaths(misspelt)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
});
