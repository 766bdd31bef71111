// The bits of a double. DataView has a byte order of its own, so this is the same on every processor.
const view = new DataView(new ArrayBuffer(8));

/** The upper 32 bits of a double: sign, exponent and the first 20 bits of the fraction; 0 .. 2³² − 1. */
export function highWord(x: number): number {
  view.setFloat64(0, x);
  return view.getUint32(0);
}

/** {@link highWord} of |x|: orders magnitudes; 0x7ff00000 and above means infinite or not a number. */
export function magnitudeWord(x: number): number {
  return highWord(x) & 0x7fffffff;
}

/** The double with these upper 32 bits whose lower 32 bits are zero. */
export function fromHighWord(word: number): number {
  view.setUint32(0, word);
  view.setUint32(4, 0);
  return view.getFloat64(0);
}

/** `x` with these upper 32 bits instead of its own. */
export function withHighWord(x: number, word: number): number {
  view.setFloat64(0, x);
  view.setUint32(0, word);
  return view.getFloat64(0);
}

/** `x` with its lower 32 bits cleared: a leading part short enough that its square is exact. */
export function leadingPart(x: number): number {
  view.setFloat64(0, x);
  view.setUint32(4, 0);
  return view.getFloat64(0);
}

/** Whether the sign bit is set; true for −0. */
export function isSignSet(x: number): boolean {
  return highWord(x) >>> 31 === 1;
}

/**
 * x · 2ⁿ, rounded once.
 * @param x - normal, and below 2⁵³ where the result is not
 * @param n - integer, −1100 … 1100
 */
export function scaleByPowerOfTwo(x: number, n: number): number {
  if (n > 1023) return x * fromHighWord(0x7fe00000) * powerOfTwo(n - 1023);
  // 2⁻⁹⁶⁹ keeps x normal, so that only the second product rounds.
  if (n < -1022) return x * powerOfTwo(-969) * powerOfTwo(n + 969);
  return x * powerOfTwo(n);
}

/** 2ⁿ for −1022 ≤ n ≤ 1023, exactly. */
export function powerOfTwo(n: number): number {
  return fromHighWord((n + 1023) << 20);
}
