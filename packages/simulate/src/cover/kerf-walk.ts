import { atan2, cos, sin } from '@millwright/geometry/numeric';
import { type Curve, lengthOf } from '../geometry/curve.js';
import { distanceToCurve } from '../geometry/distance.js';
import { lengthAlongMm, pointAt } from '../geometry/split-arc.js';
import type { Scene } from '../scene/scene.js';
import type { WallContour } from '../scene/target.js';
import { placePace, toolPlaceAt } from './tool-place.js';

/** A place on the middle line of the kerf along a contour. */
export interface KerfPlace {
  readonly x: number;
  readonly y: number;
  /** Id of the wall it belongs to. */
  readonly wall: number;
  /** Way along the middle line from where the walk began, mm, ≥ 0. */
  readonly alongMm: number;
}

/** Distance of two places on the walk, mm: fine against any tab, coarse against its rounding. */
export const WALK_STEP_MM = 0.1;
/** A longer step than this leaves the line: behind a neck too narrow for the tool the contour may widen to another kerf. mm. */
const LONGEST_STEP_MM = 3 * WALK_STEP_MM;
/** Places tried in one walk, at most: a metre of corners that the tool cannot enter. */
const MAX_PLACES = 10_000;
/**
 * The places of the axis along a contour, from one of its points on, up to a length of the middle line. Around an outer corner they
 * turn about the vertex; places that another wall of the contour keeps the tool off, by more than the tolerance, are left out, so that at an inner corner the walk goes on where
 * the two middle lines cross.
 * @param start.wall - id of the wall the point lies on
 * @param start.ratio - where on it, 0..1
 * @param options.step - 1 along the contour, −1 against it
 */
export function walkKerf(
  scene: Scene,
  contour: WallContour,
  start: { readonly wall: number; readonly ratio: number },
  options: { readonly step: 1 | -1; readonly radiusMm: number; readonly lengthMm: number },
): readonly KerfPlace[] {
  const places: KerfPlace[] = [];
  let nTried = 0;
  for (const [x, y, wall] of allPlaces(scene, contour, start, options)) {
    if (++nTried > MAX_PLACES) break;
    const last = places.at(-1);
    const stepMm = last === undefined ? 0 : lengthOf(x - last.x, y - last.y);
    if (stepMm > LONGEST_STEP_MM || !isFree(scene, contour, options.radiusMm, x, y)) continue;
    const alongMm = (last?.alongMm ?? 0) + stepMm;
    if (alongMm > options.lengthMm) break;
    places.push({ x, y, wall, alongMm });
  }
  return places;
}

/** All places in order, free or not, once around at most. */
function* allPlaces(
  scene: Scene,
  { firstWall, endWall }: WallContour,
  start: { readonly wall: number; readonly ratio: number },
  { step, radiusMm }: { readonly step: 1 | -1; readonly radiusMm: number },
): Generator<readonly [number, number, number]> {
  const nWalls = endWall - firstWall;
  let before: readonly [number, number] | undefined;
  for (let i = 0; i <= nWalls; i++) {
    const wall = firstWall + ((((start.wall - firstWall + step * i) % nWalls) + nWalls) % nWalls);
    const curve = scene.target.curves[wall] as Curve;
    const from = i === 0 ? start.ratio : step === 1 ? 0 : 1;
    const to = step === 1 ? 1 : 0;
    const [vertexX, vertexY] = pointAt(curve, from);
    const first = toolPlaceAt(curve, radiusMm, vertexX, vertexY);
    if (before !== undefined) {
      for (const [x, y] of turnAbout(vertexX, vertexY, before, first)) yield [x, y, wall];
    }
    // Around a corner tighter than the tool the axis goes farther than the wall: the steps are counted on its way.
    const wayMm = lengthAlongMm(curve) * Math.max(1, placePace(curve, radiusMm)) * Math.abs(to - from);
    const nSteps = Math.max(1, Math.ceil(wayMm / WALK_STEP_MM));
    for (let k = 0; k <= nSteps; k++) {
      const [x, y] = pointAt(curve, from + ((to - from) * k) / nSteps);
      before = toolPlaceAt(curve, radiusMm, x, y);
      yield [before[0], before[1], wall];
    }
  }
}

/** Places on the arc about a vertex from one wall's place to the next one's. At an inner corner none of them is free. */
function* turnAbout(
  x: number,
  y: number,
  from: readonly [number, number],
  to: readonly [number, number],
): Generator<readonly [number, number]> {
  const [ux, uy] = [from[0] - x, from[1] - y];
  const [vx, vy] = [to[0] - x, to[1] - y];
  const turnRad = atan2(ux * vy - uy * vx, ux * vx + uy * vy);
  const nSteps = Math.ceil((Math.abs(turnRad) * lengthOf(ux, uy)) / WALK_STEP_MM);
  for (let k = 1; k < nSteps; k++) {
    const c = cos((turnRad * k) / nSteps);
    const s = sin((turnRad * k) / nSteps);
    yield [x + ux * c - uy * s, y + ux * s + uy * c];
  }
}

function isFree(scene: Scene, contour: WallContour, radiusMm: number, x: number, y: number): boolean {
  const neededMm = radiusMm - scene.request.toleranceMm;
  const window = { minX: x - neededMm, minY: y - neededMm, maxX: x + neededMm, maxY: y + neededMm };
  return scene.target.index
    .near(window)
    .every(
      (id) =>
        id < contour.firstWall ||
        id >= contour.endWall ||
        distanceToCurve(x, y, scene.target.curves[id] as Curve) >= neededMm,
    );
}
