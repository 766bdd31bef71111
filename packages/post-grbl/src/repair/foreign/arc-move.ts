import {
  centreByRadius,
  evenCentre,
  FOREIGN_AXES,
  radiusErrorOf,
  radiusOf,
  sweepOf,
} from './arc-geometry.js';
import { type ForeignArc, type ForeignMove, type ForeignState, type Place, zeroOf } from './foreign-state.js';
import type { Refusal } from './refusal.js';

const AXES = ['X', 'Y', 'Z'] as const;
const OFFSETS = ['I', 'J', 'K'] as const;
/** Most by which a radius may be too small, or the radii of both ends differ, and rounding be to blame, mm. */
const ROUNDING_MM = 0.03;
/** Difference of the radii that is put right: half of what GRBL lets pass, mm. */
const EVEN_MM = 0.0025;
/** Largest share of the radius by which the radii may differ. */
const ROUNDING_RATIO = 0.02;
/** What GRBL lets pass whatever the radius, mm. */
const GRBL_SLACK_MM = 0.005;
/** What it lets pass of a large arc: mm, and as a share of the radius. */
const GRBL_LIMIT_MM = 0.5;
const GRBL_RATIO = 0.001;
const MAX_TURNS = 1000;

/** The words of an arc, lengths as written. */
export interface ArcWords {
  readonly from: Place;
  readonly to: Place;
  readonly value: (letter: string) => number | undefined;
  /** Millimetres in a unit of the words. */
  readonly scale: number;
}

/**
 * The arc of a G2 or G3, by its centre or its radius, whole turns by P included. Where the radii at both ends differ by a rounding
 * error, the centre is moved to lie even; a line where the radius is a rounding error itself.
 */
export function arcMove(words: ArcWords, state: ForeignState): ForeignMove[] | Refusal {
  const axes = FOREIGN_AXES[state.plane] as readonly [0 | 1 | 2, 0 | 1 | 2, 0 | 1 | 2];
  const [first, second] = axes;
  const { from, to } = words;
  const isClockwise = state.motion === 2;
  if (
    words.value(AXES[first]) === undefined &&
    words.value(AXES[second]) === undefined &&
    words.value('R') !== undefined
  )
    return 'An arc by its radius has no end in its plane.';
  const start = [from[first], from[second]] as const;
  const end = [to[first], to[second]] as const;
  const found = centreOf(words, state, axes);
  if (typeof found === 'string') return found;
  if (found === undefined) return [{ kind: 'line', from, to, feed: state.feed }];
  const { centre, doubtMm } = found;
  const turns = (words.value('P') ?? 1) - 1;
  if (!Number.isInteger(turns) || turns < 0 || turns > MAX_TURNS) return `An arc of ${turns + 1} turns.`;
  const sweepRad = sweepOf(start, end, centre, isClockwise) + (isClockwise ? -2 : 2) * Math.PI * turns;
  const arc: ForeignArc = { kind: 'arc', from, to, axes, centre, sweepRad, feed: state.feed, doubtMm };
  const errorMm = radiusErrorOf(arc);
  const isGrblContent = errorMm <= GRBL_LIMIT_MM && errorMm <= GRBL_RATIO * radiusOf(arc);
  if (!isGrblContent && (errorMm > ROUNDING_MM || errorMm > ROUNDING_RATIO * radiusOf(arc) + GRBL_SLACK_MM))
    return refusalOf(arc, errorMm, words, state);
  return [arc];
}

interface Centre {
  readonly centre: readonly [number, number];
  /** How much the radii at both ends differ as written, mm. */
  readonly doubtMm: number;
}

/** Why an arc that closes on nothing is refused; a hint where its centre fits as an absolute one. */
function refusalOf(arc: ForeignArc, errorMm: number, words: ArcWords, state: ForeignState): Refusal {
  const reason = `An arc whose ends lie ${errorMm.toFixed(4)} mm unlike far from its centre: where it goes is not said.`;
  if (state.isArcAbsolute) return reason;
  const absolute = centreOf(
    words,
    { ...state, isArcAbsolute: true },
    arc.axes as [0 | 1 | 2, 0 | 1 | 2, 0 | 1 | 2],
  );
  const isFit =
    absolute !== undefined &&
    typeof absolute !== 'string' &&
    radiusErrorOf({ ...arc, centre: absolute.centre }) <= ROUNDING_MM;
  return isFit ? `${reason} It closes if I, J and K are absolute: put G90.1 at the top.` : reason;
}

/** The centre; nothing where the arc is smaller than what rounding may have made of it. */
function centreOf(
  { from, to, value, scale }: ArcWords,
  state: ForeignState,
  axes: readonly [0 | 1 | 2, 0 | 1 | 2, 0 | 1 | 2],
): Centre | undefined | Refusal {
  const [first, second] = axes;
  const start = [from[first], from[second]] as const;
  const end = [to[first], to[second]] as const;
  const radius = value('R');
  if (radius !== undefined) {
    const chord = distance(start, end);
    if (chord <= 2 * ROUNDING_MM && Math.abs(radius * scale) <= 2 * ROUNDING_MM) return undefined;
    const isClockwise = state.motion === 2;
    const centre = centreByRadius(start, end, { radius: radius * scale, isClockwise, slackMm: ROUNDING_MM });
    if (centre !== undefined) return { centre, doubtMm: 0 };
    return 'An arc whose radius is less than half its chord, or whose ends are equal: no such arc exists.';
  }
  const offsets = [value(OFFSETS[first]), value(OFFSETS[second])] as const;
  if (offsets[0] === undefined && offsets[1] === undefined) return 'An arc has no centre and no radius.';
  const given = offsets.map((offset, index) => {
    const axis = index === 0 ? first : second;
    if (state.isArcAbsolute) return offset === undefined ? from[axis] : offset * scale + zeroOf(state, axis);
    return from[axis] + (offset ?? 0) * scale;
  }) as [number, number];
  const isClosed = start[0] === end[0] && start[1] === end[1];
  if (isClosed) return { centre: given, doubtMm: 0 };
  const arc: ForeignArc = { kind: 'arc', from, to, axes, centre: given, sweepRad: 1, feed: 0, doubtMm: 0 };
  const doubtMm = radiusErrorOf(arc);
  const isUneven = doubtMm > EVEN_MM && doubtMm <= ROUNDING_MM;
  return { centre: isUneven ? evenCentre(start, end, given) : given, doubtMm };
}

function distance(from: readonly [number, number], to: readonly [number, number]): number {
  const [x, y] = [to[0] - from[0], to[1] - from[1]];
  return Math.sqrt(x * x + y * y);
}
