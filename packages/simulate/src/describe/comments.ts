import type { MissingInput } from '@millwright/contracts';

/** A comment of a program that says something about an input. */
export interface Remark {
  readonly line: number;
  /** Its words, shortened. */
  readonly text: string;
  readonly about: MissingInput;
}

/** Lines that are looked at; comments that matter stand at the head, or where a tool is changed. */
const MAX_LINES = 200_000;
/** Remarks that are kept of one kind. */
const MAX_REMARKS = 4;
/** Longest quotation. */
const MAX_LENGTH = 90;

const ABOUT: readonly (readonly [MissingInput, RegExp])[] = [
  [
    'tool',
    /\b(tool|bit|end ?mill|cutter|dia(meter)?|flutes?|TOOL\/\w+|T\d+\s+D=|DIA\.?)(?![a-z])|_endmill|vbit|v-bit/i,
  ],
  [
    'stock',
    /\b(stock|workpiece|material (size|thickness|length|width)|thick(ness)?|STOCK\/BLOCK|stockM\w+)\b/i,
  ],
  ['work-offset', /\b(zero|origin) (is|at|lies|point)\b|\bstockM(in|ax)\b/i],
  ['z-frame', /\b(zero|origin) is\b|\bZMIN\b|\b(cut|pass|milling|engraving|total) depth\b/i],
  ['units', /\b(units?|inch(es)?|millimet(er|re)s?|metric|imperial)\b|\d\s?(mm|in)\b/i],
];

/**
 * What the comments of a program say about its inputs, in its own words: comments in parentheses and behind semicolons that hold a figure
 * and a word of the matter. Never more than a suggestion.
 */
export function remarksOf(text: string): readonly Remark[] {
  const remarks: Remark[] = [];
  const nOf = new Map<MissingInput, number>();
  const seen = new Set<string>();
  let line = 0;
  for (const content of linesOf(text)) {
    line++;
    if (line > MAX_LINES) break;
    for (const comment of commentsOf(content)) {
      if (!/\d|zero|origin|unit/i.test(comment)) continue;
      for (const [about, pattern] of ABOUT) {
        const key = `${about}:${comment}`;
        if ((nOf.get(about) ?? 0) >= MAX_REMARKS || seen.has(key) || !pattern.test(comment)) continue;
        seen.add(key);
        nOf.set(about, (nOf.get(about) ?? 0) + 1);
        remarks.push({ line, text: comment, about });
      }
    }
  }
  return remarks;
}

/** Lines one by one, so that a long program is not copied. */
function* linesOf(text: string): Generator<string> {
  let from = 0;
  while (from < text.length) {
    let end = text.indexOf('\n', from);
    if (end < 0) end = text.length;
    // A line of a hostile file may be as long as the file.
    yield text.slice(from, Math.min(end, from + 4 * MAX_LENGTH));
    from = end + 1;
  }
}

function commentsOf(line: string): readonly string[] {
  const comments: string[] = [];
  const semicolon = line.indexOf(';');
  if (semicolon >= 0) comments.push(line.slice(semicolon + 1));
  const code = semicolon >= 0 ? line.slice(0, semicolon) : line;
  for (let from = code.indexOf('('); from >= 0; from = code.indexOf('(', from + 1)) {
    const end = code.indexOf(')', from);
    comments.push(code.slice(from + 1, end < 0 ? code.length : end));
  }
  return comments.map(printable).filter((comment) => comment.length > 0);
}

function printable(comment: string): string {
  const words = comment.replace(/[^\x20-\x7e]+/g, ' ').trim();
  return words.length <= MAX_LENGTH ? words : `${words.slice(0, MAX_LENGTH - 1)}…`;
}
