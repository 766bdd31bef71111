import type { Drawing } from '@millwright/contracts';
import { contourAreaMm2 } from '@millwright/geometry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dxf, readText, type Tag } from '../helpers.js';

type Point = readonly [number, number];
/** A straight piece, or the arc of a half turn that bulges to the right of its chord. */
interface Piece {
  readonly from: Point;
  readonly to: Point;
  readonly isArc: boolean;
}

/** A plate of a scene: w × h mm with a round end on the right, holes along it, and an island in the first of them. */
interface Plate {
  readonly width: number;
  readonly height: number;
  readonly nHoles: number;
  readonly hasIsland: boolean;
}

const plate = fc.record({
  width: fc.integer({ min: 60, max: 200 }),
  height: fc.integer({ min: 30, max: 60 }),
  nHoles: fc.integer({ min: 0, max: 3 }),
  hasIsland: fc.boolean(),
});

function piecesOfPlate({ width, height, nHoles, hasIsland }: Plate, at: Point): Piece[] {
  const [x, y] = at;
  const ring = (points: readonly Point[]): Piece[] =>
    points.map((from, i) => ({ from, to: points[(i + 1) % points.length]!, isArc: false }));
  const outline = ring([
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ]);
  outline[1] = { ...outline[1]!, isArc: true };
  const square = (cx: number, cy: number, half: number) =>
    ring([
      [cx - half, cy - half],
      [cx + half, cy - half],
      [cx + half, cy + half],
      [cx - half, cy + half],
    ]);
  const holes = Array.from({ length: nHoles }, (_, i) => square(x + 12 + 17 * i, y + 15, 6));
  const island = nHoles > 0 && hasIsland ? square(x + 12, y + 15, 3) : [];
  return [...outline, ...holes.flat(), ...island];
}

const lineOrArc = ({ from, to, isArc }: Piece): Tag[] => {
  if (!isArc) {
    return [
      [0, 'LINE'],
      [8, '0'],
      [10, from[0]],
      [20, from[1]],
      [11, to[0]],
      [21, to[1]],
    ];
  }
  // A half turn to the right of the chord, as an ARC, which always runs counter-clockwise.
  const degrees = (Math.atan2(from[1] - to[1], from[0] - to[0]) * 180) / Math.PI;
  return [
    [0, 'ARC'],
    [8, '0'],
    [10, (from[0] + to[0]) / 2],
    [20, (from[1] + to[1]) / 2],
    [40, Math.hypot(to[0] - from[0], to[1] - from[1]) / 2],
    [50, degrees],
    [51, degrees + 180],
  ];
};

/** What must not change however the lines are given: areas of parts and of their holes, in order of size, as far as noise allows. */
const facts = ({ parts }: Drawing) =>
  parts
    .map(({ outline, holes }) => [
      contourAreaMm2(outline),
      ...holes.map(contourAreaMm2).sort((a, b) => a - b),
    ])
    .sort((a, b) => a[0]! - b[0]! || a.length - b.length);

const scene = fc.array(plate, { minLength: 1, maxLength: 4 });
const placed = (plates: readonly Plate[]) =>
  plates.flatMap((one, i) => piecesOfPlate(one, [300 * (i % 2), 150 * i]));

const read = (pieces: readonly Piece[]) => readText(dxf(pieces.flatMap(lineOrArc)));

describe('a scene of parts, exploded into single lines and arcs', () => {
  it('is the same parts with the same ids, in whatever order and direction the pieces come, wherever it lies', async () => {
    await fc.assert(
      fc.asyncProperty(
        scene,
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })),
        fc.tuple(fc.integer({ min: -9000, max: 9000 }), fc.integer({ min: -9000, max: 9000 })),
        async (plates, chance, [dx, dy]) => {
          const pieces = placed(plates);
          const asDrawn = await read(pieces);
          const roll = () => chance.next().value as number;
          const moved = pieces.map(({ from, to, isArc }): Piece => {
            const [a, b]: [Point, Point] = [
              [from[0] + dx, from[1] + dy],
              [to[0] + dx, to[1] + dy],
            ];
            return !isArc && roll() < 0.5 ? { from: b, to: a, isArc } : { from: a, to: b, isArc };
          });
          const shuffled = moved
            .map((piece) => ({ piece, key: roll() }))
            .sort((a, b) => a.key - b.key)
            .map(({ piece }) => piece);
          const drawing = await read(shuffled);
          expect(drawing.parts.map(({ id }) => id)).toEqual(asDrawn.parts.map(({ id }) => id));
          expect(drawing.findings.map(({ code }) => code)).toEqual(asDrawn.findings.map(({ code }) => code));
        },
      ),
      { seed: 41, numRuns: 25 },
    );
  });

  it('is the same parts when the lines are split, turned, mirrored, and their ends miss each other by 4 µm', async () => {
    await fc.assert(
      fc.asyncProperty(
        scene,
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })),
        fc.double({ min: 0, max: 6.28, noNaN: true }),
        fc.boolean(),
        async (plates, chance, angle, isMirrored) => {
          const roll = () => chance.next().value as number;
          const [c, s] = [Math.cos(angle), Math.sin(angle)];
          const turn = ([x, y]: Point): Point => {
            const flipped = isMirrored ? -x : x;
            return [c * flipped - s * y, s * flipped + c * y];
          };
          const noisy = ([x, y]: Point): Point => [x + (roll() - 0.5) * 5.6e-3, y + (roll() - 0.5) * 5.6e-3];
          const pieces = placed(plates);
          const asDrawn = facts(await read(pieces));
          const changed = pieces.flatMap(({ from, to, isArc }): Piece[] => {
            const [a, b] = [turn(from), turn(to)];
            if (isArc) return [isMirrored ? { from: b, to: a, isArc } : { from: a, to: b, isArc }];
            const share = 0.2 + 0.6 * roll();
            const middle: Point = [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
            return roll() < 0.5
              ? [{ from: noisy(a), to: noisy(b), isArc }]
              : [
                  { from: noisy(a), to: noisy(middle), isArc },
                  { from: noisy(middle), to: noisy(b), isArc },
                ];
          });
          const found = facts(await read(changed));
          expect(found.map((areas) => areas.length)).toEqual(asDrawn.map((areas) => areas.length));
          found.forEach((areas, i) => {
            // Noise of 4 µm along a perimeter of at most half a metre.
            for (const [k, area] of areas.entries()) expect(Math.abs(area - asDrawn[i]![k]!)).toBeLessThan(3);
          });
        },
      ),
      { seed: 42, numRuns: 25 },
    );
  });
});
