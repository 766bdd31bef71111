import { circleOf, contourAreaMm2 } from '@millwright/geometry';
import { describe, expect, it } from 'vitest';
import { readDrawing } from '../src/index.js';
import { binaryDxf } from './binary-dxf.js';
import {
  bytesOf,
  circleTags,
  codeOf,
  codesOf,
  dxf,
  lineTags,
  netAreaMm2,
  polylineTags,
  readText,
  type Tag,
} from './helpers.js';

const square = (x: number, y: number, side: number, layer = '0') =>
  polylineTags(
    [
      [x, y],
      [x + side, y],
      [x + side, y + side],
      [x, y + side],
    ],
    true,
    layer,
  );
const insert = (name: string, more: readonly Tag[] = [], layer = '0'): Tag[] => [
  [0, 'INSERT'],
  [8, layer],
  [2, name],
  ...more,
];
const block = (name: string, content: readonly Tag[], base: readonly [number, number] = [0, 0]): Tag[] => [
  [0, 'BLOCK'],
  [8, '0'],
  [2, name],
  [70, 0],
  [10, base[0]],
  [20, base[1]],
  ...content,
  [0, 'ENDBLK'],
];
const layerEntry = (name: string, more: readonly Tag[]): Tag[] => [[0, 'LAYER'], [2, name], ...more];

describe('DXF units', () => {
  const shape = square(0, 0, 20);

  it.each([
    [1, 'in', 25.4],
    [2, 'ft', 304.8],
    [4, 'mm', 1],
    [5, 'cm', 10],
    [14, undefined, 100],
    [21, undefined, 1200000 / 3937],
  ])('$INSUNITS %i is proof', async (insunits, unit, mmPerUnit) => {
    const small = polylineTags([
      [0, 0],
      [3, 0],
      [3, 2],
    ]);
    const { units } = await readText(dxf(small, { insunits }));
    expect(units.decision).toBe('proved');
    expect(units.unit).toBe(unit);
    expect(units.mmPerUnit).toBeCloseTo(mmPerUnit, 9);
  });

  it.each([
    ['the drawing would be as large as a street', dxf(shape, { insunits: 6 }), /diagonal is 28284/],
    [
      'the limits are a paper format in another unit',
      withHeader('9\n$LIMMAX\n10\n297\n20\n210\n'),
      /paper format in mm/,
    ],
    ['lengths are shown in feet and inches', withHeader('9\n$LUNITS\n70\n4\n', 4), /feet and inches/],
  ])('are asked for when declared, but %s', async (_, text, reason) => {
    const { units } = await readText(text);
    expect(units.decision).toBe('ask');
    expect(units.evidence.join(' ')).toMatch(reason);
  });

  it('are proved by a program that always writes mm, unless the file declares something else', async () => {
    const marked = (insunits: number) => `999\nFreeCAD v0.19\n${dxf(shape, { insunits })}`;
    expect((await readText(marked(0))).units).toMatchObject({ decision: 'proved', unit: 'mm' });
    expect((await readText(marked(1))).units.decision).toBe('ask');
  });

  it('offer points and pixels when Inkscape wrote the file', async () => {
    const { units } = await readText(`999\nDXF created by Inkscape\n${dxf(shape, { insunits: 0 })}`);
    expect(units.candidates.map(({ unit }) => unit)).toEqual(
      expect.arrayContaining(['mm', 'in', 'pt', 'px96']),
    );
  });

  function withHeader(more: string, insunits = 1): string {
    return dxf(shape, { insunits }).replace('9\n$INSUNITS', `${more}9\n$INSUNITS`);
  }
});

