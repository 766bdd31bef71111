/**
 * A number as a drawing file writes it: plain decimals, no exponent, no trailing zeros, no negative zero. `Number.prototype.toFixed`
 * rounds the exact value of the double, so the text is the same everywhere.
 * @param digits - digits after the point; six are a nanometre for mm
 */
export function decimal(value: number, digits = 6): string {
  const text = value.toFixed(digits);
  const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return short === '-0' ? '0' : short;
}
