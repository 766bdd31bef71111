import { type Finding, type FindingCode, finding } from '@millwright/contracts';
import type { ContourCover } from '../cover/cover-contour.js';
import { countedRuns, type Run, totalMm } from '../cover/runs.js';
import type { Sweeps } from '../cover/sweeps.js';
import type { Curve } from '../geometry/curve.js';
import { windowOf } from '../geometry/curve-index.js';
import { distanceOfCurves, distanceToCurve } from '../geometry/distance.js';
import { mm, show } from '../judgement.js';
import { lowestZMm, type PathPiece } from '../scene/motion-pieces.js';
import { type Scene, throughZMm, Z_ROUNDING_MM } from '../scene/scene.js';
import type { Solid, WallContour } from '../scene/target.js';

/** A contour that was judged, and with what. */
export interface JudgedContour {
  readonly scene: Scene;
  /** Sweeps to full depth. */
  readonly through: Sweeps;
  /** Sweeps to any depth, to tell "not cut" from "not deep enough". */
  readonly inStock: Sweeps;
  readonly solid: Solid;
  readonly contour: WallContour;
  readonly cover: ContourCover;
}

/** The findings about a contour that is not finished: where the longest gap is, how long all are, and what came near. */
export function shortfalls(judged: JudgedContour): readonly Finding[] {
  const { cover, contour } = judged;
  const missing = countedRuns(cover.runs, 'missing');
  const blocked = countedRuns(cover.runs, 'blocked');
  if (countedRuns(cover.runs, 'cut').length === 0 && !isTouched(judged)) {
    const code = contour.holeIndex === undefined ? 'SIMULATE_PART_MISSING' : 'SIMULATE_HOLE_MISSING';
    return [shortfall(judged, code, cover.runs, 'are not cut at all')];
  }
  const findings: Finding[] = [];
  if (missing.length > 0) {
    findings.push(shortfall(judged, 'SIMULATE_CONTOUR_INCOMPLETE', missing, 'are not cut to full depth'));
  }
  if (blocked.length > 0) {
    const why = 'stay uncut because another part is nearer than the tool is wide';
    findings.push(shortfall(judged, 'SIMULATE_CONTOUR_BLOCKED', blocked, why));
  }
  if (findings.length > 0) return findings;
  return [shortfall(judged, 'SIMULATE_CONTOUR_INCOMPLETE', cover.runs, 'are out of reach of the tool used')];
}

function shortfall(judged: JudgedContour, code: FindingCode, gaps: readonly Run[], explain: string): Finding {
  const { scene, contour, solid } = judged;
  const longest = gaps.reduce((best, gap) => (lengthOfRun(gap) > lengthOfRun(best) ? gap : best));
  const near = nearestCut(judged, judged.through, longest) ?? nearestCut(judged, judged.inStock, longest);
  const depth =
    near === undefined
      ? 'Nothing is cut there'
      : `The cut nearest to it, line ${near.line}, is ${show(near.depthMm)} mm deep and leaves ${show(near.leavesMm)} mm`;
  const gapMm = totalMm(gaps);
  const neededMm = Z_ROUNDING_MM - throughZMm(scene);
  return finding(code, {
    message: `${nameOf(judged)}: ${show(gapMm)} of ${show(contour.lengthMm)} mm ${explain}, the longest stretch from X${show(longest.x)} Y${show(longest.y)}. ${depth}; ${show(neededMm)} mm are needed.`,
    measured: mm(gapMm),
    allowed: mm(0),
    partId: solid.partId,
    copy: solid.copy,
    sheetIndex: scene.request.sheetIndex,
    ...(near === undefined ? {} : { programLine: near.line }),
    atMm: [longest.x, longest.y],
    count: gaps.length,
  });
}

function lengthOfRun({ fromMm, toMm }: Run): number {
  return toMm - fromMm;
}

function nameOf({ contour, solid }: JudgedContour): string {
  return contour.holeIndex === undefined
    ? `The outline of part ${solid.name}`
    : `Hole ${contour.holeIndex} of part ${solid.name}`;
}

/** A cut that misses a wall by no more than this was meant for it, mm: no part was left out, a size is wrong. */
const MEANT_MM = 0.5;

