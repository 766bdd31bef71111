import type { Tab } from '@millwright/contracts';
import { PI } from '@millwright/geometry/numeric';
import { type Curve, lengthOf } from '../geometry/curve.js';
import { nearestCurve, type Window } from '../geometry/curve-index.js';
import { distanceToCurve, nearestPoint } from '../geometry/distance.js';
import { lengthAlongMm } from '../geometry/split-arc.js';
import { lowestZMm, type PathPiece, stretchBelow } from '../scene/motion-pieces.js';
import { type Scene, TOUCH_MM, Z_ROUNDING_MM } from '../scene/scene.js';
import type { Solid, WallContour } from '../scene/target.js';
import { type KerfPlace, WALK_STEP_MM, walkKerf } from './kerf-walk.js';
import type { Sweeps } from './sweeps.js';
import type { StandingTab } from './tab-zone.js';

/**
 * Puts a declared tab on the nearest wall and measures how much of it stands; undefined if no wall is within the widest tool's radius.
 *
 * Its wood is the middle line of the kerf along the wall. What stands is the longest stretch of it, near the declared place, that no
 * cut below the tab's top comes nearer to than its radius.
 */
export function standTab(scene: Scene, inStock: Sweeps, tab: Tab): StandingTab | undefined {
  const { target, request } = scene;
  const widestMm = request.tools.reduce((widest, tool) => Math.max(widest, tool.diameterMm / 2), 0);
  const [xMm, yMm] = tab.centreMm;
  const near = nearestCurve(xMm, yMm, widestMm + request.toleranceMm, target.curves, target.index);
  if (near === undefined) return undefined;
  const wall = target.curves[near.id] as Curve;
  const [x, y] = nearestPoint(xMm, yMm, wall);
  const solid = target.solidOf[near.id] as number;
  const { holes, outline } = target.solids[solid] as Solid;
  const contour =
    holes.find(({ firstWall, endWall }) => near.id >= firstWall && near.id < endWall) ?? outline;
  const radiusMm = radiusAt(inStock, x, y, widestMm);
  const places = placesAround(
    scene,
    contour,
    { wall: near.id, ratio: ratioOf(wall, x, y) },
    { tab, radiusMm },
  );
  const cuts = deepCuts(scene, inStock, tab, places);
  return {
    tab,
    solid,
    contour: contour.name,
    middles: places.filter((place) => lengthOf(place.x - x, place.y - y) <= radiusMm + SAME_PLACE_MM),
    walls: new Set(places.map((place) => place.wall)),
    standsMm: Math.min(longestStandingMm(places, cuts, request.toleranceMm), tab.lengthMm),
    tooTallMm: longestTooTallMm(scene, inStock, tab, places),
    deepestCut: deepestNear(scene, cuts, x, y, 2 * radiusMm),
  };
}

/** A place stands over a wall point if it is as far from it as the radius, but for rounding, mm. */
const SAME_PLACE_MM = 1e-6;

/** Of the cut nearest to a place: the tool that made the kerf there. */
function radiusAt(inStock: Sweeps, x: number, y: number, widestMm: number): number {
  const near = nearestCurve(x, y, 2 * widestMm, inStock.curves, inStock.index);
  return near === undefined ? widestMm : (inStock.radiusMm[near.id] as number);
}

/** Where on a piece one of its points lies, 0..1. */
function ratioOf(wall: Curve, x: number, y: number): number {
  const whole = lengthAlongMm(wall);
  if (whole === 0) return 0;
  return Math.max(0, Math.min(1, lengthAlongMm({ ...wall, bx: x, by: y }) / whole));
}

/**
 * Places to both sides, as far as a tab can reach: half its length and a radius, and, where it is declared at a sharp vertex, the half
 * turn of radius r about it.
 */
function placesAround(
  scene: Scene,
  contour: WallContour,
  start: { readonly wall: number; readonly ratio: number },
  { tab, radiusMm }: { readonly tab: Tab; readonly radiusMm: number },
): readonly KerfPlace[] {
  const lengthMm = tab.lengthMm / 2 + (1 + PI) * radiusMm;
  const back = walkKerf(scene, contour, start, { step: -1, radiusMm, lengthMm });
  const forth = walkKerf(scene, contour, start, { step: 1, radiusMm, lengthMm });
  return [...back.toReversed().map((place) => ({ ...place, alongMm: -place.alongMm })), ...forth];
}

