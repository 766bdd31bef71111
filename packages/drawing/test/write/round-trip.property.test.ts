import type { Contour, Drawing, Part } from '@millwright/contracts';
import { contourAreaMm2 } from '@millwright/geometry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeDxf, writeSvg } from '../../src/index.js';
import { readText } from '../helpers.js';

const writers = [
  ['SVG', (parts: readonly Part[], title: string) => writeSvg({ title, parts: [...parts] })],
  [
    'DXF R12',
    (parts: readonly Part[], title: string) => writeDxf({ title, parts: [...parts], version: 'r12' }),
  ],
  [
    'DXF 2000',
    (parts: readonly Part[], title: string) => writeDxf({ title, parts: [...parts], version: 'r2000' }),
  ],
] as const;

/** Words that break files: markup, quotes, codes of DXF, letters of other scripts and outside the first plane, names alike but for case. */
const word = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  fc.constantFrom(
    'Side <left> & "right"',
    ']]>',
    '-->',
    '&amp;',
    "it's",
    '50%%d',
    '%%%',
    '\\U+0041',
    '\\M+1ABCD',
    'a^b^ c',
    '{\\fArial;x}',
    'C:\\parts',
    '木の板',
    '😀',
    'Ä',
    'ä',
    '_',
    'A',
    'a',
    'OUTLINE',
    'holes',
    '0',
    'SHEET',
    'x'.repeat(60),
    `${'x'.repeat(60)}y`,
    'A/B\\C:D*E?F',
    '_x0020_',
  ),
);
/** What a line of text can carry: blanks folded, no control characters, not empty. */
const lineOf = (text: string) => text.replace(/[\s\u0000-\u001f\u007f]+/g, ' ').trim();
const oneLine = word
  .map((text) => lineOf(text).toWellFormed())
  .filter((text) => text !== '' && !/[\ufffe\uffff]/.test(text));

const plate = (width: number, height: number): Contour => ({
  closed: true,
  vertices: [
    [0, 0, 0],
    [width, 0, 0.4],
    [width, height, 0],
    [0, height, 0],
  ],
});

/** Parts of different sizes, so that each is known by its area; names and layers that make trouble. */
const parts = fc
  .array(
    fc.record({
      label: fc.option(oneLine),
      layer: fc.option(oneLine),
      quantity: fc.integer({ min: 1, max: 3 }),
    }),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((rows) =>
    rows.map(
      ({ label, layer, quantity }, i): Part => ({
        id: `p${i}`,
        ...(label === null ? {} : { label }),
        ...(layer === null ? {} : { layer }),
        quantity,
        outline: plate(100 + 10 * i, 80),
        holes: [
          {
            closed: true,
            vertices: [
              [20, 40, -1],
              [30 + i, 40, -1],
            ],
          },
        ],
        features: [],
      }),
    ),
  );

const bySize = (a: Part, b: Part) => contourAreaMm2(a.outline) - contourAreaMm2(b.outline);
const named = (list: readonly Part[]) => list.toSorted(bySize).map(({ label, layer }) => ({ label, layer }));
const partsOf = ({ parts: list }: Drawing) => [...list];

describe('parts written and read back', () => {
  for (const [name, write] of writers) {
    it(`keep labels and layers whole in ${name}, whatever letters they hold`, async () => {
      await fc.assert(
        fc.asyncProperty(parts, oneLine, async (list, title) => {
          const back = partsOf(await readText(await write(list, title)));
          expect(named(back)).toEqual(named(list));
        }),
        { seed: 3, numRuns: 150 },
      );
    });

    it(`are written the second time byte for byte as before in ${name}`, async () => {
      await fc.assert(
        fc.asyncProperty(parts, oneLine, async (list, title) => {
          const first = partsOf(await readText(await write(list, title)));
          const second = await write(first, title);
          const third = await write(partsOf(await readText(second)), title);
          expect(third).toBe(second);
        }),
        { seed: 4, numRuns: 60 },
      );
    });
  }
});
