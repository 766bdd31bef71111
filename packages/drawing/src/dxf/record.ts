import type { DxfTags } from './tags.js';

/** Group code that starts an object within an object (R2018): what follows is not the entity's own. */
const EMBEDDED_OBJECT = 101;

/** One entity, table entry or the like: a tag of code 0 and all up to the next. */
export class DxfRecord {
  readonly tags: DxfTags;
  /** Index of the first tag after the 0 tag. */
  readonly from: number;
  /** Index after the last tag of its own. */
  readonly to: number;
  /** What the 0 tag says, e.g. `LINE`. */
  readonly type: string;

  /**
   * @param start - index of the 0 tag
   * @param end - index after the last tag
   */
  constructor(tags: DxfTags, start: number, end: number, type: string) {
    this.tags = tags;
    this.from = start + 1;
    this.to = end;
    this.type = type;
  }

  /** Index of the first tag of a code, −1 when there is none. */
  find(code: number): number {
    const { codes } = this.tags;
    for (let i = this.from; i < this.to; i++) {
      if (codes[i] === code) return i;
      if (codes[i] === EMBEDDED_OBJECT) return -1;
    }
    return -1;
  }

  /** The first number under a code, or the value to take when there is none. */
  number(code: number, absent: number): number {
    const tag = this.find(code);
    return tag < 0 ? absent : this.tags.number(tag);
  }

  /** All numbers under a code, in order. */
  numbers(code: number): readonly number[] {
    const { codes } = this.tags;
    const found: number[] = [];
    for (let i = this.from; i < this.to; i++) if (codes[i] === code) found.push(this.tags.number(i));
    return found;
  }

  /** The first text under a code; empty when there is none. */
  text(code: number): string {
    const tag = this.find(code);
    return tag < 0 ? '' : this.tags.text(tag);
  }

  /** The first text under a code as a name (see `DxfTags`); empty when there is none. */
  name(code: number): string {
    const tag = this.find(code);
    return tag < 0 ? '' : this.tags.name(tag);
  }
}
