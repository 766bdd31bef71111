import { MillwrightError } from '@millwright/contracts';
import type { DxfTags } from './tags.js';

/** How every binary DXF starts: 22 bytes (Autodesk DXF reference, "Binary DXF files"). */
const SENTINEL = 'AutoCAD Binary DXF\r\n\u001a\u0000';

/** Whether the bytes are a binary DXF. */
export function isBinaryDxf(bytes: Uint8Array): boolean {
  return (
    bytes.length > SENTINEL.length && [...SENTINEL].every((letter, i) => letter.charCodeAt(0) === bytes[i])
  );
}

/**
 * Splits a binary DXF into tags. Group codes take two bytes; before R13 they take one, with 255 announcing a code of two bytes.
 * Strings end with NUL, numbers are little-endian, chunks carry their length.
 * @throws MillwrightError DRAWING_DXF_MALFORMED
 */
export function binaryTags(bytes: Uint8Array): DxfTags {
  const reader = new BinaryReader(bytes);
  const codes: number[] = [];
  const values: (string | number)[] = [];
  while (reader.hasMore()) {
    const code = reader.code();
    codes.push(code);
    values.push(reader.value(code));
  }
  return { codes, values, comments: [] };
}

class BinaryReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #hasShortCodes: boolean;
  readonly #decoder = new TextDecoder('windows-1252');
  #at = SENTINEL.length;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    // The first tag is 0, SECTION: with one-byte codes its name starts at once, with two-byte codes a second zero comes first.
    this.#hasShortCodes = bytes[SENTINEL.length + 1] !== 0;
  }

  hasMore(): boolean {
    return this.#at < this.#bytes.length;
  }

  code(): number {
    if (!this.#hasShortCodes) return this.#view.getUint16(this.#take(2), true);
    const short = this.#bytes[this.#take(1)]!;
    return short === 255 ? this.#view.getUint16(this.#take(2), true) : short;
  }

  /** The value after a code: its type is a matter of the code alone (Autodesk DXF reference, "Group code value types"). */
  value(code: number): string | number {
    switch (valueType(code)) {
      case 'double':
        return this.#view.getFloat64(this.#take(8), true);
      case 'int16':
        return this.#view.getInt16(this.#take(2), true);
      case 'int32':
        return this.#view.getInt32(this.#take(4), true);
      case 'int64':
        return Number(this.#view.getBigInt64(this.#take(8), true));
      case 'boolean':
        return this.#bytes[this.#take(1)]!;
      case 'chunk':
        this.#take(this.#bytes[this.#take(1)]!);
        return '';
      case 'string':
        return this.#string();
    }
  }

  #string(): string {
    const end = this.#bytes.indexOf(0, this.#at);
    if (end < 0) refuseTruncated(this.#at);
    const text = this.#decoder.decode(this.#bytes.subarray(this.#at, end));
    this.#at = end + 1;
    return text;
  }

  #take(nBytes: number): number {
    const at = this.#at;
    if (at + nBytes > this.#bytes.length) refuseTruncated(at);
    this.#at = at + nBytes;
    return at;
  }
}

type ValueType = 'string' | 'double' | 'int16' | 'int32' | 'int64' | 'boolean' | 'chunk';

/** First and last group code of each type; all others are strings. */
const VALUE_TYPES: readonly (readonly [first: number, last: number, type: ValueType])[] = [
  [10, 59, 'double'],
  [60, 79, 'int16'],
  [90, 99, 'int32'],
  [110, 149, 'double'],
  [160, 169, 'int64'],
  [170, 179, 'int16'],
  [210, 239, 'double'],
  [270, 289, 'int16'],
  [290, 299, 'boolean'],
  [310, 319, 'chunk'],
  [370, 389, 'int16'],
  [400, 409, 'int16'],
  [420, 429, 'int32'],
  [440, 459, 'int32'],
  [460, 469, 'double'],
  [1004, 1004, 'chunk'],
  [1010, 1059, 'double'],
  [1060, 1070, 'int16'],
  [1071, 1071, 'int32'],
];

function valueType(code: number): ValueType {
  return VALUE_TYPES.find(([first, last]) => code >= first && code <= last)?.[2] ?? 'string';
}

function refuseTruncated(at: number): never {
  throw new MillwrightError('DRAWING_DXF_MALFORMED', {
    message: `The binary DXF ends in the middle of a value, at byte ${at}.`,
    hint: 'The file is damaged or cut short. Export it again, as text (ASCII) DXF if in doubt.',
    data: { byte: at },
  });
}
