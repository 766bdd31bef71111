import { describe, expect, it } from 'vitest';
import { readDxf } from '../../src/dxf/read-dxf.js';
import { binaryDxf } from '../binary-dxf.js';
import { bytesOf, dxf, lineTags, type Tag } from '../helpers.js';
import { codeThrown } from './sketch.js';

const LINES = dxf([...lineTags(0, 0, 10, 0, 'Cut'), ...lineTags(0, 0, 0, 5, 'Cut')]);
const strokesOf = (text: string | Uint8Array) =>
  readDxf(typeof text === 'string' ? bytesOf(text) : text).strokes;

describe('text DXF', () => {
  it.each([
    ['LF', LINES],
    ['CR LF', LINES.replaceAll('\n', '\r\n')],
    ['CR', LINES.replaceAll('\n', '\r')],
    ['CR CR LF, as a program makes of CR LF that writes LF as CR LF', LINES.replaceAll('\n', '\r\r\n')],
  ])('may end its lines with %s', (_, text) => {
    expect(strokesOf(text)).toEqual(strokesOf(LINES));
  });

  it.each([
    ['padded codes', LINES.replaceAll(/^(\d+)$/gm, '   $1  ')],
    ['blanks behind what is no text', LINES.replaceAll(/^(LINE|10)$/gm, '$1  ')],
    ['a byte order mark', `\uFEFF${LINES}`],
    ['empty lines before it', `\n  \n${LINES}`],
    ['empty lines after it', `${LINES}\n\n\n`],
    ['comments anywhere', LINES.replaceAll('0\nLINE', '999\n0\n999\nLINE\n0\nLINE')],
    ['no end of its last section', LINES.replace('\n0\nENDSEC\n0\nEOF', '\n0\nEOF')],
    ['no mark at its end', LINES.replace('\n0\nEOF', '')],
    ['no mark at its end and a lone code', LINES.replace('\nEOF', '')],
    ['entities only', LINES.slice(LINES.indexOf('0\nSECTION\n2\nENTITIES'))],
    [
      'no end of a section before the next',
      LINES.replace('0\nENDSEC\n0\nSECTION\n2\nTABLES', '0\nSECTION\n2\nTABLES'),
    ],
    [
      'small letters',
      LINES.replaceAll('SECTION', 'section').replaceAll('LINE', 'line').replace('ENTITIES', 'entities'),
    ],
  ])('may have %s', (_, text) => {
    const strokes = strokesOf(text);
    expect(strokes).toEqual(strokesOf(LINES));
  });

  it('may be in two sections of entities', () => {
    const two = LINES.replace(
      '0\nENDSEC\n0\nEOF',
      `0\nENDSEC\n0\nSECTION\n2\nENTITIES\n${tagsText(lineTags(1, 1, 2, 2))}\n0\nENDSEC\n0\nEOF`,
    );
    expect(strokesOf(two)).toHaveLength(3);
  });

  it('may be UTF-16', () => {
    const utf16 = new Uint8Array(2 * LINES.length + 2);
    utf16.set([0xff, 0xfe]);
    for (const [i, letter] of [...LINES].entries()) utf16.set([letter.charCodeAt(0), 0], 2 * i + 2);
    expect(strokesOf(utf16)).toEqual(strokesOf(LINES));
  });

  it('stops at its end, and says that something follows', () => {
    const { strokes, findings } = readDxf(bytesOf(`${LINES}\n\u001a\u0000left over`));
    expect(strokes).toHaveLength(2);
    expect(findings.map(({ code }) => code)).toEqual(['DRAWING_CONTENT_AFTER_END']);
    expect(readDxf(bytesOf(`${LINES}\n\u001a\u0000\u0000`)).findings).toEqual([]);
  });

  it.each([
    [
      'a line that is no code',
      LINES.replace('0\nLINE', 'x\n0\nLINE'),
      /Line 31 of the DXF should hold a group code but holds "x"/,
    ],
    ['a code beyond all', LINES.replace('0\nLINE', '123456\n0\n0\nLINE'), /holds "123456"/],
    ['a code with a fraction', LINES.replace('0\nLINE', '1.5\n0\n0\nLINE'), /holds "1.5"/],
    ['an empty line in the middle', LINES.replace('0\nLINE', '\n0\nLINE'), /holds ""/],
    [
      'a line of a million letters',
      LINES.replace('0\nLINE', `${'y'.repeat(1e6)}\n0\nLINE`),
      /holds "y{39,40}"/,
    ],
  ])('is refused at %s', (_, text, message) => {
    expect(() => readDxf(bytesOf(text))).toThrow(message);
    expect(codeThrown(() => readDxf(bytesOf(text)))).toBe('DRAWING_DXF_MALFORMED');
  });

  it('that is cut off anywhere in its bytes is refused, or loses nothing but its end', () => {
    const bytes = bytesOf(LINES);
    const end = LINES.indexOf('\n0\nENDSEC\n0\nEOF');
    for (let n = 0; n < bytes.length; n++) {
      const cut = bytes.subarray(0, n);
      const code = codeThrown(() => readDxf(cut));
      if (n > LINES.indexOf('ENTITIES') + 8 && n <= end)
        expect(code, `${n} bytes`).toBe('DRAWING_DXF_MALFORMED');
      if (code === undefined && n > end) expect(strokesOf(cut)).toEqual(strokesOf(LINES));
      else if (code !== undefined) expect(code).toBe('DRAWING_DXF_MALFORMED');
    }
  });
});

