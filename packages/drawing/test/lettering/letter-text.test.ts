import { contourAreaMm2 } from '@millwright/geometry';
import { expect, it } from 'vitest';
import { letterText } from '../../src/lettering/letter-text.js';
import { fontBytes, fonts } from './fonts.js';
import { areaOf } from './winding.js';

it.each([
  { font: fonts.script, text: 'Willkommen', advanceMm: 4323 },
  { font: fonts.serif, text: 'Oak & Walnut AVTo', advanceMm: 9155 },
  { font: fonts.arabic, text: 'السلام عليكم', advanceMm: 4530 },
  { font: fonts.light, text: 'AVTo Größe', advanceMm: 5742.2 },
])(
  '$text is kerned and joined as HarfBuzz and fontkit were measured to do',
  async ({ font, text, advanceMm }) => {
    const lettering = await letterText(fontBytes(font), { text, sizeMm: 1000, sizeOf: 'em' });
    expect(lettering.advanceMm).toBeCloseTo(advanceMm, 1);
    expect(lettering.findings).toEqual([]);
  },
);

it('makes capitals as high as asked', async () => {
  const { box, capHeightMm, emMm } = await letterText(fontBytes(fonts.sans), { text: 'HEL', sizeMm: 50 });
  expect(capHeightMm).toBeCloseTo(50, 9);
  expect(emMm).toBeCloseTo((50 * 2048) / 1493, 9);
  expect(box!.minYMm).toBe(0);
  expect(box!.maxYMm).toBeCloseTo(50, 9);
});

it('gives outlines counter-clockwise, holes clockwise, and islands as regions of their own', async () => {
  const { regions } = await letterText(fontBytes(fonts.sans), { text: 'Bei®', sizeMm: 40 });
  expect(regions.flatMap(({ holes }) => holes)).toHaveLength(2 + 1 + 0 + 2);
  for (const { outline, holes } of regions) {
    expect(contourAreaMm2(outline)).toBeGreaterThan(0);
    for (const hole of holes) expect(contourAreaMm2(hole)).toBeLessThan(0);
  }
  // B, e, the stem and dot of i, the ring of ® and the R in it.
  expect(regions).toHaveLength(6);
});

it('keeps the arcs of letters that meet no other', async () => {
  const { regions } = await letterText(fontBytes(fonts.sans), { text: 'o', sizeMm: 40 });
  const [{ outline, holes } = { outline: { vertices: [] }, holes: [] }] = regions;
  const all = [...outline.vertices, ...(holes[0]?.vertices ?? [])];
  expect(all.filter(([, , bulge]) => bulge !== 0).length).toBeGreaterThan(0.95 * all.length);
  expect(all.length).toBeLessThan(100);
});

it('unites letters that overlap, once and not twice', async () => {
  const apart = await letterText(fontBytes(fonts.sans), { text: 'OO', sizeMm: 40, letterSpacingMm: 5 });
  const together = await letterText(fontBytes(fonts.sans), { text: 'OO', sizeMm: 40, letterSpacingMm: -8 });
  expect(apart.regions).toHaveLength(2);
  expect(together.regions).toHaveLength(1);
  expect(areaOf(together.regions)).toBeLessThan(areaOf(apart.regions));
});

it('begins a line below the one before at every kind of line end', async () => {
  const { letters, lineSpacingMm } = await letterText(fontBytes(fonts.sans), {
    text: 'a\nb\r\nc\rd\u2028e',
    sizeMm: 10,
    lineSpacingMm: 20,
  });
  expect(lineSpacingMm).toBe(20);
  expect(letters.map(({ text, line, atMm }) => [text, line, atMm[1]])).toEqual([
    ['a', 0, 0],
    ['b', 1, -20],
    ['c', 2, -40],
    ['d', 3, -60],
    ['e', 4, -80],
  ]);
});

