/** Few files have tags of fewer bytes than this on average; for them the arrays grow. */
const BYTES_PER_TAG = 6;

/** Tags found so far, in arrays that grow as they must. */
export class GrowingTags {
  readonly #bytes: Uint8Array;
  #nTags = 0;
  #codes: Int16Array;
  #starts: Uint32Array;
  #ends: Uint32Array;

  constructor(bytes: Uint8Array) {
    const capacity = Math.ceil(bytes.length / BYTES_PER_TAG) + 64;
    this.#bytes = bytes;
    this.#codes = new Int16Array(capacity);
    this.#starts = new Uint32Array(capacity);
    this.#ends = new Uint32Array(capacity);
  }

  /** Adds a tag whose value lies in the bytes from `from` up to, not including, `to`. */
  push(code: number, from: number, to: number): void {
    const tag = this.#nTags++;
    if (tag >= this.#codes.length) this.#grow();
    this.#codes[tag] = code;
    this.#starts[tag] = from;
    this.#ends[tag] = to;
  }

  /** What was found; layout as in `TagTable`. */
  table(): { bytes: Uint8Array; nTags: number; codes: Int16Array; starts: Uint32Array; ends: Uint32Array } {
    return {
      bytes: this.#bytes,
      nTags: this.#nTags,
      codes: this.#codes,
      starts: this.#starts,
      ends: this.#ends,
    };
  }

  #grow(): void {
    const capacity = this.#codes.length * 2;
    const codes = new Int16Array(capacity);
    const starts = new Uint32Array(capacity);
    const ends = new Uint32Array(capacity);
    codes.set(this.#codes);
    starts.set(this.#starts);
    ends.set(this.#ends);
    [this.#codes, this.#starts, this.#ends] = [codes, starts, ends];
  }
}
