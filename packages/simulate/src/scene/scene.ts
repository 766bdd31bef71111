import type { MissingInput, Motion, Point3, Sheet } from '@millwright/contracts';
import { assertInvariant } from '@millwright/contracts';
import type { CompleteRequest } from '../check-request.js';
import { type Curve, lineCurve } from '../geometry/curve.js';
import { distanceOfCurves } from '../geometry/distance.js';
import { lowestZMm, motionPieces, type PathPiece, stretchBelow } from './motion-pieces.js';
import { buildTarget, type Target } from './target.js';
import { chooseTools, type ToolChoice } from './tool-use.js';

/** Everything the checks look at, derived once from the request. Coordinates in the sheet, mm. */
export interface Scene {
  readonly request: CompleteRequest;
  /** Whether an input was given; what is not has a stand-in of which nothing may be concluded. */
  readonly has: (input: MissingInput) => boolean;
  readonly sheet: Sheet;
  readonly target: Target;
  readonly tools: ToolChoice;
  /** The path of one motion in pieces, by position; made anew each time, since a million of them would fill the memory. */
  readonly piecesOf: (motion: number) => readonly PathPiece[];
  /** Lowest Z at which a motion touches the sheet (its axis nearer than the tool's radius), mm; +∞ where it does not. */
  readonly contactZMm: Float64Array;
  /** Bound of the rounding in any distance computed here, mm. Everything is judged with it on the unfavourable side. */
  readonly guardMm: number;
}

/**
 * A tip this little below the stock top counts as on it, mm: the tenth part of the last decimal a program writes, so that rounding
 * cannot put a surface move into the stock.
 */
export const TOUCH_MM = 1e-4;

/** Where heights are compared, half a unit of a program's last decimal (0.001 mm) and a little is allowed. mm. */
export const Z_ROUNDING_MM = 0.001;

/**
 * Where heights and places meet a limit that a person has set, half a unit of a program's last decimal is allowed: 0.0005 mm, or 0.00127 mm
 * where it writes inches with four decimals. mm.
 */
export const LIMIT_ROUNDING_MM = 0.0013;

/** The depth that the full width of a through cut must reach, mm (negative), rounding allowed. */
export function throughZMm(scene: Scene): number {
  return -(scene.sheet.thicknessMm + scene.request.throughMm) + Z_ROUNDING_MM;
}

/** Derives the scene. The request must be one that `checkRequest` has passed. */
export function buildScene(request: CompleteRequest): Scene {
  const sheet = request.layout.sheets[request.sheetIndex];
  assertInvariant(sheet !== undefined, 'The request names a sheet of the layout');
  const target = buildTarget(request);
  const { motions } = request.reading;
  const tools = chooseTools(motions, request.tools);
  const piecesOf = (i: number): readonly PathPiece[] => motionPieces(motions[i] as Motion, i);
  const contactZMm = new Float64Array(motions.length).fill(Number.POSITIVE_INFINITY);
  const largest = new Largest();
  for (const wall of target.curves) largest.see(wall);
  for (let i = 0; i < motions.length; i++) {
    const use = tools.uses[i];
    const { kind, fromMm, toMm } = motions[i] as Motion;
    if (use !== undefined && kind === 'line' && isPlainCut(fromMm, toMm, sheet)) {
      largest.seePlace(fromMm);
      largest.seePlace(toMm);
      contactZMm[i] = Math.min(fromMm[2], toMm[2]);
      continue;
    }
    for (const piece of piecesOf(i)) {
      largest.see(piece.curve);
      if (use === undefined || lowestZMm(piece) >= -TOUCH_MM) continue;
      const below = stretchBelow(piece, -TOUCH_MM);
      if (below === undefined || !touchesSheet(below, use.radiusMm, sheet)) continue;
      contactZMm[i] = Math.min(contactZMm[i] as number, lowestZMm(piece));
    }
  }
  const guardMm = Math.max(LEAST_GUARD_MM, GUARD_PER_MM * largest.mm);
  const has = (input: MissingInput): boolean => !request.missing.has(input);
  return { request, has, sheet, target, tools, piecesOf, contactZMm, guardMm };
}

/**
 * Rounding of one distance: chains of sums and products as used here err by less than 64 units in the last place of the largest
 * number involved (reference simulate.md, section 6: 6e-11 mm at 4,096 mm); taken fifteen times.
 */
const GUARD_PER_MM = 2e-13;
/** Never less than this, mm. */
const LEAST_GUARD_MM = 1e-9;

/** The largest number in any distance of curves, mm. */
class Largest {
  mm = 0;

  seePlace([x, y]: Point3): void {
    this.mm = Math.max(this.mm, Math.abs(x), Math.abs(y));
  }

  see({ ax, ay, bx, by, radiusMm }: Curve): void {
    this.mm = Math.max(this.mm, Math.abs(ax), Math.abs(ay), Math.abs(bx), Math.abs(by), radiusMm);
  }
}

/** Whether a straight motion begins on the sheet and runs below the stock top all along, as most do: it needs no pieces to be a contact. */
function isPlainCut(fromMm: Point3, toMm: Point3, { widthMm, heightMm }: Sheet): boolean {
  if (Math.max(fromMm[2], toMm[2]) >= -TOUCH_MM) return false;
  return fromMm[0] >= 0 && fromMm[0] <= widthMm && fromMm[1] >= 0 && fromMm[1] <= heightMm;
}

/** Whether a tool whose axis follows a stretch of path comes over the sheet anywhere: the axis nearer to it than the radius. */
export function touchesSheet(curve: Curve, radiusMm: number, { widthMm, heightMm }: Sheet): boolean {
  const { ax, ay, bx, by } = curve;
  if (ax >= 0 && ax <= widthMm && ay >= 0 && ay <= heightMm) return true;
  const reachMm = radiusMm + curve.slackMm;
  if (Math.max(ax, bx) < -reachMm || Math.max(ay, by) < -reachMm) return false;
  if (Math.min(ax, bx) > widthMm + reachMm || Math.min(ay, by) > heightMm + reachMm) return false;
  const edges = [
    lineCurve(0, 0, widthMm, 0),
    lineCurve(widthMm, 0, widthMm, heightMm),
    lineCurve(widthMm, heightMm, 0, heightMm),
    lineCurve(0, heightMm, 0, 0),
  ];
  return edges.some((edge) => distanceOfCurves(curve, edge).distanceMm < reachMm);
}
