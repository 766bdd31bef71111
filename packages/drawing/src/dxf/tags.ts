import { MillwrightError } from '@millwright/contracts';

/** A DXF file as pairs of group code and value, in two arrays of the same length. Comments (999) are kept apart. */
export interface DxfTags {
  readonly codes: readonly number[];
  readonly values: readonly (string | number)[];
  readonly comments: readonly string[];
}

/**
 * Splits a text DXF into tags: a line with the group code, a line with the value (Autodesk DXF reference, "ASCII DXF files").
 * Codes may be padded; values keep their blanks until someone wants a number.
 * @throws MillwrightError DRAWING_DXF_MALFORMED
 */
export function textTags(text: string): DxfTags {
  const codes: number[] = [];
  const values: string[] = [];
  const comments: string[] = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (let fileLine = 1; at < text.length; fileLine += 2) {
    const codeEnd = lineEnd(text, at);
    const codeText = text.slice(at, codeEnd).trim();
    if (codeEnd >= text.length || (codeText === '' && text.slice(codeEnd).trim() === '')) break;
    const valueEnd = lineEnd(text, codeEnd + 1);
    const code = Number(codeText);
    if (codeText === '' || !Number.isInteger(code)) refuseCode(codeText, fileLine);
    const value = text.slice(
      codeEnd + 1,
      text.charCodeAt(valueEnd - 1) === 13 && valueEnd > codeEnd + 1 ? valueEnd - 1 : valueEnd,
    );
    if (code === 999) comments.push(value);
    else {
      codes.push(code);
      values.push(value);
    }
    at = valueEnd + 1;
  }
  return { codes, values, comments };
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function refuseCode(codeText: string, fileLine: number): never {
  throw new MillwrightError('DRAWING_DXF_MALFORMED', {
    message: `Line ${fileLine} of the DXF should hold a group code but holds "${codeText.slice(0, 40)}".`,
    hint: 'The file is damaged. Export it again, as DXF R12 if other versions fail.',
    data: { fileLine },
  });
}

/** One entity, table entry or the like: a tag of code 0 and all up to the next. */
export class DxfRecord {
  /** What the 0 tag says, e.g. `LINE`. */
  readonly type: string;
  readonly #tags: DxfTags;
  readonly #start: number;
  readonly #end: number;

  /**
   * @param start - index of the 0 tag
   * @param end - index after the last tag
   */
  constructor(tags: DxfTags, start: number, end: number) {
    this.#tags = tags;
    this.#start = start;
    this.#end = end;
    this.type = String(tags.values[start]).trim().toUpperCase();
  }

  /** Every tag in order, for records where order carries meaning. The value is as in the file. */
  *all(): Generator<readonly [code: number, value: string | number]> {
    for (let i = this.#start + 1; i < this.#end; i++) yield [this.#tags.codes[i]!, this.#tags.values[i]!];
  }

  /** The first number under a code. */
  number(code: number): number | undefined;
  /** The first number under a code, or the value to take when there is none. */
  number(code: number, absent: number): number;
  number(code: number, absent?: number): number | undefined {
    for (let i = this.#start + 1; i < this.#end; i++) {
      if (this.#tags.codes[i] === code) return toNumber(this.#tags.values[i]!, code, this.type);
    }
    return absent;
  }

  /** All numbers under a code, in order. */
  numbers(code: number): readonly number[] {
    const found: number[] = [];
    for (let i = this.#start + 1; i < this.#end; i++) {
      if (this.#tags.codes[i] === code) found.push(toNumber(this.#tags.values[i]!, code, this.type));
    }
    return found;
  }

  /** The first text under a code; empty when there is none. */
  text(code: number): string {
    for (let i = this.#start + 1; i < this.#end; i++) {
      if (this.#tags.codes[i] === code) return String(this.#tags.values[i]);
    }
    return '';
  }
}

/**
 * The number a value stands for.
 * @throws MillwrightError DRAWING_DXF_MALFORMED when it is none, or not finite
 */
export function toNumber(value: string | number, code: number, type: string): number {
  const number = typeof value === 'number' ? value : value.trim() === '' ? Number.NaN : Number(value);
  if (Number.isFinite(number)) return number;
  throw new MillwrightError('DRAWING_DXF_MALFORMED', {
    message: `A ${type} holds "${String(value).slice(0, 40)}" under group code ${code}, which is not a number.`,
    hint: 'The file is damaged, or written with decimal commas. Export it again.',
    data: { code, type },
  });
}