it.each([
  ['left', 0, 1],
  ['centre', -0.5, 0.5],
  ['right', -1, 0],
] as const)('aligns %s', async (align, from, to) => {
  const { letters, advanceMm } = await letterText(fontBytes(fonts.sans), { text: 'Sign', sizeMm: 10, align });
  const last = letters.at(-1)!;
  expect(letters[0]!.atMm[0]).toBeCloseTo(from * advanceMm, 9);
  expect(last.atMm[0] + last.advanceMm).toBeCloseTo(to * advanceMm, 9);
});

it('lists characters the font lacks, each once with its number, and leaves their boxes out', async () => {
  const { findings, regions } = await letterText(fontBytes(fonts.script), { text: 'A✓木✓', sizeMm: 20 });
  expect(regions).toHaveLength(
    (await letterText(fontBytes(fonts.script), { text: 'A', sizeMm: 20 })).regions.length,
  );
  expect(findings).toMatchObject([{ code: 'LETTERING_GLYPH_MISSING', severity: 'error', count: 3 }]);
  expect(findings[0]!.message).toContain('“✓” (U+2713), “木” (U+6728)');
});

it('says nothing of characters that are not seen', async () => {
  const { findings } = await letterText(fontBytes(fonts.sans), {
    text: 'a\u200d\u00ad\tb \u2003c',
    sizeMm: 20,
  });
  expect(findings).toEqual([]);
});

it('reads text from right to left, and numbers in it from left to right', async () => {
  const { letters } = await letterText(fontBytes(fonts.sans), { text: 'אב 12', sizeMm: 20 });
  expect(letters.map(({ text }) => text)).toEqual(['1', '2', ' ', 'ב', 'א']);
});

it('joins Arabic letters: the same four are shorter together than apart', async () => {
  const width = async (text: string) =>
    (await letterText(fontBytes(fonts.arabic), { text, sizeMm: 100, sizeOf: 'em' })).advanceMm;
  expect(await width('عليك')).toBeLessThan((await width('ع ل ي ك')) - 3 * (await width(' ')));
});

it('sets ligatures, and none when letters are spaced', async () => {
  const letters = async (letterSpacingMm: number) =>
    (await letterText(fontBytes(fonts.serif), { text: 'fi', sizeMm: 20, letterSpacingMm })).letters.length;
  expect(await letters(0)).toBe(1);
  expect(await letters(1)).toBe(2);
});

it('puts a mark on its letter, composed or not', async () => {
  const composed = await letterText(fontBytes(fonts.sans), { text: '\u00fc', sizeMm: 20 });
  const apart = await letterText(fontBytes(fonts.sans), { text: 'u\u0308', sizeMm: 20 });
  expect(apart.regions).toEqual(composed.regions);
});

it('writes on a clockwise circle with the letters outside it', async () => {
  const circle = {
    closed: true,
    vertices: [
      [-60, 0, -1],
      [60, 0, -1],
    ] as [number, number, number][],
  };
  const { letters, box, findings } = await letterText(fontBytes(fonts.sans), {
    text: 'ROUND AND ROUND',
    sizeMm: 10,
    baseline: circle,
    align: 'centre',
  });
  expect(findings).toEqual([]);
  for (const { atMm } of letters) expect(Math.hypot(...atMm)).toBeGreaterThan(59.9);
  expect(box!.maxXMm).toBeGreaterThan(69);
});

it('reports a text that is longer than its baseline', async () => {
  const baseline = {
    closed: false,
    vertices: [
      [0, 0, 0],
      [30, 0, 0],
    ] as [number, number, number][],
  };
  const { findings } = await letterText(fontBytes(fonts.sans), { text: 'Long text', sizeMm: 10, baseline });
  expect(findings).toMatchObject([{ code: 'LETTERING_BASELINE_SHORT', allowed: { value: 30, unit: 'mm' } }]);
  await expect(
    letterText(fontBytes(fonts.sans), { text: 'a\nb', sizeMm: 10, baseline }),
  ).rejects.toMatchObject({ code: 'INPUT_INVALID' });
});

