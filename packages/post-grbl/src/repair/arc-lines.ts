import { pointOnArc, radiusErrorOf, radiusOf } from './foreign/arc-geometry.js';
import { type ForeignArc, type ForeignState, type Place, zeroOf } from './foreign/foreign-state.js';
import type { Refusal } from './foreign/refusal.js';
import { formatNumber, roundedTo } from './format.js';

/** Largest turn of one block: GRBL drives none of these wrong (0 of 12,000 measured up to 350°). */
const MAX_PIECE_RAD = (300 * Math.PI) / 180;
/** Smallest sagitta of an arc that is written as one, mm: GRBL blows up none larger (0 of 12,000 measured). */
const LEAST_SAGITTA_MM = 0.002;
/** Most by which the radii at both ends may differ, mm: GRBL refuses 0.005. */
const MAX_RADIUS_ERROR_MM = 0.0045;
const GRBL_RATIO = 0.001;
const LETTERS = ['X', 'Y', 'Z'] as const;
const OFFSETS = ['I', 'J', 'K'] as const;
const MM_DECIMALS = 4;
const INCH_DECIMALS = 5;

/** What must be done to an arc before GRBL may drive it. */
export type ArcNeed = 'none' | 'split' | 'straighten' | 'centre';

/** Judges an arc by its geometry alone, with a margin to where GRBL goes wrong. */
export function arcNeed(arc: ForeignArc): ArcNeed {
  const size = Math.abs(arc.sweepRad);
  const sagittaMm = size >= Math.PI ? radiusOf(arc) : (radiusOf(arc) * size * size) / 8;
  if (sagittaMm < LEAST_SAGITTA_MM) return 'straighten';
  if (size > MAX_PIECE_RAD) return 'split';
  // What GRBL sees are the radii as written.
  const errorMm = Math.max(arc.doubtMm, radiusErrorOf(arc));
  return errorMm > MAX_RADIUS_ERROR_MM && errorMm > 0.9 * GRBL_RATIO * radiusOf(arc) ? 'centre' : 'none';
}

/** The blocks of an arc: equal pieces of at most half a turn each, or a line. `state` is that before the arc. */
export function arcLines(arc: ForeignArc, state: ForeignState, feedWord: string): string[] | Refusal {
  const [first, second] = arc.axes;
  const isPlaceNeeded = !state.isIncremental && arcNeed(arc) === 'split';
  if (isPlaceNeeded && !(state.isKnown[first] && state.isKnown[second]))
    return 'A circle starts before the program says where: it cannot be split.';
  if (arcNeed(arc) === 'straighten') return [`G1 ${endWords(arc.from, arc.to, state)}${feedWord}`];
  const size = Math.abs(arc.sweepRad);
  const nPieces = size > MAX_PIECE_RAD ? Math.ceil(size / Math.PI - 1e-9) : 1;
  const word = arc.sweepRad < 0 ? 'G2' : 'G3';
  const lines: string[] = [];
  let from: Place = [...arc.from];
  for (let piece = 1; piece <= nPieces; piece += 1) {
    const to = piece === nPieces ? arc.to : onGrid(pointOnArc(arc, piece / nPieces), from, state);
    const offsets = [first, second].map((axis, index) => {
      const offset = ((arc.centre[index] ?? 0) - (from[axis] ?? 0)) / scaleOf(state);
      return `${OFFSETS[axis]}${formatNumber(offset, decimalsOf(state) + 1)}`;
    });
    const both = `${endWords(from, to, state, [first, second])} ${offsets.join(' ')}`;
    lines.push(`${word} ${both}${piece === 1 ? feedWord : ''}`);
    from = [...to];
  }
  return lines;
}

/** Axis words from one place to another in the units and the distance mode in force; those of `always` even where nothing changes. */
export function endWords(
  from: Readonly<Place>,
  to: Readonly<Place>,
  state: ForeignState,
  always: readonly number[] = [],
): string {
  const words: string[] = [];
  LETTERS.forEach((letter, axis) => {
    const [start, end] = [from[axis] ?? 0, to[axis] ?? 0];
    if (start === end && !always.includes(axis)) return;
    const value = state.isIncremental ? end - start : end - zeroOf(state, axis);
    words.push(`${letter}${formatNumber(value / scaleOf(state))}`);
  });
  return words.join(' ');
}

function onGrid(place: Place, from: Place, state: ForeignState): Place {
  return place.map((value, axis) => {
    const base = state.isIncremental ? (from[axis] ?? 0) : zeroOf(state, axis);
    return base + roundedTo((value - base) / scaleOf(state), decimalsOf(state)) * scaleOf(state);
  }) as Place;
}

function scaleOf(state: ForeignState): number {
  return state.isInch ? 25.4 : 1;
}

function decimalsOf(state: ForeignState): number {
  return state.isInch ? INCH_DECIMALS : MM_DECIMALS;
}
