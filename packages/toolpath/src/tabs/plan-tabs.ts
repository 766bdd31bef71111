import { finding, type Tab } from '@millwright/contracts';
import type { Loop } from '../curve/loop.js';
import { mm } from '../finding-log.js';
import { DUST_MM, isInRing, type SlugPiece, slugPieces } from '../offset/slug.js';
import { type PlacedPart, type SheetContext, whereOf } from '../sheet-context.js';
import type { ContourRuler } from './contour-ruler.js';
import type { DeepCuts } from './deep-cuts.js';
import { placeTabs, type TabPlan } from './place-tabs.js';
import type { RaisedSpan } from './raise-over-tabs.js';
import { landingOf, standTab } from './stand-tab.js';
import type { TabWish } from './tab-wish.js';

/** The tabs of one loop and what the tool does about them. */
export interface PlannedTabs {
  readonly tabs: readonly Tab[];
  readonly spans: readonly RaisedSpan[];
  /** Z of the tabs' tops, mm, ≤ 0. */
  readonly topZMm: number;
}

/** A loop, a scale along the contour that it cuts, what that is called, and the cuts on the sheet that must not touch its tabs. */
export interface TabTask {
  readonly loop: Loop;
  readonly ruler: ContourRuler;
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
 * The tabs that hold the waste inside a path: of each piece that is larger than the tool's diameter, if the request wants tabs at all. A
 * smaller piece that is more than chips, and any that no tab can hold, is a finding.
 */
export function planSlugTabs(context: SheetContext, placed: PlacedPart, task: TabTask): PlannedTabs {
  const { tool, tabs } = context.request;
  let held = NO_TABS;
  let loose: SlugPiece | undefined;
  for (const piece of slugPieces(context.kernel, task.loop.curves, context.toolRadiusMm)) {
    const wantsTabs = tabs.perPart > 0 && piece.sizeMm > tool.diameterMm;
    const plan = wantsTabs ? placeStandingTabs(context, task, { piece, held }) : NO_TABS;
    if (plan.spans.length === 0) loose ??= piece;
    held = joinPlans(held, plan);
  }
  if (loose !== undefined) reportLoose(context, placed, { task, piece: loose });
  return tabsOf(context, held);
}

/** Two plans for one loop, in rising order again. */
function joinPlans(a: TabPlan, b: TabPlan): TabPlan {
  const tabs = [a, b].flatMap(({ spans, centresMm }) =>
    spans.map((span, i) => ({ span, centreMm: centresMm[i]! })),
  );
  tabs.sort((one, other) => one.span.startMm - other.span.startMm);
  return {
    spans: tabs.map(({ span }) => span),
    centresMm: tabs.map(({ centreMm }) => centreMm),
    longestGapMm: Math.min(a.longestGapMm, b.longestGapMm),
  };
}

const NO_TABS: TabPlan = { spans: [], centresMm: [], longestGapMm: Number.POSITIVE_INFINITY };

/** Tabs where they stand; for a piece of waste only those that land on it and keep clear of the loop's other tabs. */
function placeStandingTabs(
  { request, sheet, toolRadiusMm }: SheetContext,
  { loop, ruler, deepCuts }: TabTask,
  slug?: { readonly piece: SlugPiece; readonly held: TabPlan },
): TabPlan {
  const { lengthMm, perPart: nTabs, largestGapMm } = request.tabs;
  const toolDiameterMm = request.tool.diameterMm;
  const partOnRight = request.direction === 'climb';
  const wish: TabWish = { lengthMm, toolDiameterMm, nTabs, largestGapMm, partOnRight };
  const ground = { loop, ruler, lengthMm, toolRadiusMm, partOnRight, sheet, deepCuts };
  const standAt = (atMm: number) => {
    if (slug !== undefined && !isInRing(landingOf(ground, atMm), slug.piece.ring)) return undefined;
    const span = standTab(ground, atMm);
    const isClear = slug?.held.spans.every((other) => wayBetweenMm(other, span) >= toolDiameterMm) ?? true;
    return isClear ? span : undefined;
  };
  return placeTabs({ loop, ruler, standAt }, wish);
}

/** Way along the loop from one span to the other, mm; negative where they overlap, Infinity to none. */
function wayBetweenMm(a: RaisedSpan, b: RaisedSpan | undefined): number {
  if (b === undefined) return Number.POSITIVE_INFINITY;
  return Math.max(a.startMm - b.endMm, b.startMm - a.endMm);
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

/** A tab needs two diameters of room beside the part and a millimetre to land on. */
const TOO_FEW_HELP =
  'Ask for shorter tabs (tabs.lengthMm), nest with more spacing (two tool diameters and 2 mm), choose a smaller tool, or draw the part larger.';

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
      message: `Part "${placed.part.id}" has ${nTabs === 0 ? 'no room for a tab' : `room for ${nTabs} of ${perPart} tabs`} of ${mm(lengthMm)} that no other cut touches${nTabs === 0 ? ', and comes loose in the last pass' : ''}. ${TOO_FEW_HELP}`,
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

function reportLoose(
  context: SheetContext,
  placed: PlacedPart,
  { task, piece }: { readonly task: TabTask; readonly piece: SlugPiece },
): void {
  context.log.add(
    `${task.subject} slug`,
    finding('TOOLPATH_LOOSE_SLUG', {
      ...whereOf(context, placed),
      message: `In ${task.subject} of part "${placed.part.id}" a piece of waste of ${mm(piece.sizeMm)} comes loose. Hold it down or stand clear of it.`,
      measured: { value: piece.sizeMm, unit: 'mm' },
      allowed: { value: DUST_MM, unit: 'mm' },
      atMm: [piece.ring[0]!, piece.ring[1]!],
    }),
  );
}
