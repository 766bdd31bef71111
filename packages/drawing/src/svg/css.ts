import { LIMITS, requireWithin } from '../limits.js';
import { parseSelector, type Selector } from './selector.js';

/** What a rule or a `style` attribute sets: property in small letters → value. */
export type Declarations = ReadonlyMap<string, Declaration>;

/** One value, and whether `!important` puts it above all others. */
export interface Declaration {
  readonly value: string;
  readonly isImportant: boolean;
}

/** One selector with what it sets. */
export interface StyleRule {
  readonly selector: Selector;
  readonly declarations: Declarations;
  /** Place in the file. */
  readonly order: number;
}

/** The rules of a style sheet and what was left out of it, as it should be listed. */
export interface ParsedCss {
  readonly rules: readonly StyleRule[];
  readonly skipped: readonly string[];
}

/** At-rules that say nothing of shapes. */
const SILENT_AT_RULES = new Set(['charset', 'font-face', 'keyframes', 'namespace', 'page', 'counter-style']);
/** Properties that decide what is read; a rule without any of them may be left out without a word. */
export const READ_PROPERTIES = new Set(
  'display visibility fill fill-rule fill-opacity stroke stroke-opacity opacity color transform transform-origin transform-box clip-path mask font font-size x y cx cy r rx ry width height d translate rotate scale overflow filter marker marker-start marker-mid marker-end'.split(
    ' ',
  ),
);
/** Media queries that hold on every screen. */
const SCREENS = new Set(['@media', '@media all', '@media screen', '@media only screen']);
/** At-rules within at-rules. */
const MAX_NESTING = 8;

/**
 * The rules of style sheets, in order (CSS Syntax 3, reduced to what drawings use: rules, comments, strings, `@media` for screens).
 * Selectors that are not understood are given back, not guessed at.
 * @throws MillwrightError INPUT_TOO_LARGE
 */
export function parseCss(css: string): ParsedCss {
  const rules: StyleRule[] = [];
  const skipped: string[] = [];
  const pending = [{ text: withoutComments(css), depth: 0 }];
  for (let sheet = pending.pop(); sheet !== undefined; sheet = pending.pop()) {
    for (const { head, body } of blocksOf(sheet.text)) {
      if (!head.startsWith('@')) {
        addRule(head, body, rules, skipped);
        continue;
      }
      const name = /^@(?:-\w+-)?([\w-]*)/.exec(head)![1]!.toLowerCase();
      const isForScreen = SCREENS.has(head.replace(/\s+/g, ' ').toLowerCase());
      if (isForScreen && sheet.depth < MAX_NESTING) pending.push({ text: body, depth: sheet.depth + 1 });
      else if (!SILENT_AT_RULES.has(name)) skipped.push(`style (${head.slice(0, 80)})`);
    }
  }
  return { rules, skipped };
}

function addRule(head: string, body: string, rules: StyleRule[], skipped: string[]): void {
  const declarations = parseDeclarations(body);
  const matters = [...declarations.keys()].some((property) => READ_PROPERTIES.has(property));
  if (!matters) return;
  for (const text of splitOutside(head, ',')) {
    const selector = parseSelector(text.trim());
    if (selector === undefined) skipped.push(`style ${text.trim().slice(0, 100)}`);
    else rules.push({ selector, declarations, order: rules.length });
    requireWithin('The style sheets hold', rules.length + skipped.length, LIMITS.styleRules, 'selectors');
  }
}

/** `property: value` pairs; the last of each property counts, unless an earlier one is important. */
export function parseDeclarations(body: string): Declarations {
  const declarations = new Map<string, Declaration>();
  for (const part of splitOutside(body, ';')) {
    const colon = part.indexOf(':');
    if (colon < 0) continue;
    const property = part.slice(0, colon).trim().toLowerCase();
    const written = part.slice(colon + 1);
    const isImportant = /!\s*important\s*$/i.test(written);
    const value = (isImportant ? written.replace(/!\s*important\s*$/i, '') : written).trim();
    if (value === '' || (declarations.get(property)?.isImportant && !isImportant)) continue;
    declarations.set(property, { value, isImportant });
  }
  return declarations;
}

/** `head { body }` and `@name …;` in order; the body of an at-rule holds braces itself. */
function* blocksOf(css: string): Generator<{ head: string; body: string }> {
  let start = 0;
  let open = -1;
  let depth = 0;
  for (let at = 0; at < css.length; at++) {
    const letter = css[at];
    if (letter === '"' || letter === "'") at = endOfString(css, at);
    else if (letter === '{') {
      if (depth++ === 0) open = at;
    } else if (letter === '}') {
      if (depth === 0) start = at + 1;
      else if (--depth === 0) {
        yield { head: css.slice(start, open).trim(), body: css.slice(open + 1, at) };
        start = at + 1;
      }
    } else if (letter === ';' && depth === 0) {
      const head = css.slice(start, at).trim();
      if (head.startsWith('@')) {
        yield { head, body: '' };
        start = at + 1;
      }
    }
  }
  // A block the file forgot to close ends with the sheet (CSS Syntax 3, 5.4).
  if (depth > 0) yield { head: css.slice(start, open).trim(), body: css.slice(open + 1) };
}

function endOfString(css: string, start: number): number {
  const quote = css[start]!;
  for (let at = start + 1; at < css.length; at++) {
    if (css[at] === '\\') at++;
    else if (css[at] === quote || css[at] === '\n') return at;
  }
  return css.length;
}

/** The pieces between separators that stand outside strings and brackets: a data URL holds semicolons. */
function splitOutside(text: string, separator: ';' | ','): readonly string[] {
  if (!/["'([]/.test(text)) return text.split(separator);
  const pieces: string[] = [];
  let start = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!;
    if (letter === '"' || letter === "'") at = endOfString(text, at);
    else if (letter === '(' || letter === '[') depth++;
    else if (letter === ')' || letter === ']') depth = Math.max(0, depth - 1);
    else if (letter === separator && depth === 0) {
      pieces.push(text.slice(start, at));
      start = at + 1;
    }
  }
  pieces.push(text.slice(start));
  return pieces;
}

/** Comments as blanks, and the marks that once hid style sheets from old browsers. One pass: an unclosed comment runs to the end. */
export function withoutComments(css: string): string {
  let plain = '';
  let from = 0;
  for (let at = css.indexOf('/*'); at >= 0; at = css.indexOf('/*', from)) {
    plain += `${css.slice(from, at)} `;
    const end = css.indexOf('*/', at + 2);
    from = end < 0 ? css.length : end + 2;
  }
  return (plain + css.slice(from)).replaceAll('<!--', '').replaceAll('-->', '');
}
