import { describe, expect, it } from 'vitest';
import { readDrawing } from '../src/index.js';
import { bytesOf, codeOf, codesOf, dxf, lineTags, polylineTags, readText, svgPage } from './helpers.js';

const square = '<rect x="10" y="10" width="50" height="40" fill="none"/>';

describe('reading a drawing', () => {
  it('gives a part in a frame of its own, counter-clockwise, with its holes clockwise', async () => {
    const { parts, sizeMm } = await readText(svgPage(`${square}<circle cx="30" cy="30" r="5"/>`));
    expect(sizeMm).toEqual({ widthMm: 50, heightMm: 40 });
    expect(parts).toHaveLength(1);
    expect(parts[0]!.outline).toEqual({
      closed: true,
      vertices: [
        [0, 0, 0],
        [50, 0, 0],
        [50, 40, 0],
        [0, 40, 0],
      ],
    });
    expect(parts[0]!.holes).toEqual([
      {
        closed: true,
        vertices: [
          [15, 20, -1],
          [25, 20, -1],
        ],
      },
    ]);
  });

  it('proposes round holes for drilling, with their centre in the part', async () => {
    const { features, parts } = await readText(svgPage(`${square}<circle cx="30" cy="30" r="2.5"/>`));
    expect(features).toEqual([
      {
        kind: 'drill-candidate',
        partId: parts[0]!.id,
        holeIndex: 0,
        centreMm: [20, 20],
        diameterMm: 5,
        use: 'drill',
        nominalMm: 5,
        differenceMm: 0,
        deviationMm: 0,
      },
    ]);
  });

  it('gives the label to the part that contains it and keeps every text', async () => {
    const text = '<text x="20" y="30">Left <tspan>side</tspan></text><text x="150" y="90">Made of oak</text>';
    const { parts, labels } = await readText(svgPage(square + text));
    expect(parts[0]!.label).toBe('Left side');
    expect(labels).toEqual([
      { text: 'Left side', atMm: [20, 70] },
      { text: 'Made of oak', atMm: [150, 10] },
    ]);
  });

  it('asks for the unit and makes no part when the file does not prove it', async () => {
    const { units, parts, sizeMm, findings } = await readText(
      dxf(
        polylineTags([
          [0, 0],
          [47, 0],
          [47, 95],
          [0, 95],
        ]),
        { insunits: 0 },
      ),
    );
    expect(units.decision).toBe('ask');
    expect(units.candidates[0]).toEqual({ unit: 'in', widthMm: 1193.8, heightMm: 2413 });
    expect(units.candidates).toContainEqual({ unit: 'mm', widthMm: 47, heightMm: 95 });
    expect(parts).toEqual([]);
    expect(sizeMm).toBeUndefined();
    expect(findings).toMatchObject([{ code: 'DRAWING_UNIT_UNKNOWN', severity: 'error' }]);
  });

  it('takes the unit the caller gives, whatever the file says', async () => {
    const text = dxf(
      polylineTags([
        [0, 0],
        [2, 0],
        [2, 1],
        [0, 1],
      ]),
    );
    const { units, sizeMm } = await readText(text, { unit: 'in' });
    expect(units).toMatchObject({ decision: 'given', unit: 'in', mmPerUnit: 25.4, candidates: [] });
    expect(sizeMm).toEqual({ widthMm: 50.8, heightMm: 25.4 });
  });

  it('knows the format by the first bytes', async () => {
    expect((await readText(`\uFEFF  ${svgPage(square)}`)).parts).toHaveLength(1);
    expect(
      (
        await readText(
          `  ${dxf(
            polylineTags([
              [0, 0],
              [9, 0],
              [9, 9],
            ]),
          )}`,
        )
      ).parts,
    ).toHaveLength(1);
    expect(await codeOf(readText('%PDF-1.7'))).toBe('DRAWING_FORMAT_UNKNOWN');
    expect(await codeOf(readText(''))).toBe('DRAWING_FORMAT_UNKNOWN');
    expect(await codeOf(readText('<html><body/></html>'))).toBe('DRAWING_FORMAT_UNKNOWN');
  });

  it.each([
    ['gzip', [0x1f, 0x8b, 8, 0], /compressed \(gzip\)/],
    ['zip', [0x50, 0x4b, 3, 4], /compressed \(zip\)/],
    ['PNG', [0x89, 0x50, 0x4e, 0x47], /PNG/],
    ['JPEG', [0xff, 0xd8, 0xff, 0xe0], /JPEG/],
    ['PDF', [0x25, 0x50, 0x44, 0x46], /PDF/],
    ['DWG', [0x41, 0x43, 0x31, 0x30], /DWG.*DXF/s],
    ['empty', [], /empty/],
  ])('says what a file is that is no drawing: %s', async (_, bytes, words) => {
    const error = await readDrawing(Uint8Array.from(bytes)).catch((thrown) => thrown);
    expect(error.code).toBe('DRAWING_FORMAT_UNKNOWN');
    expect(`${error.message} ${error.hint}`).toMatch(words);
  });

  it('reads UTF-16 without a byte order mark', async () => {
    const text = svgPage(square);
    for (const isBig of [false, true]) {
      const bytes = Uint8Array.from(
        [...text].flatMap((letter) => (isBig ? [0, letter.charCodeAt(0)] : [letter.charCodeAt(0), 0])),
      );
      expect((await readDrawing(bytes)).parts).toHaveLength(1);
    }
  });

  it('reads UTF-16 and the encoding the XML names', async () => {
    const text = svgPage(`${square}<text x="20" y="20">Bügel</text>`);
    const utf16 = new Uint8Array(2 + 2 * text.length);
    utf16.set([0xff, 0xfe]);
    for (let i = 0; i < text.length; i++)
      utf16.set([text.charCodeAt(i) & 255, text.charCodeAt(i) >> 8], 2 + 2 * i);
    expect((await readDrawing(utf16)).parts[0]!.label).toBe('Bügel');
    const latin1 = Uint8Array.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${text}`, (letter) =>
      letter.charCodeAt(0),
    );
    expect((await readDrawing(latin1)).parts[0]!.label).toBe('Bügel');
  });

  it('refuses options that are not in the vocabulary, and names them', async () => {
    const misspelt = { joinmm: 0.05 } as unknown as { joinMm: number };
    await expect(readDrawing(bytesOf(svgPage(square)), misspelt)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
    await expect(readDrawing(bytesOf(svgPage(square)), { joinMm: 5 })).rejects.toThrow(/joinMm/);
  });

  it('stops when it is told to', async () => {
    expect(await codeOf(readDrawing(bytesOf(svgPage(square)), {}, { signal: AbortSignal.abort() }))).toBe(
      'CANCELLED',
    );
  });

  it('reports progress that never falls and ends at 1', async () => {
    const seen: number[] = [];
    await readDrawing(bytesOf(svgPage(square)), {}, { onProgress: ({ doneRatio }) => seen.push(doneRatio) });
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
  });

  it('says that there is nothing to cut in an empty drawing, and in one of text alone', async () => {
    const empty = await readText(svgPage(''));
    expect(codesOf(empty)).toEqual(['DRAWING_NOTHING_TO_CUT']);
    const words = await readText(svgPage('<text x="5" y="5">Oak</text>'));
    expect(words.findings.at(-1)!.message).toContain('Convert the text to paths');
    expect((await readText(dxf([]))).units.decision).toBe('none');
  });
});

describe('rules', () => {
  const shelf = (y: number, layer: string) =>
    polylineTags(
      [
        [0, y],
        [30, y],
        [30, y + 10],
        [0, y + 10],
      ],
      true,
      layer,
    );

  it('leave a layer out before parts are formed', async () => {
    const notes = polylineTags(
      [
        [5, 2],
        [10, 2],
        [10, 5],
        [5, 5],
      ],
      true,
      'NOTES',
    );
    const text = dxf([...shelf(0, 'CUT'), ...notes]);
    expect((await readText(text)).parts[0]!.holes).toHaveLength(1);
    expect((await readText(text, { rules: [{ layer: 'NOTES', ignore: true }] })).parts[0]!.holes).toEqual([]);
  });

  it('give grain and quantity by layer and label, the later rule last', async () => {
    const text = dxf([...shelf(0, 'A'), ...shelf(20, 'B')]);
    const rules = [
      { grainDeg: 0 },
      { layer: 'B', grainDeg: 90, quantity: 4 },
      { label: 'nobody', quantity: 9 },
    ];
    const { parts } = await readText(text, { rules });
    expect(parts.map(({ layer, grainDeg, quantity }) => [layer, grainDeg, quantity])).toEqual([
      ['B', 90, 4],
      ['A', 0, 1],
    ]);
  });
});

describe('rules that apply to nothing', () => {
  // A misspelt label made one part where twenty were asked for, without a word.
  it('are reported, with the names that there are', async () => {
    const page = svgPage(
      `<g id="cut"><rect width="20" height="20"/><text x="5" y="10" font-size="3">Boden</text></g>`,
    );
    const rules = [
      { label: 'Bodn', quantity: 20 },
      { layer: 'cat', ignore: true },
      { ignore: true },
      { label: 'Boden', quantity: 2 },
    ];
    const { findings } = await readText(page, { rules });
    const idle = findings.filter(({ code }) => code === 'DRAWING_RULE_UNMATCHED');
    expect(idle.map(({ message }) => message)).toEqual([
      'A rule for label "Bodn" applies to nothing; there is "Boden".',
      'A rule for layer "cat" applies to nothing; there is "cut".',
      'A rule says "ignore" without a layer, colour or label; it would leave out everything and was not followed.',
    ]);
    expect(idle.every(({ severity }) => severity === 'warning')).toBe(true);
  });
});

describe('identical parts', () => {
  const lShape = (x: number, y: number, turn: (p: number, q: number) => readonly [number, number]) =>
    polylineTags(
      [
        [0, 0],
        [40, 0],
        [40, 10],
        [10, 10],
        [10, 30],
        [0, 30],
      ].map(([p, q]) => {
        const [a, b] = turn(p!, q!);
        return [a + x, b + y];
      }),
    );
  const asDrawn = (p: number, q: number) => [p, q] as const;
  const turned = (p: number, q: number) => [-q, p] as const;
  const mirrored = (p: number, q: number) => [-p, q] as const;

  it('become one with a quantity when asked, turned copies too, mirror images never', async () => {
    const text = dxf([
      ...lShape(0, 0, asDrawn),
      ...lShape(100, 0, asDrawn),
      ...lShape(200, 0, turned),
      ...lShape(300, 0, mirrored),
    ]);
    expect((await readText(text)).parts).toHaveLength(4);
    const { parts } = await readText(text, { mergeIdentical: true });
    expect(parts.map(({ quantity }) => quantity).sort()).toEqual([1, 3]);
  });

  it('keep turned copies apart where the grain gives them a direction', async () => {
    const text = dxf([...lShape(0, 0, asDrawn), ...lShape(200, 0, turned)]);
    const { parts } = await readText(text, { mergeIdentical: true, rules: [{ grainDeg: 0 }] });
    expect(parts).toHaveLength(2);
  });

  it('keep apart parts that differ in a hole', async () => {
    const withHole = [
      ...lShape(0, 0, asDrawn),
      ...lineTags(2, 2, 4, 2),
      ...lineTags(4, 2, 4, 4),
      ...lineTags(4, 4, 2, 2),
    ];
    const { parts } = await readText(dxf([...withHole, ...lShape(100, 0, asDrawn)]), {
      mergeIdentical: true,
    });
    expect(parts).toHaveLength(2);
  });
});

describe('part ids', () => {
  const part = (x: number, y: number, layer = '0') =>
    polylineTags(
      [
        [x, y],
        [x + 30, y],
        [x + 30, y + 10],
        [x, y + 10],
      ],
      true,
      layer,
    );

  it('stay when the drawing is moved, reordered or drawn from another corner', async () => {
    const ids = async (...tags: Parameters<typeof dxf>[0][]) =>
      (await readText(dxf(tags.flat()))).parts.map(({ id }) => id);
    const first = await ids(part(0, 0), part(0, 50, 'B'));
    expect(await ids(part(0, 50, 'B'), part(0, 0))).toEqual(first);
    expect(await ids(part(1000.3, 77.7), part(1000.3, 127.7, 'B'))).toEqual(first);
    const otherCorner = polylineTags([
      [30, 10],
      [0, 10],
      [0, 0],
      [30, 0],
    ]);
    expect(await ids(otherCorner, part(0, 50, 'B'))).toEqual(first);
  });

  it('differ by layer and label, and are numbered among equals', async () => {
    const { parts } = await readText(dxf([...part(0, 0), ...part(50, 0), ...part(100, 0, 'B')]));
    expect(new Set(parts.map(({ id }) => id)).size).toBe(3);
    expect(parts[1]!.id).toBe(`${parts[0]!.id}-2`);
  });
});
