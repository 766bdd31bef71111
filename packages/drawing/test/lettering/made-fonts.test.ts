import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { contourAreaMm2 } from '@millwright/geometry';
import { expect, it } from 'vitest';
import { letterText } from '../../src/lettering/letter-text.js';
import { areaOf } from './winding.js';

const made = (name: string) =>
  new Uint8Array(readFileSync(resolve(import.meta.dirname, '../fixtures/lettering', name)));
const inEm = { sizeMm: 1000, sizeOf: 'em' } as const;

/** Area of H: two stems and what the bar adds between them. */
const areaOfH = (stem: number) => 2 * stem * 700 + (500 - 2 * stem) * (2 * Math.floor(stem / 2));

it('unites bars that overlap within a letter into one outline', async () => {
  const { regions } = await letterText(made('restricted.ttf'), { text: 'H', ...inEm });
  expect(regions).toHaveLength(1);
  expect(regions[0]!.outline.vertices).toHaveLength(12);
  expect(areaOf(regions)).toBeCloseTo(areaOfH(100), 6);
});

it.each([
  [100, 40],
  [500, 120.5],
  [900, 201],
])('varies the weight: at %d stems are %d wide', async (value, stem) => {
  const { regions, findings } = await letterText(made('variable.ttf'), {
    text: 'H',
    ...inEm,
    variations: [{ tag: 'wght', value }],
  });
  expect(findings).toEqual([]);
  const xs = regions[0]!.outline.vertices.map(([x]) => x);
  const stems = [...new Set(xs.map((x) => Math.round(x * 100) / 100))].sort((a, b) => a - b);
  expect(stems[1]! - stems[0]!).toBeCloseTo(stem, 1);
});

it('reports weights beyond the axis, and takes the nearest', async () => {
  const at = (value: number) =>
    letterText(made('variable.ttf'), { text: 'H', ...inEm, variations: [{ tag: 'wght', value }] });
  const { regions, findings } = await at(2000);
  expect(findings).toMatchObject([{ code: 'LETTERING_AXIS_UNKNOWN' }]);
  expect(findings[0]!.message).toContain('from 100 to 900');
  expect(regions).toEqual((await at(900)).regions);
});

it('follows the cubic curves of a CFF font', async () => {
  const { regions } = await letterText(made('compact.otf'), { text: 'o', ...inEm });
  const [{ outline, holes } = { outline: { vertices: [] as never[], closed: true }, holes: [] }] = regions;
  expect(holes).toHaveLength(1);
  for (const [x, y] of outline.vertices) {
    // The usual cubic of a quarter circle strays by up to 0.08 units outwards, and the font's points are whole units.
    const radius = Math.hypot(x - 300, y - 300);
    expect(radius).toBeGreaterThan(299.9);
    expect(radius).toBeLessThan(300.2);
  }
  expect(contourAreaMm2(outline)).toBeGreaterThan(Math.PI * 300 * 300);
});

it('says which characters a font draws nothing for', async () => {
  const { findings } = await letterText(made('compact.otf'), { text: 'ox o', ...inEm });
  expect(findings).toMatchObject([{ code: 'LETTERING_GLYPH_EMPTY', severity: 'error', count: 1 }]);
});

it('tells what the font allows, and warns where it restricts', async () => {
  const { font, findings } = await letterText(made('restricted.ttf'), { text: 'H', ...inEm });
  expect(font).toMatchObject({
    family: 'Test Restricted',
    version: 'Version 1.500',
    embedding: 'restricted',
  });
  expect(findings).toMatchObject([{ code: 'LETTERING_EMBEDDING_RESTRICTED' }]);
  const other = await letterText(made('compact.otf'), { text: 'H', ...inEm });
  expect([other.font.embedding, other.findings]).toEqual(['editable', []]);
});

it('measures an H where the font does not say how high capitals are, and asks for the em where it has none', async () => {
  const { box, capHeightMm } = await letterText(made('no-cap-height.ttf'), { text: 'H', sizeMm: 50 });
  expect(capHeightMm).toBeCloseTo(50, 9);
  expect(box!.maxYMm).toBeCloseTo(50, 6);
  await expect(letterText(made('no-capitals.ttf'), { text: 'o', sizeMm: 50 })).rejects.toMatchObject({
    code: 'LETTERING_CAP_HEIGHT_UNKNOWN',
  });
  const { capHeightMm: none } = await letterText(made('no-capitals.ttf'), { text: 'o', ...inEm });
  expect(none).toBeUndefined();
});

it('kerns by the old table kern, and not when kerning is turned off', async () => {
  const advance = async (features: { tag: string; value: number }[]) =>
    (await letterText(made('kerned.ttf'), { text: 'Ho', ...inEm, features })).advanceMm;
  expect(await advance([])).toBeCloseTo(1050, 6);
  expect(await advance([{ tag: 'kern', value: 0 }])).toBeCloseTo(1200, 6);
});

it('finds the letters of a symbol font by the characters typed', async () => {
  const { regions, findings } = await letterText(made('symbols.ttf'), { text: 'H', ...inEm });
  expect(findings).toEqual([]);
  expect(areaOf(regions)).toBeCloseTo(areaOfH(100), 6);
});

it('says so where a font has no tables to place a mark or to join letters', async () => {
  const codes = async (font: string, text: string) =>
    (await letterText(made(font), { text, ...inEm })).findings.map(({ code }) => code);
  expect(await codes('no-cap-height.ttf', 'o\u0323')).toContain('LETTERING_JOINING_MISSING');
  expect(await codes('no-cap-height.ttf', 'سلام')).toContain('LETTERING_JOINING_MISSING');
  expect(await codes('no-cap-height.ttf', 'Ho')).toEqual([]);
});
