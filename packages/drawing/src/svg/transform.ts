import { degreesToRad, tan } from '@millwright/geometry/numeric';
import { type Affine, IDENTITY, multiply, rotation } from '../curve/affine.js';
import { numbersIn } from './numbers.js';

/**
 * The `transform` attribute as one matrix: a list of functions, the first outermost (SVG 1.1, 7.6). `undefined` when it holds
 * something that is not a transform function; a caller then must not guess.
 */
export function parseTransform(text: string | undefined): Affine | undefined {
  if (text === undefined || text.trim() === '' || text.trim() === 'none') return IDENTITY;
  let matrix = IDENTITY;
  let end = 0;
  for (const match of text.matchAll(/[\s,]*([a-zA-Z]+)\s*\(([^()]*)\)/g)) {
    const step = match.index === end ? transformFunction(match[1]!, numbersIn(match[2]!)) : undefined;
    if (step === undefined) return undefined;
    matrix = multiply(matrix, step);
    end = match.index + match[0].length;
  }
  return text.slice(end).trim() === '' ? matrix : undefined;
}

function transformFunction(name: string, values: readonly number[]): Affine | undefined {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = values;
  const n = values.length;
  switch (name) {
    case 'matrix':
      return n === 6 ? [a, b, c, d, e, f] : undefined;
    case 'translate':
      return n === 1 || n === 2 ? [1, 0, 0, 1, a, b] : undefined;
    case 'scale':
      return n === 1 || n === 2 ? [a, 0, 0, n === 1 ? a : b, 0, 0] : undefined;
    case 'rotate':
      return n === 1 || n === 3 ? rotation(a, b, c) : undefined;
    case 'skewX':
      return n === 1 ? [1, 0, tan(degreesToRad(a)), 1, 0, 0] : undefined;
    case 'skewY':
      return n === 1 ? [1, tan(degreesToRad(a)), 0, 1, 0, 0] : undefined;
    default:
      return undefined;
  }
}
