import { type Curve, halfLengthMm, halvesOf, middleOf, sagittaMm } from '../geometry/curve.js';
import { windowOf } from '../geometry/curve-index.js';
import { distanceOfCurves, distanceToCurve } from '../geometry/distance.js';
import { lengthAlongMm } from '../geometry/split-arc.js';
import type { Scene } from '../scene/scene.js';
import type { WallContour } from '../scene/target.js';
import { coversPiece } from './covers.js';
import { splitByReach } from './reachable.js';
import { listRuns, type Run } from './runs.js';
import type { Sweeps } from './sweeps.js';
import { type StandingTab, tabSide } from './tab-zone.js';

/** How a contour stands after a program. */
export interface ContourCover {
  /** All of the contour, in order, cut or not. */
  readonly runs: readonly Run[];
  /** The thickest rest in a corner that the tool cannot reach, mm, as far as it was measured; 0 if there is none. */
  readonly largestRestMm: number;
  /** True when the work limit was reached; the runs then end early. */
  readonly isGivenUp: boolean;
}

/** What to judge a contour against. */
export interface CoverOptions {
  readonly tabs: readonly StandingTab[];
  /** Only motions before this one count; absent: all do. */
  readonly beforeMotion?: number;
  /** Stop at the first stretch that is not cut where it could be. */
  readonly stopAtFirst?: boolean;
}

/** Wall pieces shorter than this are decided as a whole, mm. */
const LEAF_MM = 0.001;
/** 40 halvings take the longest wall of a sheet below {@link LEAF_MM}. */
const MAX_HALVINGS = 40;
/** So many distances are computed for one contour, no more: some ten seconds. What is not decided by then is undecided. */
const MAX_DISTANCES = 2e8;

/**
 * Shows for every point of a contour that some sweep comes within the tolerance of it, or why none does. Wall pieces are halved until
 * a single stretch of path covers one wholly, or none comes near: both are certain, so is the result, up to pieces of 1 µm.
 * Reference simulate.md 5.2 does the same with closed intervals.
 */
export function coverContour(
  scene: Scene,
  contour: WallContour,
  sweeps: Sweeps,
  options: CoverOptions,
): ContourCover {
  const work: Work = {
    scene,
    sweeps,
    options,
    list: listRuns(),
    nDistances: 0,
    isOver: false,
    largestRestMm: 0,
  };
  const { toleranceMm } = scene.request;
  const smallestRadiusMm = radiusAtWork(scene, contour, sweeps);
  for (let wall = contour.firstWall; wall < contour.endWall && !work.isOver; wall++) {
    const piece = scene.target.curves[wall] as Curve;
    const near = sweeps.index
      .near(windowOf(piece, sweeps.widestMm + toleranceMm))
      .filter((id) => (sweeps.pieces[id]?.motion ?? 0) < (options.beforeMotion ?? Number.POSITIVE_INFINITY));
    const at: WallPiece = { wall, radiusMm: smallestRadiusMm, nearWall: near };
    coverPiece(work, at, piece, near, lengthAlongMm(piece), MAX_HALVINGS);
  }
  return {
    runs: work.list.runs,
    largestRestMm: work.largestRestMm,
    isGivenUp: work.nDistances > MAX_DISTANCES,
  };
}

interface Work {
  readonly scene: Scene;
  readonly sweeps: Sweeps;
  readonly options: CoverOptions;
  readonly list: ReturnType<typeof listRuns>;
  nDistances: number;
  isOver: boolean;
  largestRestMm: number;
}

interface WallPiece {
  readonly wall: number;
  /** Of the smallest tool that works at this contour: where it cannot get, nothing could. */
  readonly radiusMm: number;
  /** All sweeps near the whole wall. */
  readonly nearWall: readonly number[];
}

/** Radius of the smallest tool that works along a contour; of the widest if none does. A drill elsewhere in the part does not count. */
function radiusAtWork(scene: Scene, contour: WallContour, sweeps: Sweeps): number {
  const { toleranceMm } = scene.request;
  let smallestMm = sweeps.widestMm;
  if (sweeps.narrowestMm === smallestMm) return smallestMm;
  for (let wall = contour.firstWall; wall < contour.endWall; wall++) {
    const piece = scene.target.curves[wall] as Curve;
    for (const id of sweeps.index.near(windowOf(piece, sweeps.widestMm + toleranceMm))) {
      const radius = sweeps.radiusMm[id] as number;
      if (radius >= smallestMm) continue;
      const { distanceMm } = distanceOfCurves(piece, sweeps.curves[id] as Curve);
      if (distanceMm <= radius + toleranceMm) smallestMm = radius;
    }
  }
  return smallestMm;
}

