import { describe, expect, it } from 'vitest';
import type { Chain } from '../../src/join/chain.js';
import { uniteOverlappingLines } from '../../src/join/overlapping-lines.js';

const line = (x: number, y: number, toX: number, toY: number, layer = ''): Chain => ({
  contour: {
    closed: false,
    vertices: [
      [x, y, 0],
      [toX, toY, 0],
    ],
  },
  filled: false,
  construction: false,
  layer,
  endLayers: [layer, layer],
});
const endsOf = (chains: readonly Chain[]) =>
  chains.map(({ contour }) => contour.vertices.map(([x, y]) => [x, y]));

describe('open lines that lie on one another', () => {
  it('become one, in whichever direction they were drawn', () => {
    const { open, removed } = uniteOverlappingLines([
      line(0, 0, 70, 0),
      line(100, 0, 30, 0),
      line(60, 0, 65, 0),
    ]);
    expect(endsOf(open)).toEqual([
      [
        [0, 0],
        [100, 0],
      ],
    ]);
    expect(removed).toHaveLength(2);
  });

  it.each([
    ['only touch', line(70, 0, 100, 0)],
    ['lie beside one another', line(0, 0.02, 70, 0.02)],
    ['cross at a slight angle', line(0, -1, 70, 1)],
    ['are on different layers', line(10, 0, 90, 0, 'other')],
  ])('stay two where they %s', (_, other) => {
    const both = [line(0, 0, 70, 0), other];
    expect(uniteOverlappingLines(both)).toEqual({ open: both, removed: [] });
  });

  it('are not drawn out of line one by one', () => {
    // Each lies within 0.01 mm of the next, the last not of the first.
    const fan = Array.from({ length: 20 }, (_, i) => line(0, i * 0.008, 50, i * 0.008));
    expect(uniteOverlappingLines(fan).open).toHaveLength(20);
  });
});
