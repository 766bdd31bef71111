import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { contourBox } from '@millwright/geometry';
import { expect, it } from 'vitest';
import { engraveText } from '../../src/lettering/engrave-text.js';

const NAMES = ['hershey-sans-1', 'ems-readability'] as const;
const fixture = (name: string) =>
  new Uint8Array(readFileSync(resolve(import.meta.dirname, '../fixtures/lettering', name)));
const svgFont = (glyphs: string, attributes = '') =>
  new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg"><defs><font horiz-adv-x="500" ${attributes}><font-face units-per-em="1000" ascent="800" descent="-200"/>${glyphs}</font></defs></svg>`,
  );

it.each(NAMES)('%s: capitals are as high as asked, and every stroke is open', async (name) => {
  const { strokes, box, capHeightMm, findings } = await engraveText(name, { text: 'H', sizeMm: 8 });
  expect(capHeightMm).toBeCloseTo(8, 9);
  expect(box!.maxYMm - box!.minYMm).toBeCloseTo(8, 6);
  expect(strokes.every(({ closed, vertices }) => !closed && vertices.length >= 2)).toBe(true);
  expect(findings).toEqual([]);
});

it.each(NAMES)('%s: writes German, French, Spanish and Danish without a gap', async (name) => {
  const text = 'Größe ÄÖÜ äöüß, déjà-vu çà garçon, ¿Mañana? Århus Ørsted øå';
  const { findings } = await engraveText(name, { text, sizeMm: 5 });
  expect(findings).toEqual([]);
});

it('draws each stroke of H once, in the order of the font, and leaves them apart where they meet', async () => {
  const { strokes } = await engraveText('hershey-sans-1', { text: 'H', sizeMm: 662 });
  expect(strokes.map(({ vertices }) => vertices)).toEqual([
    [
      [220, 662, 0],
      [220, 0, 0],
    ],
    [
      [662, 662, 0],
      [662, 0, 0],
    ],
    [
      [220, 346, 0],
      [662, 346, 0],
    ],
  ]);
});

it('finds ü whether it is one character or two', async () => {
  const one = await engraveText('hershey-sans-1', { text: '\u00fc', sizeMm: 5 });
  const two = await engraveText('hershey-sans-1', { text: 'u\u0308', sizeMm: 5 });
  expect(two.strokes).toEqual(one.strokes);
});

it('puts letter and mark together where the font lacks the two as one, and says so', async () => {
  const { strokes, findings } = await engraveText('hershey-sans-1', { text: 'ń', sizeMm: 5 });
  const n = await engraveText('hershey-sans-1', { text: 'n', sizeMm: 5 });
  expect(findings).toMatchObject([{ code: 'LETTERING_CHARACTER_COMPOSED', severity: 'info', count: 1 }]);
  expect(strokes.slice(0, n.strokes.length)).toEqual(n.strokes);
  const mark = strokes.slice(n.strokes.length).flatMap(({ vertices }) => vertices);
  expect(Math.min(...mark.map(([, y]) => y))).toBeGreaterThan(n.box!.maxYMm);
});

it('lists what it cannot write, and writes the rest', async () => {
  const { findings, letters } = await engraveText('ems-readability', { text: 'A木B木', sizeMm: 5 });
  expect(letters.map(({ text }) => text)).toEqual(['A', 'B']);
  expect(findings).toMatchObject([{ code: 'LETTERING_GLYPH_MISSING', severity: 'error', count: 2 }]);
  expect(findings[0]!.message).toContain('“木” (U+6728)');
});

it('reports letters whose eye the tool fills', async () => {
  const at = async (toolDiameterMm: number) =>
    (await engraveText('hershey-sans-1', { text: 'e I', sizeMm: 5, toolDiameterMm })).findings;
  expect(await at(0.3)).toEqual([]);
  expect(await at(2)).toMatchObject([{ code: 'LETTERING_STROKES_MERGE', allowed: { value: 2, unit: 'mm' } }]);
});

