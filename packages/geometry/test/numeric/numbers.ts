// Numbers that aim at trouble, as many as wanted, the same every time.

/** Marsaglia's xorshift32: whole numbers 0 … 2³² − 1. */
export function randomWords(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

const view = new DataView(new ArrayBuffer(8));

/** The double with these 64 bits. */
export function doubleOf(high: number, low: number): number {
  view.setUint32(0, high);
  view.setUint32(4, low);
  return view.getFloat64(0);
}

/** The double of 16 hex digits. */
export function doubleOfHex(hex: string): number {
  return doubleOf(Number.parseInt(hex.slice(0, 8), 16), Number.parseInt(hex.slice(8), 16));
}

/** The 16 hex digits of a double; one pattern for all NaN, because their payload is not defined. */
export function hexOf(x: number): string {
  view.setFloat64(0, Number.isNaN(x) ? Number.NaN : x);
  return view.getBigUint64(0).toString(16).padStart(16, '0');
}

/** How many doubles lie between two of the same sign. */
export function unitsApart(a: number, b: number): number {
  const [wholeA, wholeB] = [BigInt(`0x${hexOf(a)}`), BigInt(`0x${hexOf(b)}`)];
  return Number(wholeA > wholeB ? wholeA - wholeB : wholeB - wholeA);
}

export const SPECIAL = [
  ...[0, -0, 1, -1, 0.5, -0.5, 2, -2, 3, -3],
  ...[Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN],
  ...[5e-324, -5e-324, 2.2250738585072014e-308, 2.225073858507201e-308, Number.MAX_VALUE, -Number.MAX_VALUE],
] as const;

/** Where the algorithms change their way: upper words of magnitudes, met from both sides. */
const TURNING_WORDS = [
  ...[
    0x3fe921fb, 0x3e500000, 0x3e46a09e, 0x3e400000, 0x3fe59428, 0x413921fb, 0x4002d97c, 0x400f6a7a,
    0x4015fdbc, 0x401c463b,
  ],
  ...[
    0x3fe00000, 0x3fef3333, 0x3c600000, 0x3fdc0000, 0x3fe60000, 0x3ff30000, 0x40038000, 0x44100000,
    0x3ff921fb, 0x400921fb,
  ],
  ...[
    0x4012d97c, 0x401921fb, 0x3fd62e42, 0x3ff0a2b2, 0x3e300000, 0x40862e42, 0x4086232b, 0x40874910,
    0x3fe6a09e, 0x3ff00000,
  ],
];

/**
 * Angles, ratios and magnitudes: any bit pattern, every binade alike, neighbours of multiples of π/4, of the points where the
 * algorithms turn, and of 1, subnormals, everyday numbers.
 */
export function hardNumbers(seed: number, length: number): Float64Array {
  const next = randomWords(seed);
  const kinds = [
    () => doubleOf(next(), next()),
    () => (next() / 2 ** 32 - 0.5) * 20,
    () => (next() / 2 ** 32) * 2 - 1,
    () => nudge((next() % 3 === 0 ? next() : next() % 4096) * (Math.PI / 4), next),
    () =>
      doubleOf(
        TURNING_WORDS[next() % TURNING_WORDS.length]! - 1 + (next() % 3),
        next() % 4 === 0 ? 0 : next(),
      ),
    () => nudge(1, next),
    () => doubleOf(((next() & 1) << 31) | (next() & 0xfffff), next()),
    () => doubleOf((0x43300000 + (next() % 0x3c000000)) >>> 0, next()),
  ];
  return Float64Array.from({ length }, (_, i) =>
    i < SPECIAL.length ? SPECIAL[i]! : (next() & 1 ? 1 : -1) * kinds[next() % kinds.length]!(),
  );
}

/** Pairs: all special ones, then two hard numbers, two of like size, or a base and an exponent whose power is finite. */
export function hardPairs(seed: number, length: number): Float64Array {
  const next = randomWords(seed);
  const numbers = hardNumbers(seed + 1, 2 * length);
  const pairs = SPECIAL.flatMap((a) => SPECIAL.map((b) => [a, b]));
  for (let i = pairs.length; i < length; i += 1) {
    const [a, b] = [numbers[2 * i]!, numbers[2 * i + 1]!];
    const kind = next() % 4;
    if (kind === 0) pairs.push([a, a * (next() / 2 ** 31 - 1)]);
    else if (kind === 1)
      pairs.push([Math.abs(a), ((next() / 2 ** 31 - 1) * 1080) / (Math.abs(Math.log2(Math.abs(a))) + 1e-9)]);
    else if (kind === 2) pairs.push([(next() % 200) - 100, (next() % 100) - 50]);
    else pairs.push([a, b]);
  }
  return Float64Array.from(pairs.slice(0, length).flat());
}

/** A double at most eight steps from x. */
function nudge(x: number, next: () => number): number {
  view.setFloat64(0, x);
  view.setBigInt64(0, view.getBigInt64(0) + BigInt((next() % 17) - 8));
  return view.getFloat64(0);
}
