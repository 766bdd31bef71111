// This file and the others that `page/viewer.ts` needs are also put into replay pages as one script (test/replay/page.test.ts): they import
// nothing but one another.

/** What is wrong with a replay; caught where it is opened. */
export class Damaged {
  /** The rest of a sentence that begins with "it". */
  readonly reason: string;

  constructor(reason: string) {
    this.reason = reason;
  }
}

/** Reads numbers from bytes, one after the other, never beyond `end`. */
export class ByteReader {
  readonly bytes: Uint8Array;
  at = 0;
  end: number;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.end = bytes.length;
  }

  /** One byte. */
  byte(): number {
    if (this.at >= this.end) throw new Damaged('ends in the middle of a number');
    return this.bytes[this.at++] as number;
  }

  /** Seven bits per byte, the lowest first; the eighth says that more follow. At most five bytes. */
  number(): number {
    const { bytes, end } = this;
    let value = 0;
    let scale = 1;
    for (let i = 0; i < 5 && this.at < end; i++) {
      const byte = bytes[this.at++] as number;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
    throw new Damaged('has a number that runs over the end of its section');
  }

  /** 0, 1, 2, 3 … stand for 0, −1, 1, −2 … */
  signed(): number {
    const value = this.number();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  /** Four bytes, the lowest first. */
  word(): number {
    const [a, b, c, d] = [this.byte(), this.byte(), this.byte(), this.byte()];
    return a + b * 0x100 + c * 0x1_0000 + d * 0x100_0000;
  }
}

/** The remainders of the polynomial 0xEDB88320 (ISO 3309, as in PNG and zip). */
const CRC_TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = (sum & 1) === 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

/** CRC-32 of the bytes from a place on. */
export function crc32(bytes: Uint8Array, from = 0): number {
  let sum = -1;
  for (let i = from; i < bytes.length; i++) {
    sum = (CRC_TABLE[(sum ^ (bytes[i] as number)) & 255] as number) ^ (sum >>> 8);
  }
  return (sum ^ -1) >>> 0;
}
