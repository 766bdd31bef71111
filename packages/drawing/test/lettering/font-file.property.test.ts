import { isMillwrightError } from '@millwright/contracts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { letterText } from '../../src/lettering/letter-text.js';
import { fontBytes, fonts } from './fonts.js';
import { woffOf } from './woff-file.js';

const RUNS = { seed: 20261121, numRuns: 30 };
const CODES = /^(LETTERING_|INPUT_|GEOMETRY_)/;
const request = { text: 'Oak & fi ÄÖ سلام', sizeMm: 20 };
const files = [fonts.serif, fonts.script, fonts.arabic].map((font) => fontBytes(font));
const woff = woffOf(files[0]!);

/** A result or a coded error; anything else is a fault of ours. */
async function expectAnswer(bytes: Uint8Array): Promise<void> {
  try {
    const { regions, advanceMm } = await letterText(bytes, request);
    expect(Number.isFinite(advanceMm)).toBe(true);
    expect(
      regions.every(({ outline }) => outline.vertices.every((vertex) => vertex.every(Number.isFinite))),
    ).toBe(true);
  } catch (error) {
    if (!isMillwrightError(error)) throw error;
    expect(error.code).toMatch(CODES);
  }
}

const changes = fc.array(
  fc.tuple(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.nat(255)),
  {
    minLength: 1,
    maxLength: 40,
  },
);

function changed(file: Uint8Array, where: readonly (readonly [number, number])[], from = 0): Uint8Array {
  const bytes = file.slice();
  for (const [share, value] of where) bytes[from + Math.floor(share * (bytes.length - from))] = value;
  return bytes;
}

it('gives a result or a coded error whatever bytes of a font are changed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...files), changes, (file, where) => expectAnswer(changed(file, where))),
    RUNS,
  );
});

it('gives a result or a coded error whatever bytes of the tables for shaping are changed', async () => {
  const tables = [
    'GSUB',
    'GPOS',
    'GDEF',
    'cmap',
    'glyf',
    'loca',
    'hmtx',
    'head',
    'maxp',
    'OS/2',
    'name',
    'hhea',
  ];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...files), fc.constantFrom(...tables), changes, (file, tag, where) => {
      const view = new DataView(file.buffer, file.byteOffset);
      for (let at = 12; at < 12 + view.getUint16(4) * 16; at += 16) {
        if (String.fromCharCode(...file.subarray(at, at + 4)) !== tag) continue;
        const [offset, length] = [view.getUint32(at + 8), view.getUint32(at + 12)];
        const bytes = file.slice();
        bytes.set(changed(file.subarray(offset, offset + Math.min(length, 2000)), where), offset);
        return expectAnswer(bytes);
      }
      return Promise.resolve();
    }),
    RUNS,
  );
});

it('gives a result or a coded error wherever a font is cut off, and for changed WOFF files', async () => {
  await fc.assert(
    fc.asyncProperty(fc.double({ min: 0, max: 1, noNaN: true }), changes, async (share, where) => {
      await expectAnswer(files[1]!.subarray(0, Math.floor(share * files[1]!.length)));
      await expectAnswer(changed(woff, where));
    }),
    { ...RUNS, numRuns: 12 },
  );
});
