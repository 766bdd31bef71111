import { type Loop, pointOnLoop, turningOf } from '../curve/loop.js';
import type { ContourRuler } from './contour-ruler.js';
import { BENT_COST_MM, placeCost } from './place-cost.js';
import type { RaisedSpan } from './raise-over-tabs.js';
import { type TabFeet, tabFeet } from './tab-feet.js';
import type { TabWish } from './tab-wish.js';

/** Where tabs go. */
export interface TabPlan extends TabFeet {
  /** Raised spans of the loop, in rising order; each lies within one turn. */
  readonly spans: readonly RaisedSpan[];
}

/** The loop to be held and a scale along the contour it cuts; tabs lie on the contour and gaps are measured along it. */
export interface HeldLoop {
  readonly loop: Loop;
  readonly ruler: ContourRuler;
  /** The span raised for a tab at a position of the loop; undefined where none can stand. */
  readonly standAt: (atMm: number) => RaisedSpan | undefined;
}

/** A tab is moved in steps of this from where even spreading would put it, mm; longer steps where more than {@link MAX_STEPS} were needed. */
const STEP_MM = 1;
const MAX_STEPS = 200;
/** More tabs than this on one contour are never placed; a sheet of ten metres with one every fifty millimetres has fewer. */
const MAX_TABS = 1_000;
/** How many more tabs than needed are tried where the first try leaves too long a gap. */
const MAX_EXTRA_TABS = 24;

/**
 * Tabs spread evenly along a loop, each moved at most so far that it keeps clear of its neighbours, to a place where it can stand that is
 * straight or gently curved; where there is none, to the least curved that still has wood for it. Where that gives fewer than wished, or
 * puts some round a bend, all places of the loop are searched. Fewer than wished where the loop is too short or has no more places, none
 * where not even one fits beside the entry.
 */
export function placeTabs(held: HeldLoop, wish: TabWish): TabPlan {
  const { loop } = held;
  // Between two raised spans the tool must reach the bottom and have some way to get there: one diameter.
  const mostTabs = Math.min(MAX_TABS, Math.floor(loop.lengthMm / (wish.lengthMm + 2 * wish.toolDiameterMm)));
  const search: Search = { held, wish, placeAt: rememberPlaces(held, wish) };
  const even = bestSpread(search, mostTabs);
  const nEven = even.plan.spans.length;
  if (nEven >= Math.min(wish.nTabs, mostTabs) && even.nBent === 0) return even.plan;
  const gentle = tryOf(search, takeFarthest(search, Math.max(nEven, wish.nTabs), isGentle));
  const any = tryOf(search, takeFarthest(search, wish.nTabs, hasWood));
  return [gentle, any].reduce((best, each) => (isBetter(each, best, wish) ? each : best), even).plan;
}

/** The first even spread with as many tabs as wished and no gap that is too long, or the best of those tried. */
function bestSpread(search: Search, mostTabs: number): Try {
  const { wish, held } = search;
  const forGaps = Math.ceil(held.ruler.lengthMm / (wish.largestGapMm + wish.lengthMm));
  const needed = Math.max(wish.nTabs, forGaps);
  let best = tryOf(search, []);
  const fewest = Math.max(1, Math.min(needed, mostTabs));
  for (let nShares = fewest; nShares <= Math.min(mostTabs, needed + MAX_EXTRA_TABS); nShares++) {
    const each = tryOf(search, spreadEvenly(search, nShares));
    if (isBetter(each, best, wish)) best = each;
    if (best.plan.spans.length >= wish.nTabs && best.plan.longestGapMm <= wish.largestGapMm) break;
  }
  return best;
}

/** A plan, and how many of its tabs stand round a bend. */
interface Try {
  readonly plan: TabPlan;
  readonly nBent: number;
}

/** First as many tabs as wished, then no gap that is too long, then none round a bend, then the shorter gap. */
function isBetter(a: Try, b: Try, { nTabs, largestGapMm }: TabWish): boolean {
  const rank = ({ plan, nBent }: Try) => [
    -Math.min(nTabs, plan.spans.length),
    Math.max(0, plan.longestGapMm - largestGapMm),
    nBent,
    plan.longestGapMm,
  ];
  const [ofA, ofB] = [rank(a), rank(b)];
  const first = ofA.findIndex((value, i) => value !== ofB[i]);
  return first >= 0 && ofA[first]! < ofB[first]!;
}

/** A place for a tab: its middle along the loop, what it costs, and the span raised for it if it can stand. */
interface Place {
  readonly atMm: number;
  readonly costMm: number;
  /** Asked for only where needed: it is the expensive part. */
  readonly span: () => RaisedSpan | undefined;
}

interface Search {
  readonly held: HeldLoop;
  readonly wish: TabWish;
  readonly placeAt: (atMm: number) => Place;
}

