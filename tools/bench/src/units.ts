const PER_SECOND: Readonly<Record<string, number>> = { s: 1, ms: 1e3, µs: 1e6, ns: 1e9 };

/**
 * What a run of so many seconds comes to in a row's unit.
 * @param unit - `s`, `ms`, `µs`, `ns` (time per piece of work) or a rate that ends in `/s` (pieces of work per second)
 * @param seconds - duration of one run, > 0
 * @param amount - pieces of work in one run
 */
export function valueIn(unit: string, { seconds, amount }: { seconds: number; amount: number }): number {
  if (unit.endsWith('/s')) return amount / seconds;
  const scale = PER_SECOND[unit];
  if (scale === undefined) throw new RangeError(`"${unit}" is neither a time nor a rate`);
  return (seconds * scale) / amount;
}
