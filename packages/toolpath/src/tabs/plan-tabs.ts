import { finding, type Tab } from '@millwright/contracts';
import type { Curve } from '../curve/curve.js';
import type { Loop } from '../curve/loop.js';
import { mm } from '../finding-log.js';
import { DUST_MM, slugSizeMm } from '../offset/slug.js';
import { type PlacedPart, type SheetContext, whereOf } from '../sheet-context.js';
import type { DeepCuts } from './deep-cuts.js';
import { placeTabs, type TabPlan } from './place-tabs.js';
import type { RaisedSpan } from './raise-over-tabs.js';
import { standTab } from './stand-tab.js';
import type { TabWish } from './tab-wish.js';

/** The tabs of one loop and what the tool does about them. */
export interface PlannedTabs {
  readonly tabs: readonly Tab[];
  readonly spans: readonly RaisedSpan[];
  /** Z of the tabs' tops, mm, ≤ 0. */
  readonly topZMm: number;
}

/** A loop, the closed contour that it cuts, what that is called, and the cuts on the sheet that must not touch its tabs. */
export interface TabTask {
  readonly loop: Loop;
  readonly contour: readonly Curve[];
  readonly subject: string;
  readonly deepCuts: DeepCuts;
}

/** The tabs that hold a part, with findings where they are fewer or farther apart than asked for. */
export function planOutlineTabs(context: SheetContext, placed: PlacedPart, task: TabTask): PlannedTabs {
  const { perPart, largestGapMm } = context.request.tabs;
  if (perPart === 0) {
    context.log.add(
      task.subject,
      finding('TOOLPATH_NO_TABS', {
        ...whereOf(context, placed),
        message: `Part "${placed.part.id}" has no tabs and comes loose in the last pass. Ask for tabs unless a vacuum table or glue holds it.`,
      }),
    );
    return tabsOf(context, NO_TABS);
  }
  const plan = placeStandingTabs(context, task);
  if (plan.spans.length < perPart) reportTooFew(context, placed, { task, nTabs: plan.spans.length });
  if (plan.spans.length > 0 && plan.longestGapMm > largestGapMm) reportGap(context, placed, { task, plan });
  return tabsOf(context, plan);
}

/**
 * The tabs that hold the waste inside a path, if it is larger than the tool's diameter and the request wants tabs at all; a smaller piece that is
 * more than a chip, and any that has no tab, is a finding.
 */
export function planSlugTabs(context: SheetContext, placed: PlacedPart, task: TabTask): PlannedTabs {
  const { tool, tabs } = context.request;
  const sizeMm = slugSizeMm(context.kernel, task.loop.curves, context.toolRadiusMm);
  if (sizeMm === 0) return tabsOf(context, NO_TABS);
  const wantsTabs = tabs.perPart > 0 && sizeMm > tool.diameterMm;
  const plan = wantsTabs ? placeStandingTabs(context, task) : NO_TABS;
  if (plan.spans.length === 0) {
    context.log.add(
      `${task.subject} slug`,
      finding('TOOLPATH_LOOSE_SLUG', {
        ...whereOf(context, placed),
        message: `In ${task.subject} of part "${placed.part.id}" a piece of waste of ${mm(sizeMm)} comes loose. Hold it down or stand clear of it.`,
        measured: { value: sizeMm, unit: 'mm' },
        allowed: { value: DUST_MM, unit: 'mm' },
        atMm: [...task.loop.curves[0]!.from],
      }),
    );
  }
  return tabsOf(context, plan);
}

const NO_TABS: TabPlan = { spans: [], centresMm: [], longestGapMm: Number.POSITIVE_INFINITY };

function placeStandingTabs(
  { request, sheet, toolRadiusMm }: SheetContext,
  { loop, contour, deepCuts }: TabTask,
): TabPlan {
  const { lengthMm, perPart, largestGapMm } = request.tabs;
  const partOnRight = request.direction === 'climb';
  const { diameterMm } = request.tool;
  const wish: TabWish = {
    lengthMm,
    toolDiameterMm: diameterMm,
    nTabs: perPart,
    largestGapMm,
    partOnRight,
  };
  const ground = { loop, lengthMm, toolRadiusMm, partOnRight, sheet, deepCuts };
  return placeTabs({ loop, contour, standAt: (atMm) => standTab(ground, atMm) }, wish);
}

/** A tab is never higher than the sheet is thick. */
function tabsOf({ request, sheet }: SheetContext, plan: TabPlan): PlannedTabs {
  const { lengthMm } = request.tabs;
  const heightMm = Math.min(request.tabs.heightMm, sheet.thicknessMm);
  return {
    tabs: plan.centresMm.map((centreMm) => ({ centreMm, lengthMm, heightMm })),
    spans: plan.spans,
    topZMm: heightMm - sheet.thicknessMm,
  };
}

function reportTooFew(
  context: SheetContext,
  placed: PlacedPart,
  { task, nTabs }: { readonly task: TabTask; readonly nTabs: number },
): void {
  const { perPart, lengthMm } = context.request.tabs;
  context.log.add(
    `${task.subject} tabs`,
    finding('TOOLPATH_TABS_TOO_FEW', {
      ...whereOf(context, placed),
      ...(nTabs === 0 ? { severity: 'error' as const } : {}),
      message: `Part "${placed.part.id}" has room for ${nTabs} tabs of ${mm(lengthMm)}, not for ${perPart}${nTabs === 0 ? ', and comes loose in the last pass' : ''}. Ask for shorter tabs or choose a smaller tool.`,
      measured: { value: nTabs, unit: 'tabs' },
      allowed: { value: perPart, unit: 'tabs' },
    }),
  );
}

function reportGap(
  context: SheetContext,
  placed: PlacedPart,
  { task, plan }: { readonly task: TabTask; readonly plan: TabPlan },
): void {
  const { largestGapMm } = context.request.tabs;
  context.log.add(
    `${task.subject} gap`,
    finding('TOOLPATH_TAB_GAP_TOO_LONG', {
      ...whereOf(context, placed),
      message: `The outline of part "${placed.part.id}" has ${mm(plan.longestGapMm)} without a tab; ${mm(largestGapMm)} are allowed. Allow a longer gap or ask for shorter tabs.`,
      measured: { value: plan.longestGapMm, unit: 'mm' },
      allowed: { value: largestGapMm, unit: 'mm' },
    }),
  );
}
