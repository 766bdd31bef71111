import type { Tab } from '@millwright/contracts';
import { descend } from './cut/descent.js';
import { type Cut, cutLoop } from './cut/moves.js';
import type { PlacedPart, PlannedCut, SheetContext } from './sheet-context.js';
import { rulerOf } from './tabs/contour-ruler.js';
import type { DeepCuts } from './tabs/deep-cuts.js';
import { planOutlineTabs, planSlugTabs } from './tabs/plan-tabs.js';
import { raiseOverTabs } from './tabs/raise-over-tabs.js';

/** The moves of a cut with the tabs they leave. */
export interface FinishedCut {
  readonly cut: Cut;
  readonly tabs: readonly Tab[];
}

/** Gives a cut its tabs and moves, once all cuts of the sheet are known. */
export function finishCut(
  context: SheetContext,
  placed: PlacedPart,
  { planned, deepCuts }: { readonly planned: PlannedCut; readonly deepCuts: DeepCuts },
): FinishedCut {
  const { way, subject } = planned;
  if (way.kind === 'moves') return { cut: way.cut, tabs: [] };
  const { loop, contour, descent, frees } = way;
  const { request, rampSlope } = context;
  // Every point of the loop lies a radius off the contour, and a few micrometres at most.
  const ruler = rulerOf(contour, 1.01 * context.toolRadiusMm);
  const planTabs = frees === 'part' ? planOutlineTabs : planSlugTabs;
  const { spans, topZMm, tabs } = planTabs(context, placed, { loop, ruler, subject, deepCuts });
  const options = { loopLengthMm: loop.lengthMm, spans, tabTopZMm: topZMm, rampSlope };
  const stretches = raiseOverTabs(descend(descent), options);
  return {
    cut: cutLoop(loop, stretches, { cutting: request.cutting, retractZMm: request.setup.retractZMm }),
    tabs,
  };
}
