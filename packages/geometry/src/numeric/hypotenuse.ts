// The length of a vector. Method: musl 1.1 `hypot.c` (R. Felker and others, MIT) after T. J. Dekker, "A floating-point technique for
// extending the available precision", Numer. Math. 18 (1971); every operation in the order of the Rust crate libm 0.2.
import { fromHighWord, magnitudeWord } from './bits.js';
import { exactSquare } from './exact-product.js';

const TWO_700 = fromHighWord(0x6bb00000);
const TWO_MINUS_700 = fromHighWord(0x14300000);
/** Upper words: 2⁵¹¹, from where a square might overflow; 2⁻⁴⁵⁰, below which the tail of a square might vanish; 65 binary orders. */
const LARGE = (1023 + 511) << 20;
const SMALL = (1023 - 450) << 20;
const ORDERS_APART = 64;

/** √(x² + y²) without overflow or underflow on the way, within one unit in the last place; ∞ when either argument is, NaN or not. */
export function hypot(x: number, y: number): number {
  const xMagnitude = Math.abs(x);
  const yMagnitude = Math.abs(y);
  if (xMagnitude === Number.POSITIVE_INFINITY || yMagnitude === Number.POSITIVE_INFINITY)
    return Number.POSITIVE_INFINITY;
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  return xMagnitude < yMagnitude
    ? hypotOfOrdered(yMagnitude, xMagnitude)
    : hypotOfOrdered(xMagnitude, yMagnitude);
}

/** @param large - ≥ small ≥ 0 */
function hypotOfOrdered(large: number, small: number): number {
  const largeWord = magnitudeWord(large);
  const smallWord = magnitudeWord(small);
  if (small === 0) return large;
  if ((largeWord >>> 20) - (smallWord >>> 20) > ORDERS_APART) return large + small;
  if (largeWord >= LARGE) return TWO_700 * rootOfSquares(large * TWO_MINUS_700, small * TWO_MINUS_700);
  if (smallWord < SMALL) return TWO_MINUS_700 * rootOfSquares(large * TWO_700, small * TWO_700);
  return rootOfSquares(large, small);
}

function rootOfSquares(large: number, small: number): number {
  const largeSquare = exactSquare(large);
  const smallSquare = exactSquare(small);
  return Math.sqrt(smallSquare.low + largeSquare.low + smallSquare.high + largeSquare.high);
}
