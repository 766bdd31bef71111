import type { Contour, Drawing, Finding, ReadDrawingOptions } from '@millwright/contracts';
import { contourAreaMm2, contourBox, transformContour } from '@millwright/geometry';
import type { XY } from '../curve/primitive.js';
import type { Chain } from '../join/chain.js';
import type { Chains } from '../join/chains-of.js';
import { joinChains } from '../join/join-chains.js';
import { boxAround } from './box-index.js';
import { findCrossings, type SelfCrossing } from './crossings.js';
import { findingsOf } from './findings.js';
import { makeParts, type PlacedLabel, type PlacedPart } from './make-parts.js';
import { mergeIdentical } from './merge-identical.js';
import { nestContours } from './nesting.js';
import { roundHole } from './round.js';
import { withQuantity } from './rules.js';
import { lesserAreaMm2, withoutTinyLoops } from './tiny-loops.js';

/** Where the chains' coordinates lie in the drawing, and who may stop the work. */
export interface DrawingContext {
  /** Added to coordinates that are reported, mm. */
  readonly offset: XY;
  readonly signal: AbortSignal | undefined;
}

/** A closed contour of less area encloses nothing: a line drawn there and back. */
const LEAST_AREA_MM2 = 1e-4;

/** A contour with the crossings that are left in it. */
export interface CheckedLoop extends Chain {
  readonly selfCrossings: readonly SelfCrossing[];
  /** Where it touches itself and falls apart. */
  readonly selfTouch?: SelfCrossing | undefined;
}

/** From chains in mm to parts, with an account of everything that was decided on the way. */
export function drawingOf(
  chains: Chains,
  labels: readonly PlacedLabel[],
  settings: ReadDrawingOptions,
  { offset, signal }: DrawingContext,
): Omit<Drawing, 'units' | 'unread'> {
  const joined = joinChains(chains.chains, settings.joinMm, signal);
  const solid = joined.loops.filter(({ construction }) => !construction);
  const { loops, crossings, nTinyLoops, nWithoutArea } = checkLoops(solid, signal);
  const contours = loops.map(({ contour }) => contour);
  const crossing = new Set(crossings.between.map(({ a, b }) => `${a},${b}`));
  const nesting = nestContours(contours, crossing);
  const made = makeParts(loops, nesting, labels, settings.rules);
  const merged = settings.mergeIdentical ? mergeIdentical(made) : made;
  const placed = merged.map((one) => ({ ...one, part: withQuantity(one.part, settings.rules) }));
  const open = [...joined.open, ...joined.unresolved].map(({ contour }) => contour);
  const everything = [
    ...contours,
    ...open,
    ...joined.loops.filter((loop) => loop.construction).map(({ contour }) => contour),
  ];
  const move = (contour: Contour) =>
    transformContour(contour, { xMm: offset[0], yMm: offset[1], rotationDeg: 0, mirrored: false });
  return {
    ...(everything.length === 0 ? {} : { sizeMm: sizeOf(everything) }),
    parts: placed.map(({ part }) => part),
    features: placed.flatMap(drillCandidates),
    openContours: open.map(move),
    labels: labels.map(({ text, at }) => ({ text, atMm: [at[0] + offset[0], at[1] + offset[1]] })),
    findings: withOffset(
      findingsOf({
        chains,
        joined,
        loops,
        crossings,
        nTinyLoops,
        nWithoutArea,
        placed,
        nLabels: labels.length,
      }),
      offset,
    ),
  };
}

/** Finds crossings, cuts off the tiny loops among them, and leaves out what then encloses nothing. */
function checkLoops(chains: readonly Chain[], signal: AbortSignal | undefined) {
  const found = findCrossings(
    chains.map(({ contour }) => contour),
    signal,
  );
  let nTinyLoops = 0;
  const checked = chains.map((chain, i): CheckedLoop => {
    const self = found.self.get(i);
    const selfTouch = found.touches.get(i);
    if (self === undefined) return { ...chain, selfCrossings: [], selfTouch };
    const cleaned = withoutTinyLoops(chain.contour, self);
    nTinyLoops += cleaned.nRemoved;
    return { ...chain, contour: cleaned.contour, selfCrossings: cleaned.left, selfTouch };
  });
  const indexes = checked.map((_, i) => i).filter((i) => enclosesSomething(checked[i]!, chains[i]!.contour));
  const place = new Map(indexes.map((i, at) => [i, at]));
  const between = found.between.flatMap(({ a, b, at }) => {
    const [placeA, placeB] = [place.get(a), place.get(b)];
    return placeA === undefined || placeB === undefined ? [] : [{ a: placeA, b: placeB, at }];
  });
  return {
    loops: indexes.map((i) => checked[i]!),
    crossings: { between, isComplete: found.isComplete },
    nTinyLoops,
    nWithoutArea: chains.length - indexes.length,
  };
}

/** The two halves of a figure of eight cancel: what crosses itself is kept, whatever its area. */
function enclosesSomething({ contour, selfCrossings, selfTouch }: CheckedLoop, asDrawn: Contour): boolean {
  if (selfCrossings.length > 0 || Math.abs(contourAreaMm2(contour)) > LEAST_AREA_MM2) return true;
  return selfTouch !== undefined && lesserAreaMm2(asDrawn, selfTouch) > LEAST_AREA_MM2;
}

function sizeOf(contours: readonly Contour[]): { widthMm: number; heightMm: number } {
  const { minXMm, minYMm, maxXMm, maxYMm } = contours.map(contourBox).reduce(boxAround);
  return { widthMm: maxXMm - minXMm, heightMm: maxYMm - minYMm };
}

/** Holes that a drill could make, in the part's own frame. */
function drillCandidates({ part }: PlacedPart): Drawing['features'] {
  return part.holes.flatMap((hole, holeIndex) => {
    const round = roundHole(hole);
    return round === undefined
      ? []
      : [{ kind: 'drill-candidate' as const, partId: part.id, holeIndex, ...round }];
  });
}

function withOffset(findings: readonly Finding[], [dx, dy]: XY): readonly Finding[] {
  return findings.map((one) =>
    one.atMm === undefined ? one : { ...one, atMm: [one.atMm[0]! + dx, one.atMm[1]! + dy] },
  );
}
