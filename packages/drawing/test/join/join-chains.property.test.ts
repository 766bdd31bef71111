import type { Part } from '@millwright/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circleTags, dxf, lineTags, readText, type Tag } from '../helpers.js';

/** A slot of the given size with round ends at (x, y), as separate lines and arcs, and with a round hole in it. */
function slotPieces(x: number, y: number, length: number, radius: number): Tag[][] {
  const arc = (cx: number, startDeg: number): Tag[] => [
    [0, 'ARC'],
    [8, '0'],
    [10, cx],
    [20, y],
    [40, radius],
    [50, startDeg],
    [51, startDeg + 180],
  ];
  return [
    lineTags(x, y - radius, x + length, y - radius),
    arc(x + length, 270),
    lineTags(x + length, y + radius, x, y + radius),
    arc(x, 90),
    circleTags(x + length / 2, y, radius / 2),
  ];
}

const reversed = (tags: Tag[]): Tag[] => {
  if (tags[0]![1] !== 'LINE') return tags;
  const value = (code: number) => Number(tags.find(([own]) => own === code)![1]);
  return lineTags(value(11), value(21), value(10), value(20));
};

const slots = fc.uniqueArray(
  fc.record({
    column: fc.integer({ min: 0, max: 4 }),
    row: fc.integer({ min: 0, max: 4 }),
    length: fc.integer({ min: 1, max: 40 }),
    radius: fc.integer({ min: 2, max: 20 }),
  }),
  { minLength: 1, maxLength: 6, selector: ({ column, row }) => `${column},${row}` },
);

const shapesOf = (parts: readonly Part[]) =>
  parts.map(({ id, holes, outline }) => [id, outline.vertices.length, holes.length]);

describe('parts of exploded contours', () => {
  it('are the same in whatever order and direction the pieces are drawn', async () => {
    await fc.assert(
      fc.asyncProperty(slots, fc.infiniteStream(fc.nat()), async (layout, random) => {
        const pieces = layout.flatMap(({ column, row, length, radius }) =>
          slotPieces(column * 100, row * 60, length, radius),
        );
        const shuffled = pieces
          .map((piece) => ({
            piece: random.next().value! % 2 === 0 ? piece : reversed(piece),
            key: random.next().value!,
          }))
          .sort((a, b) => a.key - b.key)
          .map(({ piece }) => piece);
        const plain = await readText(dxf(pieces.flat()), { unit: 'mm' });
        const mixed = await readText(dxf(shuffled.flat()), { unit: 'mm' });
        expect(plain.parts).toHaveLength(layout.length);
        expect(shapesOf(mixed.parts)).toEqual(shapesOf(plain.parts));
      }),
      { seed: 7, numRuns: 40 },
    );
  });

  it('have the area of what was drawn, moved and turned as a block or not', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 2, max: 20 }),
        fc.double({ min: -360, max: 360, noNaN: true }),
        fc.boolean(),
        async (length, radius, rotationDeg, isMirrored) => {
          const blocks: Tag[] = [
            [0, 'BLOCK'],
            [2, 'S'],
            ...slotPieces(3, -7, length, radius).flat(),
            [0, 'ENDBLK'],
          ];
          const insert: Tag[] = [
            [0, 'INSERT'],
            [8, '0'],
            [2, 'S'],
            [41, isMirrored ? -1 : 1],
            [50, rotationDeg],
            [10, 1234.5],
          ];
          const { parts, findings } = await readText(dxf(insert, { blocks }), { unit: 'mm' });
          expect(findings).toEqual([]);
          expect(parts).toHaveLength(1);
          expect(parts[0]!.outline.vertices).toHaveLength(4);
          expect(parts[0]!.holes).toHaveLength(1);
        },
      ),
      { seed: 8, numRuns: 60 },
    );
  });

  it('survive a shift of every end by less than the tolerance', async () => {
    const jitter = fc.double({ min: -0.004, max: 0.004, noNaN: true });
    await fc.assert(
      fc.asyncProperty(fc.array(jitter, { minLength: 16, maxLength: 16 }), async (d) => {
        const corners = [
          [0, 0],
          [30, 0],
          [30, 20],
          [0, 20],
        ] as const;
        const lines = corners.flatMap(([x, y], i) => {
          const [toX, toY] = corners[(i + 1) % 4]!;
          return lineTags(x + d[4 * i]!, y + d[4 * i + 1]!, toX + d[4 * i + 2]!, toY + d[4 * i + 3]!);
        });
        const { parts, findings } = await readText(dxf(lines));
        expect(findings).toEqual([]);
        expect(parts[0]!.outline.vertices).toHaveLength(4);
      }),
      { seed: 9, numRuns: 60 },
    );
  });
});