describe('DXF entities', () => {
  it('LINE, ARC and POLYLINE join into one contour; arcs run through 0° and stay arcs', async () => {
    const arc: Tag[] = [
      [0, 'ARC'],
      [8, '0'],
      [10, 30],
      [20, 10],
      [40, 10],
      [50, 270],
      [51, 90],
    ];
    const { parts } = await readText(
      dxf([...lineTags(0, 0, 30, 0), ...arc, ...lineTags(30, 20, 0, 20), ...lineTags(0, 20, 0, 0)]),
    );
    expect(parts).toHaveLength(1);
    expect(parts[0]!.outline.vertices.filter(([, , bulge]) => bulge !== 0)).toEqual([
      [30, 0, expect.closeTo(1, 12)],
    ]);
    expect(contourAreaMm2(parts[0]!.outline)).toBeCloseTo(600 + 50 * Math.PI, 9);
  });

  it('LWPOLYLINE keeps its bulges, the closing one too', async () => {
    const { parts } = await readText(
      dxf(
        polylineTags([
          [0, 0, 0],
          [40, 0, 1],
          [40, 20, 0],
          [0, 20, 1],
        ]),
      ),
    );
    expect(contourAreaMm2(parts[0]!.outline)).toBeCloseTo(800 + 100 * Math.PI, 9);
  });

  it('LWPOLYLINE that repeats its first vertex and is closed has one corner fewer', async () => {
    const { parts } = await readText(
      dxf(
        polylineTags([
          [0, 0],
          [40, 0],
          [40, 20],
          [0, 20],
          [0, 0],
        ]),
      ),
    );
    expect(parts[0]!.outline.vertices).toHaveLength(4);
  });

  it('a nearly full circle drawn as one bulge is split, not lost', async () => {
    const bulge = Math.tan((359 * Math.PI) / 180 / 4);
    const { parts } = await readText(
      dxf(
        polylineTags([
          [10, 0.1, bulge],
          [10, -0.1, 0],
        ]),
      ),
    );
    expect(contourAreaMm2(parts[0]!.outline)).toBeGreaterThan(400);
    for (const [, , each] of parts[0]!.outline.vertices) expect(Math.abs(each)).toBeLessThanOrEqual(1);
  });

  it('POLYLINE of R12 skips the control points of its spline and lists meshes', async () => {
    const vertex = (x: number, y: number, flags: number): Tag[] => [
      [0, 'VERTEX'],
      [8, '0'],
      [10, x],
      [20, y],
      [70, flags],
    ];
    const polyline: Tag[] = [
      [0, 'POLYLINE'],
      [8, '0'],
      [66, 1],
      [70, 5],
      ...vertex(0, 0, 8),
      ...vertex(99, 99, 16),
      ...vertex(20, 0, 8),
      ...vertex(20, 20, 8),
      [0, 'SEQEND'],
    ];
    const mesh: Tag[] = [[0, 'POLYLINE'], [8, '0'], [70, 64], ...vertex(0, 0, 64), [0, 'SEQEND']];
    const { parts, unread } = await readText(dxf([...polyline, ...mesh]));
    expect(contourAreaMm2(parts[0]!.outline)).toBeCloseTo(200, 9);
    expect(unread).toEqual([{ entity: 'POLYLINE (a mesh)', layer: '0', count: 1 }]);
  });

  it('ELLIPSE turns the other way under a reversed extrusion; its parameters are not angles', async () => {
    const half = (z: number): Tag[] => [
      [0, 'ELLIPSE'],
      [8, '0'],
      [10, 0],
      [20, 0],
      [11, 20],
      [21, 0],
      [40, 0.5],
      [41, 0],
      [42, Math.PI],
      [230, z],
    ];
    const up = await readText(dxf([...half(1), ...lineTags(-20, 0, 20, 0)]));
    const down = await readText(dxf([...half(-1), ...lineTags(-20, 0, 20, 0)]));
    expect(netAreaMm2(up)).toBeCloseTo(100 * Math.PI, 1);
    expect(netAreaMm2(down)).toBeCloseTo(100 * Math.PI, 1);
    const upwards = up.parts[0]!.outline.vertices.filter(([x]) => x > 15 && x < 25).map(([, y]) => y);
    const downwards = down.parts[0]!.outline.vertices.filter(([x]) => x > 15 && x < 25).map(([, y]) => y);
    expect(Math.max(...upwards)).toBeGreaterThan(9);
    expect(Math.min(...downwards)).toBeLessThan(1);
  });

  it('SPLINE is read over the span where it lives, not over all its knots', async () => {
    const points = [
      [0, 0],
      [40, 0],
      [40, 40],
      [0, 40],
      [0, 0],
      [40, 0],
      [40, 40],
    ];
    const spline: Tag[] = [
      [0, 'SPLINE'],
      [8, '0'],
      [70, 11],
      [71, 3],
      ...Array.from({ length: 11 }, (_, i): Tag => [40, i]),
      ...points.flatMap(([x, y]): Tag[] => [
        [10, x!],
        [20, y!],
      ]),
    ];
    const { parts, sizeMm } = await readText(dxf(spline));
    expect(parts).toHaveLength(1);
    // Half way between its knots the curve is at (0 + 23·40 + 23·40 + 0)/48 on the right and at 40/24 on the left.
    expect(sizeMm!.widthMm).toBeCloseTo((40 * 44) / 48, 2);
  });

  it('SPLINE of fit points alone is drawn through them, and says so', async () => {
    const points = [
      [0, 0],
      [30, 10],
      [30, 30],
      [0, 40],
      [0, 0],
    ];
    const drawing = await readText(
      dxf([
        [0, 'SPLINE'],
        [8, '0'],
        [71, 3],
        ...points.flatMap(([x, y]): Tag[] => [
          [11, x!],
          [21, y!],
        ]),
      ]),
    );
    expect(codesOf(drawing)).toContain('DRAWING_SPLINE_FROM_FIT_POINTS');
    expect(drawing.parts).toHaveLength(1);
  });

  it('without size are listed, not drawn', async () => {
    const drawing = await readText(
      dxf([...circleTags(0, 0, 0), ...circleTags(5, 5, -1), ...square(0, 0, 9), ...lineTags(3, 3, 3, 3)]),
    );
    expect(drawing.unread.map(({ entity }) => entity)).toEqual([
      'CIRCLE (degenerate, radius -1)',
      'CIRCLE (degenerate, radius 0)',
    ]);
    expect(drawing.findings).toContainEqual(
      expect.objectContaining({ code: 'DRAWING_DEGENERATE_REMOVED', count: 1 }),
    );
  });

  it('of kinds that are not read are listed with count and layer', async () => {
    const { unread } = await readText(
      dxf([
        ...square(0, 0, 9),
        [0, 'SOLID'],
        [8, 'A'],
        [0, 'SOLID'],
        [8, 'A'],
        [0, 'HATCH'],
        [8, 'B'],
        [0, 'DIMENSION'],
        [8, '0'],
      ]),
    );
    expect(unread).toEqual([
      { entity: 'DIMENSION', layer: '0', count: 1 },
      { entity: 'HATCH', layer: 'B', count: 1 },
      { entity: 'SOLID', layer: 'A', count: 2 },
    ]);
  });

  it('with extrusion −Z are mirrored, arcs too', async () => {
    const half: Tag[] = [
      [0, 'ARC'],
      [8, '0'],
      [10, 0],
      [20, 0],
      [40, 10],
      [50, 0],
      [51, 90],
      [230, -1],
    ];
    const { parts } = await readText(dxf([...half, ...lineTags(0, 0, -10, 0), ...lineTags(0, 0, 0, 10)]));
    expect(contourAreaMm2(parts[0]!.outline)).toBeCloseTo(25 * Math.PI, 9);
    const tilted = await readText(dxf([...circleTags(0, 0, 5), [210, 1], [230, 0]]));
    expect(tilted.unread[0]!.entity).toBe('CIRCLE (not in the plane of the drawing)');
  });
});

