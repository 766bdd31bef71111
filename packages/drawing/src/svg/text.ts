import { type Affine, determinant, mapPoint } from '../curve/affine.js';
import { startOf, type XY } from '../curve/primitive.js';
import type { SketchLabel } from '../sketch.js';
import { computedStyle, type Style } from './computed-style.js';
import { childrenOf, wordsOf } from './element.js';
import { numbersIn, parseLength } from './numbers.js';
import { parsePathData } from './path.js';
import type { ViewportSize } from './shapes.js';
import type { StyleSheet } from './style.js';
import type { XmlElement } from './xml.js';

/** A `text` element with what decides its place. */
export interface TextSource {
  readonly element: XmlElement;
  readonly style: Style;
  readonly sheet: StyleSheet;
  readonly matrix: Affine;
  readonly viewport: ViewportSize;
  readonly layer: string;
  readonly byId: ReadonlyMap<string, XmlElement>;
}

/** A text as a label at the point it starts from; `undefined` when it holds no letter. Glyphs are not laid out. */
export function textLabel(source: TextSource): SketchLabel | undefined {
  const { element, matrix, layer } = source;
  const text = wordsOf(element);
  if (text === '') return undefined;
  const at = mapPoint(matrix, anchorOf(source));
  const height = letterHeight(source) * Math.sqrt(Math.abs(determinant(matrix)));
  return { text, at, height, layer };
}

/** Spans within each other that are looked into. */
const MAX_SPANS = 16;

/** The first `x` and `y` of a text or of the spans in it; the start of the path that a text runs along. */
function anchorOf(source: TextSource): XY {
  let x: number | undefined;
  let y: number | undefined;
  let span: XmlElement | undefined = source.element;
  for (let i = 0; span !== undefined && i < MAX_SPANS; i++) {
    const along: XY | undefined = span.name === 'textPath' ? pathStart(span, source) : undefined;
    x ??= along?.[0] ?? firstLength(span, 'x', source.viewport.width);
    y ??= along?.[1] ?? firstLength(span, 'y', source.viewport.height);
    span = childrenOf(span).find(({ name }) => name === 'tspan' || name === 'textPath' || name === 'a');
  }
  return [x ?? 0, y ?? 0];
}

function firstLength(element: XmlElement, name: string, reference: number): number | undefined {
  const text = element.attributes.get(name) ?? '';
  return parseLength(text.trim().split(/[\s,]+/)[0], reference)?.px ?? numbersIn(text)[0];
}

function pathStart(textPath: XmlElement, { byId }: TextSource): XY | undefined {
  const href = textPath.attributes.get('href') ?? textPath.attributes.get('xlink:href') ?? '';
  const d = byId.get(href.slice(1))?.attributes.get('d');
  // The first command is all that is wanted of a path that may be long.
  const first = d === undefined ? undefined : /^\s*m[^a-z]*[a-z]?[^a-z]*/i.exec(d.slice(0, 1_000))?.[0];
  const primitive = parsePathData(first ?? '', [1, 0, 0, 1, 0, 0]).subPaths[0]?.primitives[0];
  return primitive === undefined ? undefined : startOf(primitive);
}

/** The size of the first letters: spans often state it anew. */
function letterHeight({ element, style, sheet }: TextSource): number {
  let size = style;
  let span = element;
  for (let i = 0; i < MAX_SPANS; i++) {
    const [first] = span.children.filter((child) => typeof child !== 'string' || child.trim() !== '');
    if (first === undefined || typeof first === 'string') break;
    size = computedStyle(sheet.of(first), size);
    span = first;
  }
  return size.fontSize;
}
