import type { Layout, Part } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { writeDxf, writeSvg } from '../../src/index.js';
import { codeOf, readText } from '../helpers.js';

const rectangle = (width: number, height: number): Part['outline'] => ({
  closed: true,
  vertices: [
    [0, 0, 0],
    [width, 0, 0],
    [width, height, 0],
    [0, height, 0],
  ],
});
const side: Part = {
  id: 'side',
  label: 'Side <left> & "Größe"',
  quantity: 2,
  outline: rectangle(700, 300),
  holes: [
    {
      closed: true,
      vertices: [
        [50, 150, -1],
        [85, 150, -1],
      ],
    },
  ],
  features: [
    {
      id: 'f',
      kind: 'pocket',
      contour: {
        closed: true,
        vertices: [
          [400, 50, 0],
          [600, 50, 0],
          [600, 90, 0],
          [400, 90, 0],
        ],
      },
    },
  ],
  grainDeg: 0,
};
const rail: Part = {
  id: 'rail',
  quantity: 1,
  outline: {
    closed: true,
    vertices: [
      [0, 0, 0],
      [400, 0, 1],
      [400, 80, 0],
      [0, 80, -1],
    ],
  },
  holes: [],
  features: [],
};
const layout: Layout = {
  sheets: [
    { stockId: 's', material: 'plywood', widthMm: 2440, heightMm: 1220, thicknessMm: 18 },
    { stockId: 's', material: 'plywood', widthMm: 2440, heightMm: 1220, thicknessMm: 18 },
  ],
  placements: [
    { partId: 'side', copy: 0, sheetIndex: 0, xMm: 320, yMm: 20, rotationDeg: 90, mirrored: false },
    { partId: 'side', copy: 1, sheetIndex: 1, xMm: 20, yMm: 20, rotationDeg: 0, mirrored: false },
    { partId: 'rail', copy: 0, sheetIndex: 0, xMm: 900, yMm: 20, rotationDeg: 0, mirrored: true },
  ],
  unplaced: [],
  marginMm: 15,
  spacingMm: 10,
  yieldRatio: 0.1,
};

describe('a drawing as SVG', () => {
  it('is in mm with one user unit per mm', async () => {
    const svg = await writeSvg({ title: 'Bookcase', parts: [side, rail] });
    const [, width, height, box] = /width="([\d.]+)mm" height="([\d.]+)mm" viewBox="([^"]+)"/.exec(svg)!;
    expect(box!.split(' ').slice(2)).toEqual([width, height]);
    expect((await readText(svg)).units).toMatchObject({ decision: 'proved', unit: 'mm', mmPerUnit: 1 });
  });

  it('has one group for each kind of thing, labels, and arcs as arcs', async () => {
    const svg = await writeSvg({ title: 'Bookcase', parts: [side, rail], layout, sheetIndex: 0 });
    const groups = [...svg.matchAll(/<g id="(\w+)"/g)].map(([, id]) => id);
    expect(groups).toEqual(['sheet', 'parts', 'pockets', 'grain', 'labels']);
    expect(svg.match(/inkscape:groupmode="layer"/g)).toHaveLength(groups.length);
    expect(svg).toContain('Side &lt;left&gt; &amp; &quot;Größe&quot;');
    expect(svg).toContain('sheet 1 of 2 · plywood 2440 × 1220 × 18 mm · margin 15, spacing 10 mm');
    expect(svg).toMatch(/A40 40 0 0 [01] /);
  });

  it('holds the parts themselves: reading its parts back gives the same shapes', async () => {
    const svg = await writeSvg({ title: 'Bookcase', parts: [{ ...side, features: [] }, rail] });
    const { parts } = await readText(svg);
    expect(parts).toHaveLength(2);
    const byHoles = parts.toSorted((a, b) => b.holes.length - a.holes.length);
    expect(byHoles[0]!.holes).toHaveLength(1);
    expect(byHoles[0]!.label).toBe(side.label);
    expectSameShape(byHoles[0]!, side);
    expectSameShape(byHoles[1]!, rail);
  });

  it('shows the sheet with the parts where the layout puts them, Y down', async () => {
    const svg = await writeSvg({ title: 'Bookcase', parts: [side, rail], layout, sheetIndex: 1 });
    expect(svg).toContain('<rect x="0" y="0" width="2440" height="1220"/>');
    expect(svg).toContain('d="M20 1200L720 1200L720 900L20 900Z');
    expect(svg).not.toContain('rail');
  });

  it('is the same text every time and has no trailing zeros, exponents or negative zeros', async () => {
    const request = { title: 'T', parts: [side, { ...rail, outline: rectangle(1e-7 + 100 / 3, 20) }] };
    const svg = await writeSvg(request);
    expect(await writeSvg(structuredClone(request))).toBe(svg);
    expect(svg.replace(/#[0-9a-f]{6}/g, '')).not.toMatch(/\d[eE][+-]?\d|-0[ "]|\.\d*0[ "]/);
    expect(svg).toContain('33.333333');
  });

  it('can be empty', async () => {
    expect((await readText(await writeSvg({ title: 'Nothing', parts: [] }))).parts).toEqual([]);
  });
});