describe('DXF blocks', () => {
  it('are placed about their base point, scaled, turned and mirrored', async () => {
    const blocks = block('B', [...square(10, 10, 10), ...circleTags(15, 15, 2)], [10, 10]);
    const { parts, sizeMm } = await readText(
      dxf(
        [
          ...insert('b', [
            [10, 100],
            [20, 50],
            [41, -2],
            [42, 2],
            [43, 2],
            [50, 90],
          ]),
        ],
        { blocks },
      ),
    );
    expect(sizeMm!.widthMm).toBeCloseTo(20, 9);
    expect(circleOf(parts[0]!.holes[0]!)!.radiusMm).toBeCloseTo(4, 9);
  });

  it('with unequal scales turn circles into ellipses', async () => {
    const { sizeMm, features } = await readText(
      dxf(
        insert('B', [
          [41, 2],
          [42, 1],
        ]),
        { blocks: block('B', [...square(-20, -20, 40), ...circleTags(0, 0, 10)]) },
      ),
    );
    expect(sizeMm).toEqual({ widthMm: 80, heightMm: 40 });
    expect(features).toEqual([]);
  });

  it('in arrays step without the scale, and a scale of 0 is 1', async () => {
    const array = insert('B', [
      [41, 0.5],
      [42, 0.5],
      [43, 0],
      [70, 3],
      [71, 2],
      [44, 30],
      [45, 40],
    ]);
    const { parts, sizeMm } = await readText(dxf(array, { blocks: block('B', square(0, 0, 20)) }));
    expect(parts).toHaveLength(6);
    expect(sizeMm).toEqual({ widthMm: 70, heightMm: 50 });
    const zero = await readText(
      dxf(
        insert('B', [
          [41, 0],
          [42, 0],
          [43, 0],
        ]),
        { blocks: block('B', square(0, 0, 20)) },
      ),
    );
    expect(zero.sizeMm).toEqual({ widthMm: 20, heightMm: 20 });
  });

  it('within blocks give layer 0 the layer of the INSERT', async () => {
    const blocks = [
      ...block('IN', [...square(0, 0, 10), ...square(20, 0, 10, 'OWN')]),
      ...block('OUT', insert('IN')),
    ];
    const { parts } = await readText(dxf(insert('OUT', [], 'CUT'), { blocks }));
    expect(parts.map(({ layer }) => layer)).toEqual(['CUT', 'OWN']);
  });

  it('that nothing inserts, or that are missing, are no parts', async () => {
    const drawing = await readText(
      dxf([...square(0, 0, 9), ...insert('NOWHERE')], { blocks: block('UNUSED', square(50, 50, 9)) }),
    );
    expect(drawing.parts).toHaveLength(1);
    expect(drawing.unread[0]!.entity).toBe('INSERT (no such block)');
  });

  it('that contain themselves are an error, directly or through others', async () => {
    expect(await codeOf(readText(dxf(insert('A'), { blocks: block('A', insert('A')) })))).toBe(
      'DRAWING_REFERENCE_CYCLE',
    );
    const pair = [...block('A', insert('B')), ...block('B', insert('A'))];
    expect(await codeOf(readText(dxf(insert('A'), { blocks: pair })))).toBe('DRAWING_REFERENCE_CYCLE');
  });

  it('that multiply without bound are refused before they are expanded', async () => {
    const huge = insert('B', [
      [70, 32767],
      [71, 32767],
    ]);
    expect(await codeOf(readText(dxf(huge, { blocks: block('B', square(0, 0, 1)) })))).toBe(
      'INPUT_TOO_LARGE',
    );
    const levels = Array.from({ length: 20 }, (_, i) =>
      block(`L${i + 1}`, [...insert(`L${i}`), ...insert(`L${i}`)]),
    ).flat();
    const tower = [...block('L0', square(0, 0, 1)), ...levels];
    expect(await codeOf(readText(dxf(insert('L20'), { blocks: tower })))).toBe('INPUT_TOO_LARGE');
    const deep = Array.from({ length: 40 }, (_, i) => block(`D${i}`, insert(`D${i + 1}`))).flat();
    expect(await codeOf(readText(dxf(insert('D0'), { blocks: deep })))).toBe('INPUT_TOO_LARGE');
  });
});

