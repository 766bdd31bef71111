import type { Motion } from '@millwright/contracts';
import { atan2, cos, PI, sin } from '@millwright/geometry/numeric';
import { LARGEST_RADIUS_MM } from '../geometry/contour-curves.js';
import { type Curve, lengthOf, lineCurve } from '../geometry/curve.js';
import { splitArc, subCurve } from '../geometry/split-arc.js';

/** A stretch of the tool tip's path: a piece in the plane whose Z changes evenly along it. */
export interface PathPiece {
  readonly curve: Curve;
  readonly fromZMm: number;
  readonly toZMm: number;
  /** Position of its motion in the reading. */
  readonly motion: number;
  /** False for what an arc's words mean where the controller does something else: judged for gouges, but it finishes nothing. */
  readonly isExecuted: boolean;
}

/** A piece of the path with the part of it that is below the stock top. */
export interface Stretch {
  readonly piece: PathPiece;
  readonly below: Curve;
}

/**
 * Paths of an arc as meant and as executed that differ less than this count as one, mm. 2 µm is GRBL's own default arc tolerance
 * ($12): nearer than that the controller does not follow an arc anyway.
 */
export const SAME_ARC_MM = 0.002;
/** Arcs below this radius are points, mm. */
const SMALLEST_RADIUS_MM = 1e-6;
/** An arc too large for closed forms becomes at most this many chords. */
const MAX_CHORDS = 20_000;
/** How far such a chord may lie from its arc, mm, unless {@link MAX_CHORDS} forbids; it becomes slack. */
const CHORD_SLACK_MM = 1e-4;

/** The path of one motion in pieces; none for a dwell. Arcs must have a centre. */
export function motionPieces(motion: Motion, index: number): readonly PathPiece[] {
  if (motion.kind === 'dwell') return [];
  const [ax, ay, fromZMm] = motion.fromMm;
  const [bx, by, toZMm] = motion.toMm;
  if (motion.kind !== 'arc' || motion.centreMm === undefined) {
    return [{ curve: lineCurve(ax, ay, bx, by), fromZMm, toZMm, motion: index, isExecuted: true }];
  }
  const meantRad = meantSweepRad(motion);
  const isOtherwise = isExecutedOtherwise(motion, meantRad);
  const meant = arcPieces(motion, { sweepRad: meantRad, meantRad, index, isExecuted: !isOtherwise });
  if (!isOtherwise) return meant;
  const sweepRad = motion.sweepRad ?? meantRad;
  return [...meant, ...arcPieces(motion, { sweepRad, meantRad, index, isExecuted: true })];
}

/** Turn of an arc by its words, radians, signed: from its start to its end in its direction, a whole turn where they coincide. */
export function meantSweepRad(motion: Motion): number {
  const [centreX, centreY] = motion.centreMm ?? [0, 0];
  const [ax, ay] = motion.fromMm;
  const [bx, by] = motion.toMm;
  const isClockwise = motion.clockwise === true;
  const wholeTurn = isClockwise ? -2 * PI : 2 * PI;
  if (ax === bx && ay === by) return wholeTurn;
  const ux = ax - centreX;
  const uy = ay - centreY;
  const vx = bx - centreX;
  const vy = by - centreY;
  const shortest = atan2(ux * vy - uy * vx, ux * vx + uy * vy);
  if (shortest === 0) return wholeTurn;
  return shortest < 0 === isClockwise ? shortest : shortest + wholeTurn;
}

/** Whether the controller turns an arc by another angle than its words mean (`meantSweepRad`): dropped circles and extra turns. */
export function isExecutedOtherwise(motion: Motion, meantRad: number): boolean {
  if (motion.kind !== 'arc' || motion.sweepRad === undefined || motion.centreMm === undefined) return false;
  const radiusMm = lengthOf(motion.fromMm[0] - motion.centreMm[0], motion.fromMm[1] - motion.centreMm[1]);
  return Math.abs(motion.sweepRad - meantRad) * radiusMm > SAME_ARC_MM;
}

interface Turn {
  readonly sweepRad: number;
  /** What the words mean. */
  readonly meantRad: number;
  readonly index: number;
  readonly isExecuted: boolean;
}

/**
 * An arc turned by a given sweep, then, if that does not lead to its end, the straight way there (GRBL's last segment goes to the
 * target whatever the angle was, reference post-grbl.md 2.3). Start and end radius may differ by a few µm: the mean is taken, half
 * the difference becomes slack.
 */