describe('a drawing as DXF', () => {
  it('is R12, ASCII, and proves its unit to the reader', async () => {
    const text = await writeDxf({ title: 'Bücher', parts: [side, rail] });
    expect(text).toMatch(/^[\x20-\x7e\r\n]*$/);
    expect(text).toContain('AC1009');
    const { units } = await readText(text);
    expect(units).toMatchObject({ decision: 'proved', unit: 'mm' });
  });

  it('keeps shapes, layers and labels when read back', async () => {
    const parts = [{ ...side, features: [], layer: 'CARCASS' }, rail];
    const drawing = await readText(await writeDxf({ title: 'Bookcase', parts }));
    // The title is listed as a remark; nothing else is worth a word.
    expect(drawing.findings.map(({ severity }) => severity)).toEqual(['info']);
    const byHoles = drawing.parts.toSorted((a, b) => b.holes.length - a.holes.length);
    expect(byHoles.map(({ label, layer }) => [label, layer])).toEqual([
      [side.label, 'CARCASS'],
      [undefined, undefined],
    ]);
    expectSameShape(byHoles[0]!, side);
    expectSameShape(byHoles[1]!, rail);
  });

  it('puts features and the sheet on layers of their own, which a rule can ignore', async () => {
    const text = await writeDxf({ title: 'Bookcase', parts: [side, rail], layout, sheetIndex: 0 });
    const rules = [
      { layer: 'SHEET', ignore: true },
      { layer: 'POCKET', ignore: true },
    ];
    const { parts } = await readText(text, { rules });
    expect(parts.map(({ holes }) => holes.length).sort()).toEqual([0, 1]);
  });

  it('is the same after it was read and written again', async () => {
    const first = await readText(await writeDxf({ title: 'T', parts: [side, rail] }));
    const once = await writeDxf({ title: 'T', parts: first.parts });
    const twice = await writeDxf({ title: 'T', parts: (await readText(once)).parts });
    expect(twice).toBe(once);
  });
});

describe('a DXF of 2000', () => {
  it('names its unit in the header, keeps arcs as bulges and gives every object a handle of its own', async () => {
    const text = await writeDxf({ title: 'Regal', parts: [side, rail], version: 'r2000' });
    expect(text).toMatch(/^[\x20-\x7e\r\n]*$/);
    expect(text).toMatch(/\$INSUNITS\r\n 70\r\n4\r\n/);
    expect(text).toMatch(/\$MEASUREMENT\r\n 70\r\n1\r\n/);
    expect(text).toContain('LWPOLYLINE');
    const handles = [...text.matchAll(/\r\n {2}5\r\n([0-9A-F]+)\r\n/g)].map(([, handle]) => handle);
    expect(new Set(handles).size).toBe(handles.length);
    const drawing = await readText(text);
    expect(drawing.units).toMatchObject({ decision: 'proved', unit: 'mm' });
    expectSameShape(drawing.parts.find(({ holes }) => holes.length === 0)!, rail);
  });

  it('keeps layer names as they are but for the letters no name may have', async () => {
    const parts = [
      { ...rail, layer: 'Front 2.5' },
      { ...rail, id: 'b', outline: rectangle(9, 9), layer: 'a/b' },
    ];
    const text = await writeDxf({ title: 'T', parts, version: 'r2000' });
    expect(text).toContain('\r\nFront 2.5\r\n');
    expect(text).toContain('Millwright layer a_b = "a/b"');
  });
});

