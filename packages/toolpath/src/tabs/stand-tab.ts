import type { Point, Sheet } from '@millwright/contracts';
import { type Curve, distanceMm, line, tangentAt } from '../curve/curve.js';
import { curveBox } from '../curve/curve-index.js';
import { curveIndexAt, type Loop, pointOnLoop, stretchOf, wrap } from '../curve/loop.js';
import { DUST_MM } from '../offset/slug.js';
import { type ContourRuler, wayAlongMm } from './contour-ruler.js';
import type { DeepCuts } from './deep-cuts.js';
import type { RaisedSpan } from './raise-over-tabs.js';

/** What a tab needs around it. */
export interface TabGround {
  readonly loop: Loop;
  /** A scale along the contour that the loop cuts. */
  readonly ruler: ContourRuler;
  /** Length of wood left standing in the middle of the kerf, mm. */
  readonly lengthMm: number;
  readonly toolRadiusMm: number;
  /** Whether the part lies on the right of the loop's direction. */
  readonly partOnRight: boolean;
  readonly sheet: Pick<Sheet, 'widthMm' | 'heightMm'>;
  readonly deepCuts: DeepCuts;
}

/** Wood beyond the kerf that a tab lands on, mm: what hangs on a wall that breaks into chips while it is cut hangs on nothing. */
const LANDING_MM = DUST_MM;
/** At least this share of a tab's length stands; where the kerf bends a little, a twentieth may be missing, as a tab is a hold and no fit. */
const STANDING_RATIO = 0.95;
/** The comb that stands for a tab's wood has this many teeth to a radius; between two of them a tool reaches a 288th of its radius. */
const TEETH_PER_RADIUS = 6;
/** A tab may reach over the sheet's edge by this much, mm: rounding only. */
const ROUNDING_MM = 1e-6;

/**
 * The span of a loop over which the tool must be raised so that a tab stands at a position, or undefined where none can stand. Its wood is
 * the kerf, from the part to {@link LANDING_MM} beyond it, over the tab's length measured in the middle of the kerf:
 *
 *     waste   ......|‾‾‾‾‾‾‾‾‾‾‾‾|......   landing
 *                  (|            |)        the tool comes no nearer than this on either side,
 *      – – – ( · ) ||– length – –|| ( · )  – – path: its centre keeps length/2 + radius from the tab's middle
 *                  (|            |)
 *     part    ______|____________|______
 *
 * A tab stands where this wood is on the sheet and no cut below its top touches it: neither the loop itself beyond the raised span (round
 * a near corner, or on the other side of a slot) nor any other cut. And it belongs to one stretch of the contour: none stands across
 * the mouth of a slit that the tool cannot enter.
 */
export function standTab(ground: TabGround, atMm: number): RaisedSpan | undefined {
  const { loop, deepCuts } = ground;
  const backMm = reachAlong(ground, atMm, -1);
  const forthMm = reachAlong(ground, atMm, 1);
  if (backMm === undefined || forthMm === undefined) return undefined;
  const span = { startMm: atMm - backMm, endMm: atMm + forthMm };
  if (span.startMm <= 0 || span.endMm >= loop.lengthMm) return undefined;
  const wood = woodOf(ground, atMm);
  if (!isOnSheet(wood, ground.sheet) || !isOneStretch(ground, wood.across)) return undefined;
  return deepCuts.touch([...wood.across, ...wood.along], { loop, span }) ? undefined : span;
}

/** The middle of the wood that a tab at a position lands on. */
export function landingOf(ground: TabGround, atMm: number): Point {
  const { from, to } = acrossKerf(ground, atMm);
  const ratio = (2 * ground.toolRadiusMm + LANDING_MM / 2) / (2 * ground.toolRadiusMm + LANDING_MM);
  return [from[0] + (to[0] - from[0]) * ratio, from[1] + (to[1] - from[1]) * ratio];
}

/** A path that bends about a tab so tightly that this many times the straight way does not lead away from it has no room for one. */
const MOST_BENT_RATIO = 1.5;
/** Steps in which a bent path is followed, and halvings that then find the place, to 2⁻⁴⁰ of a step. */
const N_STEPS = 32;
const N_HALVINGS = 40;
/** Two distances within this are equal, mm. */
const SAME_MM = 1e-9;

