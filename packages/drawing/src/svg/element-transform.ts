import { type Affine, IDENTITY, multiply } from '../curve/affine.js';
import { numbersIn } from './numbers.js';
import { propertyOf, type StyleSheet } from './style.js';
import { parseTransform } from './transform.js';
import type { XmlElement } from './xml.js';

/**
 * The transform of an element, about its `transform-origin` where it has one. `undefined` when either is written in a way that
 * is not understood (percentages, keywords, radians): the element can then not be placed and must be listed.
 */
export function elementTransform(element: XmlElement, sheet: StyleSheet): Affine | undefined {
  const text = propertyOf(element, sheet, 'transform');
  if (text === undefined) return IDENTITY;
  const matrix = parseTransform(text.replace(/(?<=\d)(?:px|deg)\b/g, ''));
  const origin = propertyOf(element, sheet, 'transform-origin');
  if (matrix === undefined || origin === undefined || matrix === IDENTITY) return matrix;
  const [x, y = 0] = numbersIn(origin);
  if (x === undefined || !/^[\s\d.,+\-eEpx]*$/.test(origin)) return undefined;
  return multiply(multiply([1, 0, 0, 1, x, y], matrix), [1, 0, 0, 1, -x, -y]);
}