describe('binary DXF', () => {
  it.each([true, false])('reads as its text does; codes of one byte: %s', (hasShortCodes) => {
    expect(strokesOf(binaryDxf(LINES, hasShortCodes))).toEqual(strokesOf(LINES));
  });

  it('knows the size of every type of value', () => {
    // A LINE with a boolean, a chunk, 16, 32 and 64 bits and extended data with an escaped code between its coordinates.
    const start = binaryDxf(dxf([]).split('\n0\nENDSEC\n0\nEOF')[0]!, false);
    const entity = [
      ...code(0),
      ...text('LINE'),
      ...code(8),
      ...text('A'),
      ...code(290),
      1,
      ...code(310),
      3,
      0,
      10,
      0,
      ...code(62),
      1,
      0,
      ...code(420),
      1,
      2,
      3,
      0,
      ...code(160),
      1,
      2,
      3,
      4,
      5,
      6,
      7,
      8,
      ...code(370),
      255,
      255,
      ...code(10),
      ...double(1),
      ...code(20),
      ...double(2),
      ...code(1070),
      7,
      0,
      ...code(1004),
      2,
      0,
      0,
      ...code(1071),
      1,
      0,
      0,
      0,
      ...code(1040),
      ...double(9),
      ...code(11),
      ...double(3),
      ...code(21),
      ...double(4),
    ];
    const bytes = Uint8Array.from([
      ...start,
      ...entity,
      ...code(0),
      ...text('ENDSEC'),
      ...code(0),
      ...text('EOF'),
    ]);
    expect(strokesOf(bytes)).toMatchObject([
      { layer: 'A', colour: '#030201', primitives: [{ from: [1, 2], to: [3, 4] }] },
    ]);
  });

  it('with numbers that are none is refused', () => {
    const bytes = binaryDxf(LINES, false);
    const at = bytes.findIndex((_, i) => bytes[i] === 11 && bytes[i + 1] === 0 && bytes[i + 9] === 64);
    expect(at).toBeGreaterThan(0);
    bytes.fill(255, at + 2, at + 10);
    expect(codeThrown(() => readDxf(bytes))).toBe('DRAWING_DXF_MALFORMED');
  });

  it.each([true, false])(
    'that is cut off anywhere is refused, or loses nothing but its end; codes of one byte: %s',
    (hasShortCodes) => {
      const bytes = binaryDxf(LINES, hasShortCodes);
      for (let n = 22; n < bytes.length; n++) {
        const code = codeThrown(() => readDxf(bytes.subarray(0, n)));
        if (code !== undefined) expect(code, `${n} bytes`).toBe('DRAWING_DXF_MALFORMED');
      }
    },
  );

  function code(value: number): number[] {
    return [value & 255, value >> 8];
  }
  function text(value: string): number[] {
    return [...bytesOf(value), 0];
  }
  function double(value: number): number[] {
    return [...new Uint8Array(Float64Array.of(value).buffer)];
  }
});

