import { contourAreaMm2 } from '@millwright/geometry';
import * as fontkit from 'fontkit';
import { expect, it } from 'vitest';
import { letterText } from '../../src/lettering/letter-text.js';
import { fontBytes, fonts } from './fonts.js';
import { areaOf, windingOf } from './winding.js';

/** What fontkit, a shaper of its own, makes of a text: advance and contours as polygons, in font units. */
interface Opinion {
  readonly advance: number;
  readonly unitsPerEm: number;
  readonly contours: readonly { readonly closed: true; readonly vertices: [number, number, 0][] }[];
}

const STEPS = 12;
const EM_MM = 20;
const known = new Map<string, Opinion>();

function opinionOf(font: string, text: string): Opinion {
  const before = known.get(font + text);
  if (before !== undefined) return before;
  const opened = fontkit.create(Buffer.from(fontBytes(font)));
  const run = opened.layout(text);
  const contours: { closed: true; vertices: [number, number, 0][] }[] = [];
  let pen = 0;
  for (const [i, glyph] of run.glyphs.entries()) {
    const { xAdvance, xOffset, yOffset } = run.positions[i]!;
    const place = (x: number, y: number): [number, number, 0] => [pen + xOffset + x, yOffset + y, 0];
    let at: readonly number[] = [0, 0];
    for (const { command, args } of glyph.path.commands) {
      if (command === 'closePath') continue;
      if (command === 'moveTo') contours.push({ closed: true, vertices: [] });
      const points = [at, ...pairs(args)];
      const nSteps = points.length > 2 ? STEPS : 1;
      for (let step = 1; step <= nSteps; step++) {
        const [x, y] = bezier(command === 'moveTo' ? [points[1]!] : points, step / nSteps);
        contours.at(-1)!.vertices.push(place(x!, y!));
      }
      at = points.at(-1)!;
    }
    pen += xAdvance;
  }
  const opinion = { advance: run.advanceWidth, unitsPerEm: opened.unitsPerEm, contours };
  known.set(font + text, opinion);
  return opinion;
}

const pairs = (args: readonly number[]): number[][] =>
  args.flatMap((value, i) => (i % 2 === 0 ? [[value, args[i + 1]!]] : []));

function bezier(points: readonly (readonly number[])[], t: number): readonly number[] {
  let level = points;
  while (level.length > 1)
    level = level
      .slice(1)
      .map(([x, y], i) => [
        level[i]![0]! + (x! - level[i]![0]!) * t,
        level[i]![1]! + (y! - level[i]![1]!) * t,
      ]);
  return level[0]!;
}

const TEXTS = [
  [fonts.script, 'Willkommen'],
  [fonts.script, 'Hof zur Eiche'],
  [fonts.serif, 'Oak & Walnut AVTo'],
  [fonts.serif, 'Tischlerei Müller, Ëçåñ fi ffl 1890'],
  [fonts.arabic, 'السلام عليكم'],
  [fonts.arabic, 'ورشة النجارة'],
  [fonts.light, 'AVTo Größe'],
  [fonts.sans, 'Ελληνικά и Кириллица'],
] as const;

it.each(TEXTS)('%s: fontkit sets %s as wide', async (font, text) => {
  const { advance, unitsPerEm } = opinionOf(font, text);
  const { advanceMm } = await letterText(fontBytes(font), { text, sizeMm: EM_MM, sizeOf: 'em' });
  expect(advanceMm).toBeCloseTo((advance * EM_MM) / unitsPerEm, 6);
});

it.each(TEXTS)(
  '%s: what fontkit draws of %s is wound round where we say, and nowhere else',
  async (font, text) => {
    const { contours, unitsPerEm, advance } = opinionOf(font, text);
    const { regions } = await letterText(fontBytes(font), { text, sizeMm: EM_MM, sizeOf: 'em' });
    const mm = EM_MM / unitsPerEm;
    const ours = regions.flatMap(({ outline, holes }) => [outline, ...holes]);
    const near = unitsPerEm / 400;
    let nDiffering = 0;
    let nInside = 0;
    // A lattice whose steps share no factor with the font’s units.
    for (let i = 0; i < 160; i++) {
      const x = ((i * 0.618034) % 1) * advance;
      const y = (((i * 0.414214) % 1) * 1.3 - 0.3) * unitsPerEm;
      const corners = [x - near, x + near].flatMap((cx) =>
        [y - near, y + near].map((cy) => [cx, cy] as const),
      );
      const wound = corners.map(([cx, cy]) => windingOf(contours, cx, cy) !== 0);
      // Near an edge fontkit’s chords and our arcs may differ.
      if (new Set(wound).size > 1) continue;
      if (wound[0]) nInside++;
      if ((windingOf(ours, x * mm, y * mm) !== 0) !== (windingOf(contours, x, y) !== 0)) nDiffering++;
    }
    expect(nDiffering).toBe(0);
    expect(nInside).toBeGreaterThan(5);
  },
);

it('encloses as much as fontkit draws, where no letter overlaps itself or another', async () => {
  const { contours, unitsPerEm } = opinionOf(fonts.sans, 'Holz 25');
  const { regions } = await letterText(fontBytes(fonts.sans), {
    text: 'Holz 25',
    sizeMm: EM_MM,
    sizeOf: 'em',
  });
  const mm = EM_MM / unitsPerEm;
  const theirs = Math.abs(contours.reduce((sum, contour) => sum + contourAreaMm2(contour), 0));
  expect(areaOf(regions) / (theirs * mm * mm)).toBeCloseTo(1, 3);
});
