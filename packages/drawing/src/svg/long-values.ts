/** Values shorter than this are left to the parser. */
const LONG = 100;
/** Stands for a value that was taken out, with its number. */
const MARK = '@millwright-value-';
const MARKED = /@millwright-value-(\d+)@\s*/g;

/** A document without its long path data, and how to put them back. */
export interface Shortened {
  readonly text: string;
  /** What stood where the marks are, in an attribute or a text. */
  readonly restored: (value: string) => string;
}

/**
 * Takes the long values of `d` and `points` out of a document before it is parsed: the parser looks at each letter several times, which is
 * two thirds of the time spent on a traced outline. Only values without any letter that means something to XML are taken, so the
 * document is the same document wherever the quotes stand, and line ends are kept, so that lines are counted as in the file.
 */
export function withoutLongValues(text: string): Shortened {
  const values: string[] = [];
  if (text.includes(MARK)) return { text, restored: (value) => value };
  const start = /\s(?:d|points)\s*=\s*"/g;
  let shortened = '';
  let from = 0;
  for (let match = start.exec(text); match !== null; match = start.exec(text)) {
    const valueStart = start.lastIndex;
    const valueEnd = text.indexOf('"', valueStart);
    if (valueEnd < 0) break;
    start.lastIndex = valueEnd;
    if (valueEnd - valueStart < LONG) continue;
    const value = text.slice(valueStart, valueEnd);
    // Everything but printable ASCII without & ' < >, as one class: two would be tried one after the other at each letter.
    if (/[^\t\n\r\x20-\x25\x28-\x3b\x3d\x3f-\x7e]/.test(value)) continue;
    shortened += `${text.slice(from, valueStart)}${MARK}${values.length}@${lineEndsOf(value)}`;
    values.push(value);
    from = valueEnd;
  }
  if (values.length === 0) return { text, restored: (value) => value };
  const restored = (value: string) =>
    value.includes(MARK) ? value.replace(MARKED, (_, index: string) => values[Number(index)]!) : value;
  return { text: shortened + text.slice(from), restored };
}

function lineEndsOf(value: string): string {
  let lineEnds = '';
  for (let at = value.indexOf('\n'); at >= 0; at = value.indexOf('\n', at + 1)) lineEnds += '\n';
  return lineEnds;
}
