import { drawingSchema, type PartRule } from '@millwright/contracts';
import { contourAreaMm2 } from '@millwright/geometry';
import { describe, expect, it } from 'vitest';
import { circleTags, codesOf, dxf, lineTags, polylineTags, readText, svgPage, type Tag } from '../helpers.js';

const bar = ([x, y]: readonly [number, number], [w, h]: readonly [number, number], layer: string) =>
  polylineTags(
    [
      [x, y],
      [x + w, y],
      [x + w, y + h],
      [x, y + h],
    ],
    true,
    layer,
  );
const pointTags = (x: number, y: number, layer: string): Tag[] => [
  [0, 'POINT'],
  [8, layer],
  [10, x],
  [20, y],
];

const board = bar([0, 0], [200, 100], 'CUT');
const read = (more: readonly Tag[], rules: readonly PartRule[]) =>
  readText(dxf([...board, ...more]), { rules: [...rules] });

describe('rules make features of what is on a layer', () => {
  it('pockets with islands, in the frame of the part around them', async () => {
    const drawing = await read(
      [...bar([20, 20], [60, 40], 'POCKET'), ...circleTags(50, 40, 10, 'POCKET')],
      [{ layer: 'pocket', operation: 'pocket', depthMm: 6 }],
    );
    expect(drawingSchema.safeParse(drawing).error).toBeUndefined();
    const [part] = drawing.parts;
    expect(part!.holes).toEqual([]);
    expect(part!.features).toMatchObject([{ kind: 'pocket', depthMm: 6, layer: 'POCKET' }]);
    expect(contourAreaMm2(part!.features[0]!.contour)).toBeCloseTo(2400, 9);
    expect(contourAreaMm2(part!.features[0]!.islands![0]!)).toBeCloseTo(-Math.PI * 100, 9);
    expect(drawing.features).toEqual([]);
  });

  it('engravings of open lines, joined', async () => {
    const text = [...lineTags(20, 20, 40, 20, 'TXT'), ...lineTags(40, 20, 40, 40, 'TXT')];
    const { parts, openContours, findings } = await read(text, [
      { layer: 'T*', operation: 'engrave', depthMm: 0.5 },
    ]);
    expect(parts[0]!.features).toMatchObject([{ kind: 'engrave', depthMm: 0.5, contour: { closed: false } }]);
    expect(parts[0]!.features[0]!.contour.vertices).toHaveLength(3);
    expect(openContours).toEqual([]);
    expect(findings).toEqual([]);
  });

  it('drilled holes of circles and, with a diameter, of lone points', async () => {
    const marks = [...circleTags(30, 30, 2.5, 'D'), ...pointTags(60, 30, 'P')];
    const { parts, unread } = await read(marks, [
      { layer: 'D', operation: 'drill', depthMm: 12 },
      { layer: 'P', operation: 'drill', diameterMm: 8 },
    ]);
    expect(
      parts[0]!.features.map(({ kind, diameterMm, depthMm }) => [kind, diameterMm, depthMm]).sort(),
    ).toEqual([
      ['drill', 5, 12],
      ['drill', 8, undefined],
    ]);
    expect(unread).toEqual([]);
  });

  it('and a word about all they cannot make: points without a rule, drills that are not round, features without a part', async () => {
    const drawing = await read(
      [...pointTags(60, 30, 'P'), ...bar([20, 20], [5, 5], 'D'), ...bar([300, 0], [9, 9], 'POCKET')],
      [
        { layer: 'D', operation: 'drill' },
        { layer: 'POCKET', operation: 'pocket' },
      ],
    );
    expect(drawing.unread).toEqual([{ entity: 'POINT', layer: 'P', count: 1 }]);
    expect(codesOf(drawing).filter((code) => code === 'DRAWING_FEATURE_LEFT_OUT')).toHaveLength(2);
    expect(drawing.parts[0]!.features).toEqual([]);
  });

  it('and tell when a pocket reaches over the edge', async () => {
    const drawing = await read(bar([180, 20], [60, 40], 'POCKET'), [
      { layer: 'POCKET', operation: 'pocket' },
    ]);
    expect(codesOf(drawing)).toEqual(['DRAWING_FEATURE_OVER_EDGE']);
    expect(drawing.parts[0]!.features).toHaveLength(1);
  });
});

describe('rules by colour', () => {
  const page = svgPage(
    '<rect width="200" height="100" fill="none" stroke="#000"/><rect x="20" y="20" width="30" height="30" fill="none" stroke="#f00"/><path d="M80 20H100" fill="none" stroke="blue"/>',
  );
  it('tell red pockets and blue engravings from black edges', async () => {
    const { parts } = await readText(page, {
      rules: [
        { colour: '#FF0000', operation: 'pocket', depthMm: 3 },
        { colour: '#0000ff', operation: 'engrave', depthMm: 1 },
      ],
    });
    expect(parts).toHaveLength(1);
    expect(parts[0]!.holes).toEqual([]);
    expect(parts[0]!.features.map(({ kind }) => kind)).toEqual(['engrave', 'pocket']);
  });

  it('leave out what they ignore, and the last rule that matches decides', async () => {
    const rules: PartRule[] = [
      { colour: '#ff0000', operation: 'pocket' },
      { colour: '#ff0000', operation: 'ignore' },
      { colour: '#0000ff', ignore: true },
    ];
    const { parts, openContours } = await readText(page, { rules });
    expect([parts[0]!.holes, parts[0]!.features, openContours]).toEqual([[], [], []]);
  });
});

describe('what a part is', () => {
  it('includes its features: with another pocket it has another id, and is not merged', async () => {
    const two = dxf([
      ...board,
      ...bar([300, 0], [200, 100], 'CUT'),
      ...bar([20, 20], [30, 30], 'POCKET'),
      ...bar([350, 20], [30, 30], 'POCKET'),
    ]);
    const rules: PartRule[] = [{ layer: 'POCKET', operation: 'pocket', depthMm: 5 }];
    const { parts } = await readText(two, { rules, mergeIdentical: true });
    expect(parts).toHaveLength(2);
    expect(new Set(parts.map(({ id }) => id.split('-')[1])).size).toBe(2);
  });

  it('is the same part mirrored only where flipping is allowed', async () => {
    const left: readonly (readonly number[])[] = [
      [0, 0],
      [50, 0],
      [50, 20],
      [0, 30],
    ];
    const twins = dxf([...polylineTags(left), ...polylineTags(left.map(([x, y]) => [200 - x!, y!]))]);
    expect((await readText(twins, { mergeIdentical: true })).parts).toHaveLength(2);
    const { parts } = await readText(twins, { mergeIdentical: true, allowFlip: true });
    expect(parts.map(({ quantity }) => quantity)).toEqual([2]);
  });
});
