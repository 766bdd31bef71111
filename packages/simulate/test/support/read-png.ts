import { crc32, inflateSync } from 'node:zlib';

/** A PNG of 8 bits, colour or palette, filters "none" and "up", read by the standard and not by our own code. */
export function readPng(bytes: Uint8Array): {
  readonly width: number;
  readonly height: number;
  readonly pixelsPerMetre: number;
  readonly at: (x: number, y: number) => string;
} {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  if (signature.some((byte, i) => bytes[i] !== byte)) throw new Error('no PNG');
  const chunks = new Map<string, Uint8Array>();
  for (let at = 8; at < bytes.length; ) {
    const long = view.getUint32(at);
    const body = bytes.subarray(at + 4, at + 8 + long);
    if (crc32(body) !== view.getUint32(at + 8 + long)) throw new Error('wrong checksum');
    chunks.set(String.fromCharCode(...body.subarray(0, 4)), body.subarray(4));
    at += long + 12;
  }
  const header = chunks.get('IHDR')!;
  const fields = new DataView(header.buffer, header.byteOffset);
  const [width, height] = [fields.getUint32(0), fields.getUint32(4)];
  const nBytes = header[9] === 3 ? 1 : 3;
  const rows = inflateSync(chunks.get('IDAT')!);
  const long = width * nBytes;
  if (rows.length !== (long + 1) * height) throw new Error('wrong size');
  const plain = new Uint8Array(long * height);
  for (let y = 0; y < height; y++) {
    const filter = rows[y * (long + 1)]!;
    if (filter !== 0 && filter !== 2) throw new Error('unknown filter');
    for (let i = 0; i < long; i++) {
      const above = filter === 2 && y > 0 ? plain[(y - 1) * long + i]! : 0;
      plain[y * long + i] = rows[y * (long + 1) + 1 + i]! + above;
    }
  }
  const palette = chunks.get('PLTE');
  const sizes = chunks.get('pHYs')!;
  return {
    width,
    height,
    pixelsPerMetre: new DataView(sizes.buffer, sizes.byteOffset).getUint32(0),
    at: (x, y) => {
      const pixel = plain.subarray((y * width + x) * nBytes, (y * width + x + 1) * nBytes);
      return (palette ? [...palette.subarray(pixel[0]! * 3, pixel[0]! * 3 + 3)] : [...pixel]).join(' ');
    },
  };
}
