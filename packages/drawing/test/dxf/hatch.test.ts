import { describe, expect, it } from 'vitest';
import type { Tag } from '../helpers.js';
import { boxOf, listed, sketchOf } from './sketch.js';

const hatch = (boundaries: readonly (readonly Tag[])[], more: readonly Tag[] = []): Tag[] => [
  [0, 'HATCH'],
  [8, 'H'],
  [10, 0],
  [20, 0],
  [30, 0],
  ...more,
  [2, 'SOLID'],
  [70, 1],
  [71, 0],
  [91, boundaries.length],
  ...boundaries.flat(),
  // What follows the boundaries: style, pattern type, seed points.
  [75, 0],
  [76, 1],
  [98, 1],
  [10, 99],
  [20, 99],
];
const polyline: Tag[] = [
  [92, 3],
  [72, 1],
  [73, 1],
  [93, 2],
  [10, 0],
  [20, 0],
  [42, 1],
  [10, 10],
  [20, 0],
  [42, 1],
  [97, 0],
];
const edges: Tag[] = [
  [92, 1],
  [93, 4],
  [72, 1],
  [10, 0],
  [20, 0],
  [11, 20],
  [21, 0],
  [72, 2],
  [10, 20],
  [20, 5],
  [40, 5],
  [50, 270],
  [51, 90],
  [73, 1],
  [72, 1],
  [10, 20],
  [20, 10],
  [11, 0],
  [21, 10],
  // Clockwise, in angles that run clockwise: from (0, 10) to (0, 0) through (5, 5).
  [72, 2],
  [10, 0],
  [20, 5],
  [40, 5],
  [50, 270],
  [51, 90],
  [73, 0],
  [97, 0],
];
const read = (tags: Tag[]) => sketchOf(tags, {}, { hatches: 'outlines' });

describe('HATCH', () => {
  it('is listed unless its outlines are asked for', () => {
    expect(listed(sketchOf(hatch([polyline])))).toEqual(['HATCH on H']);
    expect(listed(read(hatch([polyline])))).toEqual([]);
  });

  it('gives a polyline with its bulges, and edges of lines and arcs, each as one closed curve', () => {
    const sketch = read(hatch([polyline, edges]));
    expect(sketch.strokes.map(({ entity, layer, primitives }) => [entity, layer, primitives.length])).toEqual(
      [
        ['HATCH', 'H', 2],
        ['HATCH', 'H', 4],
      ],
    );
    expect(boxOf({ strokes: sketch.strokes.slice(0, 1) })).toEqual([0, -5, 10, 5]);
    expect(boxOf({ strokes: sketch.strokes.slice(1) })).toEqual([0, 0, 25, 10]);
    const ends = sketch.strokes[1]!.primitives.map((one) =>
      one.kind === 'segment' ? [one.from, one.to] : [],
    );
    for (const [i, [, to]] of ends.entries()) {
      const [next] = ends[(i + 1) % ends.length]!;
      expect(Math.abs(to![0] - next![0]) + Math.abs(to![1] - next![1])).toBeLessThan(1e-9);
    }
  });

  it('gives ellipses and splines', () => {
    const ellipse: Tag[] = [
      [92, 1],
      [93, 1],
      [72, 3],
      [10, 0],
      [20, 0],
      [11, 10],
      [21, 0],
      [40, 0.5],
      [50, 0],
      [51, 360],
      [73, 1],
    ];
    const spline: Tag[] = [
      [92, 1],
      [93, 1],
      [72, 4],
      [94, 2],
      [73, 0],
      [74, 0],
      [95, 6],
      [96, 3],
      ...[0, 0, 0, 1, 1, 1].map((knot): Tag => [40, knot]),
      [10, 0],
      [20, 0],
      [10, 5],
      [20, 10],
      [10, 10],
      [20, 0],
    ];
    const sketch = read(hatch([ellipse, spline]));
    expect(boxOf({ strokes: sketch.strokes.slice(0, 1) })).toEqual([-10, -5, 10, 5]);
    expect(boxOf({ strokes: sketch.strokes.slice(1) })).toEqual([0, 0, 10, 5]);
  });

  it('under −Z is mirrored', () => {
    expect(
      boxOf(
        read(
          hatch(
            [edges],
            [
              [210, 0],
              [220, 0],
              [230, -1],
            ],
          ),
        ),
      ),
    ).toEqual([-25, 0, 0, 10]);
  });

  it.each<[string, Tag[]]>([
    [
      'an edge of unknown kind',
      [
        [92, 1],
        [93, 1],
        [72, 9],
      ],
    ],
    [
      'no vertices',
      [
        [92, 2],
        [72, 0],
        [73, 1],
        [93, 0],
      ],
    ],
    [
      'a radius of 0',
      [
        [92, 1],
        [93, 1],
        [72, 2],
        [10, 0],
        [20, 0],
        [40, 0],
        [50, 0],
        [51, 90],
        [73, 1],
      ],
    ],
    [
      'more edges than there are',
      [
        [92, 1],
        [93, 1e9],
        [72, 1],
        [10, 0],
        [20, 0],
        [11, 1],
        [21, 0],
      ],
    ],
  ])('with %s is listed with the reason', (_, boundary) => {
    const sketch = read(hatch([boundary]));
    expect(sketch.strokes.length + sketch.unread.length).toBeGreaterThan(0);
  });
});
