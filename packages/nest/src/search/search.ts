import type { StockRule } from './choose-stock.js';
import { changeOrder, orderBy, type SortKey } from './orders.js';
import type { Problem } from './problem.js';
import { compareQuality, type Quality, qualityOf } from './quality.js';
import { randomOf } from './random.js';
import { type Pass, type Plan, runPass } from './run-pass.js';
import type { Work } from './work.js';

/** Passes at most, however small they are and however large the budget. */
const MAX_PASSES = 20_000;

/** Orders tried before chance comes in. Area first: big parts need the empty sheet, small ones fill what they leave. */
const SORT_KEYS: readonly SortKey[] = ['area', 'longSide', 'shortSide', 'sides'];

/**
 * The best layout that the work budget finds. First a quick pass, so that even a small budget places everything it
 * can; then one for each way of sorting and (where there are several stocks) of choosing stock; then changes of the best order for as long as
 * the budget lasts, kept when they are no worse. Which pass comes next follows from the passes before it and the seed, never from the
 * budget: a larger budget goes on where a smaller one stopped, so it is never worse.
 */
export async function search(problem: Problem, seed: number, work: Work): Promise<Pass> {
  const first = await runPass(problem, { ...firstPlan(problem), effort: 'quick' }, work);
  let best = graded(first);
  let base: Graded | undefined;
  for (const plan of sortedPlans(problem)) {
    const next = graded(await runPass(problem, plan, work));
    if (!isComplete(next.pass)) return best.pass;
    if (base === undefined || compareQuality(next.quality, base.quality) < 0) base = next;
    if (compareQuality(next.quality, best.quality) < 0) best = next;
  }
  if (base === undefined || new Set(problem.items).size < 2) return best.pass;
  const improved = await improve(problem, base, seed, work);
  return compareQuality(improved.quality, best.quality) < 0 ? improved.pass : best.pass;
}

interface Graded {
  readonly pass: Pass;
  readonly quality: Quality;
}

function graded(pass: Pass): Graded {
  return { pass, quality: qualityOf(pass) };
}

function isComplete({ outcomes, plan }: Pass): boolean {
  return outcomes.length === plan.order.length;
}

function firstPlan(problem: Problem): Plan {
  return { order: orderBy(problem, 'area'), stockRule: 'largest', effort: 'thorough' };
}

function sortedPlans(problem: Problem): Plan[] {
  const rules: readonly StockRule[] =
    problem.stocks.length > 1 ? ['largest', 'snug', 'smallest'] : ['largest'];
  const orders = differentOrders(problem);
  return rules.flatMap((stockRule) => orders.map((order) => ({ ...firstPlan(problem), stockRule, order })));
}

/** Sorting by another key often gives the same order again. */
function differentOrders(problem: Problem): (readonly number[])[] {
  const orders = SORT_KEYS.map((key) => orderBy(problem, key));
  return orders.filter((order, i) => orders.findIndex((other) => isSameOrder(order, other)) === i);
}

function isSameOrder(a: readonly number[], b: readonly number[]): boolean {
  return a.every((item, i) => item === b[i]);
}

async function improve(problem: Problem, base: Graded, seed: number, work: Work): Promise<Graded> {
  const random = randomOf(seed);
  let best = base;
  for (let i = 0; i < MAX_PASSES; i++) {
    const { order, nSame } = changeOrder(problem, best.pass, random);
    const plan = { ...best.pass.plan, order };
    const next = graded(await runPass(problem, plan, work, best.pass.outcomes.slice(0, nSame)));
    if (!isComplete(next.pass)) return best;
    // Equal ones are taken too: they lead out of places where no single change helps.
    if (compareQuality(next.quality, best.quality) <= 0) best = next;
  }
  return best;
}
