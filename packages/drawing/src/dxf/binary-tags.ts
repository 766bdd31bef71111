import { MillwrightError } from '@millwright/contracts';
import { GrowingTags } from './growing-tags.js';
import type { TagTable } from './tags.js';

/** How every binary DXF starts: 22 bytes (Autodesk DXF reference, "Binary DXF files"). */
const SENTINEL = 'AutoCAD Binary DXF\r\n\u001a\u0000';

/** Whether the bytes are a binary DXF. */
export function isBinaryDxf(bytes: Uint8Array): boolean {
  return (
    bytes.length > SENTINEL.length && [...SENTINEL].every((letter, i) => letter.charCodeAt(0) === bytes[i])
  );
}

/**
 * Finds the tags of a binary DXF. Group codes take two bytes; before R13 they take one, with 255 announcing a code of two bytes.
 * Strings end with NUL, numbers are little-endian, chunks carry their length. Reading stops at the end-of-file mark.
 * @throws MillwrightError DRAWING_DXF_MALFORMED
 */
export function binaryTags(bytes: Uint8Array): TagTable {
  const tags = new GrowingTags(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // The first tag is 0, SECTION: with one-byte codes its name starts at once, with two-byte codes a second zero comes first.
  const hasShortCodes = bytes[SENTINEL.length + 1] !== 0;
  let at = SENTINEL.length;
  let isEnded = false;
  while (at < bytes.length && !isEnded) {
    const isShort = hasShortCodes && bytes[at] !== 255;
    const codeFrom = hasShortCodes && !isShort ? at + 1 : at;
    const from = codeFrom + (isShort ? 1 : 2);
    if (from > bytes.length) refuseTruncated(at);
    const code = isShort ? bytes[codeFrom]! : view.getInt16(codeFrom, true);
    const type = valueType(code);
    const [valueFrom, to] = type === STRING ? [from, bytes.indexOf(0, from)] : placeOf(bytes, from, type);
    if (to < valueFrom || to > bytes.length) refuseTruncated(from);
    tags.push(code, valueFrom, to);
    at = type === STRING ? to + 1 : to;
    isEnded = code === 0 && to - valueFrom === 3 && /^eof$/i.test(asciiOf(bytes, valueFrom, to));
  }
  const table = tags.table();
  return {
    ...table,
    comments: [],
    binaryNumber: (tag) => numberAt(view, table.starts[tag]!, table.codes[tag]!),
    nBytesAfterEnd: isEnded ? bytes.subarray(at).filter((byte) => byte > 32).length : 0,
  };
}

const STRING = 0;
const DOUBLE = 1;
const INT16 = 2;
const INT32 = 3;
const INT64 = 4;
const BOOLEAN = 5;
const CHUNK = 6;

/** Bytes of a value, by type; chunks say it themselves. */
const SIZES: readonly number[] = [0, 8, 2, 4, 8, 1, 0];

/** First and last group code of each type (Autodesk DXF reference, "Group code value types"); all others are strings. */
const VALUE_TYPES: readonly (readonly [first: number, last: number, type: number])[] = [
  [10, 59, DOUBLE],
  [60, 79, INT16],
  [90, 99, INT32],
  [110, 149, DOUBLE],
  [160, 169, INT64],
  [170, 179, INT16],
  [210, 239, DOUBLE],
  [270, 289, INT16],
  [290, 299, BOOLEAN],
  [310, 319, CHUNK],
  [370, 389, INT16],
  [400, 409, INT16],
  [420, 429, INT32],
  [440, 459, INT32],
  [460, 469, DOUBLE],
  [1004, 1004, CHUNK],
  [1010, 1059, DOUBLE],
  [1060, 1070, INT16],
  [1071, 1071, INT32],
];

const TYPES_BY_CODE: Uint8Array = (() => {
  const types = new Uint8Array(1072);
  for (const [first, last, type] of VALUE_TYPES) types.fill(type, first, last + 1);
  return types;
})();

function valueType(code: number): number {
  return TYPES_BY_CODE[code] ?? STRING;
}

function placeOf(bytes: Uint8Array, from: number, type: number): readonly [from: number, to: number] {
  if (type !== CHUNK) return [from, from + SIZES[type]!];
  if (from >= bytes.length) refuseTruncated(from);
  return [from + 1, from + 1 + bytes[from]!];
}

function numberAt(view: DataView, at: number, code: number): number | undefined {
  switch (valueType(code)) {
    case DOUBLE:
      return view.getFloat64(at, true);
    case INT16:
      return view.getInt16(at, true);
    case INT32:
      return view.getInt32(at, true);
    case INT64:
      return Number(view.getBigInt64(at, true));
    case BOOLEAN:
      return view.getUint8(at);
    default:
      return undefined;
  }
}

function asciiOf(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

function refuseTruncated(at: number): never {
  throw new MillwrightError('DRAWING_DXF_MALFORMED', {
    message: `The binary DXF ends in the middle of a value, at byte ${at}.`,
    hint: 'The file is damaged or cut short. Export it again, as text (ASCII) DXF if in doubt.',
    data: { byte: at },
  });
}
