import { describe, expect, it } from 'vitest';
import { readDxf } from '../../src/dxf/read-dxf.js';
import { bytesOf, dxf, lineTags } from '../helpers.js';
import { files, mutated, randomSource, survives } from './mutations.js';
import { codeThrown } from './sketch.js';

/** Damaged copies of each file; `damaged.long.ts` tries many more. */
const COPIES = 4;

describe('damaged files', () => {
  it('end in a result or a code, whatever is wrong', () => {
    expect(files.length).toBeGreaterThan(20);
    let nRead = 0;
    for (const [i, { name, bytes }] of files.entries()) {
      const random = randomSource(i);
      for (let n = 0; n < COPIES; n++) {
        try {
          if (survives(mutated(bytes, random))) nRead++;
        } catch (error) {
          throw new Error(`${name}, copy ${n}`, { cause: error });
        }
      }
    }
    expect(nRead).toBeGreaterThan(0);
  });

  it.each<[string, () => Uint8Array]>([
    ['nothing', () => new Uint8Array()],
    ['zeros', () => new Uint8Array(1e6)],
    ['noise', () => Uint8Array.from({ length: 1e6 }, (_, i) => Math.imul(i, 2654435761) >>> 24)],
    ['a million line ends', () => new Uint8Array(1e6).fill(10)],
    ['a line of ten million digits', () => new Uint8Array(1e7).fill(49)],
    ['ten million blanks', () => new Uint8Array(1e7).fill(32)],
    ['zeros behind codes', () => bytesOf('0\n\u0000\n'.repeat(100_000))],
    ['sections without end', () => bytesOf('0\nSECTION\n2\nENTITIES\n'.repeat(100_000))],
    ['a value of ten million letters', () => bytesOf(dxf([...lineTags(0, 0, 1, 1), [1, 'x'.repeat(1e7)]]))],
    ['a layer of a million letters', () => bytesOf(dxf(lineTags(0, 0, 1, 1, 'x'.repeat(1e6))))],
    [
      'twenty thousand layers',
      () => bytesOf(dxf(Array.from({ length: 2e4 }, (_, i) => lineTags(0, 0, 1, 1, `L${i}`)).flat())),
    ],
    ['binary without content', () => Uint8Array.from([...bytesOf('AutoCAD Binary DXF\r\n\u001a\u0000'), 0])],
    [
      'binary of one value without end',
      () =>
        Uint8Array.from([
          ...bytesOf('AutoCAD Binary DXF\r\n\u001a\u0000'),
          0,
          0,
          ...new Uint8Array(1e6).fill(65),
        ]),
    ],
    [
      'binary of chunks beyond the end',
      () => Uint8Array.from([...bytesOf('AutoCAD Binary DXF\r\n\u001a\u0000'), 0, 0, 65, 0, 54, 1, 255]),
    ],
  ])('that are %s end in a result or a code', (_, make) => {
    survives(make());
  });

  it('of a million pieces are read; of more they are refused', () => {
    const polyline = (n: number) =>
      `0\nSECTION\n2\nENTITIES\n0\nLWPOLYLINE\n8\n0\n${'10\n1.5\n20\n2.5\n10\n3.5\n20\n4.5\n'.repeat(n / 2)}0\nENDSEC\n0\nEOF`;
    expect(readDxf(bytesOf(polyline(1_000_000))).strokes[0]!.primitives).toHaveLength(999_999);
    expect(codeThrown(() => readDxf(bytesOf(polyline(1_000_002))))).toBe('INPUT_TOO_LARGE');
  });

  it('may be stopped', () => {
    const stopped = AbortSignal.abort();
    expect(codeThrown(() => readDxf(bytesOf(dxf(lineTags(0, 0, 1, 1))), { signal: stopped }))).toBe(
      'CANCELLED',
    );
  });
});
