import { squaredDistances } from './distance-field.js';
import type { Subject } from './subject.js';
import type { View } from './view.js';

/** What a pixel of the difference picture shows. */
export type PixelClass = 'part' | 'waste' | 'cut' | 'gouge' | 'residue' | 'unreachable' | 'tab';

/** The classes in the order of the numbers in a class map. */
export const CLASSES: readonly PixelClass[] = [
  'part',
  'waste',
  'cut',
  'gouge',
  'residue',
  'unreachable',
  'tab',
];
const [PART, WASTE, CUT, GOUGE, RESIDUE, UNREACHABLE, TAB] = [0, 1, 2, 3, 4, 5, 6];

/** Heights in mm, row by row from the lowest Y. */
export interface HeightMaps {
  /** What has to stand; see `raster_target.rs`. */
  readonly target: Float32Array;
  /** Surely cut at least down to here: with tools narrower by the tolerance. */
  readonly sure: Float32Array;
  /** Possibly cut down to here: with tools wider by the tolerance. */
  readonly possible: Float32Array;
}

/** Floors that differ by less are one, mm. */
const SAME_FLOOR_MM = 0.01;
/** Kinds of features that leave a level floor. */
const FLOORED: ReadonlySet<string> = new Set(['pocket', 'drill', 'v-carve']);
/** More depths are not looked at: each costs three fields of distances. */
const MOST_FLOORS = 32;
/** A wall lies half a pixel before the middle of the first pixel of wood, and the middle of any pixel half a pixel off. */
const HALF_PIXEL = 0.5;

/**
 * What each pixel of a difference picture is. Wood is missing where a narrower tool cuts it too; wood is left over where a wider tool
 * leaves it too; what no disc of the smallest tool's radius inside the void covers is out of reach. Beside parts only the kerf along
 * them has to go.
 */
export function classifyPixels(subject: Subject, view: View, maps: HeightMaps): Uint8Array {
  const { target, sure, possible } = maps;
  const bottom = -subject.sheet.thicknessMm;
  const classes = new Uint8Array(target.length);
  for (let cell = 0; cell < classes.length; cell++) {
    const wanted = target[cell] as number;
    const isPart = wanted <= 0;
    const isCut = (sure[cell] as number) < 0;
    if (wanted === Number.NEGATIVE_INFINITY) {
      classes[cell] = (possible[cell] as number) < 0 ? CUT : RESIDUE;
    } else if (isPart && wanted > bottom) {
      const isGouged = (sure[cell] as number) < wanted - SAME_FLOOR_MM;
      classes[cell] = isGouged ? GOUGE : wanted < 0 && isCut ? CUT : PART;
    } else {
      classes[cell] = isCut ? CUT : WASTE;
    }
  }
  const radiusPx = smallestRadiusMm(subject) / view.cellMm;
  for (const floor of [...floorsOf(subject), Number.NaN]) {
    markFloor({ classes, target, possible, view, radiusPx, floor, bottom });
  }
  markTabs(subject, view, classes, maps);
  return classes;
}

function smallestRadiusMm({ tools, motions, toolOf }: Subject): number {
  const used = new Set(motions.filter(({ kind }) => kind !== 'rapid').map(toolOf));
  return tools.reduce(
    (least, tool, i) => (used.has(i) ? Math.min(least, tool.diameterMm / 2) : least),
    Number.POSITIVE_INFINITY,
  );
}

/** The floors that are drawn, mm below the top as heights, each once. Where parts are cut through or are not is a floor too, added by the caller. */
function floorsOf({ request }: Subject): readonly number[] {
  const depths = request.parts.flatMap(({ features }) =>
    features.flatMap(({ kind, depthMm, side }) =>
      depthMm === undefined || side === 'bottom' || !FLOORED.has(kind) ? [] : [-depthMm],
    ),
  );
  return [...new Set(depths)].slice(0, MOST_FLOORS);
}

