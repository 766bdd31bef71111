import { describe, expect, test } from 'vitest';
import { chooseStock } from '../../src/search/choose-stock.js';
import type { Problem, Stock } from '../../src/search/problem.js';
import type { Shape } from '../../src/shape/shape.js';
import { sheet } from '../shapes.js';

const stockOf = (side: number, quantity: number) =>
  ({ sheet: sheet(side, side, { quantity }), axis: 'x', room: {} }) as Stock;
const problem = {
  stocks: [stockOf(100, 1), stockOf(300, 2), stockOf(200, 2), stockOf(300, 2)],
} as unknown as Problem;
const fits = [[{}], [{}], [{}], [{}]] as unknown as Shape[][];
const state = { nUsed: [0, 0, 0, 0], leftMm2: 25_000 };

describe('the next sheet is taken', () => {
  test('by area, the first listed of equals', () => {
    expect(chooseStock(problem, 'largest', state, fits)).toBe(1);
    expect(chooseStock(problem, 'smallest', state, fits)).toBe(0);
  });

  test('as small as holds the rest, else as large as there is', () => {
    expect(chooseStock(problem, 'snug', state, fits)).toBe(2);
    expect(chooseStock(problem, 'snug', { ...state, leftMm2: 1e9 }, fits)).toBe(1);
  });

  test('only where stock is left and the part fits', () => {
    expect(chooseStock(problem, 'smallest', { ...state, nUsed: [1, 0, 0, 0] }, fits)).toBe(2);
    expect(chooseStock(problem, 'smallest', state, [[], fits[1]!, [], fits[3]!])).toBe(1);
    expect(chooseStock(problem, 'largest', { ...state, nUsed: [1, 2, 2, 2] }, fits)).toBeUndefined();
  });
});
