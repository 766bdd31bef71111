/** One line as it reaches the controller's parser. */
export interface ScannedLine {
  /** 1-based; CR LF counts as one line end. */
  readonly number: number;
  /** Bytes up to and including this line's end mark. */
  readonly end: number;
  /** The characters that count: no blanks, control characters, `/`, comments or realtime bytes; upper case. */
  readonly significant: string;
  /** Whether more than 79 characters counted: the controller refuses the line with error 11. */
  readonly isTooLong: boolean;
  /** Whether a `(` stood open at the line's end, which swallows the rest of the line without an error. */
  readonly isCommentOpen: boolean;
  /** Bytes the controller took out of the stream and acted on at once, comments or not. */
  readonly realtimeBytes: readonly number[];
  /** Whether a reset byte came: what was gathered of the line is lost, and the modal state with it. */
  readonly isReset: boolean;
}

/** Significant characters the line buffer holds: 80 with its end mark (GRBL 1.1h protocol.h `LINE_BUFFER_SIZE`). */
const MAX_SIGNIFICANT = 79;

const LF = 10;
const CR = 13;
const SPACE = 32;
const OPEN = 40;
const CLOSE = 41;
const SLASH = 47;
const SEMICOLON = 59;
const RESET = 0x18;
/** `?` status, `~` cycle start, `!` feed hold: taken out even inside a comment (GRBL 1.1h serial.c). */
const REALTIME_ASCII: readonly number[] = [0x3f, 0x7e, 0x21];

/**
 * Cuts a byte stream into lines as GRBL 1.1's serial interrupt and line buffer do.
 * @param bytes - any bytes
 */
export function* scanLines(bytes: Uint8Array): Generator<ScannedLine> {
  let at = 0;
  let number = 0;
  while (at < bytes.length) {
    const start = at;
    let end = at;
    while (end < bytes.length && bytes[end] !== LF && bytes[end] !== CR) end += 1;
    number += 1;
    at = bytes[end] === CR && bytes[end + 1] === LF ? end + 2 : end + 1;
    yield { number, end: at, ...scanLine(bytes.subarray(start, end)) };
  }
}

/** One line without its end. */
function scanLine(bytes: Uint8Array): Omit<ScannedLine, 'number' | 'end'> {
  const codes: number[] = [];
  const realtimeBytes: number[] = [];
  let comment: 'none' | 'parenthesis' | 'semicolon' = 'none';
  let isTooLong = false;
  let isReset = false;
  for (const byte of bytes) {
    if (isRealtime(byte)) {
      realtimeBytes.push(byte);
      if (byte === RESET) {
        codes.length = 0;
        comment = 'none';
        isTooLong = false;
        isReset = true;
      }
    } else if (comment !== 'none' || isTooLong) {
      if (comment === 'parenthesis' && byte === CLOSE) comment = 'none';
    } else if (byte === OPEN) comment = 'parenthesis';
    else if (byte === SEMICOLON) comment = 'semicolon';
    else if (byte <= SPACE || byte === SLASH) {
      // Dropped by the firmware: there is no block delete.
    } else if (codes.length >= MAX_SIGNIFICANT) isTooLong = true;
    else codes.push(upperCase(byte));
  }
  const significant = String.fromCharCode(...codes);
  const isCommentOpen = comment === 'parenthesis';
  return { significant, isTooLong, isCommentOpen, realtimeBytes, isReset };
}

/** Every byte from 0x80 is a realtime command or vanishes; neither reaches the line. */
function isRealtime(byte: number): boolean {
  return byte >= 0x80 || byte === RESET || REALTIME_ASCII.includes(byte);
}

function upperCase(byte: number): number {
  return byte >= 97 && byte <= 122 ? byte - 32 : byte;
}
