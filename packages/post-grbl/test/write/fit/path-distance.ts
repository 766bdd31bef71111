import type { Move, Point3 } from '@millwright/contracts';

/** Feed lines from the first point through all others. */
export function linesThrough(points: readonly Point3[]): Move[] {
  return points.slice(1).map((toMm) => ({ kind: 'line', toMm, feedMmPerMin: 1000 }));
}

/** A piece of a path: places on it, and how far a point is from it. */
interface Piece {
  readonly at: (ratio: number) => Point3;
  readonly distanceMm: (point: Point3) => number;
}

/**
 * How far a path of moves and the lines it stands for are from each other, mm: places on either are held against all pieces of the
 * other. A measure of its own, slow and simple.
 */
export function pathDistanceMm(points: readonly Point3[], start: Point3, moves: readonly Move[]): number {
  const lines = pieces(points[0] as Point3, linesThrough(points));
  const walked = pieces(start, moves);
  return Math.max(farthest(lines, walked, 8), farthest(walked, lines, 48));
}

function farthest(from: readonly Piece[], to: readonly Piece[], nPlaces: number): number {
  let worst = 0;
  for (const piece of from) {
    for (let k = 0; k <= nPlaces; k += 1) {
      const place = piece.at(k / nPlaces);
      let nearest = Number.POSITIVE_INFINITY;
      for (const other of to) nearest = Math.min(nearest, other.distanceMm(place));
      worst = Math.max(worst, nearest);
    }
  }
  return worst;
}

function pieces(start: Point3, moves: readonly Move[]): Piece[] {
  let from = start;
  return moves.map((move) => {
    const piece = move.kind === 'arc' ? arcPiece(from, move) : linePiece(from, move.toMm);
    from = move.toMm;
    return piece;
  });
}

function linePiece(a: Point3, b: Point3): Piece {
  const d = [b[0] - a[0], b[1] - a[1], b[2] - a[2]] as const;
  const square = d[0] * d[0] + d[1] * d[1] + d[2] * d[2];
  const at = (t: number): Point3 => [a[0] + t * d[0], a[1] + t * d[1], a[2] + t * d[2]];
  return {
    at,
    distanceMm: (p) => {
      const along = (p[0] - a[0]) * d[0] + (p[1] - a[1]) * d[1] + (p[2] - a[2]) * d[2];
      return apart(p, at(square === 0 ? 0 : Math.max(0, Math.min(1, along / square))));
    },
  };
}

/** The nearest place on an arc is at the point's own angle, or an end. On a helix that is a place at least. */
function arcPiece(from: Point3, move: Extract<Move, { kind: 'arc' }>): Piece {
  const [cx, cy] = move.centreMm;
  const radius = Math.hypot(from[0] - cx, from[1] - cy);
  const begin = Math.atan2(from[1] - cy, from[0] - cx);
  const sense = move.clockwise ? -1 : 1;
  const turned = (angle: number) => {
    const turn = (sense * (angle - begin)) % (2 * Math.PI);
    return turn < 0 ? turn + 2 * Math.PI : turn;
  };
  const sweep = turned(Math.atan2(move.toMm[1] - cy, move.toMm[0] - cx));
  const at = (t: number): Point3 => [
    cx + radius * Math.cos(begin + sense * t * sweep),
    cy + radius * Math.sin(begin + sense * t * sweep),
    from[2] + t * (move.toMm[2] - from[2]),
  ];
  return {
    at,
    distanceMm: (p) => {
      const ends = Math.min(apart(p, from), apart(p, move.toMm));
      const ratio = turned(Math.atan2(p[1] - cy, p[0] - cx)) / sweep;
      return ratio <= 1 ? Math.min(ends, apart(p, at(ratio))) : ends;
    },
  };
}

function apart(a: Point3, b: Point3): number {
  return Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2);
}