/** Places of a loop, each judged once at most. */
function rememberPlaces({ loop, standAt }: HeldLoop, wish: TabWish): Search['placeAt'] {
  const turning = turningOf(loop);
  const known = new Map<number, Place>();
  return (atMm) => {
    const before = known.get(atMm);
    if (before !== undefined) return before;
    const costMm = placeCost(loop, turning, { wish, atMm });
    let judged: { readonly span: RaisedSpan | undefined } | undefined;
    const span = () => {
      judged ??= { span: standAt(atMm) };
      return judged.span;
    };
    const place = { atMm, costMm, span };
    known.set(atMm, place);
    return place;
  };
}

/** For each of n even shares of the loop the best place in its middle part, so that neighbours stay apart; none where no tab can stand. */
function spreadEvenly({ held: { loop }, wish, placeAt }: Search, nShares: number): Place[] {
  const shareMm = loop.lengthMm / nShares;
  const freedomMm = Math.max(0, (shareMm - wish.lengthMm - 2 * wish.toolDiameterMm) / 2);
  const nSteps = Math.min(MAX_STEPS, Math.floor(freedomMm / STEP_MM));
  const stepMm = nSteps === 0 ? 0 : freedomMm / nSteps;
  const taken: Place[] = [];
  for (let share = 0; share < nShares; share++) {
    const idealMm = (share + 0.5) * shareMm;
    const places = Array.from({ length: 2 * nSteps + 1 }, (_, i) => {
      const offMm = stepMm * Math.ceil(i / 2) * (i % 2 === 0 ? 1 : -1);
      const place = placeAt(idealMm + offMm);
      return { place, costMm: place.costMm + Math.abs(offMm) };
    });
    const ranked = places.filter(hasWood).sort((a, b) => a.costMm - b.costMm);
    const found = ranked.find(({ place }) => isApart(loop, wish, { place, taken }));
    if (found !== undefined) taken.push(found.place);
  }
  return taken;
}

/** Up to n places of the whole loop, of those allowed: the best first, then always the one farthest from those taken. */
function takeFarthest(
  { held: { loop }, wish, placeAt }: Search,
  nTabs: number,
  isAllowed: (place: Place) => boolean,
): Place[] {
  const nSteps = Math.max(1, Math.min(2 * MAX_STEPS, Math.floor(loop.lengthMm / STEP_MM)));
  const everywhere = Array.from({ length: nSteps }, (_, i) => placeAt((loop.lengthMm * (i + 0.5)) / nSteps));
  const places = everywhere.filter(isAllowed);
  const taken: Place[] = [];
  while (taken.length < nTabs) {
    const rank = ({ atMm, costMm }: Place) =>
      taken.length === 0 ? -costMm : Math.min(...taken.map((other) => roundMm(loop, atMm, other.atMm)));
    const ranked = places.map((place) => ({ place, rank: rank(place) })).sort((a, b) => b.rank - a.rank);
    const next = ranked.find(({ place }) => isApart(loop, wish, { place, taken }));
    if (next === undefined) break;
    taken.push(next.place);
  }
  return taken.sort((a, b) => a.atMm - b.atMm);
}

function hasWood({ costMm }: { readonly costMm: number }): boolean {
  return costMm < Number.POSITIVE_INFINITY;
}

function isGentle({ costMm }: Place): boolean {
  return costMm < BENT_COST_MM;
}

/** Way between two positions of a loop, mm, the shorter way round. */
function roundMm(loop: Loop, aMm: number, bMm: number): number {
  const forthMm = Math.abs(aMm - bMm);
  return Math.min(forthMm, loop.lengthMm - forthMm);
}

/** Rounding of a position, mm, with room. */
const ROUNDING_MM = 1e-6;

/** Whether a tab stands at a place, one diameter from the spans of others and half of one from the entry: the tool's way down. */
function isApart(
  loop: Loop,
  { toolDiameterMm }: TabWish,
  { place, taken }: { readonly place: Place; readonly taken: readonly Place[] },
): boolean {
  const span = place.span();
  if (span === undefined) return false;
  const fromEntryMm = Math.min(span.startMm, loop.lengthMm - span.endMm);
  if (fromEntryMm < toolDiameterMm / 2 - ROUNDING_MM) return false;
  return taken.every((other) => {
    const { startMm, endMm } = other.span()!;
    return Math.max(span.startMm - endMm, startMm - span.endMm) >= toolDiameterMm - ROUNDING_MM;
  });
}

function tryOf({ held: { loop, ruler }, wish }: Search, places: readonly Place[]): Try {
  const middles = places.map(({ atMm }) => pointOnLoop(loop, atMm));
  const plan = { spans: places.map(({ span }) => span()!), ...tabFeet(ruler, middles, wish.lengthMm) };
  return { plan, nBent: places.filter((place) => !isGentle(place)).length };
}
