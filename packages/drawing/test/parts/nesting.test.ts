import { contourAreaMm2 } from '@millwright/geometry';
import { describe, expect, it } from 'vitest';
import { circleTags, codesOf, dxf, netAreaMm2, polylineTags, readText, svgPage } from '../helpers.js';

const square = (x: number, y: number, side: number) =>
  polylineTags([
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
  ]);

describe('contours within contours', () => {
  it('are holes at odd depth and parts of their own at even depth, with a word about it', async () => {
    const drawing = await readText(
      dxf([...square(0, 0, 100), ...square(10, 10, 80), ...square(20, 20, 60), ...square(30, 30, 10)]),
    );
    expect(drawing.parts.map(({ holes }) => holes.length)).toEqual([1, 1]);
    expect(drawing.findings).toMatchObject([{ code: 'DRAWING_PART_IN_HOLE', partId: drawing.parts[1]!.id }]);
  });

  it('that touch their outline from inside are still holes', async () => {
    const { parts } = await readText(
      dxf([...square(0, 0, 100), ...circleTags(10, 50, 10), ...square(50, 0, 20)]),
    );
    expect(parts).toHaveLength(1);
    expect(parts[0]!.holes).toHaveLength(2);
  });

  it('that cross are reported and not put into each other', async () => {
    const bars = [
      ...polylineTags([
        [0, 40],
        [100, 40],
        [100, 60],
        [0, 60],
      ]),
      ...polylineTags([
        [40, 0],
        [60, 0],
        [60, 100],
        [40, 100],
      ]),
    ];
    const drawing = await readText(dxf(bars));
    expect(drawing.parts.map(({ holes }) => holes.length)).toEqual([0, 0]);
    expect(codesOf(drawing)).toEqual(['DRAWING_CONTOURS_CROSS']);
  });

  it('that overlap by less than ends may be apart do not cross', async () => {
    const drawing = await readText(dxf([...square(0, 0, 50), ...square(49.995, 0, 50)]));
    expect(codesOf(drawing)).toEqual([]);
    expect(drawing.parts).toHaveLength(2);
  });

  it('are found in crowds: a thousand holes in one plate', async () => {
    const holes = Array.from({ length: 1000 }, (_, i) =>
      circleTags(5 + (i % 40) * 5, 5 + Math.floor(i / 40) * 5, 2),
    );
    const drawing = await readText(
      dxf([
        ...polylineTags([
          [0, 0],
          [210, 0],
          [210, 135],
          [0, 135],
        ]),
        ...holes.flat(),
      ]),
    );
    expect(drawing.parts[0]!.holes).toHaveLength(1000);
    expect(drawing.features).toHaveLength(1000);
  });
});

describe('contours that cross themselves', () => {
  it('are reported with the place when a real area is cut off', async () => {
    const drawing = await readText(
      dxf(
        polylineTags([
          [0, 0],
          [20, 20],
          [20, 0],
          [0, 20],
        ]),
      ),
    );
    expect(drawing.findings).toMatchObject([
      { code: 'DRAWING_CONTOUR_CROSSES_ITSELF', severity: 'error', atMm: [10, 10] },
    ]);
  });

  it('lose loops too small to cut, as burn corrections leave them', async () => {
    const drawing = await readText(svgPage(`<path d="M0 0H100V50H50.1V50.1H50V49.9L50.2 50H0Z"/>`));
    expect(codesOf(drawing)).toContain('DRAWING_DEGENERATE_REMOVED');
    expect(codesOf(drawing)).not.toContain('DRAWING_CONTOUR_CROSSES_ITSELF');
    expect(netAreaMm2(drawing)).toBeCloseTo(5000, 1);
  });

  it('are left out, and counted, when they enclose nothing', async () => {
    const drawing = await readText(
      dxf([
        ...square(0, 0, 20),
        ...polylineTags([
          [5, 5],
          [15, 5],
        ]),
      ]),
    );
    expect(drawing.parts[0]!.holes).toEqual([]);
    expect(codesOf(drawing)).toEqual(['DRAWING_DEGENERATE_REMOVED']);
  });
});

describe('round holes', () => {
  it('made of curves are drill candidates within 10 µm, polygons and ellipses are not', async () => {
    const k = 0.5522847498;
    const quarter = (r: number) =>
      `M${50 + r} 50C${50 + r} ${50 + k * r} ${50 + k * r} ${50 + r} 50 ${50 + r}S${50 - r} ${50 + k * r} ${50 - r} 50S${50 - k * r} ${50 - r} 50 ${50 - r}S${50 + r} ${50 - k * r} ${50 + r} 50Z`;
    const { features } = await readText(svgPage(`<path d="M0 0H200V100H0Z${quarter(8)}"/>`));
    expect(features).toHaveLength(1);
    expect(features[0]!.diameterMm).toBeCloseTo(16, 2);
    const others =
      '<ellipse cx="20" cy="20" rx="5" ry="5.05"/><polygon points="60,20 65,28 75,28 80,20 75,12 65,12"/>';
    expect((await readText(svgPage(`<path d="M0 0H200V100H0Z"/>${others}`))).features).toEqual([]);
  });

  it('keep their curve: the hole is what was drawn', async () => {
    const { parts } = await readText(
      svgPage('<rect width="90" height="90"/><ellipse cx="40" cy="40" rx="5" ry="5.004"/>'),
    );
    expect(contourAreaMm2(parts[0]!.holes[0]!)).toBeCloseTo(-Math.PI * 5 * 5.004, 2);
  });
});
