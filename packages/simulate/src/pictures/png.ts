import { zlibSync } from 'fflate';
import { crc32 } from '../replay/bytes.js';
import type { Canvas } from './canvas.js';

/** Colours a palette of one byte holds. */
const PALETTE = 256;

/**
 * A canvas as PNG (ISO/IEC 15948): 8 bits, sRGB, with a palette where 256 colours suffice, and the real size in the file. The same
 * canvas gives the same bytes on every machine.
 * @param pixelsPerMm - written as pixels per metre, so that a print has the true size
 */
export function encodePng({ width, height, rgb }: Canvas, pixelsPerMm: number): Uint8Array<ArrayBuffer> {
  const indexed = indexColours(rgb);
  const [rows, colourType] =
    indexed === undefined
      ? [filteredRows(rgb, width, height), 2]
      : [plainRows(indexed.indices, width, height), 3];
  const perMetre = Math.max(1, Math.min(0x7fff_ffff, Math.round(pixelsPerMm * 1000)));
  const chunks = [
    chunk('IHDR', [...word(width), ...word(height), 8, colourType, 0, 0, 0]),
    chunk('sRGB', [0]),
    chunk('pHYs', [...word(perMetre), ...word(perMetre), 1]),
    ...(indexed === undefined ? [] : [chunk('PLTE', indexed.palette)]),
    chunk('IDAT', zlibSync(rows, { level: 6 })),
    chunk('IEND', []),
  ];
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  const bytes = new Uint8Array(chunks.reduce((sum, one) => sum + one.length, signature.length));
  bytes.set(signature);
  let at = signature.length;
  for (const one of chunks) {
    bytes.set(one, at);
    at += one.length;
  }
  return bytes;
}

const word = (value: number): number[] => [
  (value >>> 24) & 255,
  (value >>> 16) & 255,
  (value >>> 8) & 255,
  value & 255,
];

function chunk(name: string, data: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(data.length + 12);
  bytes.set(word(data.length));
  bytes.set(
    Array.from(name, (letter) => letter.charCodeAt(0)),
    4,
  );
  bytes.set(data, 8);
  bytes.set(word(crc32(bytes.subarray(4, data.length + 8))), data.length + 8);
  return bytes;
}

interface Indexed {
  /** [r, g, b, …] in the order of first use. */
  readonly palette: readonly number[];
  readonly indices: Uint8Array;
}

function indexColours(rgb: Uint8Array): Indexed | undefined {
  const places = new Map<number, number>();
  const palette: number[] = [];
  const indices = new Uint8Array(rgb.length / 3);
  for (let i = 0; i < indices.length; i++) {
    const [r, g, b] = [rgb[i * 3] as number, rgb[i * 3 + 1] as number, rgb[i * 3 + 2] as number];
    const colour = r * 65536 + g * 256 + b;
    let place = places.get(colour);
    if (place === undefined) {
      if (places.size === PALETTE) return undefined;
      place = places.size;
      places.set(colour, place);
      palette.push(r, g, b);
    }
    indices[i] = place;
  }
  return { palette, indices };
}

/** Rows with the filter "none" in front, which suits palettes. */
function plainRows(indices: Uint8Array, width: number, height: number): Uint8Array {
  const rows = new Uint8Array((width + 1) * height);
  for (let y = 0; y < height; y++)
    rows.set(indices.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  return rows;
}

/** Rows with the filter "up" in front: differences to the row above are mostly zero on flat ground. */
function filteredRows(rgb: Uint8Array, width: number, height: number): Uint8Array {
  const long = width * 3;
  const rows = new Uint8Array((long + 1) * height);
  for (let y = 0; y < height; y++) {
    const at = y * (long + 1);
    rows[at] = 2;
    for (let i = 0; i < long; i++) {
      const above = y === 0 ? 0 : (rgb[(y - 1) * long + i] as number);
      rows[at + 1 + i] = (rgb[y * long + i] as number) - above;
    }
  }
  return rows;
}
