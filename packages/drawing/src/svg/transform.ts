import { degreesToRad, radToDegrees, tan } from '@millwright/geometry/numeric';
import { type Affine, IDENTITY, multiply, rotation } from '../curve/affine.js';
import { parseLength } from './numbers.js';
import type { ElementStyle } from './style.js';

/** Functions in one list; programs write up to three. */
const MAX_FUNCTIONS = 1_000;

/**
 * A transform as one matrix: a list of functions, the first outermost (SVG 1.1, 7.6; the two-dimensional functions of CSS Transforms 1
 * with their units). `undefined` when it holds anything else; a caller then must not guess.
 */
export function parseTransform(text: string | undefined): Affine | undefined {
  if (text === undefined || text.trim() === '' || text.trim() === 'none') return IDENTITY;
  let matrix = IDENTITY;
  let end = 0;
  FUNCTION.lastIndex = 0;
  for (let n = 0; n <= MAX_FUNCTIONS; n++) {
    const match = FUNCTION.exec(text);
    if (match === null) return isBlank(text, end) && matrix.every(Number.isFinite) ? matrix : undefined;
    end = FUNCTION.lastIndex;
    const values = argumentsOf(match[2]!);
    const step = values === undefined ? undefined : transformFunction(match[1]!, values);
    if (step === undefined) return undefined;
    matrix = multiply(matrix, step);
  }
  return undefined;
}

/** One function right after the one before: looked for at one place only, whatever stands there. */
const FUNCTION = /[\s,]*([a-zA-Z]+)\s*\(([^()]*)\)/y;

function isBlank(text: string, from: number): boolean {
  return text.slice(from).trim() === '';
}

/** The transform of an element about its `transform-origin`; `undefined` when either is not understood. */
export function elementTransform(
  style: ElementStyle,
  viewport: { readonly width: number; readonly height: number },
): Affine | undefined {
  // The separate properties of CSS Transforms 2 are not read: better no part than one in another place. A text's `rotate` turns letters.
  const isSet = (name: string) => (style.get(name) ?? 'none').trim() !== 'none';
  if (
    isSet('translate') ||
    isSet('scale') ||
    /[a-df-z]/i.test(style.get('rotate')?.replace('none', '') ?? '')
  )
    return undefined;
  const matrix = parseTransform(style.get('transform'));
  if (matrix === undefined || matrix === IDENTITY) return matrix;
  const origin = style.get('transform-origin')?.trim();
  if (origin === undefined || origin === '') return matrix;
  const box = style.get('transform-box')?.trim() ?? 'view-box';
  const isAbsolute = !/[%a-z]/i.test(origin.replace(/px|mm|cm|in|pt|pc|q/gi, ''));
  if (box !== 'view-box' && !isAbsolute) return undefined;
  const at = originPoint(origin, viewport);
  if (at === undefined) return undefined;
  return multiply(multiply([1, 0, 0, 1, at[0], at[1]], matrix), [1, 0, 0, 1, -at[0], -at[1]]);
}

const KEYWORDS: ReadonlyMap<string, { readonly axis: 'x' | 'y' | 'any'; readonly share: number }> = new Map([
  ['left', { axis: 'x', share: 0 }],
  ['right', { axis: 'x', share: 1 }],
  ['top', { axis: 'y', share: 0 }],
  ['bottom', { axis: 'y', share: 1 }],
  ['center', { axis: 'any', share: 0.5 }],
]);

/** Two lengths or keywords (CSS Transforms 1, 6); one alone leaves the other in the middle. */
function originPoint(
  text: string,
  viewport: { readonly width: number; readonly height: number },
): readonly [number, number] | undefined {
  const words = text.toLowerCase().split(/[\s,]+/);
  if (words.length > 3 || (words.length === 3 && !/^0(?:px)?$/.test(words[2]!))) return undefined;
  let [first = 'center', second = 'center'] = words;
  if (KEYWORDS.get(first)?.axis === 'y' || KEYWORDS.get(second)?.axis === 'x') {
    [first, second] = [second, first];
  }
  const place = (word: string, axis: 'x' | 'y', size: number) => {
    const keyword = KEYWORDS.get(word);
    if (keyword !== undefined)
      return keyword.axis === axis || keyword.axis === 'any' ? keyword.share * size : undefined;
    return parseLength(word, size)?.px;
  };
  const x = place(first, 'x', viewport.width);
  const y = place(second, 'y', viewport.height);
  return x === undefined || y === undefined ? undefined : [x, y];
}

const ARGUMENT =
  /[\s,]*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(px|mm|cm|in|pt|pc|q|deg|rad|grad|turn)?/iy;

/** Numbers with the units CSS allows, lengths in px and angles in degrees; `undefined` where anything else stands between them. */
function argumentsOf(text: string): readonly number[] | undefined {
  const values: number[] = [];
  ARGUMENT.lastIndex = 0;
  let end = 0;
  for (let match = ARGUMENT.exec(text); match !== null; match = ARGUMENT.exec(text)) {
    end = ARGUMENT.lastIndex;
    values.push(inBaseUnit(match[1]!, match[2]?.toLowerCase()));
  }
  return isBlank(text, end) ? values : undefined;
}

function inBaseUnit(number: string, unit: string | undefined): number {
  const value = Number(number);
  switch (unit) {
    case undefined:
    case 'px':
    case 'deg':
      return value;
    case 'rad':
      return radToDegrees(value);
    case 'grad':
      return value * 0.9;
    case 'turn':
      return value * 360;
    default:
      return parseLength(number + unit, 0)!.px;
  }
}

function transformFunction(name: string, values: readonly number[]): Affine | undefined {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = values;
  const n = values.length;
  switch (name.toLowerCase()) {
    case 'matrix':
      return n === 6 ? [a, b, c, d, e, f] : undefined;
    case 'translate':
      return n === 1 || n === 2 ? [1, 0, 0, 1, a, b] : undefined;
    case 'translatex':
      return n === 1 ? [1, 0, 0, 1, a, 0] : undefined;
    case 'translatey':
      return n === 1 ? [1, 0, 0, 1, 0, a] : undefined;
    case 'scale':
      return n === 1 || n === 2 ? [a, 0, 0, n === 1 ? a : b, 0, 0] : undefined;
    case 'scalex':
      return n === 1 ? [a, 0, 0, 1, 0, 0] : undefined;
    case 'scaley':
      return n === 1 ? [1, 0, 0, a, 0, 0] : undefined;
    case 'rotate':
    case 'rotatez':
      return n === 1 || n === 3 ? rotation(a, b, c) : undefined;
    case 'skewx':
      return n === 1 ? [1, 0, tan(degreesToRad(a)), 1, 0, 0] : undefined;
    case 'skewy':
      return n === 1 ? [1, tan(degreesToRad(a)), 0, 1, 0, 0] : undefined;
    case 'skew':
      return n === 1 || n === 2 ? [1, tan(degreesToRad(b)), tan(degreesToRad(a)), 1, 0, 0] : undefined;
    default:
      return undefined;
  }
}
