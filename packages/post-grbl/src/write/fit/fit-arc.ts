import { atan2 } from '@millwright/geometry/numeric';
import type { Stretch } from './run.js';

/** An arc that stands for a stretch of lines: from its first point to its last, at most half a turn, its height even with the angle. */
export interface FittedArc {
  readonly centreMm: readonly [number, number];
  readonly clockwise: boolean;
  /** Farthest that any point of the lines is from the arc, and of the arc from the lines, mm. */
  readonly errorMm: number;
}

/** Corrections of the arc's rise, at most; each squares the error of the one before. */
const MAX_CORRECTIONS = 4;
/** Radii beyond this are lines for a router, mm. */
const MAX_RADIUS_MM = 5_000;
/** An arc needs ends this far apart, mm: its direction is lost in the rounding otherwise. */
const LEAST_CHORD_MM = 0.02;
/**
 * How far the share of the angle may differ from the share of the chord along a chord that subtends φ, in units of φ²: the extreme
 * of t − atan-based angle share, to third order φ²·√3/108 = 0.0160 φ²; rounded up.
 */
const ANGLE_SHARE_ERROR = 0.0175;

/** Lines of a helix subtend no more than this, rad: so far the bound above holds. */
const MOST_HELIX_STEP_RAD = 1;

/** Half the chord a and the frame it lies in: origin in its middle, u along it, v to its left. */
interface Frame {
  readonly stretch: Stretch;
  readonly halfMm: number;
  readonly middle: readonly [number, number];
  readonly along: readonly [number, number];
}

/**
 * The arc through the ends of a stretch that stays closest to it, or undefined where none is within the tolerance.
 *
 * All circles through both ends have their centre at (0, h) of the frame, R² = a² + h², and rise m = a²/(R − h) … over the chord. The
 * deviation of a point, e = √(u² + (v − h)²) − R, changes with h by −(v − h)/d − h/R; Newton steps on m centre the interval that all
 * points and the feet of the perpendiculars from the centre allow. The error is then measured, not taken from the steps.
 */
export function fitArc(stretch: Stretch, toleranceMm: number): FittedArc | undefined {
  const frame = frameOf(stretch);
  if (frame === undefined) return undefined;
  let riseMm = firstRise(frame);
  for (let i = 0; i < MAX_CORRECTIONS; i += 1) {
    if (!isUsable(riseMm, frame.halfMm)) return undefined;
    const change = correction(frame, riseMm, toleranceMm);
    if (change === undefined) return undefined;
    riseMm += change;
    if (Math.abs(change) < 1e-3 * toleranceMm) break;
  }
  if (!isUsable(riseMm, frame.halfMm)) return undefined;
  const errorMm = measure(frame, riseMm, toleranceMm);
  if (errorMm === undefined) return undefined;
  const h = centreHeight(frame.halfMm, riseMm);
  const [ux, uy] = frame.along;
  return {
    centreMm: [frame.middle[0] - uy * h, frame.middle[1] + ux * h],
    clockwise: riseMm > 0,
    errorMm,
  };
}

function frameOf(stretch: Stretch): Frame | undefined {
  const { points, nPoints } = stretch;
  const end = 3 * (nPoints - 1);
  const [ax, ay] = [points[0] ?? 0, points[1] ?? 0];
  const [bx, by] = [points[end] ?? 0, points[end + 1] ?? 0];
  const chordMm = Math.sqrt((bx - ax) * (bx - ax) + (by - ay) * (by - ay));
  if (chordMm < LEAST_CHORD_MM) return undefined;
  return {
    stretch,
    halfMm: chordMm / 2,
    middle: [(ax + bx) / 2, (ay + by) / 2],
    along: [(bx - ax) / chordMm, (by - ay) / chordMm],
  };
}

/** The centre's height over the chord, mm, of the circle that rises by m on the left: h = (m² − a²) / 2m. */
function centreHeight(halfMm: number, riseMm: number): number {
  return (riseMm * riseMm - halfMm * halfMm) / (2 * riseMm);
}

/** At most half a turn, and not so flat that a line does. */
function isUsable(riseMm: number, halfMm: number): boolean {
  const m = Math.abs(riseMm);
  return m > 0 && m <= halfMm && (halfMm * halfMm + m * m) / (2 * m) <= MAX_RADIUS_MM;
}

/** The rise of the circle through the point nearest the middle of the chord, mm. */
function firstRise({ stretch: { points, nPoints }, halfMm, middle, along }: Frame): number {
  let nearest = Number.POSITIVE_INFINITY;
  let rise = 0;
  for (let i = 1; i < nPoints - 1; i += 1) {
    const dx = (points[3 * i] ?? 0) - middle[0];
    const dy = (points[3 * i + 1] ?? 0) - middle[1];
    const u = dx * along[0] + dy * along[1];
    if (Math.abs(u) >= nearest || Math.abs(u) >= halfMm) continue;
    nearest = Math.abs(u);
    const v = dy * along[0] - dx * along[1];
    if (v === 0) {
      rise = 0;
      continue;
    }
    const h = (u * u + v * v - halfMm * halfMm) / (2 * v);
    const root = Math.sqrt(h * h + halfMm * halfMm);
    rise = v > 0 ? rootLess(root, h, halfMm) : -rootLess(root, -h, halfMm);
  }
  return rise;
}

/** h + √(h² + a²) without cancellation where h < 0. */
function rootLess(root: number, h: number, halfMm: number): number {
  return h < 0 ? (halfMm * halfMm) / (root - h) : root + h;
}

