import { loadNumeric, type NumericModule } from '../../src/loader/numeric-module.js';
import { acos, asin, atan, atan2, cbrt, cos, exp, hypot, log, pow, sin, tan } from '../../src/numeric.js';
import { hardNumbers, hardPairs } from './numbers.js';

/** Every function by name; those of one number ignore the second. */
export const FUNCTIONS: Readonly<Record<FunctionName, (a: number, b: number) => number>> = {
  ...{ sin, cos, tan, asin, acos, atan, exp, log, cbrt, atan2, hypot, pow },
};
export type FunctionName = (typeof OF_ONE)[number] | (typeof OF_TWO)[number];

export const OF_ONE = ['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'exp', 'log', 'cbrt'] as const;
export const OF_TWO = ['atan2', 'hypot', 'pow'] as const;

/** The first input on which TypeScript and the Rust module differ by a bit, told in words; undefined when they never do. */
export async function firstDifference(
  name: FunctionName,
  seed: number,
  length: number,
): Promise<string | undefined> {
  const module: NumericModule = await loadNumeric();
  const isOfOne = (OF_ONE as readonly string[]).includes(name);
  const inputs = isOfOne ? hardNumbers(seed, length) : hardPairs(seed, length);
  const expected = module[name](inputs);
  for (let i = 0; i < length; i += 1) {
    const given = isOfOne ? [inputs[i]!] : [inputs[2 * i]!, inputs[2 * i + 1]!];
    const found = FUNCTIONS[name](given[0]!, given[1] ?? 0);
    if (!Object.is(found, expected[i]))
      return `${name}(${given.join(', ')}) is ${found}, in Rust ${expected[i]}`;
  }
  return undefined;
}
