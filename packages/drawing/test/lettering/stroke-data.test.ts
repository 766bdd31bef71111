import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import type { Primitive } from '../../src/curve/primitive.js';
import type { StrokeFont } from '../../src/lettering/stroke-font.js';
import { strokeFont } from '../../src/lettering/stroke-font.js';
import { readSvgFont } from '../../src/lettering/svg-font.js';

const fixtures = resolve(import.meta.dirname, '../fixtures/lettering');
const source = resolve(import.meta.dirname, '../../src/lettering');

const FONTS = [
  {
    name: 'hershey-sans-1',
    constant: 'hersheySans1',
    file: 'HersheySans1.svg',
    notice: [
      'Hershey Sans 1-stroke. The Hershey Fonts were originally created by Dr. A. V. Hershey while working at the U. S. National Bureau of',
      'Standards. The format of the font data in that distribution was originally created by James Hurt, Cognition, Inc., 900 Technology Park',
      'Drive, Billerica, MA 01821. See LICENSES/HERSHEY.txt, which must go with these data.',
    ],
  },
  {
    name: 'ems-readability',
    constant: 'emsReadability',
    file: 'EMSReadability.svg',
    notice: [
      'EMS Readability, created by Sheldon B. Michaels, a derivative of Source Sans Pro Light by Paul D. Hunt, Adobe. SIL Open Font License 1.1:',
      'see LICENSES/EMS-READABILITY-OFL.txt, which must go with these data.',
    ],
  },
] as const;

/** Coordinates are kept to a hundredth of a unit: 0.1 µm in letters of 10 mm. */
const rounded = (value: number): string => String(Math.round(value * 100) / 100);
const pair = ([x, y]: readonly [number, number]): string => `${rounded(x)} ${rounded(y)}`;

function pathOf(primitives: readonly Primitive[]): string {
  let text = '';
  let isLine = false;
  for (const [i, primitive] of primitives.entries()) {
    if (primitive.kind === 'ellipse') throw new Error('No font here has ellipses.');
    if (i === 0) text = `M${pair(primitive.kind === 'bezier' ? primitive.points[0]! : primitive.from)}`;
    if (primitive.kind === 'segment') text += `${isLine || i === 0 ? ' ' : 'L'}${pair(primitive.to)}`;
    else text += `${'?LQC'[primitive.points.length - 1]}${primitive.points.slice(1).map(pair).join(' ')}`;
    isLine = primitive.kind === 'segment';
  }
  return text;
}

function moduleOf({ constant, notice, file }: (typeof FONTS)[number], font: StrokeFont): string {
  const rows = [...font.glyphs].map(([text, { advance, strokes }]) =>
    `${text}${rounded(advance)} ${strokes.map(pathOf).join('')}`.trimEnd(),
  );
  const literal = rows.join('\n').replace(/[\\`$]/g, (letter) => `\\${letter}`);
  return `${notice.map((line) => `// ${line}`).join('\n')}
// Written by test/lettering/stroke-data.test.ts from test/fixtures/lettering/${file}. Do not edit.

import type { StrokeFontData } from './stroke-font.js';

/** A row for each glyph, see StrokeFontData. */
export const ${constant}: StrokeFontData = {
  family: ${JSON.stringify(font.family).replaceAll('"', "'")},
  unitsPerEm: ${font.unitsPerEm},
  lineSpacing: ${font.lineSpacing},
  rows: \`${literal}\`,
};
`;
}

it.each(FONTS)('$name is what its original says, to a hundredth of a unit', (each) => {
  const original = readSvgFont(readFileSync(resolve(fixtures, each.file)));
  const file = resolve(source, `${each.name}.generated.ts`);
  const text = moduleOf(each, original);
  if (process.env.MILLWRIGHT_WRITE_FONTS === '1') writeFileSync(file, text);
  expect(readFileSync(file, 'utf8')).toBe(text);
  const kept = strokeFont(each.name);
  expect(kept.glyphs.size).toBe(187);
  expect([...kept.glyphs.keys()]).toEqual([...original.glyphs.keys()]);
  for (const [character, { advance, strokes }] of kept.glyphs) {
    const given = original.glyphs.get(character)!;
    expect(advance).toBeCloseTo(given.advance, 2);
    expect(strokes.map((stroke) => stroke.length)).toEqual(given.strokes.map((stroke) => stroke.length));
  }
});