describe('DXF layers', () => {
  it('that are frozen, off or not plotted, and what is invisible or on paper, are listed', async () => {
    const tables = [
      ...layerEntry('FROZEN', [[70, 1]]),
      ...layerEntry('OFF', [[62, -7]]),
      ...layerEntry('QUIET', [[290, 0]]),
    ];
    const hidden = [...square(0, 0, 9, 'FROZEN'), ...square(0, 0, 9, 'off'), ...square(0, 0, 9, 'QUIET')];
    const invisible: Tag[] = [
      ...square(0, 0, 9),
      [60, 1],
      ...square(0, 0, 9),
      [67, 1],
      ...square(0, 0, 9, 'DEFPOINTS'),
    ];
    const drawing = await readText(dxf([...hidden, ...invisible, ...square(0, 0, 20)], { tables }));
    expect(drawing.sizeMm).toEqual({ widthMm: 20, heightMm: 20 });
    expect(drawing.unread.map(({ entity }) => entity)).toEqual([
      'LWPOLYLINE (invisible)',
      'LWPOLYLINE (layer frozen)',
      'LWPOLYLINE (layer not plotted)',
      'LWPOLYLINE (layer of construction points)',
      'LWPOLYLINE (layer off)',
      'LWPOLYLINE (paper space)',
    ]);
  });

  it('in dashed line types are no edges of parts, but are given as open contours', async () => {
    const tables = layerEntry('AXES', [[6, 'CENTER2']]);
    const drawing = await readText(
      dxf([...square(0, 0, 20), ...lineTags(-5, 10, 25, 10, 'AXES'), ...square(5, 5, 5), [6, 'HIDDEN']], {
        tables,
      }),
    );
    expect(drawing.parts[0]!.holes).toEqual([]);
    expect(drawing.openContours).toHaveLength(1);
    expect(drawing.findings).toContainEqual(
      expect.objectContaining({ code: 'DRAWING_CONSTRUCTION_LEFT_OUT', count: 2 }),
    );
  });
});