describe('layers of features', () => {
  it('say what they are and how deep, and their own layer outranks that', async () => {
    const circle: Part['outline'] = {
      closed: true,
      vertices: [
        [10, 20, 1],
        [15, 20, 1],
      ],
    };
    const features: Part['features'] = [
      { id: '1', kind: 'drill', contour: circle, depthMm: 12 },
      { id: '2', kind: 'drill', contour: circle, diameterMm: 5.5 },
      { id: '3', kind: 'pocket', contour: rectangle(9, 9), depthMm: 6.5 },
      { id: '4', kind: 'engrave', contour: rectangle(9, 9), depthMm: 0.5 },
      { id: '5', kind: 'pocket', contour: rectangle(9, 9), layer: 'Hinge cups' },
    ];
    const request = { title: 'T', parts: [{ ...rail, features }] };
    const names = ['DRILL_12_D5', 'DRILL_D5.5', 'POCKET_6.5', 'ENGRAVE_0.5', 'Hinge cups'];
    const svg = await writeSvg(request);
    for (const name of names) expect(svg).toContain(`inkscape:label="${name}"`);
    const r12 = await writeDxf(request);
    for (const name of names.slice(1))
      expect(r12).toContain(`Millwright layer ${name.toUpperCase().replace(/[. ]/g, '_')} = "${name}"`);
    const rules = [{ layer: 'POCKET_6.5', ignore: true }];
    for (const text of [svg, r12]) {
      const { findings } = await readText(text, { rules });
      expect(findings.filter(({ code }) => code === 'DRAWING_RULE_UNMATCHED')).toEqual([]);
    }
  });
});

describe('a layout without a sheet named', () => {
  it('is drawn whole, sheets side by side, and read back as its parts only', async () => {
    for (const text of [
      await writeSvg({ title: 'All', parts: [side, rail], layout }),
      await writeDxf({ title: 'All', parts: [side, rail], layout }),
      await writeDxf({ title: 'All', parts: [side, rail], layout, version: 'r2000' }),
    ]) {
      const { parts, units } = await readText(text, {
        rules: [{ layer: 'POCKET', ignore: true }],
      });
      expect(units.decision).toBe('proved');
      expect(parts.map(({ holes }) => holes.length).sort()).toEqual([0, 1, 1]);
    }
    const svg = await writeSvg({ title: 'All', parts: [side, rail], layout });
    expect(svg).toContain('sheet 2 of 2');
    expect(Number(/width="([\d.]+)mm"/.exec(svg)![1])).toBeGreaterThan(2 * 2440);
  });
});

describe('a request that cannot be drawn', () => {
  it('is refused: an unknown sheet, an unknown part, a part without an outline', async () => {
    for (const write of [writeSvg, writeDxf]) {
      expect(await codeOf(write({ title: 'T', parts: [side, rail], layout, sheetIndex: 2 }))).toBe(
        'INPUT_INVALID',
      );
      expect(await codeOf(write({ title: 'T', parts: [rail], layout, sheetIndex: 0 }))).toBe('INPUT_INVALID');
      const broken = { ...side, outline: { closed: true, vertices: [] } } as unknown as Part;
      expect(await codeOf(write({ title: 'T', parts: [broken] }))).toBe('INPUT_INVALID');
    }
  });
});

/** Every vertex of one outline is a vertex of the other within 1 µm, with the same bulge. */
function expectSameShape(actual: Part, expected: Part): void {
  for (const [x, y, bulge] of expected.outline.vertices) {
    const found = actual.outline.vertices.filter(
      (vertex) => Math.hypot(vertex[0] - x, vertex[1] - y) < 1e-3 && Math.abs(vertex[2] - bulge) < 1e-6,
    );
    // A half turn is written as two quarters, so its bulge differs; the point must be there all the same.
    const isHalfTurn = Math.abs(bulge) > 0.99;
    const near = actual.outline.vertices.some((vertex) => Math.hypot(vertex[0] - x, vertex[1] - y) < 1e-3);
    expect(isHalfTurn ? near : found.length === 1).toBe(true);
  }
}
