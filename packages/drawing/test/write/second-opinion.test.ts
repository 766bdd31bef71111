import type { Contour, Part } from '@millwright/contracts';
import { contourAreaMm2, contourBox } from '@millwright/geometry';
import type { IShape } from '@thi.ng/geom';
import { area, bounds, pathFromSvg, polygon, vertices as verticesOf } from '@thi.ng/geom';
import { describe, expect, it } from 'vitest';
import { writeSvg } from '../../src/index.js';

/** Outlines with straight sides, arcs either way, a half turn and more than one. */
const outlines: Readonly<Record<string, Contour['vertices']>> = {
  rectangle: [
    [0, 0, 0],
    [300, 0, 0],
    [300, 200, 0],
    [0, 200, 0],
  ],
  'rounded plate': [
    [10, 0, 0],
    [90, 0, Math.SQRT2 - 1],
    [100, 10, 0],
    [100, 50, 0],
    [0, 50, 0],
    [0, 10, Math.SQRT2 - 1],
  ],
  'plate with a bite': [
    [0, 0, 0],
    [200, 0, -0.6],
    [200, 100, 0],
    [0, 100, 0],
  ],
  stadium: [
    [0, 0, 0],
    [150, 0, 1],
    [150, 60, 0],
    [0, 60, 1],
  ],
  keyhole: [
    [0, 0, 0],
    [20, 0, 0],
    [20, 80, 2.4],
    [0, 80, 0],
  ],
};

/** Chord length at which the other library follows arcs, mm: its areas are then short by parts in ten thousand. */
const CHORD_MM = 0.5;

describe('what writeSvg writes, measured by another library', () => {
  it.each(Object.entries(outlines))(
    'has the area and the size that geometry says: %s',
    async (_, vertices) => {
      const outline: Contour = { closed: true, vertices };
      const part: Part = { id: 'p', quantity: 1, outline, holes: [], features: [] };
      const svg = await writeSvg({ title: 'T', parts: [part] });
      const d = /<path d="([^"]+)"/.exec(svg)![1]!;
      const path = pathFromSvg(d);
      const shape = polygon(verticesOf(path as IShape, { dist: CHORD_MM }));
      const expected = contourAreaMm2(outline);
      expect(Math.abs(Math.abs(area(shape as IShape, false)) / expected - 1)).toBeLessThan(1e-3);
      const box = contourBox(outline);
      const [width, height] = (bounds(shape as IShape) as { size: ArrayLike<number> }).size as [
        number,
        number,
      ];
      expect(width).toBeCloseTo(box.maxXMm - box.minXMm, 1);
      expect(height).toBeCloseTo(box.maxYMm - box.minYMm, 1);
    },
  );
});
