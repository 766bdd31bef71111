import type { Move } from '@millwright/contracts';

/** Fastest feed that the vocabulary knows, mm/min (moveSchema). */
const MOST_FEED_MM_PER_MIN = 100_000;
/** Farthest coordinate that the vocabulary knows, mm (coordinateMm). */
const MOST_COORDINATE_MM = 1e7;

/**
 * Whether all of these are moves as the schema wants them, with nothing more. It is asked first because a schema takes longer over a
 * move than writing it does; what it does not like, the schema explains.
 */
export function areCleanMoves(moves: unknown): moves is readonly Move[] {
  return Array.isArray(moves) && moves.length > 0 && moves.every(isCleanMove);
}

function isCleanMove(move: unknown): boolean {
  if (typeof move !== 'object' || move === null) return false;
  const { kind, toMm, feedMmPerMin, centreMm, clockwise } = move as Record<string, unknown>;
  if (!isPoint(toMm, 3)) return false;
  if (kind === 'rapid') return nKeys(move) === 2;
  if (typeof feedMmPerMin !== 'number' || !(feedMmPerMin > 0 && feedMmPerMin <= MOST_FEED_MM_PER_MIN))
    return false;
  if (kind === 'line') return nKeys(move) === 3;
  return kind === 'arc' && isPoint(centreMm, 2) && typeof clockwise === 'boolean' && nKeys(move) === 5;
}

function isPoint(value: unknown, nAxes: 2 | 3): boolean {
  if (!Array.isArray(value) || value.length !== nAxes) return false;
  for (let axis = 0; axis < nAxes; axis += 1) {
    const coordinate: unknown = value[axis];
    if (typeof coordinate !== 'number' || !(Math.abs(coordinate) <= MOST_COORDINATE_MM)) return false;
  }
  return true;
}

function nKeys(value: object): number {
  let n = 0;
  for (const _ in value) n += 1;
  return n;
}
