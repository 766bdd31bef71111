// Faults found by a stranger with files that nobody here had seen; each test names what was met. Drawings are rebuilt from what matters in
// them, with numbers of our own.
import { isMillwrightError } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { readDrawing, writeDxf } from '../src/index.js';

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** A DXF from lines of "code value". */
function dxf(lines: string): Uint8Array {
  const tags = lines
    .trim()
    .split('\n')
    .map((line) => /^\s*(\S+) ?(.*)$/.exec(line)!)
    .map(([, code, value]) => `${code!.padStart(3)}\n${value}\n`);
  return bytesOf(tags.join(''));
}

/** A closed rectangle on a layer. */
function rectangle(layer: string, [x, y, width, height]: readonly [number, number, number, number]): string {
  const corners = [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ] as const;
  return `0 LWPOLYLINE\n8 ${layer}\n90 4\n70 1\n${corners.map(([a, b]) => `10 ${a}\n20 ${b}\n`).join('')}`;
}

async function refusalOf(bytes: Uint8Array): Promise<{ code: string; message: string; hint: string }> {
  try {
    await readDrawing(bytes);
  } catch (error) {
    if (isMillwrightError(error)) return { code: error.code, message: error.message, hint: error.hint ?? '' };
    throw error;
  }
  return { code: 'none', message: '', hint: '' };
}

