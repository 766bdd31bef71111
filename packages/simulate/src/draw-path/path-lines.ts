import { coordinates } from './svg-numbers.js';

/** A place of the tool; −1 degrees stands for a way down into wood, 0 for no contact. */
export interface Place {
  readonly xMm: number;
  readonly yMm: number;
  readonly angleDeg: number;
}

/**
 * Colours by engagement, `upToDeg` included, of a set that stays apart for the colour-blind (Okabe and Ito); the more of the rim is in wood,
 * the thicker the line.
 */
export const CLASSES = [
  { name: 'link', label: 'none', upToDeg: 0, colour: '#8c8c8c', thickness: 0.5 },
  { name: 'low', label: 'to 45°', upToDeg: 45, colour: '#3f9bd6', thickness: 0.8 },
  { name: 'half', label: 'to 90°', upToDeg: 90, colour: '#009e73', thickness: 1.1 },
  { name: 'high', label: 'to 135°', upToDeg: 135, colour: '#e69f00', thickness: 1.4 },
  { name: 'full', label: 'to 180°', upToDeg: 180, colour: '#d55e00', thickness: 1.7 },
] as const;

/** Ways down into wood: a broad band under the line. */
export const ENTRY = { label: 'down into wood', colour: '#7b5bc4' } as const;

/** How lines are drawn. */
interface Drawing {
  /** How far a line may leave the places, mm. */
  readonly toleranceMm: number;
  /** Places farther apart than this are not joined, mm. */
  readonly gapMm: number;
  readonly heightMm: number;
}

/** One path per class, entries last, in the order of {@link CLASSES}. Neighbours of different classes meet half way. */
export function pathsByClass(places: Iterable<Place>, drawing: Drawing): readonly string[] {
  const paths = Array.from({ length: CLASSES.length + 1 }, () => '');
  let run: Place[] = [];
  let runClass = -1;
  const end = (): void => {
    if (run.length > 0) paths[runClass] += lineOf(simplified(run, drawing.toleranceMm), drawing.heightMm);
    run = [];
  };
  let before: Place | undefined;
  for (const place of places) {
    const ownClass = classOf(place.angleDeg);
    const isJoined = before !== undefined && apartMm(before, place) <= drawing.gapMm;
    if (!isJoined || ownClass !== runClass) {
      const middle = isJoined && before !== undefined ? between(before, place) : undefined;
      if (middle !== undefined) run.push(middle);
      end();
      if (middle !== undefined) run.push(middle);
    }
    runClass = ownClass;
    run.push(place);
    before = place;
  }
  end();
  return paths;
}

function classOf(angleDeg: number): number {
  if (angleDeg < 0) return CLASSES.length;
  const found = CLASSES.findIndex(({ upToDeg }) => angleDeg <= upToDeg);
  return found < 0 ? CLASSES.length - 1 : found;
}

function apartMm(a: Place, b: Place): number {
  return Math.sqrt((a.xMm - b.xMm) * (a.xMm - b.xMm) + (a.yMm - b.yMm) * (a.yMm - b.yMm));
}

function between(a: Place, b: Place): Place {
  return { xMm: (a.xMm + b.xMm) / 2, yMm: (a.yMm + b.yMm) / 2, angleDeg: b.angleDeg };
}

/** Longest stretch of places that one line is tried for: keeps the work linear. */
const MAX_STRETCH = 256;

/** Leaves places out that lie within the tolerance of the line past them. */
function simplified(places: readonly Place[], toleranceMm: number): readonly Place[] {
  const kept: Place[] = [];
  let from = 0;
  while (from < places.length) {
    const start = places[from] as Place;
    kept.push(start);
    let to = from + 1;
    while (
      to + 1 < places.length &&
      to - from < MAX_STRETCH &&
      isStraight(places, from, to + 1, toleranceMm)
    ) {
      to++;
    }
    from = to;
  }
  return kept;
}

function isStraight(places: readonly Place[], from: number, to: number, toleranceMm: number): boolean {
  const [a, b] = [places[from] as Place, places[to] as Place];
  const longMm = apartMm(a, b);
  if (longMm === 0) return false;
  const [ux, uy] = [(b.xMm - a.xMm) / longMm, (b.yMm - a.yMm) / longMm];
  for (let i = from + 1; i < to; i++) {
    const { xMm, yMm } = places[i] as Place;
    if (Math.abs(ux * (yMm - a.yMm) - uy * (xMm - a.xMm)) > toleranceMm) return false;
  }
  return true;
}

function lineOf(places: readonly Place[], heightMm: number): string {
  let path = '';
  let before = '';
  for (const { xMm, yMm } of places) {
    const at = coordinates(xMm, heightMm - yMm);
    if (at !== before) path += `${path === '' ? 'M' : 'L'}${at}`;
    before = at;
  }
  // A single place is a dot.
  return path.includes('L') ? path : `${path}L${before}`;
}
