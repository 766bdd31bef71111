/**
 * Sine, cosine and arc tangent as an 8-bit controller computes them: polynomials over numbers of 40 bits (32 of mantissa), cut off
 * instead of rounded between the steps, the result rounded to 32 bits. They differ from correctly rounded values by one or two units
 * in the last place, which decides whether GRBL turns a circle or skips it, and into how many lines it cuts an arc.
 *
 * Order of steps, polynomials and their coefficients are those of avr-libc's floating-point library (atan.S, atan2.S, sin.S, cos.S,
 * fp_sinus.S, fp_powser.S: facts; the coefficients of atan are those of Abramowitz and Stegun 4.4.49). Check: 2,755 recorded arcs.
 */

const { fround } = Math;

const cell = new Float64Array(1);
const halves = new Uint32Array(cell.buffer);
// Which half of a double holds the low bits depends on the processor's byte order.
cell[0] = 1;
const low = halves[0] === 0 ? 0 : 1;

/** Cut to the 32 bits of mantissa that a number of 40 bits has. */
function cutTo32Bits(value: number): number {
  cell[0] = value;
  halves[low] = (halves[low] as number) & 0xffe00000;
  return cell[0] as number;
}

/** Cut to the 24 bits of mantissa that a factor has. */
function cutTo24Bits(value: number): number {
  cell[0] = value;
  halves[low] = (halves[low] as number) & 0xe0000000;
  return cell[0] as number;
}

/** A coefficient as it is stored: a mantissa of 32 bits, and how often it is halved. Exact. */
function halved(mantissa: number, nTimes: number): number {
  let value = mantissa;
  for (let time = 0; time < nTimes; time += 1) value *= 0.5;
  return value;
}

/** Of x · Σ cᵢ x²ⁱ, from the highest power down. */
const ARC_TANGENT: readonly number[] = [
  halved(0xbbd74a00, 40),
  halved(-0x846e01ce, 37),
  halved(0xafc1fdbf, 36),
  halved(-0x9a31746c, 35),
  halved(0xda3d8356, 35),
  halved(-0x917fc700, 34),
  halved(0xccbbe4d9, 34),
  halved(-0xaaaa6b91, 33),
  1,
];
const SINE: readonly number[] = [
  halved(-0xcd4ca800, 57),
  halved(0xb8b94ed4, 50),
  halved(-0xd00c02a9, 44),
  halved(0x88888691, 38),
  halved(-0xaaaaaaa6, 34),
  1,
];
/** Angles of an arc are far smaller; the rest below is exact up to here, rad. */
const LARGEST_ANGLE = 1_048_576;
/** π/2 in 40 bits. */
const QUARTER_TURN = halved(0xc90fdaa2, 31);
const HALF_PI = fround(Math.PI / 2);
const PI = fround(Math.PI);

function polynomial(x: number, coefficients: readonly number[]): number {
  let sum = coefficients[0] as number;
  for (let index = 1; index < coefficients.length; index += 1) {
    // The last sum is not cut: rounding it sees all its bits.
    sum = cutTo32Bits(cutTo24Bits(sum) * x) + (coefficients[index] as number);
  }
  return sum;
}

/** Arc tangent of a 32-bit float of size up to 1, radians. */
function arcTangent(x: number): number {
  return fround(fround(polynomial(fround(x * x), ARC_TANGENT)) * x);
}

/**
 * The angle of (x, y), radians in −π … π, a 32-bit float.
 * @param y - a 32-bit float
 * @param x - a 32-bit float
 */
export function controllerAtan2(y: number, x: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (y === 0 && x === 0) return 0;
  const isBelow = y < 0 || Object.is(y, -0);
  if (Math.abs(y) <= Math.abs(x)) {
    const angle = arcTangent(fround(finite(y) / finite(x)));
    if (x > 0) return angle;
    return fround(angle + (isBelow ? -PI : PI));
  }
  const angle = arcTangent(fround(-finite(x) / finite(y)));
  return fround(angle + (isBelow ? -HALF_PI : HALF_PI));
}

/** 2¹²⁶. */
const LARGEST = 8.507059173023462e37;

/** The controller puts a very large number in place of an infinite one. */
function finite(value: number): number {
  return Math.max(-LARGEST, Math.min(LARGEST, value));
}

/** Sine of an angle in radians, both 32-bit floats. */
export function controllerSin(angleRad: number): number {
  return sineFrom(angleRad, angleRad < 0 ? 2 : 0);
}

/** Cosine of an angle in radians, both 32-bit floats. */
export function controllerCos(angleRad: number): number {
  return sineFrom(angleRad, 1);
}

/** Sine of |angle| plus some quarter turns. */
function sineFrom(angleRad: number, moreQuarters: number): number {
  const size = Math.abs(angleRad);
  if (!(size < LARGEST_ANGLE)) return Number.NaN;
  let quarters = Math.floor(size / QUARTER_TURN);
  // The rest is exact: a multiple of 2⁻³¹ below 2²⁰. The quotient may be one off where it is nearly whole.
  let rest = size - quarters * QUARTER_TURN;
  if (rest < 0) {
    rest += QUARTER_TURN;
    quarters -= 1;
  }
  const quadrant = quarters + moreQuarters;
  const folded = fround(quadrant % 2 === 1 ? rest - QUARTER_TURN : rest);
  const argument = ((quadrant + 1) & 2) === 0 ? folded : -folded;
  return fround(cutTo24Bits(polynomial(fround(argument * argument), SINE)) * argument);
}
