// Preloaded with `node --import`: every transcendental function of Math is wrong in its last bit, now up, now down. What reaches an
// artifact through one of them changes the artifact’s bytes.
const names = [
  'sin',
  'cos',
  'tan',
  'asin',
  'acos',
  'atan',
  'atan2',
  'exp',
  'expm1',
  'log',
  'log2',
  'log10',
  'log1p',
  'pow',
  'hypot',
  'cbrt',
] as const;
const bits = new DataView(new ArrayBuffer(8));
let calls = 0;

function nudged(value: number): number {
  if (!Number.isFinite(value) || value === 0) return value;
  bits.setFloat64(0, value);
  bits.setBigInt64(0, bits.getBigInt64(0) + (++calls % 2 === 0 ? 1n : -1n));
  return bits.getFloat64(0);
}

for (const name of names) {
  const exact = Math[name] as (...values: number[]) => number;
  Math[name] = ((...values: number[]) => nudged(exact(...values))) as never;
}
