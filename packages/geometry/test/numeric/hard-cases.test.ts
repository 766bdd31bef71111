import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { FUNCTIONS, type FunctionName } from './equality.js';
import { doubleOfHex, hexOf, unitsApart } from './numbers.js';

interface HardCase {
  readonly function: FunctionName;
  readonly inputs: readonly [string, string?];
  readonly nearest: string;
  readonly result: string;
}

// The neutral file that `crates/numeric/tests/hard_cases.rs` reads too.
const file = resolve(import.meta.dirname, '../../../../crates/numeric/tests/hard-cases.json');
const cases: readonly HardCase[] = JSON.parse(readFileSync(file, 'utf8')).cases;

function evaluate({ function: name, inputs }: HardCase): number {
  const [a, b] = inputs.map((hex) => doubleOfHex(hex!));
  return FUNCTIONS[name](a!, b ?? 0);
}

test('every hard case gives the recorded bits, which Rust gives too', () => {
  const wrong = cases.filter((hard) => hexOf(evaluate(hard)) !== hard.result);
  expect(wrong).toEqual([]);
  expect(cases.length).toBeGreaterThan(1000);
});

test('every hard case lies within one unit in the last place of the true result', () => {
  // Exponents above 2³¹ are excepted in the docstring of pow.
  const allowed = ({ function: name, inputs }: HardCase) =>
    name === 'pow' && Math.abs(doubleOfHex(inputs[1]!)) > 2 ** 31 ? 1000 : 1;
  const wrong = cases.filter((hard) => unitsApart(evaluate(hard), doubleOfHex(hard.nearest)) > allowed(hard));
  expect(wrong).toEqual([]);
});

test('cube roots are rounded to nearest', () => {
  for (const hard of cases.filter((hard) => hard.function === 'cbrt'))
    expect(hexOf(evaluate(hard))).toBe(hard.nearest);
});
