import type { Part, Placement } from '@millwright/contracts';
import type { CompleteRequest } from '../check-request.js';
import { placedCurves } from '../geometry/contour-curves.js';
import type { Curve } from '../geometry/curve.js';
import { type CurveIndex, indexCurves, type Window, windowOf } from '../geometry/curve-index.js';
import { type SolidTest, solidTest } from '../geometry/solid-test.js';
import { lengthAlongMm } from '../geometry/split-arc.js';

/** One closed wall of a placed part: its outline or one of its holes. */
export interface WallContour {
  /** `part-3#0` for an outline, `part-3#0/2` for the third hole. */
  readonly name: string;
  readonly holeIndex: number | undefined;
  /** Ids of its walls in `Target.curves`: firstWall ≤ id < endWall, in order, the wood on the left. */
  readonly firstWall: number;
  readonly endWall: number;
  readonly lengthMm: number;
  /** Whether a point lies within this contour alone. */
  readonly surrounds: SolidTest;
  readonly window: Window;
}

/** A placed copy of a part: wood that has to stay, over the whole thickness of the sheet. */
export interface Solid {
  /** Part id and copy, `part-3#0`. */
  readonly name: string;
  readonly partId: string;
  readonly copy: number;
  readonly outline: WallContour;
  readonly holes: readonly WallContour[];
  readonly isInside: SolidTest;
  readonly window: Window;
  /** No point of the part lies deeper inside it than this, mm: half the shorter side of its box. */
  readonly deepestInsideMm: number;
  /** Ids of drill features that say of a hole what its contour says already. */
  readonly repeatedHoles: ReadonlySet<string>;
}

/** What should be left of the sheet, built from parts and placements alone. */
export interface Target {
  readonly solids: readonly Solid[];
  readonly curves: readonly Curve[];
  /** Position in `solids` of the part each wall belongs to. */
  readonly solidOf: Int32Array;
  readonly index: CurveIndex;
}

/** Builds the shape that should remain, from every placement on the sheet that is judged. Placements of unknown parts are left out. */
export function buildTarget(request: CompleteRequest): Target {
  const partOf = new Map(request.parts.map((part) => [part.id, part]));
  const curves: Curve[] = [];
  const owners: number[] = [];
  const solids: Solid[] = [];
  for (const placement of request.layout.placements) {
    const part = partOf.get(placement.partId);
    if (part === undefined || placement.sheetIndex !== request.sheetIndex) continue;
    const firstWall = curves.length;
    solids.push(buildSolid(part, placement, curves));
    for (let wall = firstWall; wall < curves.length; wall++) owners.push(solids.length - 1);
  }
  return { solids, curves, solidOf: Int32Array.from(owners), index: indexCurves(curves) };
}

/** How a placed copy is called in obligations and findings. */
export function solidName(placed: { readonly partId: string; readonly copy: number }): string {
  return `${placed.partId}#${placed.copy}`;
}

function buildSolid(part: Part, placement: Placement, curves: Curve[]): Solid {
  const name = solidName(placement);
  const firstWall = curves.length;
  const outline = addContour(curves, placedCurves(part.outline, placement, 'counter-clockwise'), name);
  const holes = part.holes.map((hole, i) =>
    addContour(curves, placedCurves(hole, placement, 'clockwise'), name, i),
  );
  const { window } = outline;
  return {
    name,
    partId: placement.partId,
    copy: placement.copy,
    outline,
    holes,
    isInside: solidTest(curves.slice(firstWall)),
    window,
    deepestInsideMm: Math.min(window.maxX - window.minX, window.maxY - window.minY) / 2,
    repeatedHoles: new Set(part.features.filter((one) => isHoleAgain(one, part)).map(({ id }) => id)),
  };
}

/** A through drill feature drawn on a hole says the same thing twice; the hole is judged. */
function isHoleAgain(feature: Part['features'][number], part: Part): boolean {
  if (feature.kind !== 'drill' || feature.depthMm !== undefined) return false;
  const contour = JSON.stringify(feature.contour);
  return part.holes.some((hole) => JSON.stringify(hole) === contour);
}

function addContour(
  curves: Curve[],
  walls: readonly Curve[],
  solid: string,
  holeIndex?: number,
): WallContour {
  const firstWall = curves.length;
  for (const wall of walls) curves.push(wall);
  return {
    name: holeIndex === undefined ? solid : `${solid}/${holeIndex}`,
    holeIndex,
    firstWall,
    endWall: curves.length,
    lengthMm: walls.reduce((sum, wall) => sum + lengthAlongMm(wall), 0),
    surrounds: solidTest(walls),
    window: windowOfAll(walls),
  };
}

function windowOfAll(curves: readonly Curve[]): Window {
  const windows = curves.map((curve) => windowOf(curve, 0));
  return {
    minX: windows.reduce((least, window) => Math.min(least, window.minX), Number.POSITIVE_INFINITY),
    minY: windows.reduce((least, window) => Math.min(least, window.minY), Number.POSITIVE_INFINITY),
    maxX: windows.reduce((most, window) => Math.max(most, window.maxX), Number.NEGATIVE_INFINITY),
    maxY: windows.reduce((most, window) => Math.max(most, window.maxY), Number.NEGATIVE_INFINITY),
  };
}
