/** What a scan came upon. */
export const scanEvent = { none: 0, lineEnd: 1, realtime: 2 } as const;

const COUNTS = 0;
const BLANK = 1;
const OPEN = 2;
const SEMICOLON_KIND = 3;
const END = 4;
const REALTIME = 5;

const LF = 10;
const CR = 13;
const CLOSE = 41;
const RESET = 0x18;

/** Every byte as the serial interrupt and the line buffer treat it (GRBL 1.1h serial.c, protocol.c). */
const KINDS = new Uint8Array(256).fill(COUNTS);
/** What goes into the line: upper case. */
const UPPER = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 97 && byte <= 122 ? byte - 32 : byte));
KINDS.fill(BLANK, 0, 33);
// There is no block delete: the slash is dropped like a blank.
KINDS[0x2f] = BLANK;
KINDS[0x28] = OPEN;
KINDS[0x3b] = SEMICOLON_KIND;
KINDS[LF] = END;
KINDS[CR] = END;
// `?` status, `~` cycle start, `!` feed hold, reset: taken out even inside a comment; so is every byte from 0x80.
for (const byte of [0x3f, 0x7e, 0x21, RESET]) KINDS[byte] = REALTIME;
KINDS.fill(REALTIME, 0x80);

/**
 * Cuts a byte stream into lines as GRBL 1.1's serial interrupt and line buffer do: blanks, control characters, `/` and comments do not
 * count, letters become upper case, more than the buffer holds is thrown away with the line.
 */
export class LineScanner {
  /** What the last scan stopped at. */
  event: number = scanEvent.none;
  /** The realtime byte it stopped at. */
  byte = 0;
  /** Characters of the line under way. */
  length = 0;
  /** Whether more characters counted than the buffer holds: error 11. */
  isTooLong = false;
  /** Whether a `(` stands open, which swallows the rest of the line without an error. */
  isCommentOpen = false;
  /** Whether the line had characters of a comment. */
  hasComment = false;
  /** Whether the line end is the LF of a CR LF: an empty line to the controller, none to people. */
  isSecondEnd = false;
  private isLineComment = false;
  /** Whether the last byte scanned was a CR. */
  private isAfterCr = false;

  /**
   * @param line - where characters go
   * @param maxSignificant - how many may
   */
  constructor(
    private readonly line: Uint8Array,
    private readonly maxSignificant: number,
  ) {}

  /**
   * Scans on until a line ends, a realtime byte comes or the bytes end.
   * @returns where to go on
   */
  scan(bytes: Uint8Array, start: number, end: number): number {
    const { line, maxSignificant } = this;
    const { isAfterCr } = this;
    this.isAfterCr = false;
    let { length } = this;
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] as number;
      const kind = KINDS[byte] as number;
      if (kind === COUNTS) {
        if (this.isCommentOpen) {
          if (byte === CLOSE) this.isCommentOpen = false;
        } else if (this.isLineComment || this.isTooLong) continue;
        else if (length < maxSignificant) {
          line[length] = UPPER[byte] as number;
          length += 1;
        } else this.isTooLong = true;
      } else if (kind === END) {
        this.length = length;
        this.isSecondEnd = byte === LF && isAfterCr && at === start;
        this.isAfterCr = byte === CR;
        this.event = scanEvent.lineEnd;
        return at + 1;
      } else if (kind === REALTIME) {
        this.length = length;
        this.byte = byte;
        this.event = scanEvent.realtime;
        return at + 1;
      } else if (kind !== BLANK && !this.isCommentOpen && !this.isLineComment && !this.isTooLong) {
        this.hasComment = true;
        if (kind === OPEN) this.isCommentOpen = true;
        else this.isLineComment = true;
      }
    }
    this.length = length;
    this.event = scanEvent.none;
    return end;
  }

  /** Empties the line: after it was taken, and at a reset. */
  clear(): void {
    this.length = 0;
    this.isTooLong = false;
    this.isCommentOpen = false;
    this.isLineComment = false;
    this.hasComment = false;
  }
}