describe('encodings', () => {
  /** A file with one LINE whose layer has a name of these bytes. */
  function layerOf(
    bytes: readonly number[],
    { version = 'AC1015', page = '' },
  ): { layer: string; nFindings: number } {
    const header: Tag[] = [
      [9, '$ACADVER'],
      [1, version],
      ...(page === ''
        ? []
        : ([
            [9, '$DWGCODEPAGE'],
            [3, page],
          ] as Tag[])),
    ];
    const start = `0\nSECTION\n2\nHEADER\n${tagsText(header)}\n0\nENDSEC\n0\nSECTION\n2\nENTITIES\n0\nLINE\n8\n`;
    const end = '\n10\n0\n20\n0\n11\n1\n21\n1\n0\nENDSEC\n0\nEOF';
    const { strokes, findings } = readDxf(Uint8Array.from([...bytesOf(start), ...bytes, ...bytesOf(end)]));
    return { layer: strokes[0]!.layer, nFindings: findings.length };
  }

  it.each([
    ['ANSI_1250', [0x8a, 0xe8], 'Šč'],
    ['ANSI_1251', [0xd4, 0xe0], 'Фа'],
    ['ansi_1252', [0xfc, 0x80], 'ü€'],
    ['ANSI_1253', [0xc1, 0xe1], 'Αα'],
    ['ANSI_1254', [0xde, 0xfe], 'Şş'],
    ['ANSI_1255', [0xe0, 0xe1], 'אב'],
    ['ANSI_1256', [0xc8, 0xca], 'بت'],
    ['ANSI_1257', [0xd0, 0xf0], 'Šš'],
    ['ANSI_1258', [0xd0, 0xf0], 'Đđ'],
    ['ANSI_874', [0xa1, 0xa2], 'กข'],
    ['ANSI_932', [0x8a, 0x4f, 0x8c, 0x60], '外形'],
    ['ANSI_936', [0xcd, 0xe2, 0xd0, 0xce], '外形'],
    ['ANSI_949', [0xbf, 0xdc, 0xb0, 0xfc], '외관'],
    ['ANSI_950', [0xa5, 0x7e, 0xa7, 0xce], '外形'],
    ['DOS850', [0x81, 0x99], 'üÖ'],
    ['dos437', [0x81, 0xe3], 'üπ'],
    ['dos852', [0xa9, 0xe6], 'ęŠ'],
    ['8859_1', [0xfc, 0xe9], 'üé'],
    ['', [0xfc, 0xe9], 'üé'],
  ])('%s', (page, bytes, layer) => {
    expect(layerOf(bytes, { page })).toEqual({ layer, nFindings: 0 });
  });

  it('from R2007 on are UTF-8; before, valid UTF-8 is read so with a word', () => {
    const utf8 = [...bytesOf('Tür 外')];
    expect(layerOf(utf8, { version: 'AC1021', page: 'ANSI_1252' })).toEqual({
      layer: 'Tür 外',
      nFindings: 0,
    });
    expect(layerOf(utf8, { version: 'AC1015', page: 'ANSI_1252' })).toEqual({
      layer: 'Tür 外',
      nFindings: 1,
    });
    expect(layerOf([0xfc], { version: 'AC1032', page: 'ANSI_1252' })).toEqual({ layer: 'ü', nFindings: 1 });
    expect(layerOf([0xfc], { page: 'ANSI_9999' })).toEqual({ layer: 'ü', nFindings: 1 });
  });

  it.each([
    ['T\\U+00FCr', 'Tür'],
    ['\\u+5916\\U+5f62', '外形'],
    ['\\M+18A4F', '外'],
    ['\\M+5CDE2', '外'],
    ['\\M+4ABCD', '□'],
    ['A^B C', 'A^B C'],
  ])('escapes in names: %s', (written, layer) => {
    expect(layerOf([...bytesOf(written)], {}).layer).toBe(layer);
  });
});

function tagsText(tags: readonly Tag[]): string {
  return tags.map(([code, value]) => `${code}\n${value}`).join('\n');
}
