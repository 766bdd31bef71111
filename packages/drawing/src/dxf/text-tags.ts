import { MillwrightError } from '@millwright/contracts';
import { GrowingTags } from './growing-tags.js';
import type { TagTable } from './tags.js';

const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const BLANK = 32;
/** Group codes are between −5 and 1071; a little more is let pass. */
const MAX_CODE = 32_767;
const COMMENT = 999;

/**
 * Finds the tags of a text DXF: a line with the group code, a line with the value (Autodesk DXF reference, "ASCII DXF files"). Lines end
 * with LF, CR LF or CR; codes may be padded; values keep their blanks. Reading stops at the end-of-file mark.
 * @throws MillwrightError DRAWING_DXF_MALFORMED
 */
export function textTags(bytes: Uint8Array): TagTable {
  const tags = new GrowingTags(bytes);
  const comments: number[] = [];
  const lineEnd = lineEndOf(bytes);
  let at = startOf(bytes);
  let isEnded = false;
  while (at < bytes.length && !isEnded) {
    const codeFrom = at;
    while (bytes[at] === BLANK || bytes[at] === TAB) at++;
    const isNegative = bytes[at] === 45;
    if (isNegative) at++;
    let code = 0;
    let nDigits = 0;
    for (let digit = bytes[at]! - 48; digit >= 0 && digit <= 9; digit = bytes[++at]! - 48) {
      if (code <= MAX_CODE) code = code * 10 + digit;
      nDigits++;
    }
    while (bytes[at] === BLANK || bytes[at] === TAB || (bytes[at] === CARRIAGE_RETURN && lineEnd !== 13))
      at++;
    if (nDigits === 0 || code > MAX_CODE || (at < bytes.length && bytes[at] !== lineEnd)) {
      if (isBlank(bytes, codeFrom)) break;
      refuseCode(bytes, codeFrom, lineEnd);
    }
    if (at >= bytes.length) break;
    const from = at + 1;
    let to = from;
    while (to < bytes.length && bytes[to] !== lineEnd) to++;
    at = to + 1;
    while (to > from && bytes[to - 1] === CARRIAGE_RETURN) to--;
    if (code === COMMENT) comments.push(from, to);
    else tags.push(isNegative ? -code : code, from, to);
    isEnded = code === 0 && isEndOfFile(bytes, from, to);
  }
  return { ...tags.table(), comments, nBytesAfterEnd: isEnded ? countNotBlank(bytes, at) : 0 };
}

/** After a byte order mark and empty lines. */
function startOf(bytes: Uint8Array): number {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  let lineStart = at;
  for (; at < bytes.length && bytes[at]! <= BLANK; at++) {
    if (bytes[at] === LINE_FEED || bytes[at] === CARRIAGE_RETURN) lineStart = at + 1;
  }
  return lineStart;
}

/** CR where the first line ends with it alone (old Macintosh programs), else LF; any CR before that is then part of the line's end. */
function lineEndOf(bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] === LINE_FEED) return LINE_FEED;
    if (bytes[i] !== CARRIAGE_RETURN) continue;
    let next = i + 1;
    while (bytes[next] === CARRIAGE_RETURN) next++;
    return bytes[next] === LINE_FEED ? LINE_FEED : CARRIAGE_RETURN;
  }
  return LINE_FEED;
}

function isEndOfFile(bytes: Uint8Array, from: number, to: number): boolean {
  let at = from;
  while (at < to && bytes[at]! <= BLANK) at++;
  const isEof =
    (bytes[at]! | 32) === 0x65 && (bytes[at + 1]! | 32) === 0x6f && (bytes[at + 2]! | 32) === 0x66;
  return isEof && at + 3 <= to && isBlankUntil(bytes, at + 3, to);
}

function isBlank(bytes: Uint8Array, from: number): boolean {
  return isBlankUntil(bytes, from, bytes.length);
}

/** Blanks, line ends and what else fills the end of a file (NUL, Ctrl-Z). */
function isBlankUntil(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (bytes[i]! > BLANK) return false;
  return true;
}

function countNotBlank(bytes: Uint8Array, from: number): number {
  let count = 0;
  for (let i = from; i < bytes.length; i++) if (bytes[i]! > BLANK) count++;
  return count;
}

function refuseCode(bytes: Uint8Array, at: number, lineEnd: number): never {
  let fileLine = 1;
  for (let i = 0; i < at; i++) if (bytes[i] === lineEnd) fileLine++;
  let to = at;
  while (to < bytes.length && to < at + 40 && bytes[to] !== lineEnd) to++;
  const line = new TextDecoder('windows-1252').decode(bytes.subarray(at, to)).trim();
  throw new MillwrightError('DRAWING_DXF_MALFORMED', {
    message: `Line ${fileLine} of the DXF should hold a group code but holds ${JSON.stringify(line)}.`,
    hint: 'The file is damaged. Export it again, as DXF R12 if other versions fail.',
    data: { fileLine },
  });
}