describe('A file that is no drawing', () => {
  const files: readonly (readonly [what: string, start: string | readonly number[]])[] = [
    ['STEP', 'ISO-10303-21;\nHEADER;\n'],
    ['STL', 'solid cube\nfacet normal 0 0 1\n'],
    ['Git LFS', 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n'],
    ['G-code', '%\nG21\nG90\nG0 X0 Y0\n'],
    ['G-code', 'N10 G21\nN20 G0 X1\n'],
    ['G-code', '(Bottom, 6 mm)\n; made on Monday\nG0X0\n'],
    ['HPGL', 'IN;SP1;PU0,0;PD100,100;'],
    ['JSON', '{"parts": []}'],
    ['web page', '<!DOCTYPE html><html><body>Not found<br></body></html>'],
    ['web page', '<html><body><p>Sign in<br></body></html>'],
    ['PostScript', '%!PS-Adobe-3.0\n%%Creator: Adobe Illustrator(R) 8\n'],
    ['PostScript', [0xc5, 0xd0, 0xd3, 0xc6, 0x1e, 0, 0, 0]],
    ['GIF', 'GIF89a\u0001\0'],
    ['BMP', 'BM6\0\0\0\0\0'],
    ['TIFF', 'II*\0\b\0\0\0'],
    ['CorelDRAW', 'RIFF\u0010\0\0\0CDRXvrsn'],
    ['7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
    ['DWG', 'AC2.10\0\0'],
    ['DXB', 'AutoCAD DXB 1.0\r\n\u001a\0'],
    ['binary DXF', 'AutoCAD Binary DXF\r\n\u001a'],
    ["program's own document", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
    ['empty', ' \n\n\t'],
    ['empty', [0, 0, 0, 0, 0, 0]],
  ];
  it.each(files)('is called by its name, with what to do: %s', async (what, start) => {
    const { code, message, hint } = await refusalOf(
      typeof start === 'string' ? bytesOf(start) : Uint8Array.from(start),
    );
    expect(code).toBe('DRAWING_FORMAT_UNKNOWN');
    expect(message).toContain(what);
    expect(hint).toMatch(/^(Save|Copy|Export|Give|Download|Fetch|Unpack)/);
  });

  it('is told quickly, however many remarks it begins with', async () => {
    const { code } = await refusalOf(bytesOf(`${';'.repeat(3_000)}x`));
    expect(code).toBe('DRAWING_FORMAT_UNKNOWN');
  });
});

describe('A DXF without its sections', () => {
  it('is refused when lines stand outside of any: they were dropped without a word', async () => {
    const lines = dxf('0 LINE\n8 0\n10 0\n20 0\n11 100\n21 0\n0 EOF');
    expect(await refusalOf(lines)).toMatchObject({
      code: 'DRAWING_DXF_MALFORMED',
      message: expect.stringContaining('"LINE" outside of any section'),
    });
  });

  it('is refused when it is a list of numbers, or was cut short in its first section', async () => {
    for (const text of ['100\n200\n300\n400\n', '  0\r\nSECTI']) {
      expect(await refusalOf(bytesOf(text))).toMatchObject({ code: 'DRAWING_DXF_MALFORMED' });
    }
  });

  it('may still be empty', async () => {
    expect((await readDrawing(dxf('0 EOF'))).units.decision).toBe('none');
  });
});

describe('A sheet of furniture with a frame of 6.4 m by 5 m around it and no unit', () => {
  const head =
    '0 SECTION\n2 HEADER\n9 $LIMMAX\n10 12\n20 9\n9 $MEASUREMENT\n70 0\n0 ENDSEC\n0 SECTION\n2 ENTITIES\n';
  const sheet = dxf(
    [
      head,
      rectangle('00-NOPRINT_TEXT', [-300, -300, 6400, 5000]),
      rectangle('TOP-CUT-OUTSIDE_18MM', [50, 50, 700, 400]),
      rectangle('TOP-POCKET-INSIDE_09MM', [300, 150, 100, 18]),
      '0 ENDSEC\n0 EOF',
    ].join(''),
  );

  it('is asked about in mm first, not in inches, which would be as large as a street', async () => {
    const { units } = await readDrawing(sheet);
    expect(units.decision).toBe('ask');
    expect(units.candidates[0]).toMatchObject({ unit: 'mm', widthMm: 6400 });
  });

  it('has its pocket offered by the name of the layer', async () => {
    const { questions } = await readDrawing(sheet, { unit: 'mm' });
    const offered = JSON.stringify(questions);
    expect(offered).toContain('"layer":"TOP-POCKET-INSIDE_09MM","operation":"pocket","depthMm":9');
  });
});

describe('A layout larger than what is cut in one piece', () => {
  it('keeps its unit through each of our own formats: the newer one was asked about', async () => {
    const { parts } = await readDrawing(
      dxf(`0 SECTION\n2 ENTITIES\n${rectangle('0', [0, 0, 6400, 5000])}0 ENDSEC\n0 EOF`),
      { unit: 'mm' },
    );
    for (const version of ['r12', 'r2000'] as const) {
      const { units } = await readDrawing(bytesOf(await writeDxf({ title: 'Hall', parts, version })));
      expect(units).toMatchObject({ decision: 'proved', unit: 'mm', mmPerUnit: 1 });
    }
  });
});

describe('A page whose viewBox is not understood', () => {
  it('proves no unit, whatever its width says', async () => {
    for (const viewBox of ['0 0 -10 10', '0 0 100%', 'none']) {
      const svg = `<svg width="10mm" height="10mm" viewBox="${viewBox}"><rect width="5" height="5"/></svg>`;
      const { units, parts } = await readDrawing(bytesOf(svg));
      expect(units.decision).toBe('ask');
      expect(units.evidence.join(' ')).toContain('viewBox');
      expect(parts).toEqual([]);
    }
  });
});

describe('A drawing to a scale', () => {
  const drawing = (insunits: number, dimensions: string) =>
    readDrawing(
      dxf(
        `0 SECTION\n2 HEADER\n9 $INSUNITS\n70 ${insunits}\n0 ENDSEC\n0 SECTION\n2 ENTITIES\n${rectangle('0', [60, 60, 120, 80])}${dimensions}0 ENDSEC\n0 EOF`,
      ),
    );
  const across = (text: string, measurement: number) =>
    `0 DIMENSION\n8 DIM\n1 ${text}\n70 32\n13 60\n23 60\n14 180\n24 60\n42 ${measurement}\n`;
  const up = (measurement: number) =>
    `0 DIMENSION\n8 DIM\n70 33\n13 60\n23 60\n14 60\n24 140\n42 ${measurement}\n`;
  const codesOf = ({ findings }: Awaited<ReturnType<typeof readDrawing>>) => findings.map(({ code }) => code);

  it('is told by its dimensions: parts would come out at half their size without a word', async () => {
    const { findings } = await drawing(4, `${across('', 240)}${up(160)}`);
    const told = findings.find(({ code }) => code === 'DRAWING_DRAWN_TO_SCALE');
    expect(told?.message).toContain('2 of 2 dimensions say 2 times the length that is drawn');
    expect(codesOf(await drawing(4, across('1200', 120)))).toContain('DRAWING_DRAWN_TO_SCALE');
  });

  it('is none when dimensions say what is drawn, or say it in another unit, or one is not to scale', async () => {
    for (const dimensions of [
      across('', 120),
      across('120', 120),
      across('12', 120),
      across('about 300', 120),
      across('', 0),
      `${across('', 120)}${up(160)}`,
    ]) {
      expect(codesOf(await drawing(4, dimensions))).not.toContain('DRAWING_DRAWN_TO_SCALE');
    }
    expect(codesOf(await drawing(1, across('3048', 120)))).not.toContain('DRAWING_DRAWN_TO_SCALE');
  });
});

describe("An icon that once was Illustrator's", () => {
  it('is asked about when another program has scaled it since', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" xmlns:svgjs="http://svgjs.com/svgjs" width="512" height="512" viewBox="0 0 512 512" style="enable-background:new 0 0 512 512"><circle cx="256" cy="256" r="200"/></svg>';
    expect((await readDrawing(bytesOf(svg))).units.decision).toBe('ask');
  });
});

describe('An SVG that names no encoding', () => {
  it('has its letters guessed, with a word, when it is not UTF-8: they were lost without one', async () => {
    const text =
      '<svg width="100mm" height="100mm" viewBox="0 0 100 100"><text x="1" y="9">K\u00fcche</text><rect width="50" height="50"/></svg>';
    const latin = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const guessed = await readDrawing(latin);
    expect(guessed.labels).toMatchObject([{ text: 'K\u00fcche' }]);
    expect(guessed.findings.map(({ code }) => code)).toContain('DRAWING_TEXT_ENCODING_GUESSED');
    const known = await readDrawing(bytesOf(text));
    expect(known.labels).toMatchObject([{ text: 'K\u00fcche' }]);
    expect(known.findings.map(({ code }) => code)).not.toContain('DRAWING_TEXT_ENCODING_GUESSED');
  });
});

describe('A part in the frame of a drawing sheet', () => {
  const sheet = dxf(
    `0 SECTION\n2 HEADER\n9 $INSUNITS\n70 4\n0 ENDSEC\n0 SECTION\n2 ENTITIES\n${rectangle('FORMAT', [10, 10, 277, 190])}${rectangle('0', [60, 60, 120, 80])}0 CIRCLE\n8 0\n10 120\n20 100\n40 17.5\n0 ENDSEC\n0 EOF`,
  );

  it('is asked about: the part was taken for a hole of the frame, its hole for a part, and layers were not mentioned', async () => {
    const { questions } = await readDrawing(sheet);
    const layers = questions.find(({ kind }) => kind === 'layers');
    expect(layers?.choices.map(({ options }) => options)).toContainEqual({ layers: 'apart' });
    const { parts } = await readDrawing(sheet, { rules: [{ layer: 'FORMAT', operation: 'ignore' }] });
    expect(parts.map(({ holes }) => holes.length)).toEqual([1]);
  });
});
