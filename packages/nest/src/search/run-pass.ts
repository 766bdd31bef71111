import type { Shape } from '../shape/shape.js';
import { chooseStock, type StockRule } from './choose-stock.js';
import { findPlace, type Place } from './find-place.js';
import { OpenSheet } from './open-sheet.js';
import type { Problem } from './problem.js';
import type { Work } from './work.js';

/** How one pass goes about it. */
export interface Plan {
  /** Indices into the problem's items, each once: who is placed first. */
  readonly order: readonly number[];
  /** Which stock is taken when a new sheet is needed. */
  readonly stockRule: StockRule;
  /**
   * `thorough`: the first open sheet with a place, there the rotation that reaches least far. `quick`: the first rotation with a place on the
   * newest sheet, else a new sheet, and older ones only when the stock is used up, which costs little more than one placement for each part.
   */
  readonly effort: 'quick' | 'thorough';
}

/** Where an item came to lie. */
export interface Outcome {
  readonly item: number;
  /** Index into the pass's sheets, and the place there; undefined where no sheet in stock had one. */
  readonly at:
    | { readonly sheetIndex: number; readonly stockIndex: number; readonly place: Place }
    | undefined;
}

/** What a pass made of a plan. */
export interface Pass {
  readonly plan: Plan;
  readonly sheets: readonly OpenSheet[];
  /** In the plan's order; shorter than it when the budget ran out. */
  readonly outcomes: readonly Outcome[];
}

/**
 * Lays the items down one after the other, each on the first open sheet that has a place for it, opening sheets while the stock lasts.
 * @param known - outcomes of an earlier pass that hold for the first items of the order; they are laid down again without work
 * @returns the pass; its outcomes are a beginning of the order when the budget ran out on the way
 */
export async function runPass(
  problem: Problem,
  plan: Plan,
  work: Work,
  known: readonly Outcome[] = [],
): Promise<Pass> {
  const pass = startPass(problem, plan);
  for (const outcome of known) settle(pass, outcome);
  for (let i = known.length; i < plan.order.length; i++) {
    await work.breathe(`Laying part ${i + 1} of ${plan.order.length}`);
    const outcome = placeItem(pass, plan.order[i]!, work);
    if (outcome === 'spent') break;
    settle(pass, outcome);
  }
  return { plan, sheets: pass.sheets, outcomes: pass.outcomes };
}

/** A pass under way. */
interface RunningPass {
  readonly problem: Problem;
  readonly plan: Plan;
  readonly sheets: OpenSheet[];
  readonly outcomes: Outcome[];
  /** Sheets opened of each stock. */
  readonly nUsed: number[];
  /** Area of the items not yet settled, mm². */
  leftMm2: number;
}

function startPass(problem: Problem, plan: Plan): RunningPass {
  const leftMm2 = plan.order.reduce((sum, item) => sum + areaOf(problem, item), 0);
  return { problem, plan, sheets: [], outcomes: [], nUsed: problem.stocks.map(() => 0), leftMm2 };
}

function areaOf({ kinds, items }: Problem, item: number): number {
  return kinds[items[item]!]!.footprint.areaMm2;
}

function settle(pass: RunningPass, outcome: Outcome): void {
  const { item, at } = outcome;
  pass.outcomes.push(outcome);
  pass.leftMm2 -= areaOf(pass.problem, item);
  if (at === undefined) return;
  if (at.sheetIndex === pass.sheets.length) {
    pass.sheets.push(new OpenSheet(pass.problem.stocks[at.stockIndex]!, at.stockIndex));
    pass.nUsed[at.stockIndex] = pass.nUsed[at.stockIndex]! + 1;
  }
  pass.sheets[at.sheetIndex]!.add(at.place, areaOf(pass.problem, item));
}

function placeItem(pass: RunningPass, item: number, work: Work): Outcome | 'spent' {
  const { problem, plan, sheets } = pass;
  const { shapes, footprint } = problem.kinds[problem.items[item]!]!;
  const open = sheets.map((_, sheetIndex) => sheetIndex);
  const isQuick = plan.effort === 'quick';
  const fresh = chooseStock(problem, plan.stockRule, pass, shapes);
  const before = isQuick ? open.slice(-1) : open;
  const after = isQuick ? open.slice(0, -1) : [];
  for (const sheetIndex of [...before, ...(fresh === undefined ? [] : [sheets.length]), ...after]) {
    const sheet = sheets[sheetIndex] ?? new OpenSheet(problem.stocks[fresh!]!, fresh!);
    if (footprint.areaMm2 > sheet.freeMm2) continue;
    const place = bestPlace(sheet, shapes[sheet.stockIndex]!, plan, work);
    if (place === 'spent') return 'spent';
    if (place !== undefined) return { item, at: { sheetIndex, stockIndex: sheet.stockIndex, place } };
  }
  return { item, at: undefined };
}

/** A shape that finds no place is remembered as refused: the sheet only gets fuller. */
function bestPlace(
  sheet: OpenSheet,
  shapes: readonly Shape[],
  plan: Plan,
  work: Work,
): Place | undefined | 'spent' {
  let best: Place | undefined;
  for (const shape of shapes) {
    if (sheet.refused.has(shape)) continue;
    if (!work.spend()) return 'spent';
    const place = findPlace(sheet, shape, best === undefined ? Number.POSITIVE_INFINITY : best.reachMm);
    if (place === undefined && best === undefined) sheet.refused.add(shape);
    best = place ?? best;
    if (best !== undefined && plan.effort === 'quick') break;
  }
  return best;
}
