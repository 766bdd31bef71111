import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { gunzipped } from '../../src/svg/gunzip.js';
import { bytesOf, codeOf, svgPage } from '../helpers.js';
import { codeOrDrawing, damaged, randomFrom, WHOLE } from './mutations.js';

describe('a damaged SVG', () => {
  it('ends in a drawing or in an error with a code, cut off anywhere', async () => {
    const bytes = bytesOf(WHOLE);
    expect(await codeOrDrawing(bytes)).toBeUndefined();
    for (let length = 0; length < bytes.length; length += 7) {
      expect(await codeOrDrawing(bytes.subarray(0, length))).toMatch(/^DRAWING_/);
    }
  });

  it('ends in a drawing or in an error with a code, changed anywhere', async () => {
    const random = randomFrom(1);
    for (let i = 0; i < 400; i++) await codeOrDrawing(bytesOf(damaged(WHOLE, random)));
  });

  it('ends so with bytes that are no text, and in other encodings', async () => {
    const random = randomFrom(2);
    for (let i = 0; i < 200; i++) {
      const bytes = bytesOf(WHOLE);
      for (let n = 0; n < 3; n++) bytes[random(bytes.length)] = random(256);
      await codeOrDrawing(bytes);
    }
    const utf16 = new Uint8Array([0xff, 0xfe, ...[...WHOLE].flatMap((letter) => [letter.charCodeAt(0), 0])]);
    expect(await codeOrDrawing(utf16)).toBeUndefined();
    expect(await codeOrDrawing(utf16.subarray(0, 1001))).toMatch(/^DRAWING_/);
  });
});

describe('a compressed SVG', () => {
  const plain = bytesOf(svgPage('<rect width="9" height="9"/>'));

  it('is unpacked; other bytes stay as they are', async () => {
    expect(await gunzipped(new Uint8Array(gzipSync(plain)))).toEqual(plain);
    expect(await gunzipped(plain)).toBe(plain);
  });

  it('is refused when damaged, cut short or larger than allowed', async () => {
    const packed = new Uint8Array(gzipSync(plain));
    expect(await codeOf(gunzipped(packed.subarray(0, 40)))).toBe('DRAWING_FORMAT_UNKNOWN');
    expect(await codeOf(gunzipped(packed.with(20, packed[20]! ^ 0xff)))).toBe('DRAWING_FORMAT_UNKNOWN');
    const bomb = new Uint8Array(gzipSync(new Uint8Array(5_000_000)));
    expect(await codeOf(gunzipped(bomb, 1_000_000))).toBe('INPUT_TOO_LARGE');
  });
});