describe('DXF text', () => {
  const text = (words: string, more: readonly Tag[] = []): Tag[] => [
    [0, 'TEXT'],
    [8, '0'],
    [10, 5],
    [20, 5],
    [40, 2],
    [1, words],
    ...more,
  ];

  it('is freed of formatting', async () => {
    const mtext: Tag[] = [
      [0, 'MTEXT'],
      [8, '0'],
      [10, 50],
      [20, 50],
      [40, 2],
      [3, '{\\fArial|b1;Top\\P'],
      [1, '\\H2x;\\S1^2; {\\C1;oak}\\~\\U+00D8 8}'],
    ];
    const { labels } = await readText(dxf([...square(0, 0, 20), ...text('%%c5 %%p0.1 100%%%'), ...mtext]));
    expect(labels.map((label) => label.text)).toEqual(['Ø5 ±0.1 100%', 'Top 1/2 oak Ø 8']);
  });

  it('stands at its alignment point when it is aligned', async () => {
    const { labels } = await readText(
      dxf([
        ...square(0, 0, 20),
        ...text('mid', [
          [72, 1],
          [11, 10],
          [21, 10],
        ]),
      ]),
    );
    expect(labels).toEqual([{ text: 'mid', atMm: [10, 10] }]);
  });

  it('in the attributes of a block is placed where the INSERT stands', async () => {
    const attribute: Tag[] = [
      [0, 'ATTRIB'],
      [8, '0'],
      [10, 105],
      [20, 5],
      [40, 2],
      [1, 'Lid'],
      [0, 'SEQEND'],
    ];
    const { parts } = await readText(
      dxf(
        [
          ...insert('B', [
            [10, 100],
            [66, 1],
          ]),
          ...attribute,
        ],
        { blocks: block('B', square(0, 0, 20)) },
      ),
    );
    expect(parts[0]!.label).toBe('Lid');
  });

  it('is decoded by its code page, or as UTF-8 with a finding in an old version', async () => {
    const header = dxf([...square(0, 0, 20), ...text('Gr\u00f6\u00dfe')]).replace(
      '9\n$INSUNITS',
      '9\n$DWGCODEPAGE\n3\nANSI_1252\n9\n$INSUNITS',
    );
    const ansi = await readDrawing(Uint8Array.from(header, (letter) => letter.charCodeAt(0)));
    expect(ansi.parts[0]!.label).toBe('Größe');
    expect(codesOf(ansi)).toEqual([]);
    const utf8 = await readText(header);
    expect(utf8.parts[0]!.label).toBe('Größe');
    expect(codesOf(utf8)).toEqual(['DRAWING_TEXT_ENCODING_GUESSED']);
  });
});

