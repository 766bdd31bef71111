import type { XmlElement } from './xml.js';

/** Conditions a branch of a `switch` may ask for. All features of SVG 1.1 are taken to be there, as SVG 2 says. */
const CONDITIONS = ['requiredExtensions', 'systemLanguage'];

/** The child elements, without text; of a `switch` only the first that asks for nothing special (SVG 1.1, 5.8.2). */
export function childrenOf(element: XmlElement): readonly XmlElement[] {
  const children = element.children.filter((child): child is XmlElement => typeof child !== 'string');
  if (element.name !== 'switch') return children;
  return children.filter((child) => !CONDITIONS.some((name) => child.attributes.has(name))).slice(0, 1);
}

/** What stands within a text and is not part of it. */
const UNSPOKEN = new Set(['title', 'desc', 'style', 'metadata']);

/** Letters of a text looked at, blanks included; a label has 2,000 at most. */
const MAX_RAW_LETTERS = 20_000;

/**
 * All text in an element, runs of blanks made one. A span on a line of its own (another `y`, or a `dy`) is a word of its own; lines as
 * Inkscape writes them run on, as they do when its text is copied.
 */
export function wordsOf(element: XmlElement): string {
  let words = '';
  let y = element.attributes.get('y');
  const stack: (XmlElement | string)[] = [element];
  for (let item = stack.pop(); item !== undefined && words.length < MAX_RAW_LETTERS; item = stack.pop()) {
    if (typeof item === 'string') {
      words += item.slice(0, MAX_RAW_LETTERS);
      continue;
    }
    if (item !== element && UNSPOKEN.has(item.name)) continue;
    if (item !== element && startsLine(item, y)) words += ' ';
    y = item.attributes.get('y') ?? y;
    for (const child of item.children.toReversed()) stack.push(child);
  }
  return words.replace(/\s+/g, ' ').trim().slice(0, 2000);
}

/** Whether a span begins a new line below another; programs also split one line into spans of the same `y`, to kern it. */
function startsLine({ attributes }: XmlElement, y: string | undefined): boolean {
  if (attributes.get('sodipodi:role') === 'line') return false;
  const own = attributes.get('y');
  const isMoved = !/^\s*[+-]?[0.]*(?:e|[a-z%]|\s|,|$)/i.test(attributes.get('dy') ?? '0');
  return isMoved || (own !== undefined && own !== y);
}

/** Elements by id (the first of each wins) and the text of all style sheets, in document order. */
export function indexById(root: XmlElement): { byId: ReadonlyMap<string, XmlElement>; css: string } {
  const byId = new Map<string, XmlElement>();
  let css = '';
  const stack: XmlElement[] = [root];
  for (let element = stack.pop(); element !== undefined; element = stack.pop()) {
    const id = element.attributes.get('id');
    if (id !== undefined && !byId.has(id)) byId.set(id, element);
    if (element.name === 'style')
      css += `${element.children.filter((child) => typeof child === 'string').join('')}\n`;
    for (const child of element.children.toReversed()) if (typeof child !== 'string') stack.push(child);
  }
  return { byId, css };
}

/** A name a person gave to a shape: Inkscape's label or a title. Ids are not taken: programs number them. `writeSvg` keeps names whole in an attribute of its own. */
export function titleOf(element: XmlElement): string | undefined {
  const exact = element.attributes.get('data-millwright-label');
  if (exact !== undefined && exact !== '') return exact;
  const title = element.children.find((child) => typeof child !== 'string' && child.name === 'title');
  const name =
    element.attributes.get('inkscape:label') ?? (title === undefined ? '' : wordsOf(title as XmlElement));
  return name.trim() === '' ? undefined : name.trim().slice(0, 200);
}

/**
 * The layer of what is inside an element: an Inkscape layer wins over all around it; without one, the outermost group with a name
 * counts, as Illustrator and CorelDRAW write layers.
 */
export function layerBelow(element: XmlElement, outer: string): string {
  if (element.name !== 'g') return outer;
  const exact = element.attributes.get('data-millwright-layer');
  if (exact !== undefined) return exact;
  const isLayer = element.attributes.get('inkscape:groupmode') === 'layer';
  if (!isLayer && outer !== '') return outer;
  const name = element.attributes.get('inkscape:label') ?? element.attributes.get('id') ?? outer;
  return name
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .slice(0, 200);
}
