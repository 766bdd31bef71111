/** A length with at most two decimals, no trailing zeros, the same everywhere. */
export function number(value: number): string {
  const text = value.toFixed(2).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
}

/** A point of a path. */
export function coordinates(x: number, y: number): string {
  return `${number(x)} ${number(y)}`;
}
