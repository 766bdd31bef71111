import type { XmlElement } from './xml.js';

/** One element's conditions: `type`, `#id`, `.class` in any number. */
interface Compound {
  readonly type: string | undefined;
  readonly ids: readonly string[];
  readonly classes: readonly string[];
}

/** A selector, from the element it is about outwards: each step says whether it is the parent or any element around. */
export interface Selector {
  readonly subject: Compound;
  readonly around: readonly { readonly isParent: boolean; readonly compound: Compound }[];
  /** Ids, classes, types (CSS Selectors 3, 9), as one number. */
  readonly specificity: number;
  /** What an element must have for the selector to apply at all: `#id`, `.class`, `type` or `*`. */
  readonly key: string;
}

/** Compounds in one selector; people write three. */
const MAX_COMPOUNDS = 16;
/** Letters and escapes, in one way only, so that no pattern has to be tried again. A NUL stands for the blank that ends an escape. */
const NAME = String.raw`(?:[\w\u0000\u0080-\uffff-]|\\[^\n])+`;
const COMPOUND = new RegExp(`^(\\*|${NAME})?((?:[.#]${NAME})*)$`);
const MARK = new RegExp(`[.#]${NAME}`, 'g');

/** A selector of types, classes and ids, within each other (`a b`) or directly within (`a > b`); `undefined` for any other. */
export function parseSelector(text: string): Selector | undefined {
  if (text === '' || text.length > 1_000) return undefined;
  // The blank that ends an escape belongs to the name, so it is kept from being taken for a combinator.
  const words = text
    .replace(/(\\[0-9a-fA-F]{1,6})\s/g, '$1\u0000')
    .replace(/\s*>\s*/g, ' > ')
    .trim()
    .split(/\s+/);
  const compounds: { isParent: boolean; compound: Compound }[] = [];
  let isParent = false;
  for (const word of words) {
    if (word === '>') {
      if (isParent || compounds.length === 0) return undefined;
      isParent = true;
      continue;
    }
    const compound = parseCompound(word);
    if (compound === undefined || compounds.length === MAX_COMPOUNDS) return undefined;
    compounds.push({ isParent, compound });
    isParent = false;
  }
  const last = compounds.pop();
  if (last === undefined || isParent) return undefined;
  const around: { isParent: boolean; compound: Compound }[] = [];
  // `isParent` stands with the inner compound of a pair; outwards it says how the outer one is reached.
  let reached = last.isParent;
  for (const { isParent: next, compound } of compounds.toReversed()) {
    around.push({ isParent: reached, compound });
    reached = next;
  }
  const all = [last.compound, ...around.map(({ compound }) => compound)];
  const specificity = all.reduce(
    (sum, { ids, classes, type }) =>
      sum + ids.length * 1_000_000 + classes.length * 1_000 + (type === undefined ? 0 : 1),
    0,
  );
  return { subject: last.compound, around, specificity, key: keyOf(last.compound) };
}

function keyOf({ ids, classes, type }: Compound): string {
  if (ids.length > 0) return `#${ids[0]}`;
  return classes.length > 0 ? `.${classes[0]}` : (type ?? '*');
}

function parseCompound(text: string): Compound | undefined {
  const match = COMPOUND.exec(text);
  if (match === null || text === '') return undefined;
  const marks = match[2]!.match(MARK) ?? [];
  const named = (sign: string) =>
    marks.filter((mark) => mark.startsWith(sign)).map((mark) => unescaped(mark.slice(1)));
  const type = match[1] === undefined || match[1] === '*' ? undefined : unescaped(match[1]);
  return { type, ids: named('#'), classes: named('.') };
}

/** `\31 0` is "10": ids that start with a digit must be written so (CSS Syntax 3, 4.3.7). */
function unescaped(name: string): string {
  if (!name.includes('\\')) return name;
  return name.replace(
    /\\(?:([0-9a-fA-F]{1,6})\u0000?|(.))/g,
    (_, hex: string | undefined, letter: string) => {
      if (hex === undefined) return letter;
      const code = Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    },
  );
}

/**
 * Whether a selector applies to an element. Each group of compounds joined by `>` is looked for as near to the element as can be: the
 * nearest place leaves the most elements around for the rest, so no other need be tried.
 */
export function applies({ subject, around }: Selector, element: XmlElement): boolean {
  if (!matches(subject, element)) return false;
  let groupStart = 0;
  let inner: XmlElement = element;
  // The first group hangs on the element itself; each later one on any element around what was found.
  while (groupStart < around.length && around[groupStart]!.isParent) {
    const parent = inner.parent;
    if (parent === undefined || !matches(around[groupStart]!.compound, parent)) return false;
    inner = parent;
    groupStart++;
  }
  while (groupStart < around.length) {
    let groupEnd = groupStart + 1;
    while (groupEnd < around.length && around[groupEnd]!.isParent) groupEnd++;
    let top: XmlElement | undefined;
    for (let start = inner.parent; start !== undefined && top === undefined; start = start.parent) {
      top = topOfGroup(around, groupStart, groupEnd, start);
    }
    if (top === undefined) return false;
    inner = top;
    groupStart = groupEnd;
  }
  return true;
}

function topOfGroup(
  around: Selector['around'],
  from: number,
  to: number,
  start: XmlElement,
): XmlElement | undefined {
  let element: XmlElement | undefined = start;
  for (let i = from; ; ) {
    if (element === undefined || !matches(around[i]!.compound, element)) return undefined;
    if (++i === to) return element;
    element = element.parent;
  }
}

function matches({ type, ids, classes }: Compound, element: XmlElement): boolean {
  if (type !== undefined && type !== element.name) return false;
  const id = element.attributes.get('id');
  if (ids.some((one) => one !== id)) return false;
  return classes.length === 0 || classes.every((name) => hasClass(element, name));
}

function hasClass(element: XmlElement, name: string): boolean {
  const classes = element.attributes.get('class');
  // Most elements around have no class, or not this one, which a plain search tells at once.
  return classes?.includes(name) === true && classes.split(/\s+/).includes(name);
}
