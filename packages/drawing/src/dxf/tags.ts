import { MillwrightError } from '@millwright/contracts';
import { plainName } from './escapes.js';
import { parseNumber } from './parse-number.js';

/** Where the tags of a file are: nothing of it is copied or decoded before somebody asks. */
export interface TagTable {
  readonly bytes: Uint8Array;
  readonly nTags: number;
  /** Group code of each tag. */
  readonly codes: Int16Array;
  /** Index in `bytes` of the first byte of each value. */
  readonly starts: Uint32Array;
  /** Index after the last byte of each value. */
  readonly ends: Uint32Array;
  /** Start and end of each comment (999), one after the other. */
  readonly comments: readonly number[];
  /** A value of a binary file that is not text; `undefined` when its code holds text. Absent in text files. */
  readonly binaryNumber?: (tag: number) => number | undefined;
  /** Bytes after the end-of-file mark that are not blank. */
  readonly nBytesAfterEnd: number;
}

/** From the bytes of a value to its letters. */
export type DecodeText = (bytes: Uint8Array) => string;

/** Slots of the memory for names; layers and types of entities repeat a thousandfold. */
const NAME_SLOTS = 1024;

interface KnownName {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  /** In upper case: names compare so. */
  readonly key: string;
}

/** The tags of a DXF with their values: numbers and texts are made on demand. */
export class DxfTags {
  readonly nTags: number;
  readonly codes: Int16Array;
  readonly #table: TagTable;
  readonly #decode: DecodeText;
  readonly #names: (KnownName | undefined)[] = new Array(NAME_SLOTS);

  constructor(table: TagTable, decode: DecodeText) {
    this.nTags = table.nTags;
    this.codes = table.codes;
    this.#table = table;
    this.#decode = decode;
  }

  /**
   * The number of a tag.
   * @throws MillwrightError DRAWING_DXF_MALFORMED when it is none, or not finite
   */
  number(tag: number): number {
    const { bytes, starts, ends, binaryNumber } = this.#table;
    const value = binaryNumber?.(tag) ?? parseNumber(bytes, starts[tag]!, ends[tag]!);
    return Number.isFinite(value) ? value : this.#refuseNumber(tag);
  }

  /** The text of a tag as the file has it, with blanks and codes. */
  text(tag: number): string {
    const { bytes, starts, ends, binaryNumber } = this.#table;
    const value = binaryNumber?.(tag);
    return value === undefined ? this.#decode(bytes.subarray(starts[tag]!, ends[tag]!)) : String(value);
  }

  /** The text of a tag as a name: without blanks around it, at most 200 letters, `\U+XXXX` resolved. */
  name(tag: number): string {
    return this.#known(tag).name;
  }

  /** The name in upper case, in which names are compared. */
  key(tag: number): string {
    return this.#known(tag).key;
  }

  #known(tag: number): KnownName {
    const { bytes, starts, ends } = this.#table;
    const from = starts[tag]!;
    const to = ends[tag]!;
    let hash = to - from;
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
    const slot = (hash ^ (hash >>> 15)) & (NAME_SLOTS - 1);
    const known = this.#names[slot];
    if (known !== undefined && this.#isSame(known.from, known.to, from, to)) return known;
    const name = plainName(this.text(tag)).trim().slice(0, 200);
    const added: KnownName = { from, to, name, key: name.toUpperCase() };
    this.#names[slot] = added;
    return added;
  }

  /** The comments of the file, without blanks around them. */
  comments(): readonly string[] {
    const { bytes, comments } = this.#table;
    const texts: string[] = [];
    for (let i = 0; i < comments.length; i += 2) {
      texts.push(this.#decode(bytes.subarray(comments[i]!, comments[i + 1]!)).trim());
    }
    return texts;
  }

  #isSame(from: number, to: number, otherFrom: number, otherTo: number): boolean {
    if (to - from !== otherTo - otherFrom) return false;
    const { bytes } = this.#table;
    for (let i = from, j = otherFrom; i < to; i++, j++) if (bytes[i] !== bytes[j]) return false;
    return true;
  }

  #refuseNumber(tag: number): never {
    let owner = tag;
    while (owner > 0 && this.codes[owner] !== 0 && this.codes[owner] !== 9) owner--;
    const type = this.text(owner).trim().slice(0, 40);
    const code = this.codes[tag]!;
    throw new MillwrightError('DRAWING_DXF_MALFORMED', {
      message: `A ${type} holds "${this.text(tag).trim().slice(0, 40)}" under group code ${code}, which is not a number.`,
      hint: 'The file is damaged, or written with decimal commas. Export it again.',
      data: { code, type },
    });
  }
}
