import { type ForeignMove, type ForeignState, type Place, zeroOf } from './foreign-state.js';
import type { Refusal } from './refusal.js';

/** One step of a drilled hole: a move, or a wait at the bottom. */
export type CycleStep = ForeignMove | { readonly kind: 'dwell'; readonly dwellS: number };

/** How far a peck stops above the last depth, mm: what LinuxCNC's interpreter takes (0.010 in; its documentation of G73 and G83). */
const PECK_CLEARANCE_MM = 0.254;
/** Most holes of one line, and most pecks of one hole. */
const MAX_REPEATS = 10_000;
const MAX_PECKS = 100_000;
/** Cycles that are understood. */
export const CYCLES: ReadonlySet<number> = new Set([73, 81, 82, 83, 85, 89]);

/** The words of a line that a cycle takes; lengths in mm, as written (program coordinates, or distances under G91). */
export interface CycleWords {
  readonly x?: number | undefined;
  readonly y?: number | undefined;
  readonly z?: number | undefined;
  readonly r?: number | undefined;
  readonly q?: number | undefined;
  readonly dwellS?: number | undefined;
  readonly repeats?: number | undefined;
}

/**
 * The moves of a canned drilling cycle in the XY plane, by the common meaning of RS274/NGC (NIST 6556, section 3.5.16): over the hole
 * at the height it came with, down by rapid to R, down to Z by feed (in pecks for G73 and G83), wait (G82, G89), and up by rapid (by
 * feed for G85 and G89): to R under G99, otherwise to where the tool was before the first hole. Under G91, R counts from there and Z
 * from R. `state` moves along.
 */
export function cycleSteps(state: ForeignState, words: CycleWords): CycleStep[] | Refusal {
  const { cycle } = state;
  cycle.initialZ ??= state.at[2];
  const zero = zeroOf(state, 2);
  if (words.r !== undefined) cycle.r = state.isIncremental ? cycle.initialZ + words.r : words.r + zero;
  if (words.z !== undefined) cycle.z = state.isIncremental ? (cycle.r ?? 0) + words.z : words.z + zero;
  if (words.q !== undefined) cycle.q = Math.abs(words.q);
  if (words.dwellS !== undefined) cycle.dwellS = words.dwellS;
  const { r, z } = cycle;
  if (r === undefined || z === undefined)
    return 'A drilling cycle has no R or no Z: where it drills is not said.';
  if (z > r) return 'A drilling cycle whose Z lies above its R.';
  const isPecked = state.motion === 83 || state.motion === 73;
  if (isPecked && !((cycle.q ?? 0) > 0))
    return 'A peck drilling cycle has no Q: how deep a peck goes is not said.';
  if (isPecked && (r - z) / (cycle.q ?? 1) > MAX_PECKS) return `A hole of more than ${MAX_PECKS} pecks.`;
  if (state.feed === 0) return 'A drilling cycle comes before any F: the feed is not said.';
  const repeats = words.repeats ?? 1;
  if (repeats > MAX_REPEATS || !Number.isInteger(repeats))
    return `A cycle repeated ${repeats} times; at most ${MAX_REPEATS}.`;
  const steps: CycleStep[] = [];
  for (let hole = 0; hole < repeats; hole += 1) drill(state, words, { r, z }, steps);
  return steps;
}

function drill(
  state: ForeignState,
  words: CycleWords,
  { r, z }: { r: number; z: number },
  steps: CycleStep[],
): void {
  const go = (kind: 'rapid' | 'line', to: Place) => {
    if (to.every((value, axis) => value === state.at[axis])) return;
    steps.push({ kind, from: [...state.at], to, feed: state.feed });
    state.at = [...to];
  };
  const at = (height: number): Place => [state.at[0], state.at[1], height];
  if (state.at[2] < r) go('rapid', at(r));
  const along = (value: number | undefined, axis: 0 | 1): number => {
    if (value === undefined) return state.at[axis];
    return state.isIncremental ? state.at[axis] + value : value + zeroOf(state, axis);
  };
  go('rapid', [along(words.x, 0), along(words.y, 1), state.at[2]]);
  go('rapid', at(r));
  if (state.motion === 83 || state.motion === 73) peck(state, { r, z }, go);
  go('line', at(z));
  const waits = state.motion === 82 || state.motion === 89 || state.motion === 83 || state.motion === 73;
  if (waits && (state.cycle.dwellS ?? 0) > 0) steps.push({ kind: 'dwell', dwellS: state.cycle.dwellS ?? 0 });
  const top = state.isRetractToR ? r : Math.max(r, state.cycle.initialZ ?? r);
  const isFedOut = state.motion === 85 || state.motion === 89;
  if (isFedOut) go('line', at(r));
  go('rapid', at(top));
}

function peck(
  state: ForeignState,
  { r, z }: { r: number; z: number },
  go: (kind: 'rapid' | 'line', to: Place) => void,
): void {
  const depth = state.cycle.q ?? 0;
  const [x, y] = state.at;
  for (let bottom = r - depth; bottom > z + 1e-9; bottom -= depth) {
    go('line', [x, y, bottom]);
    const up = state.motion === 83 ? r : Math.min(r, bottom + PECK_CLEARANCE_MM);
    go('rapid', [x, y, up]);
    go('rapid', [x, y, Math.min(r, bottom + PECK_CLEARANCE_MM)]);
  }
}