it('reports strokes the tool does not enter, with the letter and the width', async () => {
  const at = async (toolDiameterMm: number) =>
    (await letterText(fontBytes(fonts.sans), { text: 'lI', sizeMm: 50, toolDiameterMm })).findings;
  // The stems of DejaVu Sans are 184 and 201 of 2048 units wide, 6.16 and 6.73 mm here.
  expect(await at(6)).toEqual([]);
  const some = await at(6.4);
  expect(some).toMatchObject([{ code: 'LETTERING_STROKE_BELOW_TOOL', allowed: { value: 6.4, unit: 'mm' } }]);
  expect(some[0]!.message).toContain('“l”');
  expect(some[0]!.measured!.value).toBeCloseTo(6.16, 1);
  expect(await at(8)).toHaveLength(2);
});

it('reports features and axes the font does not have', async () => {
  const { findings } = await letterText(fontBytes(fonts.sans), {
    text: 'a',
    sizeMm: 10,
    features: [{ tag: 'zzzz', value: 1 }],
    variations: [{ tag: 'wght', value: 700 }],
  });
  expect(findings.map(({ code }) => code)).toEqual(['LETTERING_FEATURE_UNKNOWN', 'LETTERING_AXIS_UNKNOWN']);
});

it('gives the same bytes twice', async () => {
  const once = await letterText(fontBytes(fonts.script), { text: 'Twice', sizeMm: 33 });
  expect(JSON.stringify(await letterText(fontBytes(fonts.script), { text: 'Twice', sizeMm: 33 }))).toBe(
    JSON.stringify(once),
  );
});

it('refuses half a character, which a font would show as another', async () => {
  await expect(letterText(fontBytes(fonts.sans), { text: 'a\ud83d', sizeMm: 10 })).rejects.toMatchObject({
    code: 'INPUT_INVALID',
    data: { path: 'text', at: 1 },
  });
});

it('names an emoji of several characters as one', async () => {
  const { findings } = await letterText(fontBytes(fonts.serif), { text: 'a👩‍🔧', sizeMm: 10 });
  expect(findings).toMatchObject([{ code: 'LETTERING_GLYPH_MISSING' }]);
  expect(findings[0]!.message).toContain('U+1F469');
});

it('stops when it is cancelled, and tells how far it is', async () => {
  const controller = new AbortController();
  const done: number[] = [];
  const onProgress = ({ doneRatio }: { doneRatio: number }) => {
    done.push(doneRatio);
    if (done.length === 3) controller.abort();
  };
  const request = { text: 'Text of many letters, each by itself', sizeMm: 10 };
  await expect(
    letterText(fontBytes(fonts.sans), request, { signal: controller.signal, onProgress }),
  ).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(done).toEqual([...done].sort((a, b) => a - b));
});

it('makes nothing of spaces, and no box', async () => {
  const { regions, box, advanceMm } = await letterText(fontBytes(fonts.sans), { text: '   ', sizeMm: 10 });
  expect([regions, box]).toEqual([[], undefined]);
  expect(advanceMm).toBeGreaterThan(0);
});

it.each([
  [{ text: '', sizeMm: 10 }, 'text'],
  [{ text: 'a', sizeMm: 0 }, 'sizeMm'],
  [{ text: 'a', sizeMm: Number.NaN }, 'sizeMm'],
  [{ text: 'a', sizeMm: 20_000 }, 'sizeMm'],
  [{ text: 'a', sizeMm: 10, features: [{ tag: 'ligature', value: 1 }] }, 'features.0.tag'],
  [{ text: 'a', sizeMm: 10, colour: 'red' }, ''],
])('refuses %j and says where it is wrong', async (request, path) => {
  await expect(letterText(fontBytes(fonts.sans), request)).rejects.toMatchObject({
    code: 'INPUT_INVALID',
    data: { path },
  });
});

it('sets letters as high as a house and as low as a hair alike', async () => {
  const at = async (sizeMm: number) => {
    const { regions, findings } = await letterText(fontBytes(fonts.sans), { text: 'Ro', sizeMm });
    expect(findings).toEqual([]);
    return areaOf(regions) / (sizeMm * sizeMm);
  };
  const usual = await at(30);
  expect(await at(9_000)).toBeCloseTo(usual, 6);
  expect(await at(0.5)).toBeCloseTo(usual, 3);
});
