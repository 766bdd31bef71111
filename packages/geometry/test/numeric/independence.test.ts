import { afterEach, expect, test, vi } from 'vitest';
import { cosDeg } from '../../src/numeric.js';
import { FUNCTIONS } from './equality.js';
import { hardPairs } from './numbers.js';

/** What ECMA-262 leaves to the engine ("implementation-approximated"). */
const APPROXIMATED = [
  ...[
    'acos',
    'acosh',
    'asin',
    'asinh',
    'atan',
    'atan2',
    'atanh',
    'cbrt',
    'cos',
    'cosh',
    'exp',
    'expm1',
    'hypot',
    'log',
  ],
  ...['log10', 'log1p', 'log2', 'pow', 'sin', 'sinh', 'tan', 'tanh'],
] as const;

afterEach(() => {
  vi.restoreAllMocks();
});

test('no function that JavaScript engines may compute differently is used', () => {
  const pairs = hardPairs(3, 2000);
  const spies = APPROXIMATED.map((name) => vi.spyOn(Math, name as 'sin'));
  for (let i = 0; i < pairs.length; i += 2) {
    for (const evaluate of Object.values(FUNCTIONS)) evaluate(pairs[i]!, pairs[i + 1]!);
    cosDeg(pairs[i]!);
  }
  for (const spy of spies) expect(spy).not.toHaveBeenCalled();
});
