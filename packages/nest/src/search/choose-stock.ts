import type { Shape } from '../shape/shape.js';
import type { Problem, Stock } from './problem.js';

/** `largest` or `smallest` area first; `snug`: the smallest that could hold all that is left, else the largest. */
export type StockRule = 'largest' | 'smallest' | 'snug';

/** A snug sheet has at least this many times the area of what is left, since nothing fills a sheet to the last. */
const SNUG_RATIO = 1.15;

/**
 * Which stock the next sheet is taken from.
 * @param state.nUsed - sheets already taken of each stock
 * @param state.leftMm2 - area of the parts not yet placed
 * @param shapes - for each stock the shapes of the part in need; none where it does not fit
 * @returns index into the problem's stocks, the first listed of equals; undefined when none is left that would hold the part
 */
export function chooseStock(
  { stocks }: Problem,
  rule: StockRule,
  state: { readonly nUsed: readonly number[]; readonly leftMm2: number },
  shapes: readonly (readonly Shape[])[],
): number | undefined {
  const byArea = stocks
    .map((stock, index) => ({ index, areaMm2: areaOf(stock), quantity: stock.sheet.quantity }))
    .filter(({ index, quantity }) => state.nUsed[index]! < quantity && shapes[index]!.length > 0)
    .sort((a, b) => a.areaMm2 - b.areaMm2 || a.index - b.index);
  const largestMm2 = byArea[byArea.length - 1]?.areaMm2;
  const largest = byArea.find(({ areaMm2 }) => areaMm2 === largestMm2);
  if (rule === 'smallest') return byArea[0]?.index;
  if (rule === 'largest') return largest?.index;
  return (byArea.find(({ areaMm2 }) => areaMm2 >= SNUG_RATIO * state.leftMm2) ?? largest)?.index;
}

function areaOf({ sheet }: Stock): number {
  return sheet.widthMm * sheet.heightMm;
}
