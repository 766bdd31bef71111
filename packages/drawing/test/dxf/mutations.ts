import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { endOf, startOf } from '../../src/curve/primitive.js';
import { readDxf } from '../../src/dxf/read-dxf.js';
import { decideDxfUnit } from '../../src/units/dxf-unit.js';
import { extentOf } from '../../src/units/extent.js';

const shared = resolve(
  process.env.MILLWRIGHT_SHARED ?? resolve(import.meta.dirname, '../../../../../shared'),
  'data',
);
const folders = [
  resolve(import.meta.dirname, '../corpus/fixtures'),
  resolve(shared, 'drawings'),
  resolve(shared, 'drawings-foreign'),
];

/** Real files of less than 100 kB, by name; those of the shared data only where these are present. */
export const files: readonly { readonly name: string; readonly bytes: Uint8Array }[] = folders
  .filter((folder) => existsSync(folder))
  .flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.dxf'))
      .toSorted()
      .map((name) => ({ name, bytes: readFileSync(resolve(folder, name)) })),
  )
  .filter(({ bytes }) => bytes.length < 100_000);

/** Whole numbers from 0 up to, not including, `below`: mulberry32, a generator of 32 bits. */
export function randomSource(seed: number): (below: number) => number {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let word = Math.imul(state ^ (state >>> 15), 1 | state);
    word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word;
    return Math.floor((((word ^ (word >>> 14)) >>> 0) / 4294967296) * below);
  };
}

/** Values that have hurt readers before. */
const NASTY = [
  '0',
  '-1',
  '1e400',
  'NaN',
  '-0',
  '1e300',
  '-1e300',
  '1e-300',
  '32767',
  '65536',
  '2147483648',
  '',
  ' ',
  '\u0000',
  'EOF',
  'ENDSEC',
  'SECTION',
  'INSERT',
  'POLYLINE',
  'VERTEX',
  'SPLINE',
  'HATCH',
  'BLOCK',
  'ENDBLK',
  '12',
  '0.1',
  '1,5',
  '9'.repeat(400),
  '\ufffd',
  '%%%',
  '\\U+',
];

/** A file with a few things wrong: bytes changed, lines cut, doubled, swapped or replaced. */
export function mutated(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  let damaged = Uint8Array.from(bytes);
  for (let n = 1 + random(4); n > 0; n--) {
    const at = random(damaged.length + 1);
    const length = random(60);
    const rest = damaged.subarray(at + length);
    switch (random(6)) {
      case 0:
        if (at < damaged.length) damaged[at] = random(256);
        break;
      case 1:
        damaged = joined(damaged.subarray(0, at), rest);
        break;
      case 2:
        damaged = joined(damaged.subarray(0, at + length), damaged.subarray(at));
        break;
      case 3:
        damaged = damaged.slice(0, at);
        break;
      default:
        damaged = withNastyLine(damaged, at, NASTY[random(NASTY.length)]!);
    }
  }
  return damaged;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function withNastyLine(bytes: Uint8Array, at: number, value: string): Uint8Array<ArrayBuffer> {
  const start = bytes.indexOf(10, at) + 1;
  const end = bytes.indexOf(10, start);
  const line = new TextEncoder().encode(value);
  return joined(joined(bytes.subarray(0, start), line), bytes.subarray(end < 0 ? bytes.length : end));
}

/** Codes that a damaged file may end in. */
const ALLOWED = new Set(['DRAWING_DXF_MALFORMED', 'DRAWING_REFERENCE_CYCLE', 'INPUT_TOO_LARGE']);

/**
 * Reads a damaged file as far as its sketch, size and unit.
 * @returns whether it was read rather than refused
 * @throws Error when it is refused without a code, or read with a number that is none
 */
export function survives(bytes: Uint8Array): boolean {
  try {
    const sketch = readDxf(bytes);
    const measured = extentOf(sketch.strokes);
    if (measured !== undefined) decideDxfUnit(sketch.document, measured.extent);
    for (const { primitives, entity } of sketch.strokes) {
      for (const primitive of primitives) {
        if (![...startOf(primitive), ...endOf(primitive)].every((value) => !Number.isNaN(value)))
          throw new Error(`${entity} has an end that is not a number`);
      }
    }
    return true;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code !== undefined && ALLOWED.has(code)) return false;
    throw error;
  }
}
