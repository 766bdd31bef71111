import { damaged, viewOf } from './font-damaged.js';
import { FONT_LIMITS, requireFontWithin } from './font-limits.js';

const HEAD_BYTES = 44;
const ENTRY_BYTES = 20;
const SFNT_HEAD_BYTES = 12;
const SFNT_ENTRY_BYTES = 16;
/** Tables one font may have; OpenType registers about 60. */
const MAX_TABLES = 256;

interface PackedTable {
  readonly tag: number;
  readonly offset: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly checksum: number;
}

/**
 * A WOFF file as the OpenType file it was made from (W3C, WOFF File Format 1.0: head, table directory, tables packed by zlib one by one). What the
 * directory promises is checked before anything is unpacked, and no table is unpacked beyond its promise.
 * @throws MillwrightError LETTERING_FONT_DAMAGED, INPUT_TOO_LARGE
 */
export async function unpackWoff(bytes: Uint8Array): Promise<Uint8Array> {
  if (bytes.length < HEAD_BYTES) throw damaged('the WOFF file breaks off in its head');
  const view = viewOf(bytes);
  const tables = directoryOf(view);
  const head = SFNT_HEAD_BYTES + tables.length * SFNT_ENTRY_BYTES;
  const size = tables.reduce((sum, table) => sum + roundUp(table.bytes), head);
  requireFontWithin(size);
  const sfnt = new Uint8Array(size);
  const sfntView = viewOf(sfnt);
  sfntView.setUint32(0, view.getUint32(4));
  sfntView.setUint16(4, tables.length);
  let end = head;
  for (const [i, table] of tables.entries()) {
    sfnt.set(await unpackTable(bytes, table), end);
    const at = SFNT_HEAD_BYTES + i * SFNT_ENTRY_BYTES;
    for (const [j, value] of [table.tag, table.checksum, end, table.bytes].entries())
      sfntView.setUint32(at + j * 4, value);
    end += roundUp(table.bytes);
  }
  return sfnt;
}

function directoryOf(view: DataView): readonly PackedTable[] {
  const nTables = view.getUint16(12);
  if (nTables > MAX_TABLES) throw damaged(`it lists ${nTables} tables; at most ${MAX_TABLES} are read`);
  if (view.byteLength < HEAD_BYTES + nTables * ENTRY_BYTES)
    throw damaged('the WOFF file breaks off in its table directory');
  return Array.from({ length: nTables }, (_, i) => {
    const [tag, offset, packedBytes, bytes, checksum] = [0, 4, 8, 12, 16].map((field) =>
      view.getUint32(HEAD_BYTES + i * ENTRY_BYTES + field),
    ) as [number, number, number, number, number];
    if (offset + packedBytes > view.byteLength || packedBytes > bytes)
      throw damaged(`table ${i + 1} of the WOFF file does not lie in the file`);
    if (bytes > FONT_LIMITS.fontBytes) requireFontWithin(bytes);
    return { tag, offset, packedBytes, bytes, checksum };
  });
}

async function unpackTable(bytes: Uint8Array, table: PackedTable): Promise<Uint8Array> {
  const packed = bytes.subarray(table.offset, table.offset + table.packedBytes);
  if (table.packedBytes === table.bytes) return packed;
  const unpacked = new Uint8Array(table.bytes);
  let length = 0;
  try {
    const stream = new Blob([packed as Uint8Array<ArrayBuffer>])
      .stream()
      .pipeThrough(new DecompressionStream('deflate'));
    const reader = stream.getReader();
    // Ends with the stream, or as soon as more comes out than was promised.
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      if (length + next.value.length > unpacked.length) {
        await reader.cancel();
        length = Number.POSITIVE_INFINITY;
        break;
      }
      unpacked.set(next.value, length);
      length += next.value.length;
    }
  } catch {
    throw damaged('a table of the WOFF file cannot be unpacked');
  }
  if (length !== table.bytes)
    throw damaged(`a table of the WOFF file does not unpack to the ${table.bytes} bytes it promises`);
  return unpacked;
}

const roundUp = (bytes: number): number => Math.ceil(bytes / 4) * 4;
