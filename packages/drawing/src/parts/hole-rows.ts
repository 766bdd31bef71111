import type { Drawing } from '@millwright/contracts';
import { atan2, radToDegrees } from '@millwright/geometry/numeric';

/** A row of holes: see `Drawing['rows']`. */
type HoleRow = Drawing['rows'][number];
/** What of a drill candidate decides whether it is in a row. */
type Hole = Pick<
  Drawing['features'][number],
  'partId' | 'holeIndex' | 'centreMm' | 'diameterMm' | 'nominalMm'
>;

/** Spacing of shelf pins and fittings in cabinet making: the 32 mm system, mm. */
const PITCH_MM = 32;
/** Centres lie this near to multiples of the pitch, and to the line of the row, mm. */
const WITHIN_MM = 0.1;
/** Holes looked at in one part, at most: rows are looked for through every pair of neighbours. */
const MAX_HOLES = 2_000;
/** Longest step from one hole of a row to the next, in pitches: further apart is another row. */
const LONGEST_STEP = 8;
/** Fewer holes on a line are no row. */
const LEAST_HOLES = 3;

/**
 * Rows of equal holes of one part whose centres lie on a line at multiples of 32 mm ± 0.1. Every hole is in at most one row of a
 * direction; the longest rows are taken first.
 *
 * @param holes - candidates of one part
 */
export function holeRows(holes: readonly Hole[]): readonly HoleRow[] {
  const groups = new Map<number, Hole[]>();
  for (const hole of holes.slice(0, MAX_HOLES)) {
    const key = Math.round(hole.nominalMm * 100);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [hole]);
    else group.push(hole);
  }
  return [...groups.entries()].sort(([a], [b]) => a - b).flatMap(([, group]) => rowsAmong(group));
}

function rowsAmong(holes: readonly Hole[]): readonly HoleRow[] {
  if (holes.length < LEAST_HOLES) return [];
  const ordered = holes.toSorted((a, b) => a.centreMm[0] - b.centreMm[0] || a.centreMm[1] - b.centreMm[1]);
  const candidates: number[][] = [];
  const paired = new Set<number>();
  for (let i = 0; i < ordered.length; i++) {
    for (let j = i + 1; j < ordered.length; j++) {
      const dx = ordered[j]!.centreMm[0] - ordered[i]!.centreMm[0];
      if (dx > LONGEST_STEP * PITCH_MM + WITHIN_MM) break;
      if (paired.has(i * ordered.length + j) || multipleBetween(ordered[i]!, ordered[j]!) === undefined)
        continue;
      const row = rowThrough(ordered, i, j);
      if (row.length < LEAST_HOLES) continue;
      candidates.push(row);
      for (const a of row) for (const b of row) if (a < b) paired.add(a * ordered.length + b);
    }
  }
  candidates.sort((a, b) => b.length - a.length || a[0]! - b[0]! || a[1]! - b[1]!);
  return candidates.flatMap((row) => rowOf(row.map((i) => ordered[i]!)));
}

/** Number of pitches between two centres, if it is whole. */
function multipleBetween(a: Hole, b: Hole): number | undefined {
  const [dx, dy] = [b.centreMm[0] - a.centreMm[0], b.centreMm[1] - a.centreMm[1]];
  const distanceMm = Math.sqrt(dx * dx + dy * dy);
  const n = Math.round(distanceMm / PITCH_MM);
  return n >= 1 && n <= LONGEST_STEP && Math.abs(distanceMm - n * PITCH_MM) <= WITHIN_MM ? n : undefined;
}

/** The holes on the line from hole i through hole j, in order, as far as they follow each other at whole pitches. */
function rowThrough(holes: readonly Hole[], i: number, j: number): number[] {
  const [from, to] = [holes[i]!.centreMm, holes[j]!.centreMm];
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.sqrt(dx * dx + dy * dy);
  const onLine = holes.flatMap(({ centreMm }, k) => {
    const [px, py] = [centreMm[0] - from[0], centreMm[1] - from[1]];
    const off = Math.abs(px * dy - py * dx) / length;
    const alongMm = (px * dx + py * dy) / length;
    const n = Math.round(alongMm / PITCH_MM);
    const isOnGrid = off <= WITHIN_MM && Math.abs(alongMm - n * PITCH_MM) <= WITHIN_MM;
    return isOnGrid ? [{ k, n }] : [];
  });
  onLine.sort((a, b) => a.n - b.n || a.k - b.k);
  const start = onLine.findIndex(({ k }) => k === i);
  let [first, last] = [start, start];
  const isStep = (a: number, b: number) => {
    const step = onLine[b]!.n - onLine[a]!.n;
    return step >= 1 && step <= LONGEST_STEP;
  };
  while (first > 0 && isStep(first - 1, first)) first--;
  while (last + 1 < onLine.length && isStep(last, last + 1)) last++;
  return onLine.slice(first, last + 1).map(({ k }) => k);
}

function rowOf(holes: readonly Hole[]): HoleRow {
  const [first, last] = [holes[0]!, holes.at(-1)!];
  const [dx, dy] = [last.centreMm[0] - first.centreMm[0], last.centreMm[1] - first.centreMm[1]];
  let pitches = LONGEST_STEP;
  for (let i = 1; i < holes.length; i++)
    pitches = Math.min(pitches, multipleBetween(holes[i - 1]!, holes[i]!) ?? LONGEST_STEP);
  const degrees = radToDegrees(atan2(dy, dx));
  const directionDeg = degrees < 0 ? degrees + 180 : degrees;
  return {
    partId: first.partId,
    holeIndexes: holes.map(({ holeIndex }) => holeIndex),
    pitchMm: pitches * PITCH_MM,
    directionDeg: Math.min(180, Math.max(0, directionDeg)),
  };
}