function arcPieces(motion: Motion, turn: Turn): readonly PathPiece[] {
  const [ax, ay, fromZMm] = motion.fromMm;
  const [bx, by, toZMm] = motion.toMm;
  const [cx, cy] = motion.centreMm ?? [0, 0];
  const startRadiusMm = lengthOf(ax - cx, ay - cy);
  const endRadiusMm = lengthOf(bx - cx, by - cy);
  const common = { motion: turn.index, isExecuted: turn.isExecuted };
  const isWhole = Math.abs(turn.sweepRad - turn.meantRad) * startRadiusMm <= SAME_ARC_MM;
  const radiusMm = isWhole ? (startRadiusMm + endRadiusMm) / 2 : startRadiusMm;
  if (radiusMm < SMALLEST_RADIUS_MM) return [{ curve: lineCurve(ax, ay, bx, by), fromZMm, toZMm, ...common }];
  const slackMm = isWhole ? Math.abs(startRadiusMm - endRadiusMm) / 2 : 0;
  const c = cos(turn.sweepRad);
  const s = sin(turn.sweepRad);
  const endX = isWhole ? bx : cx + (ax - cx) * c - (ay - cy) * s;
  const endY = isWhole ? by : cy + (ax - cx) * s + (ay - cy) * c;
  const arc = { ax, ay, bx: endX, by: endY, cx, cy, radiusMm, sweepRad: turn.sweepRad, slackMm };
  const climbMm = toZMm - fromZMm;
  const pieces = (radiusMm > LARGEST_RADIUS_MM ? chordsOf(arc) : splitArc(arc)).map((piece) => ({
    curve: piece.curve,
    fromZMm: piece.fromRatio === 0 ? fromZMm : fromZMm + climbMm * piece.fromRatio,
    toZMm: piece.toRatio === 1 ? toZMm : fromZMm + climbMm * piece.toRatio,
    ...common,
  }));
  if (isWhole) return pieces;
  return [...pieces, { curve: lineCurve(endX, endY, bx, by), fromZMm: toZMm, toZMm, ...common }];
}

/** An arc too large for closed forms as chords, each with its sagitta c²/8R as slack. */
function chordsOf(arc: Parameters<typeof splitArc>[0]): ReturnType<typeof splitArc> {
  const lengthMm = Math.abs(arc.sweepRad) * arc.radiusMm;
  const wanted = Math.ceil(lengthMm / Math.sqrt(8 * arc.radiusMm * CHORD_SLACK_MM));
  const nChords = Math.max(1, Math.min(MAX_CHORDS, wanted));
  const chord = lengthMm / nChords;
  const slackMm = arc.slackMm + (chord * chord) / (8 * arc.radiusMm);
  const pieces: ReturnType<typeof splitArc>[number][] = [];
  let [x, y] = [arc.ax, arc.ay];
  for (let i = 1; i <= nChords; i++) {
    const angleRad = (arc.sweepRad * i) / nChords;
    const [ux, uy] = [arc.ax - arc.cx, arc.ay - arc.cy];
    const toX = i === nChords ? arc.bx : arc.cx + ux * cos(angleRad) - uy * sin(angleRad);
    const toY = i === nChords ? arc.by : arc.cy + ux * sin(angleRad) + uy * cos(angleRad);
    pieces.push({
      curve: lineCurve(x, y, toX, toY, slackMm),
      fromRatio: (i - 1) / nChords,
      toRatio: i / nChords,
    });
    [x, y] = [toX, toY];
  }
  return pieces;
}

/** The stretch of a piece whose Z is at or below a height; undefined if it stays above. */
export function stretchBelow(piece: PathPiece, zMm: number): Curve | undefined {
  const { curve, fromZMm, toZMm } = piece;
  if (fromZMm <= zMm && toZMm <= zMm) return curve;
  if (fromZMm > zMm && toZMm > zMm) return undefined;
  const ratio = (zMm - fromZMm) / (toZMm - fromZMm);
  return fromZMm > zMm ? subCurve(curve, ratio, 1) : subCurve(curve, 0, ratio);
}

/** Lowest Z of a piece, mm. */
export function lowestZMm(piece: PathPiece): number {
  return Math.min(piece.fromZMm, piece.toZMm);
}
