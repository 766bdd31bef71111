import { deflateSync } from 'node:zlib';

/** A WOFF file of the tables of an OpenType file (W3C, WOFF File Format 1.0); tables that do not get smaller stay as they are. */
export function woffOf(sfnt: Uint8Array): Uint8Array {
  const view = new DataView(sfnt.buffer, sfnt.byteOffset, sfnt.byteLength);
  const nTables = view.getUint16(4);
  const tables = Array.from({ length: nTables }, (_, i) => {
    const at = 12 + i * 16;
    const bytes = sfnt.subarray(view.getUint32(at + 8), view.getUint32(at + 8) + view.getUint32(at + 12));
    const packed = new Uint8Array(deflateSync(bytes));
    const data = packed.length < bytes.length ? packed : bytes;
    return { tag: view.getUint32(at), checksum: view.getUint32(at + 4), length: bytes.length, data };
  });
  const size = tables.reduce((sum, { data }) => sum + Math.ceil(data.length / 4) * 4, 44 + nTables * 20);
  const woff = new Uint8Array(size);
  const out = new DataView(woff.buffer);
  out.setUint32(0, 0x774f4646);
  out.setUint32(4, view.getUint32(0));
  out.setUint32(8, size);
  out.setUint16(12, nTables);
  let offset = 44 + nTables * 20;
  for (const [i, { tag, checksum, length, data }] of tables.entries()) {
    const at = 44 + i * 20;
    for (const [j, value] of [tag, offset, data.length, length, checksum].entries())
      out.setUint32(at + j * 4, value);
    woff.set(data, offset);
    offset += Math.ceil(data.length / 4) * 4;
  }
  return woff;
}
