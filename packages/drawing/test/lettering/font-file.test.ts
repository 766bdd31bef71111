import { deflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { letterText } from '../../src/lettering/letter-text.js';
import { fontBytes, fonts } from './fonts.js';
import { woffOf } from './woff-file.js';

const request = { text: 'Oak', sizeMm: 20 };

it('sets the same letters from a WOFF file as from the font in it', async () => {
  const font = fontBytes(fonts.serif);
  const { font: _one, ...fromFont } = await letterText(font, request);
  const { font: _other, ...fromWoff } = await letterText(woffOf(font), request);
  expect(fromWoff).toEqual(fromFont);
});

it('reads fonts of a collection by their number', async () => {
  const font = fontBytes(fonts.serif);
  const head = 16;
  const collection = new Uint8Array(head + font.length);
  const view = new DataView(collection.buffer);
  for (const [i, value] of [0x74746366, 0x00010000, 1, head].entries()) view.setUint32(i * 4, value);
  collection.set(font, head);
  const nTables = view.getUint16(head + 4);
  for (let i = 0; i < nTables; i++) {
    const at = head + 12 + i * 16 + 8;
    view.setUint32(at, view.getUint32(at) + head);
  }
  const { regions } = await letterText(collection, { ...request, fontIndex: 0 });
  expect(regions).toEqual((await letterText(font, request)).regions);
  await expect(letterText(collection, { ...request, fontIndex: 1 })).rejects.toMatchObject({
    code: 'INPUT_INVALID',
    data: { path: 'fontIndex', value: 1, limit: 0 },
  });
});

it.each([
  ['nothing', new Uint8Array(0), 'LETTERING_FONT_UNKNOWN'],
  ['three bytes', new Uint8Array([0, 1, 0]), 'LETTERING_FONT_UNKNOWN'],
  ['a PDF', new TextEncoder().encode('%PDF-1.7 and so on'), 'LETTERING_FONT_UNKNOWN'],
  ['an SVG', new TextEncoder().encode('<svg/>'), 'LETTERING_FONT_UNKNOWN'],
  ['WOFF2', new TextEncoder().encode('wOF2 and so on'), 'LETTERING_FONT_WOFF2'],
  ['the head of a font', fontBytes(fonts.serif).subarray(0, 40), 'LETTERING_FONT_DAMAGED'],
  ['half a font', fontBytes(fonts.serif).subarray(0, 90_000), 'LETTERING_FONT_DAMAGED'],
  ['a directory of nothing', new Uint8Array([0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), 'LETTERING_FONT_DAMAGED'],
  ['the head of a WOFF file', new TextEncoder().encode('wOFF'), 'LETTERING_FONT_DAMAGED'],
  ['half a WOFF file', woffOf(fontBytes(fonts.serif)).subarray(0, 30_000), 'LETTERING_FONT_DAMAGED'],
  ['65 MB', new Uint8Array(65 * 1024 * 1024), 'INPUT_TOO_LARGE'],
])('refuses %s by code', async (_what, bytes, code) => {
  await expect(letterText(bytes, request)).rejects.toMatchObject({ code });
});

/** A WOFF file of one table, which promises a size. */
function woffOfOne(table: Uint8Array, promisedBytes: number): Uint8Array {
  const woff = new Uint8Array(64 + table.length);
  const view = new DataView(woff.buffer);
  view.setUint32(0, 0x774f4646);
  view.setUint32(4, 0x00010000);
  view.setUint16(12, 1);
  for (const [i, value] of [0x676c7966, 64, table.length, promisedBytes, 0].entries())
    view.setUint32(44 + i * 4, value);
  woff.set(table, 64);
  return woff;
}

it('unpacks no more of a WOFF file than it promises, and promises of too much not at all', async () => {
  const bomb = new Uint8Array(deflateSync(new Uint8Array(100_000_000)));
  await expect(letterText(woffOfOne(bomb, 200_000), request)).rejects.toMatchObject({
    code: 'LETTERING_FONT_DAMAGED',
  });
  await expect(letterText(woffOfOne(bomb, 100_000_000), request)).rejects.toMatchObject({
    code: 'INPUT_TOO_LARGE',
  });
  await expect(letterText(woffOfOne(bomb.subarray(0, 2000), 200_000), request)).rejects.toMatchObject({
    code: 'LETTERING_FONT_DAMAGED',
  });
});
