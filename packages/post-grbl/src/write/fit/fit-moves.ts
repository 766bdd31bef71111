import type { Move, Point3 } from '@millwright/contracts';
import { fitRun } from './fit-run.js';
import type { Run } from './run.js';

/** Moves after fitting, and how far they are from those before. */
export interface FittedMoves {
  readonly moves: readonly Move[];
  /** Farthest that any point of the new path is from the old one and of the old one from the new, mm; measured. */
  readonly maxErrorMm: number;
}

/** Points that differ by less stand for one, mm: a move that goes nowhere is no line. */
const STANDS_STILL_MM = 1e-9;

/**
 * Feed lines that follow a curve become arcs (helices where they climb evenly), lines in a row become one, all within a tolerance.
 * Rapids, arcs and changes of feed stay as they are and end a run; the ends of every run stay in their places. A curve flattened with a
 * chord depth of up to 1.6 tolerances becomes arcs whose ends lie inside its chords.
 * @param toleranceMm - farthest that the new path may be from the old one, mm; 0 leaves the moves as they are
 */
export function fitMoves(startMm: Point3, moves: readonly Move[], toleranceMm: number): FittedMoves {
  if (!(toleranceMm > 0)) return { moves, maxErrorMm: 0 };
  const fitted: Move[] = [];
  let maxErrorMm = 0;
  let fromMm = startMm;
  let index = 0;
  while (index < moves.length) {
    const end = endOfRun(moves, index);
    if (end - index < 2) {
      const move = moves[index] as Move;
      fitted.push(move);
      fromMm = move.toMm;
      index += 1;
      continue;
    }
    const lines = moves.slice(index, end) as Extract<Move, { kind: 'line' }>[];
    const feedMmPerMin = lines[0]?.feedMmPerMin ?? 0;
    for (const { toMm, arc, errorMm } of fitRun(runOf(fromMm, lines), toleranceMm)) {
      maxErrorMm = Math.max(maxErrorMm, errorMm);
      fitted.push(
        arc === undefined
          ? { kind: 'line', toMm, feedMmPerMin }
          : { kind: 'arc', toMm, centreMm: arc.centreMm, clockwise: arc.clockwise, feedMmPerMin },
      );
    }
    fromMm = lines.at(-1)?.toMm ?? fromMm;
    index = end;
  }
  return { moves: fitted, maxErrorMm };
}

/** The index after the last of the lines in a row that have the feed of the first; `index` itself where no line is. */
function endOfRun(moves: readonly Move[], index: number): number {
  const first = moves[index];
  if (first?.kind !== 'line') return index;
  let end = index + 1;
  for (; end < moves.length; end += 1) {
    const move = moves[end];
    if (move?.kind !== 'line' || move.feedMmPerMin !== first.feedMmPerMin) break;
  }
  return end;
}

function runOf(fromMm: Point3, lines: readonly { readonly toMm: Point3 }[]): Run {
  const points: Point3[] = [fromMm];
  for (const { toMm } of lines) if (isElsewhere(toMm, points.at(-1) as Point3)) points.push(toMm);
  // The last point is where the next move starts: exactly there.
  const last = lines.at(-1)?.toMm ?? fromMm;
  if (points.length > 1) points[points.length - 1] = last;
  else points.push(last);
  const axis = (which: 0 | 1 | 2) => Float64Array.from(points, (point) => point[which]);
  const z = axis(2);
  return { x: axis(0), y: axis(1), z, isLevel: z.every((height) => height === z[0]) };
}

function isElsewhere(a: Point3, b: Point3): boolean {
  return Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]), Math.abs(a[2] - b[2])) > STANDS_STILL_MM;
}
