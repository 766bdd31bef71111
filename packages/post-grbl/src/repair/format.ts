/** GRBL uses 8 digits of a number and drops the rest. */
const MAX_DIGITS = 8;
const MAX_DECIMALS = 6;

/** How many decimals a number may have so that GRBL reads all of its digits; none fewer than 0. */
export function decimalsFor(value: number): number {
  const nWhole = Math.trunc(Math.abs(value)).toFixed(0).length;
  return Math.max(0, Math.min(MAX_DECIMALS, MAX_DIGITS - nWhole));
}

/** A value rounded to so many decimals. */
export function roundedTo(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}

/** A number as GRBL reads it: no exponent, at most 8 digits, no needless zeros, no negative zero. */
export function formatNumber(value: number, decimals = decimalsFor(value)): string {
  const fixed = value.toFixed(Math.min(decimals, decimalsFor(value)));
  const trimmed = fixed.includes('.') ? fixed.replace(/0+$/, '').replace(/\.$/, '') : fixed;
  return trimmed === '-0' ? '0' : trimmed;
}

/** What may stand in a comment: nothing that acts on a machine, nothing that ends or nests it. */
const COMMENT_CHARACTERS = /[^ A-Za-z0-9.,=_\-*:+/#<>@&'"]/g;

/** A comment in plain characters, empty where nothing is left. */
export function plainComment(text: string): string {
  return text.normalize('NFKD').replace(COMMENT_CHARACTERS, '').replace(/\s+/g, ' ').trim();
}
