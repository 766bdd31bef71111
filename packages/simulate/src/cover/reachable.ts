import { type Curve, halfLengthMm, halvesOf, middleOf, sagittaMm } from '../geometry/curve.js';
import { distanceToCurve, isInSector, nearestPoint } from '../geometry/distance.js';
import type { Scene } from '../scene/scene.js';
import { placePace, toolPlaceAt } from './tool-place.js';

/** Whether the tool can stand against a wall: `free`, or kept off by its own part (`corner`) or by another (`blocked`). */
export type Reach = 'free' | 'corner' | 'blocked';

/**
 * A place counts as free for the tool if it is this much narrower than the tool, mm: a slot exactly as wide as the tool has a single
 * line of places, and rounding must not decide whether it exists (reference simulate.md, trap 13).
 */
const FREE_SLACK_MM = 0.001;
/** The distance to a wall that is not there. */
const NONE = Number.POSITIVE_INFINITY;
/** Pieces shorter than this are judged by their middle, mm. */
const LEAF_MM = 0.001;
/** 40 halvings take the longest wall of a sheet below {@link LEAF_MM}. */
const MAX_HALVINGS = 40;

/**
 * Splits a wall piece into stretches that the tool can reach and stretches that it cannot, in order.
 *
 * To cut a wall point the axis has to stand at distance r on the wall's normal. It can if no other wall is nearer there than r and no
 * wood is there. One middle decides for a whole piece as soon as the clearance there exceeds what the way to the ends can change.
 * @param wall - id of the wall the piece lies on
 * @param radiusMm - of the tool
 */
export function splitByReach(
  scene: Scene,
  at: { readonly wall: number; readonly radiusMm: number },
  piece: Curve,
  lengthMm: number,
  visit: (reach: Reach, piece: Curve, lengthMm: number) => void,
): void {
  const walk = (part: Curve, partMm: number, halvings: number): void => {
    const reach = reachOf(scene, at, part, partMm <= LEAF_MM || halvings === 0);
    if (reach !== undefined) {
      visit(reach, part, partMm);
      return;
    }
    const [first, second] = halvesOf(part);
    walk(first, partMm / 2, halvings - 1);
    walk(second, partMm / 2, halvings - 1);
  };
  walk(piece, lengthMm, MAX_HALVINGS);
}

/** One answer for all of a piece, or undefined if it has to be split. */
function reachOf(
  scene: Scene,
  { wall, radiusMm }: { readonly wall: number; readonly radiusMm: number },
  piece: Curve,
  isLeaf: boolean,
): Reach | undefined {
  const neededMm = radiusMm - FREE_SLACK_MM;
  // A concave arc tighter than the tool: the tool would stand beyond the arc's centre.
  if (piece.turn === -1 && piece.radiusMm < neededMm) return 'corner';
  const { target } = scene;
  const places = toolPlaces(piece, radiusMm, isLeaf);
  const { x, y, moveMm } = places;
  const reachMm = neededMm + moveMm;
  const own = target.solidOf[wall] as number;
  const clearance = { ownLeast: NONE, ownMost: NONE, otherLeast: NONE, otherMost: NONE };
  const window = { minX: x - reachMm, minY: y - reachMm, maxX: x + reachMm, maxY: y + reachMm };
  for (const id of target.index.near(window)) {
    if (id === wall) continue;
    const curve = target.curves[id] as Curve;
    const distanceMm = distanceToCurve(x, y, curve);
    const leastMm = Math.max(distanceMm - moveMm, leastBeyondTangent(places, curve, distanceMm));
    if (target.solidOf[id] === own) {
      clearance.ownLeast = Math.min(clearance.ownLeast, leastMm);
      clearance.ownMost = Math.min(clearance.ownMost, distanceMm + moveMm);
    } else {
      clearance.otherLeast = Math.min(clearance.otherLeast, leastMm);
      clearance.otherMost = Math.min(clearance.otherMost, distanceMm + moveMm);
    }
  }
  if (clearance.ownMost < neededMm) return 'corner';
  if (clearance.ownLeast < neededMm) return undefined;
  if (clearance.otherMost < neededMm) return 'blocked';
  if (clearance.otherLeast < neededMm) return undefined;
  // Clear of all walls, but perhaps in the wood of a part that touches this one along the wall.
  const isInWood = target.solids.some((solid, i) => i !== own && solid.isInside(x, y));
  return isInWood ? 'blocked' : 'free';
}

/** Where the axis stands to cut a wall piece: for its middle, and by how much that changes towards its ends. */
interface ToolPlaces {
  readonly x: number;
  readonly y: number;
  /** From the middle place to those of the two ends, mm. */
  readonly toStart: readonly [number, number];
  readonly toEnd: readonly [number, number];
  /** No place of the piece is farther from the middle one than this, mm. */
  readonly moveMm: number;
  /** How far the places lie from the straight way between the three, mm. */
  readonly bulgeMm: number;
}

/** A leaf is judged by its middle alone: its places are taken as one. */
function toolPlaces(piece: Curve, radiusMm: number, isLeaf: boolean): ToolPlaces {
  const middle = middleOf(piece);
  const [x, y] = toolPlaceAt(piece, radiusMm, middle.x, middle.y);
  if (isLeaf) return { x, y, toStart: [0, 0], toEnd: [0, 0], moveMm: 0, bulgeMm: 0 };
  const [startX, startY] = toolPlaceAt(piece, radiusMm, piece.ax, piece.ay);
  const [endX, endY] = toolPlaceAt(piece, radiusMm, piece.bx, piece.by);
  const pace = placePace(piece, radiusMm);
  return {
    x,
    y,
    toStart: [startX - x, startY - y],
    toEnd: [endX - x, endY - y],
    moveMm: halfLengthMm(piece) * pace,
    bulgeMm: sagittaMm(piece) * pace,
  };
}

/**
 * A second lower bound of the clearance over all places of a piece, sharp where the wall runs on straight or bends away. If the line
 * through the wall's nearest point, square to the way there, has all of the wall beyond it, no place is nearer to the wall than to
 * that line. −∞ where the wall reaches over the line.
 */
function leastBeyondTangent(places: ToolPlaces, wall: Curve, distanceMm: number): number {
  if (distanceMm === 0) return Number.NEGATIVE_INFINITY;
  const [qx, qy] = nearestPoint(places.x, places.y, wall);
  const nx = (places.x - qx) / distanceMm;
  const ny = (places.y - qy) / distanceMm;
  const over = (px: number, py: number): number => (px - qx) * nx + (py - qy) * ny;
  let reachesOverMm = Math.max(over(wall.ax, wall.ay), over(wall.bx, wall.by));
  if (wall.turn !== 0 && isInSector(nx, ny, wall)) {
    reachesOverMm = Math.max(reachesOverMm, over(wall.cx + nx * wall.radiusMm, wall.cy + ny * wall.radiusMm));
  }
  if (reachesOverMm > distanceMm * 1e-9) return Number.NEGATIVE_INFINITY;
  const nearer = Math.min(
    0,
    places.toStart[0] * nx + places.toStart[1] * ny,
    places.toEnd[0] * nx + places.toEnd[1] * ny,
  );
  return distanceMm + nearer - places.bulgeMm;
}