/** A cut that goes below the top of a tab. */
interface DeepCut {
  readonly curve: Curve;
  readonly radiusMm: number;
  readonly piece: PathPiece;
}

function deepCuts(scene: Scene, inStock: Sweeps, tab: Tab, places: readonly KerfPlace[]): readonly DeepCut[] {
  const topMm = tab.heightMm - scene.sheet.thicknessMm;
  return inStock.index.near(windowAround(places, inStock.widestMm)).flatMap((id): readonly DeepCut[] => {
    const piece = inStock.pieces[id] as PathPiece;
    const curve = stretchBelow(piece, topMm - Z_ROUNDING_MM);
    return curve === undefined ? [] : [{ curve, radiusMm: inStock.radiusMm[id] as number, piece }];
  });
}

function windowAround(places: readonly KerfPlace[], marginMm: number): Window {
  return {
    minX: places.reduce((least, { x }) => Math.min(least, x), Number.POSITIVE_INFINITY) - marginMm,
    minY: places.reduce((least, { y }) => Math.min(least, y), Number.POSITIVE_INFINITY) - marginMm,
    maxX: places.reduce((most, { x }) => Math.max(most, x), Number.NEGATIVE_INFINITY) + marginMm,
    maxY: places.reduce((most, { y }) => Math.max(most, y), Number.NEGATIVE_INFINITY) + marginMm,
  };
}

/** The longest run of places that no deep cut reaches, mm. The step of the walk at either end may stand as well and is counted. */
function longestStandingMm(
  places: readonly KerfPlace[],
  cuts: readonly DeepCut[],
  toleranceMm: number,
): number {
  let longestMm = 0;
  let fromMm: number | undefined;
  for (const { x, y, alongMm } of places) {
    const isCut = cuts.some(({ curve, radiusMm }) => distanceToCurve(x, y, curve) < radiusMm - toleranceMm);
    fromMm = isCut ? undefined : (fromMm ?? alongMm);
    if (fromMm !== undefined) longestMm = Math.max(longestMm, alongMm - fromMm + 2 * WALK_STEP_MM);
  }
  return longestMm;
}

/** A tab may stand this much higher than declared, mm: a fiftieth of a pass, nothing that a chisel feels. */
const TALLER_MM = 0.05;

/** The longest run of a tab's own places, half its length to each side, that no cut down to its top covers, mm. */
function longestTooTallMm(scene: Scene, inStock: Sweeps, tab: Tab, places: readonly KerfPlace[]): number {
  const topMm = tab.heightMm - scene.sheet.thicknessMm;
  // A tab as high as the sheet is thick is never topped.
  if (topMm >= -TOUCH_MM) return 0;
  const own = places.filter(({ alongMm }) => Math.abs(alongMm) <= tab.lengthMm / 2);
  const cuts = inStock.index.near(windowAround(own, inStock.widestMm)).flatMap((id): readonly DeepCut[] => {
    const piece = inStock.pieces[id] as PathPiece;
    const curve = stretchBelow(piece, topMm + TALLER_MM);
    return curve === undefined ? [] : [{ curve, radiusMm: inStock.radiusMm[id] as number, piece }];
  });
  let longestMm = 0;
  let fromMm: number | undefined;
  for (const { x, y, alongMm } of own) {
    const isTopped = cuts.some(({ curve, radiusMm }) => distanceToCurve(x, y, curve) <= radiusMm);
    fromMm = isTopped ? undefined : (fromMm ?? alongMm);
    if (fromMm !== undefined) longestMm = Math.max(longestMm, alongMm - fromMm);
  }
  return longestMm;
}

/** The deepest cut that comes near a tab's place on the wall. */
function deepestNear(
  scene: Scene,
  cuts: readonly DeepCut[],
  x: number,
  y: number,
  reachMm: number,
): StandingTab['deepestCut'] {
  let deepest: StandingTab['deepestCut'];
  for (const { curve, piece } of cuts) {
    if (distanceToCurve(x, y, curve) > reachMm) continue;
    const zMm = lowestZMm(piece);
    if (deepest !== undefined && deepest.zMm <= zMm) continue;
    deepest = { line: scene.request.reading.motions[piece.motion]?.line ?? 1, zMm };
  }
  return deepest;
}