interface Floor {
  readonly classes: Uint8Array;
  readonly target: Float32Array;
  readonly possible: Float32Array;
  readonly view: View;
  readonly radiusPx: number;
  readonly floor: number;
  readonly bottom: number;
}

function markFloor({ classes, target, possible, view, radiusPx, floor, bottom }: Floor): void {
  const { columns, rows } = view;
  const isThrough = Number.isNaN(floor);
  const depth = isThrough ? bottom : floor;
  const isHere = (cell: number) => {
    const wanted = target[cell] as number;
    return isThrough ? !(wanted <= 0) : Math.abs(wanted - floor) < SAME_FLOOR_MM;
  };
  const near = (isMarked: (cell: number) => boolean) => squaredDistances(isMarked, columns, rows);
  const within = (squares: Float64Array, cell: number, distancePx: number) =>
    (squares[cell] as number) <= Math.max(0, distancePx) * Math.max(0, distancePx);
  const toWall = near(
    (cell) => (target[cell] as number) <= 0 && (target[cell] as number) > depth + SAME_FLOOR_MM,
  );
  // A hole as wide as the tool has a place for its middle: the half pixel is given to it.
  const isFeasible = (cell: number) => isHere(cell) && !within(toWall, cell, radiusPx - HALF_PIXEL - 1e-9);
  const toFeasible = near(isFeasible);
  // Beside parts only the kerf must go: discs that touch a wall.
  const toMiddle = isThrough
    ? near((cell) => isFeasible(cell) && within(toWall, cell, radiusPx + HALF_PIXEL))
    : toFeasible;
  const isLeft = (cell: number) => isHere(cell) && (possible[cell] as number) > depth + SAME_FLOOR_MM;
  // What is surely to go starts a patch; its rim, where pixels cannot tell, belongs to it.
  const toSure = near(
    (cell) =>
      isLeft(cell) && (within(toMiddle, cell, radiusPx - 3 * HALF_PIXEL) || (target[cell] as number) > 0),
  );
  for (let cell = 0; cell < classes.length; cell++) {
    if (!isLeft(cell)) continue;
    const isRim = within(toSure, cell, 4 * HALF_PIXEL) && within(toMiddle, cell, radiusPx + HALF_PIXEL);
    if (isRim || within(toSure, cell, 0)) classes[cell] = RESIDUE;
    else if (within(toWall, cell, radiusPx) && !within(toFeasible, cell, radiusPx + HALF_PIXEL)) {
      classes[cell] = UNREACHABLE;
    }
  }
}

/** Where a tab is declared and something stands, beside parts. */
function markTabs(
  { request, tools, sheet }: Subject,
  view: View,
  classes: Uint8Array,
  { target, possible }: HeightMaps,
): void {
  const bottom = -sheet.thicknessMm;
  const widestMm = tools.reduce((most, { diameterMm }) => Math.max(most, diameterMm), 0);
  for (const { centreMm, lengthMm } of request.tabs) {
    const reach = (lengthMm / 2 + widestMm) / view.cellMm;
    const [x, y] = [
      (centreMm[0] - view.minXMm) / view.cellMm - 0.5,
      (centreMm[1] - view.minYMm) / view.cellMm - 0.5,
    ];
    for (let row = Math.max(0, Math.ceil(y - reach)); row <= Math.min(view.rows - 1, y + reach); row++) {
      const half = Math.sqrt(reach * reach - (row - y) * (row - y));
      const from = Math.max(0, Math.ceil(x - half));
      for (let column = from; column <= Math.min(view.columns - 1, x + half); column++) {
        const cell = row * view.columns + column;
        const wanted = target[cell] as number;
        if (wanted <= 0 && wanted > bottom) continue;
        const isVoid = classes[cell] !== WASTE;
        if (isVoid && (possible[cell] as number) > bottom) classes[cell] = TAB;
      }
    }
  }
}