/** Whether any cut, however shallow, comes within reach of a contour, or nearly. */
function isTouched({ scene, inStock, contour }: JudgedContour): boolean {
  for (let wall = contour.firstWall; wall < contour.endWall; wall++) {
    const piece = scene.target.curves[wall] as Curve;
    for (const id of inStock.index.near(windowOf(piece, inStock.widestMm + MEANT_MM))) {
      const { distanceMm } = distanceOfCurves(piece, inStock.curves[id] as Curve);
      if (distanceMm <= (inStock.radiusMm[id] as number) + MEANT_MM) return true;
    }
  }
  return false;
}

/** A cut is looked for around a gap that may have been meant to close it: up to this many widest radii away. */
const SEARCH_RADII = 1.5;

/** The cut nearest to the middle of a gap: its line, how deep it goes, and how much it leaves. The deepest of several equally near. */
function nearestCut(
  { scene, contour }: JudgedContour,
  sweeps: Sweeps,
  gap: Run,
): { readonly line: number; readonly depthMm: number; readonly leavesMm: number } | undefined {
  const [x, y] = placeAlong(scene, contour, (gap.fromMm + gap.toMm) / 2);
  const reachMm = sweeps.widestMm * SEARCH_RADII;
  let best: { id: number; distanceMm: number; depthMm: number } | undefined;
  for (const id of sweeps.index.near({
    minX: x - reachMm,
    minY: y - reachMm,
    maxX: x + reachMm,
    maxY: y + reachMm,
  })) {
    const distanceMm = distanceToCurve(x, y, sweeps.curves[id] as Curve);
    const depthMm = -lowestZMm(sweeps.pieces[id] as PathPiece);
    if (distanceMm > reachMm) continue;
    const isNearer = best === undefined || distanceMm < best.distanceMm - SAME_PLACE_MM;
    const isDeeper =
      best !== undefined && distanceMm <= best.distanceMm + SAME_PLACE_MM && depthMm > best.depthMm;
    if (isNearer || isDeeper) best = { id, distanceMm, depthMm };
  }
  if (best === undefined) return undefined;
  const line = scene.request.reading.motions[sweeps.pieces[best.id]?.motion ?? 0]?.line ?? 1;
  const leavesMm = Math.max(0, best.distanceMm - (sweeps.radiusMm[best.id] as number));
  return { line, depthMm: best.depthMm, leavesMm };
}

/** Passes over each other differ by rounding only, mm. */
const SAME_PLACE_MM = 1e-6;

/** The point of a contour at a way from its start, mm; on the chord of an arc, which is near enough for a search. */
function placeAlong(scene: Scene, contour: WallContour, alongMm: number): readonly [number, number] {
  let restMm = alongMm;
  let place: readonly [number, number] = [contour.window.minX, contour.window.minY];
  for (let wall = contour.firstWall; wall < contour.endWall; wall++) {
    const { ax, ay, bx, by } = scene.target.curves[wall] as Curve;
    const length = Math.sqrt((bx - ax) * (bx - ax) + (by - ay) * (by - ay));
    const ratio = length === 0 ? 0 : Math.max(0, Math.min(1, restMm / length));
    place = [ax + (bx - ax) * ratio, ay + (by - ay) * ratio];
    if (restMm <= length) return place;
    restMm -= length;
  }
  return place;
}

/**
 * What stays in corners that the tool cannot reach, if it is more than the tolerance. A warning where it is thicker than the tool's
 * radius: no rounded corner, but a slot or a neck that stays closed.
 */
export function cornerRemarks(judged: JudgedContour): readonly Finding[] {
  const { scene, solid, cover } = judged;
  const corners = countedRuns(cover.runs, 'corner');
  const [first] = corners;
  if (first === undefined || cover.largestRestMm <= scene.request.toleranceMm) return [];
  return [
    finding('SIMULATE_CORNER_UNREACHABLE', {
      severity: cover.largestRestMm > judged.through.narrowestMm ? 'warning' : 'info',
      message: `${nameOf(judged)}: wood stays in ${corners.length} corners that the tool cannot reach, up to ${show(cover.largestRestMm)} mm thick. A smaller tool or corner reliefs would clear them.`,
      measured: mm(cover.largestRestMm),
      partId: solid.partId,
      copy: solid.copy,
      sheetIndex: scene.request.sheetIndex,
      atMm: [first.x, first.y],
      count: corners.length,
    }),
  ];
}
