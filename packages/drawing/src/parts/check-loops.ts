import type { Contour } from '@millwright/contracts';
import { contourAreaMm2 } from '@millwright/geometry';
import type { Chain } from '../join/chain.js';
import { type ContourCrossing, findCrossings, type SelfCrossing } from './crossings.js';
import { withoutSpikes } from './spikes.js';
import { lesserAreaMm2, withoutTinyLoops } from './tiny-loops.js';

/** A closed contour of less area encloses nothing, mm²: a micrometre along a side of ten millimetres, and less than any cutter sees. */
const LEAST_AREA_MM2 = 1e-5;

/** A contour with the crossings that are left in it. */
export interface CheckedLoop extends Chain {
  readonly selfCrossings: readonly SelfCrossing[];
  /** Where it touches itself and falls apart. */
  readonly selfTouch?: SelfCrossing | undefined;
}

/** Contours after small mishaps were mended, and where they cross. */
export interface CheckedLoops {
  readonly loops: readonly CheckedLoop[];
  readonly crossings: { readonly between: readonly ContourCrossing[]; readonly isComplete: boolean };
  readonly nTinyLoops: number;
  readonly nSpikes: number;
  readonly nWithoutArea: number;
}

/** Finds crossings, cuts off spikes and the tiny loops among the crossings, and leaves out what then encloses nothing. */
export function checkLoops(drawn: readonly Chain[], signal: AbortSignal | undefined): CheckedLoops {
  let nSpikes = 0;
  const chains = drawn.map((chain) => {
    const { contour, nRemoved } = withoutSpikes(chain.contour);
    nSpikes += nRemoved;
    return nRemoved === 0 ? chain : { ...chain, contour };
  });
  const found = findCrossings(
    chains.map(({ contour }) => contour),
    signal,
  );
  let nTinyLoops = 0;
  const checked = chains.map((chain, i): CheckedLoop => {
    const self = found.self.get(i);
    const selfTouch = found.touches.get(i);
    if (self === undefined) return { ...chain, selfCrossings: NO_CROSSINGS, selfTouch };
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
    nSpikes,
    nWithoutArea: chains.length - indexes.length,
  };
}

/** Of a contour that does not cross itself: one list for all of them. */
const NO_CROSSINGS: readonly SelfCrossing[] = [];

/** Crossings by which it is told whether something is enclosed after all. */
const CROSSINGS_LOOKED_AT = 20;

/** The two halves of a figure of eight cancel: what crosses itself is kept when either side of a crossing encloses something. */
function enclosesSomething({ contour, selfCrossings, selfTouch }: CheckedLoop, asDrawn: Contour): boolean {
  if (Math.abs(contourAreaMm2(contour)) > LEAST_AREA_MM2) return true;
  const looked = selfCrossings.slice(0, CROSSINGS_LOOKED_AT);
  if (looked.some((crossing) => lesserAreaMm2(asDrawn, crossing) > LEAST_AREA_MM2)) return true;
  return selfTouch !== undefined && lesserAreaMm2(asDrawn, selfTouch) > LEAST_AREA_MM2;
}