function coverPiece(
  work: Work,
  at: WallPiece,
  piece: Curve,
  candidates: readonly number[],
  lengthMm: number,
  halvings: number,
): void {
  if (work.isOver) return;
  const { sweeps, scene } = work;
  const { x, y } = middleOf(piece);
  const halfMm = halfLengthMm(piece);
  const isLeaf = lengthMm <= LEAF_MM || halvings === 0;
  const near: number[] = [];
  let isCut = false;
  for (const id of candidates) {
    const path = sweeps.curves[id] as Curve;
    const slackMm = path.slackMm + piece.slackMm + scene.guardMm;
    const reachMm = (sweeps.radiusMm[id] as number) + scene.request.toleranceMm;
    const distanceMm = distanceToCurve(x, y, path);
    if (distanceMm > reachMm + halfMm + slackMm) continue;
    near.push(id);
    isCut = isLeaf ? distanceMm + halfMm <= reachMm - slackMm : coversPiece(piece, path, reachMm - slackMm);
    if (isCut) break;
  }
  work.nDistances += candidates.length;
  if (work.nDistances > MAX_DISTANCES) {
    work.isOver = true;
  } else if (isCut) {
    work.list.add('cut', piece, lengthMm);
  } else if (near.length === 0 || isLeaf) {
    explainPiece(work, at, piece, lengthMm, halvings);
  } else {
    const [first, second] = halvesOf(piece);
    coverPiece(work, at, first, near, lengthMm / 2, halvings - 1);
    coverPiece(work, at, second, near, lengthMm / 2, halvings - 1);
  }
}

/** Why a piece that no sweep comes near is as it is. */
function explainPiece(work: Work, at: WallPiece, piece: Curve, lengthMm: number, halvings: number): void {
  const { scene, list, options } = work;
  const { toleranceMm } = scene.request;
  const side = tabSide(at, piece, options.tabs, toleranceMm);
  const isLeaf = lengthMm <= LEAF_MM || halvings === 0;
  if (side === 'partly' && !isLeaf) {
    const [first, second] = halvesOf(piece);
    explainPiece(work, at, first, lengthMm / 2, halvings - 1);
    explainPiece(work, at, second, lengthMm / 2, halvings - 1);
  } else if (side !== 'out') {
    list.add('tab', piece, lengthMm);
  } else if (isOnSheetEdge(scene, piece)) {
    list.add('edge', piece, lengthMm);
  } else {
    splitByReach(scene, at, piece, lengthMm, (reach, part, partMm) => {
      if (reach === 'corner') measureRest(work, at, part);
      list.add(reach === 'free' ? 'missing' : reach, part, partMm);
    });
    if (options.stopAtFirst === true && isShort(list.runs)) work.isOver = true;
  }
}

function isShort(runs: readonly Run[]): boolean {
  const last = runs.at(-1);
  return (
    last !== undefined &&
    (last.kind === 'missing' || last.kind === 'blocked') &&
    last.toMm - last.fromMm > LEAF_MM * 2
  );
}

/** Whether a piece lies on one edge of the sheet, or beyond it: there is no wood to cut off. */
function isOnSheetEdge(scene: Scene, piece: Curve): boolean {
  const { widthMm, heightMm } = scene.sheet;
  const nearMm = scene.request.toleranceMm - sagittaMm(piece);
  const isAlong = (distanceMm: (x: number, y: number) => number): boolean =>
    distanceMm(piece.ax, piece.ay) <= nearMm && distanceMm(piece.bx, piece.by) <= nearMm;
  return (
    isAlong((x) => x) ||
    isAlong((_, y) => y) ||
    isAlong((x) => widthMm - x) ||
    isAlong((_, y) => heightMm - y)
  );
}

/** Keeps the thickest rest: how much farther than its radius the nearest sweep stays from the ends of an unreachable piece. */
function measureRest(work: Work, at: WallPiece, piece: Curve): void {
  for (const [x, y] of [
    [piece.ax, piece.ay],
    [piece.bx, piece.by],
  ] as const) {
    let restMm = Number.POSITIVE_INFINITY;
    for (const id of at.nearWall) {
      const distanceMm = distanceToCurve(x, y, work.sweeps.curves[id] as Curve);
      restMm = Math.min(restMm, distanceMm - (work.sweeps.radiusMm[id] as number));
    }
    if (restMm < Number.POSITIVE_INFINITY) work.largestRestMm = Math.max(work.largestRestMm, restMm);
  }
}