/** How far along the loop the tool leaves the circle of length/2 + radius about the tab's middle, mm. On a straight path just that. */
function reachAlong(ground: TabGround, atMm: number, sign: 1 | -1): number | undefined {
  const { loop, lengthMm, toolRadiusMm } = ground;
  const reachMm = lengthMm / 2 + toolRadiusMm;
  const middle = pointOnLoop(loop, atMm);
  const isOut = (alongMm: number) =>
    distanceMm(middle, pointOnLoop(loop, atMm + sign * alongMm)) >= reachMm - SAME_MM;
  if (isOut(reachMm)) return reachMm;
  const stepMm = ((MOST_BENT_RATIO - 1) * reachMm) / N_STEPS;
  for (let step = 1; step <= N_STEPS; step++) {
    const outMm = reachMm + step * stepMm;
    if (isOut(outMm)) return firstOut(outMm - stepMm, outMm, isOut);
  }
  return undefined;
}

/** Between a place that is not out and one that is, the first that is, from the far side. */
function firstOut(fromMm: number, toMm: number, isOut: (alongMm: number) => boolean): number {
  let inMm = fromMm;
  let outMm = toMm;
  for (let i = 0; i < N_HALVINGS; i++) {
    const middleMm = (inMm + outMm) / 2;
    if (isOut(middleMm)) outMm = middleMm;
    else inMm = middleMm;
  }
  return outMm;
}

/** Lines that no cut below a tab's top may come near. */
interface TabWood {
  /** The middle of its kerf. */
  readonly along: readonly Curve[];
  /** A comb from the part across the kerf to the edge of the landing. */
  readonly across: readonly Curve[];
}

function woodOf(ground: TabGround, atMm: number): TabWood {
  const { loop, lengthMm, toolRadiusMm } = ground;
  const halfMm = (lengthMm / 2) * STANDING_RATIO;
  const nSteps = Math.ceil((2 * halfMm * TEETH_PER_RADIUS) / toolRadiusMm);
  const across = Array.from({ length: nSteps + 1 }, (_, i) =>
    acrossKerf(ground, atMm - halfMm + (2 * halfMm * i) / nSteps),
  );
  return { across, along: stretchOf(loop, atMm - halfMm, atMm + halfMm) };
}

/**
 * Whether the contour goes along with the teeth of the comb. Round an inside corner of angle γ it goes 1 / sin(γ/2) times as far as the
 * crow flies between two feet; where it goes twice as far and a diameter more, it goes into a slit and out again.
 */
function isOneStretch({ ruler, toolRadiusMm }: TabGround, across: readonly Curve[]): boolean {
  const feet = across.map(({ from }) => ruler.footOf(from));
  return feet.every((foot, i) => {
    const before = feet[i - 1] ?? foot;
    const mostMm = 2 * distanceMm(before.point, foot.point) + 2 * toolRadiusMm;
    return wayAlongMm(ruler, before, foot) <= mostMm;
  });
}

/** The line across the kerf at a position, from the part to the edge of the landing. */
function acrossKerf({ loop, toolRadiusMm, partOnRight }: TabGround, positionMm: number): Curve {
  const curve = loop.curves[curveIndexAt(loop, wrap(positionMm, loop.lengthMm))]!;
  const [x, y] = pointOnLoop(loop, positionMm);
  const [alongX, alongY] = tangentAt(curve, [x, y]);
  const [outX, outY] = partOnRight ? [-alongY, alongX] : [alongY, -alongX];
  const outMm = toolRadiusMm + LANDING_MM;
  return line([x - outX * toolRadiusMm, y - outY * toolRadiusMm], [x + outX * outMm, y + outY * outMm]);
}

function isOnSheet({ across }: TabWood, { widthMm, heightMm }: TabGround['sheet']): boolean {
  return across.every((curve) => {
    const { minXMm, minYMm, maxXMm, maxYMm } = curveBox(curve);
    return Math.max(-minXMm, -minYMm, maxXMm - widthMm, maxYMm - heightMm) <= ROUNDING_MM;
  });
}
