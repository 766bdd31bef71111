import { describe, expect, it } from 'vitest';
import {
  circleTags,
  codesOf,
  dxf,
  lineTags,
  netAreaMm2,
  polylineTags,
  readText,
  type Tag,
} from '../helpers.js';

/** Four lines of a rectangle of 40 × 20; `gap` pulls the end of the last one back. */
const rectangleLines = (gap = 0, layers = ['0', '0', '0', '0']): Tag[] => [
  ...lineTags(0, 0, 40, 0, layers[0]),
  ...lineTags(40, 0, 40, 20, layers[1]),
  ...lineTags(40, 20, 0, 20, layers[2]),
  ...lineTags(0, 20, 0, gap, layers[3]),
];

describe('joining loose lines', () => {
  it('takes ends within 0.01 mm for one point, without a word', async () => {
    const drawing = await readText(dxf(rectangleLines(0.0099)));
    expect(codesOf(drawing)).toEqual([]);
    expect(netAreaMm2(drawing)).toBeCloseTo(800, 0);
  });

  it('closes gaps up to 0.1 mm between loose ends and reports each', async () => {
    const drawing = await readText(dxf(rectangleLines(0.08)));
    expect(drawing.parts).toHaveLength(1);
    expect(drawing.findings).toMatchObject([
      { code: 'DRAWING_GAP_CLOSED', measured: { unit: 'mm' }, atMm: [0, 0.04] },
    ]);
    expect(drawing.findings[0]!.measured!.value).toBeCloseTo(0.08, 9);
  });

  it('leads straight ends to where their lines meet instead of leaving a notch', async () => {
    const drawing = await readText(dxf(rectangleLines(0.08)));
    expect(drawing.parts[0]!.outline.vertices).toHaveLength(4);
    const overshoot = await readText(dxf(rectangleLines(-0.1)));
    expect(overshoot.parts[0]!.outline.vertices).toHaveLength(4);
    expect(netAreaMm2(overshoot)).toBeCloseTo(800, 9);
  });

  it('leaves wider gaps open and says how wide they are', async () => {
    const drawing = await readText(dxf(rectangleLines(0.2)));
    expect(drawing.parts).toEqual([]);
    expect(drawing.openContours).toHaveLength(1);
    expect(drawing.findings[0]).toMatchObject({
      code: 'DRAWING_CONTOUR_OPEN',
      measured: { value: 0.2, unit: 'mm' },
    });
  });

  it('closes no gap when it is told not to', async () => {
    expect(codesOf(await readText(dxf(rectangleLines(0.05)), { joinMm: 0 }))).toContain(
      'DRAWING_CONTOUR_OPEN',
    );
    expect((await readText(dxf(rectangleLines(0.005)), { joinMm: 0 })).parts).toHaveLength(1);
  });

  it('never closes a gap across layers, but ends that meet join whatever their layer', async () => {
    expect((await readText(dxf(rectangleLines(0.05, ['A', 'A', 'A', 'B'])))).parts).toEqual([]);
    expect((await readText(dxf(rectangleLines(0, ['A', 'A', 'B', 'B'])))).parts).toHaveLength(1);
  });

  it('does not swallow short edges: only loose ends are joined over 0.1 mm', async () => {
    const teeth = Array.from({ length: 20 }, (_, i) => [i * 0.1, i % 2 === 0 ? 0 : 0.05] as const);
    const outline: (readonly [number, number])[] = [...teeth, [1.9, 10], [0, 10]];
    const lines = outline.flatMap(([x, y], i) => lineTags(x, y, ...outline[(i + 1) % outline.length]!));
    const { parts } = await readText(dxf(lines));
    expect(parts[0]!.outline.vertices).toHaveLength(outline.length);
  });
});

describe('what is drawn twice', () => {
  it('is taken once: lines in either direction, circles, polylines from another corner', async () => {
    const again = [...lineTags(40, 0, 0, 0), ...lineTags(40, 0, 40, 20)];
    const circles = [...circleTags(10, 10, 3), ...circleTags(10, 10, 3.001)];
    const outlines = [
      ...polylineTags([
        [100, 0],
        [120, 0],
        [120, 20],
        [100, 20],
      ]),
      ...polylineTags([
        [120, 20],
        [120, 0],
        [100, 0],
        [100, 20],
      ]),
    ];
    const drawing = await readText(dxf([...rectangleLines(), ...again, ...circles, ...outlines]));
    expect(drawing.parts.map(({ holes }) => holes.length)).toEqual([1, 0]);
    expect(drawing.findings).toMatchObject([{ code: 'DRAWING_DUPLICATE_REMOVED', count: 4 }]);
  });

  it('is not what merely shares its ends', async () => {
    const chordAndArc: Tag[] = [
      ...lineTags(0, 0, 20, 0),
      [0, 'ARC'],
      [8, '0'],
      [10, 10],
      [20, 0],
      [40, 10],
      [50, 0],
      [51, 180],
    ];
    const { parts } = await readText(dxf(chordAndArc));
    expect(netAreaMm2({ parts } as never)).toBeCloseTo(50 * Math.PI, 9);
  });
});

describe('lines that branch', () => {
  it('give the contours that share no line; what leads away stays open', async () => {
    const leadIn = lineTags(-10, -10, 0, 0);
    const drawing = await readText(dxf([...rectangleLines(), ...leadIn]));
    expect(drawing.parts).toHaveLength(1);
    expect(drawing.openContours).toHaveLength(1);
    expect(drawing.findings[0]).toMatchObject({
      code: 'DRAWING_CONTOUR_BRANCHES',
      severity: 'warning',
      atMm: [0, 0],
    });
  });

  it('give squares that touch at corners one by one', async () => {
    const square = (x: number, y: number) =>
      [
        [x, y, x + 10, y],
        [x + 10, y, x + 10, y + 10],
        [x + 10, y + 10, x, y + 10],
        [x, y + 10, x, y],
      ].flatMap(([a, b, c, d]) => lineTags(a!, b!, c!, d!));
    const { parts } = await readText(dxf([...square(0, 0), ...square(10, 10), ...square(20, 0)]));
    expect(parts).toHaveLength(3);
  });

  it('give no part where areas share a line, since it is not clear what is to be cut', async () => {
    const drawing = await readText(dxf([...rectangleLines(), ...lineTags(0, 0, 40, 20)]));
    expect(drawing.parts).toEqual([]);
    expect(drawing.findings[0]).toMatchObject({
      code: 'DRAWING_CONTOUR_BRANCHES',
      severity: 'error',
      count: 2,
    });
    expect(drawing.branching).toHaveLength(3);
    expect(drawing.openContours).toEqual([]);
    expect(drawing.questions).toMatchObject([{ kind: 'map', chosen: 0 }]);
  });

  it('give two contours joined by a bridge both, and the bridge as open', async () => {
    const second = [
      [60, 0, 80, 0],
      [80, 0, 80, 20],
      [80, 20, 60, 20],
      [60, 20, 60, 0],
    ].flatMap(([a, b, c, d]) => lineTags(a!, b!, c!, d!));
    const { parts, openContours } = await readText(
      dxf([...rectangleLines(), ...lineTags(40, 0, 60, 0), ...second]),
    );
    expect(parts).toHaveLength(2);
    expect(openContours).toHaveLength(1);
  });
});
