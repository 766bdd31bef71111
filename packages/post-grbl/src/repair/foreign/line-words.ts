/** A letter and its number. */
export interface Word {
  readonly letter: string;
  /** As its decimals mean it; no digit is dropped. */
  readonly value: number;
  /** How far GRBL is off, which uses 8 digits and drops the rest. */
  readonly droppedSize: number;
}

/** A line of a program, whatever it was written for. */
export interface ForeignLine {
  readonly words: readonly Word[];
  /** The characters outside of comments and blanks, upper case. */
  readonly significant: string;
  readonly comments: readonly string[];
  /** Whether the line has text that is no word: parameters, flow control, plain text. */
  readonly isUnreadable: boolean;
  /** Whether something was dropped on the way: a tape mark, a checksum, a byte order mark, a realtime byte. */
  readonly hasDebris: boolean;
}

const LETTER = /[A-Z]/;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)/;

/** Cuts a line into words and comments, forgiving what can be forgiven. */
export function lineWords(text: string): ForeignLine {
  const { code, comments } = withoutComments(text);
  const tight = [...code].filter((character) => character > ' ' && character < '\x7f').join('');
  const plain = tight.replace(/[!~?]/g, '').toUpperCase();
  const bare = plain.replace(/%/g, '').replace(/^(N\d+)?\//, '$1');
  const significant = /^N\d/.test(bare) ? bare.replace(/\*\d+$/, '') : bare;
  const hasDebris = significant !== tight.toUpperCase() || /[^\x00-\x7e]/.test(code);
  const words: Word[] = [];
  let rest = significant;
  // Every round takes a word off the front.
  while (rest !== '') {
    const number = LETTER.test(rest[0] ?? '') ? NUMBER.exec(rest.slice(1))?.[0] : undefined;
    if (number === undefined) break;
    words.push({
      letter: rest[0] ?? '',
      value: Number(number),
      droppedSize: droppedSize(number),
    });
    rest = rest.slice(1 + number.length);
  }
  return { words, significant, comments, isUnreadable: rest !== '', hasDebris };
}

/** Comments may nest here, and an open one ends with the line. */
function withoutComments(text: string): { code: string; comments: string[] } {
  let code = '';
  const comments: string[] = [];
  let depth = 0;
  let comment = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] as string;
    if (depth === 0 && character === ';') {
      comments.push(text.slice(at + 1));
      break;
    }
    if (character === '(') {
      depth += 1;
    } else if (character === ')' && depth > 0) {
      depth -= 1;
      if (depth === 0) comments.push(comment);
      if (depth === 0) comment = '';
    } else if (depth > 0) comment += character;
    else code += character;
  }
  if (depth > 0) comments.push(comment);
  return { code, comments };
}

const MAX_DIGITS = 8;

function droppedSize(number: string): number {
  const digits = number.replace(/\D/g, '');
  if (digits.length <= MAX_DIGITS) return 0;
  const point = number.replace(/[+-]/, '').indexOf('.');
  const nWhole = point < 0 ? digits.length : point;
  return Math.abs(
    Number(digits.slice(0, MAX_DIGITS)) * Number(`1e${nWhole - MAX_DIGITS}`) - Math.abs(Number(number)),
  );
}