it('does not take strokes that all but meet for strokes that run together', async () => {
  // Hershey and EMS leave up to a few hundredths of the em open where strokes are meant to touch, K of EMS for one.
  for (const name of NAMES) {
    const text = 'ABCDEFGHKLMNOPRSTUVWXYZ acdeghklmnopqrstuvwxyz';
    const { findings } = await engraveText(name, { text, sizeMm: 8, toolDiameterMm: 0.5 });
    expect(findings).toEqual([]);
  }
});

it('reads an SVG font: ligatures, kerning by character and by name, curves, paths that close', async () => {
  const font = svgFont(
    '<missing-glyph/><glyph unicode="H" glyph-name="aitch" d="M0 0V700M400 0V700"/>' +
      '<glyph unicode="f" horiz-adv-x="300" d="M0 0L0 600"/><glyph unicode="fi" horiz-adv-x="450" d="M0 0L0 600M200 0L200 400"/>' +
      '<glyph unicode="o" d="M0 200C0 310 90 400 200 400S400 310 400 200 310 0 200 0 0 90 0 200Z"/>' +
      '<hkern u1="f" g2="aitch" k="100"/>',
  );
  const { strokes, letters, findings } = await engraveText(font, { text: 'fifHo', sizeMm: 7 });
  expect(letters.map(({ text }) => text)).toEqual(['fi', 'f', 'H', 'o']);
  expect(letters[1]!.advanceMm).toBeCloseTo(2, 9);
  expect(findings).toEqual([]);
  const ring = strokes.at(-1)!;
  expect(ring.closed).toBe(false);
  expect(ring.vertices.at(-1)).toEqual([...ring.vertices[0]!.slice(0, 2), 0]);
  expect(ring.vertices.filter(([, , bulge]) => bulge !== 0).length).toBeGreaterThan(3);
});

it('gives for an original the same as for the data made from it', async () => {
  const text = 'The quick brown fox & ½ Größe';
  const kept = await engraveText('hershey-sans-1', { text, sizeMm: 6 });
  const original = await engraveText(fixture('HersheySans1.svg'), { text, sizeMm: 6 });
  expect(kept.strokes).toHaveLength(original.strokes.length);
  for (const [i, stroke] of kept.strokes.entries()) {
    const [ours, theirs] = [contourBox(stroke), contourBox(original.strokes[i]!)];
    for (const side of ['minXMm', 'minYMm', 'maxXMm', 'maxYMm'] as const)
      expect(Math.abs(ours[side] - theirs[side])).toBeLessThan(0.002);
  }
});

it.each([
  ['no SVG at all', new Uint8Array([0, 1, 0, 0]), 'LETTERING_STROKE_FONT_INVALID'],
  [
    'an SVG without a font',
    new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    'LETTERING_STROKE_FONT_INVALID',
  ],
  ['a font without glyphs', svgFont(''), 'LETTERING_STROKE_FONT_INVALID'],
  ['a path that breaks off', svgFont('<glyph unicode="H" d="M0 0L5"/>'), 'LETTERING_STROKE_FONT_INVALID'],
  [
    'an advance that is no number',
    svgFont('<glyph unicode="H" horiz-adv-x="wide" d="M0 0L5 5"/>'),
    'LETTERING_STROKE_FONT_INVALID',
  ],
  [
    'XML that breaks off',
    new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><font'),
    'DRAWING_XML_MALFORMED',
  ],
  ['a font without capitals', svgFont('<glyph unicode="a" d="M0 0L5 5"/>'), 'LETTERING_CAP_HEIGHT_UNKNOWN'],
])('refuses %s by code', async (_what, bytes, code) => {
  await expect(engraveText(bytes, { text: 'H', sizeMm: 5 })).rejects.toMatchObject({ code });
});

it('refuses a font it does not know and sizes that make no sense', async () => {
  const wrong = 'comic' as 'hershey-sans-1';
  await expect(engraveText(wrong, { text: 'H', sizeMm: 5 })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  for (const sizeMm of [0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e5])
    await expect(engraveText('hershey-sans-1', { text: 'H', sizeMm })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
});