/** How the rise must change so that the extremes on both sides are as far from their limits; undefined where they leave no room. */
function correction(frame: Frame, riseMm: number, toleranceMm: number): number | undefined {
  const { halfMm } = frame;
  const h = centreHeight(halfMm, riseMm);
  const radius = Math.sqrt(halfMm * halfMm + h * h);
  const hPerRise = (1 + (halfMm * halfMm) / (riseMm * riseMm)) / 2;
  let least = Number.NEGATIVE_INFINITY;
  let most = Number.POSITIVE_INFINITY;
  eachExtreme(frame, h, (u, v) => {
    const d = Math.sqrt(u * u + (v - h) * (v - h));
    const e = d - radius;
    const slope = (-(v - h) / d - h / radius) * hPerRise;
    if (Math.abs(slope) < 1e-6) return;
    const one = (-toleranceMm - e) / slope;
    const other = (toleranceMm - e) / slope;
    least = Math.max(least, Math.min(one, other));
    most = Math.min(most, Math.max(one, other));
  });
  // The steps are linear, the limits are not: what is nearly possible is tried, and measured in the end.
  if (!(least - most < toleranceMm)) return undefined;
  return least === Number.NEGATIVE_INFINITY ? 0 : (least + most) / 2;
}

/** Calls back for the points inside the stretch and for the foot of the perpendicular from the centre on each line, in the frame. */
function eachExtreme(frame: Frame, h: number, see: (u: number, v: number) => void): void {
  const { stretch, middle, along } = frame;
  const { points, nPoints } = stretch;
  let fromU = -frame.halfMm;
  let fromV = 0;
  for (let i = 1; i < nPoints; i += 1) {
    const dx = (points[3 * i] ?? 0) - middle[0];
    const dy = (points[3 * i + 1] ?? 0) - middle[1];
    const u = dx * along[0] + dy * along[1];
    const v = dy * along[0] - dx * along[1];
    const [du, dv] = [u - fromU, v - fromV];
    const share = (-fromU * du + (h - fromV) * dv) / (du * du + dv * dv);
    if (share > 0 && share < 1) see(fromU + share * du, fromV + share * dv);
    if (i < nPoints - 1) see(u, v);
    fromU = u;
    fromV = v;
  }
}

/** The largest distance of lines and arc, mm, or undefined where it is more than the tolerance or the lines turn back on the arc. */
function measure(frame: Frame, riseMm: number, toleranceMm: number): number | undefined {
  const { stretch, halfMm, middle, along } = frame;
  const { points, nPoints } = stretch;
  const sense = riseMm > 0 ? -1 : 1;
  const h = centreHeight(halfMm, riseMm);
  const radius = Math.sqrt(halfMm * halfMm + h * h);
  const [startZ, endZ] = [points[2] ?? 0, points[3 * nPoints - 1] ?? 0];
  const sweep = Math.abs(turn(-halfMm, -h, halfMm, -h, sense));
  let worst = 0;
  let angle = 0;
  let [fromU, fromV, fromZ] = [-halfMm, 0, startZ];
  const isLevel = isLevelStretch(stretch);
  for (let i = 1; i < nPoints; i += 1) {
    const isLast = i === nPoints - 1;
    const dx = (points[3 * i] ?? 0) - middle[0];
    const dy = (points[3 * i + 1] ?? 0) - middle[1];
    const u = isLast ? halfMm : dx * along[0] + dy * along[1];
    const v = isLast ? 0 : dy * along[0] - dx * along[1];
    const z = points[3 * i + 2] ?? 0;
    // On the arc's side of the chord, and onwards in its sense.
    if (v * -sense < -toleranceMm) return undefined;
    const cross = fromU * (v - h) - (fromV - h) * u;
    if (!(cross * sense > 0)) return undefined;
    let offRound = Math.abs(Math.sqrt(u * u + (v - h) * (v - h)) - radius);
    const [du, dv] = [u - fromU, v - fromV];
    const share = (-fromU * du + (h - fromV) * dv) / (du * du + dv * dv);
    if (share > 0 && share < 1) {
      const [footU, footV] = [fromU + share * du, fromV + share * dv - h];
      offRound = Math.max(offRound, Math.abs(Math.sqrt(footU * footU + footV * footV) - radius));
    }
    let offHeight = 0;
    if (!isLevel) {
      const step = Math.abs(turn(fromU, fromV - h, u, v - h, sense));
      if (step > MOST_HELIX_STEP_RAD) return undefined;
      angle += step;
      const meantZ = startZ + ((endZ - startZ) * angle) / sweep;
      offHeight = (isLast ? 0 : Math.abs(z - meantZ)) + ANGLE_SHARE_ERROR * step * step * Math.abs(z - fromZ);
    }
    worst = Math.max(
      worst,
      offHeight === 0 ? offRound : Math.sqrt(offRound * offRound + offHeight * offHeight),
    );
    if (worst > toleranceMm) return undefined;
    [fromU, fromV, fromZ] = [u, v, z];
  }
  return worst;
}

function isLevelStretch({ points, nPoints }: Stretch): boolean {
  for (let i = 1; i < nPoints; i += 1) if (points[3 * i + 2] !== points[2]) return false;
  return true;
}

/** The angle from one radius to another in a sense, radians, −π … π. */
function turn(ax: number, ay: number, bx: number, by: number, sense: number): number {
  return sense * atan2(ax * by - ay * bx, ax * bx + ay * by);
}