describe('DXF files', () => {
  const tags = [...square(0, 0, 20, 'Cut'), ...circleTags(10, 10, 3, 'Cut')];

  it('may have padded codes, CR LF, no header and no EOF', async () => {
    const bare = [
      '  0',
      'SECTION',
      '  2',
      'ENTITIES',
      ...tags.flatMap(([code, value]) => [String(code).padStart(3), String(value)]),
      '  0',
      'ENDSEC',
    ];
    const { units, unread } = await readText(bare.join('\r\n'));
    expect(units.decision).toBe('ask');
    expect(unread).toEqual([]);
  });

  it.each([false, true])('may be binary, with one-byte codes: %s', async (hasShortCodes) => {
    const text = dxf(tags);
    const binary = await readDrawing(binaryDxf(text, hasShortCodes));
    expect(binary.parts).toEqual((await readText(text)).parts);
  });

  it('that are damaged are refused with the place', async () => {
    await expect(readText(dxf(tags).replace('0\nCIRCLE', 'nonsense\n0\nCIRCLE'))).rejects.toMatchObject({
      code: 'DRAWING_DXF_MALFORMED',
    });
    await expect(
      readText(dxf([...circleTags(0, 0, 5), [40, '1,5']].map(([c, v]) => [c, v === 5 ? '1,5' : v] as Tag))),
    ).rejects.toThrow(/"1,5" under group code 40/);
    const binary = binaryDxf(dxf(tags), false);
    expect(await codeOf(readDrawing(binary.subarray(0, binary.length - 3)))).toBe('DRAWING_DXF_MALFORMED');
    expect(await codeOf(readDrawing(bytesOf(dxf([...lineTags(0, 0, Number.NaN, 1)]))))).toBe(
      'DRAWING_DXF_MALFORMED',
    );
  });

  // A copy that broke off was read as far as it went, and the sheet proved without the holes that were missing.
  it('that break off at any line are refused or say what is missing', async () => {
    const whole = dxf(tags).split('\n');
    const entities = whole.indexOf('ENTITIES');
    for (let n = entities + 1; n < whole.length - 3; n++) {
      expect(await codeOf(readText(whole.slice(0, n).join('\n')))).toBe('DRAWING_DXF_MALFORMED');
    }
    await expect(readText(whole.slice(0, -4).join('\n'))).rejects.toThrow(
      /stops within its ENTITIES section/,
    );
    expect((await readText(whole.slice(0, -2).join('\n'))).parts).toHaveLength(1);
  });

  it('with entities that may be edges but are not read warn of them; what is never an edge is only listed', async () => {
    const { findings } = await readText(
      dxf([...tags, [0, 'INSERT'], [8, 'Cut'], [2, 'GONE'], [0, 'REGION'], [8, '0'], [0, 'HATCH'], [8, '0']]),
    );
    const unread = findings.filter(({ code }) => code === 'DRAWING_ENTITIES_UNREAD');
    expect(unread.map(({ severity, count }) => [severity, count])).toEqual([
      ['warning', 2],
      ['info', 1],
    ]);
    expect(unread[0]?.message).toContain('1 INSERT (no such block) on layer Cut, 1 REGION on layer 0');
  });

  it('far from the origin are read as precisely as near it', async () => {
    const far = await readText(
      dxf(
        polylineTags([
          [5e6, 5e6],
          [5e6 + 20, 5e6],
          [5e6 + 20, 5e6 + 10],
          [5e6, 5e6 + 10],
        ]),
      ),
    );
    expect(far.parts[0]!.outline.vertices).toEqual([
      [0, 0, 0],
      [20, 0, 0],
      [20, 10, 0],
      [0, 10, 0],
    ]);
    const near = await readText(
      dxf(
        polylineTags([
          [0, 0],
          [20, 0],
          [20, 10],
          [0, 10],
        ]),
      ),
    );
    expect(far.parts[0]!.id).toBe(near.parts[0]!.id);
    const beyond = dxf(
      polylineTags([
        [5e7, 0],
        [5e7 + 20, 0],
        [5e7, 9],
      ]),
    );
    expect(await codeOf(readText(beyond))).toBe('INPUT_TOO_LARGE');
  });
});
