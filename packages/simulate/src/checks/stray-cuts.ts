import { finding } from '@millwright/contracts';
import { coversPiece } from '../cover/covers.js';
import { kerfReachMm } from '../cover/kerf-reach.js';
import { type Curve, halfLengthMm, halvesOf, middleOf } from '../geometry/curve.js';
import { windowOf } from '../geometry/curve-index.js';
import { distanceToCurve } from '../geometry/distance.js';
import { holds, type Judgement, notApplicable, show, undecided } from '../judgement.js';
import type { Stretch } from '../scene/motion-pieces.js';
import { type Scene, touchesSheet } from '../scene/scene.js';

/**
 * Every cut belongs to the kerf along some wall, or clears the inside of a hole. A cut elsewhere harms no part, but nothing asked for
 * it, and what holds the sheet down there (clamps, screws) is not in the request: the proof does not cover it.
 * @param apart - the stretches below the stock top that do not run along one wall
 */
export function checkStrayCuts(scene: Scene, apart: readonly Stretch[]): Judgement {
  const id = 'cuts-at-walls';
  if (scene.target.solids.length === 0) return notApplicable(id, 'No part of this sheet is known.');
  const stray = apart.flatMap((stretch) => {
    const place = strayPlace(scene, stretch);
    return place === undefined ? [] : [{ motion: stretch.piece.motion, place }];
  });
  const [first] = stray;
  if (first === undefined) return holds(id, 'Every cut lies at a wall of a part or inside a hole.');
  const line = scene.request.reading.motions[first.motion]?.line ?? 1;
  const [xMm, yMm] = first.place;
  return undecided(id, `A cut in line ${line} lies at no wall.`, [
    finding('SIMULATE_STRAY_CUT', {
      message: `Line ${line} cuts at X${show(xMm)} Y${show(yMm)}, where no part has a wall. Nothing asked for that cut, and what stands there (clamps, screws) is not known. Is a line missing or changed?`,
      programLine: line,
      atMm: [xMm, yMm],
      count: new Set(stray.map(({ motion }) => motion)).size,
    }),
  ]);
}

/** A place of a stretch that is at no wall and in no hole, mm; undefined if there is none, or nothing is cut. */
function strayPlace(scene: Scene, { piece, below }: Stretch): readonly [number, number] | undefined {
  const use = scene.tools.uses[piece.motion];
  const isRapid = scene.request.reading.motions[piece.motion]?.kind === 'rapid';
  if (use?.tool === undefined || isRapid || !touchesSheet(below, use.radiusMm, scene.sheet)) return undefined;
  return farthestOff(scene, below, kerfReachMm(scene, use.radiusMm), MAX_HALVINGS);
}

/** 20 halvings bring the longest move of a sheet below a hundredth of a millimetre. */
const MAX_HALVINGS = 20;

/** Halves a stretch until each half surely lies at one wall, or surely at none. */
function farthestOff(
  scene: Scene,
  curve: Curve,
  reachMm: number,
  halvings: number,
): readonly [number, number] | undefined {
  const { target } = scene;
  const near = target.index.near(windowOf(curve, reachMm));
  if (near.some((wall) => coversPiece(curve, target.curves[wall] as Curve, reachMm))) return undefined;
  const { x, y } = middleOf(curve);
  const distanceMm = near.reduce(
    (least, wall) => Math.min(least, distanceToCurve(x, y, target.curves[wall] as Curve)),
    Number.POSITIVE_INFINITY,
  );
  if (distanceMm > reachMm) {
    if (!isInPartOrHole(scene, x, y)) return [x, y];
    // No wall comes near: all of it lies in the same hole.
    if (distanceMm > reachMm + halfLengthMm(curve)) return undefined;
  }
  if (halvings === 0) return undefined;
  const [first, second] = halvesOf(curve);
  return (
    farthestOff(scene, first, reachMm, halvings - 1) ?? farthestOff(scene, second, reachMm, halvings - 1)
  );
}

/** Inside an outline: in a hole, or in the part itself, which is a gouge and told as such. */
function isInPartOrHole(scene: Scene, x: number, y: number): boolean {
  return scene.target.solids.some(
    ({ window, outline }) =>
      x >= window.minX && x <= window.maxX && y >= window.minY && y <= window.maxY && outline.surrounds(x, y),
  );
}
