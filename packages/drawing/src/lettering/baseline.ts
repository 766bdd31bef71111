import type { Contour } from '@millwright/contracts';
import { type Segment, segmentsOf } from '@millwright/geometry';
import { cos, sin } from '@millwright/geometry/numeric';

/** A place on a baseline: a point, and the direction there as a vector of length 1. */
export interface BaselinePlace {
  readonly xMm: number;
  readonly yMm: number;
  readonly cos: number;
  readonly sin: number;
}

/** A curve to write on. */
export interface Baseline {
  readonly lengthMm: number;
  readonly closed: boolean;
  /** The place at a distance from the start, mm: round and round on a closed baseline, straight on beyond the ends of an open one. */
  readonly at: (distanceMm: number) => BaselinePlace;
}

/** The x axis, which never ends. */
export const straightBaseline: Baseline = {
  lengthMm: Number.POSITIVE_INFINITY,
  closed: false,
  at: (distanceMm) => ({ xMm: distanceMm, yMm: 0, cos: 1, sin: 0 }),
};

/** A contour as a baseline. Its segments are walked by arc length. */
export function baselineOf(contour: Contour): Baseline {
  const segments = segmentsOf(contour);
  const lengths = segments.map(lengthOf);
  const lengthMm = lengths.reduce((sum, length) => sum + length, 0);
  const at = (distanceMm: number): BaselinePlace => {
    let rest = distanceMm;
    if (contour.closed && lengthMm > 0) rest -= Math.floor(rest / lengthMm) * lengthMm;
    let i = 0;
    while (i < segments.length - 1 && rest > lengths[i]!) {
      rest -= lengths[i]!;
      i++;
    }
    const end = lengths[i]!;
    const inside = Math.min(Math.max(rest, 0), end);
    const place = placeOn(segments[i]!, inside, end);
    const beyond = rest - inside;
    return { ...place, xMm: place.xMm + beyond * place.cos, yMm: place.yMm + beyond * place.sin };
  };
  return { lengthMm, closed: contour.closed, at };
}

function lengthOf(segment: Segment): number {
  if (segment.kind === 'arc') return segment.radiusMm * Math.abs(segment.sweepRad);
  const dx = segment.to[0] - segment.from[0];
  const dy = segment.to[1] - segment.from[1];
  return Math.sqrt(dx * dx + dy * dy);
}

function placeOn(segment: Segment, alongMm: number, lengthMm: number): BaselinePlace {
  const [x, y] = segment.from;
  if (segment.kind === 'line') {
    const share = alongMm / lengthMm;
    const dx = segment.to[0] - x;
    const dy = segment.to[1] - y;
    return { xMm: x + dx * share, yMm: y + dy * share, cos: dx / lengthMm, sin: dy / lengthMm };
  }
  const turn = Math.sign(segment.sweepRad);
  const angle = (turn * alongMm) / segment.radiusMm;
  const [c, s] = [cos(angle), sin(angle)];
  const rx = x - segment.centre[0];
  const ry = y - segment.centre[1];
  const [px, py] = [rx * c - ry * s, rx * s + ry * c];
  return {
    xMm: segment.centre[0] + px,
    yMm: segment.centre[1] + py,
    cos: (-turn * py) / segment.radiusMm,
    sin: (turn * px) / segment.radiusMm,
  };
}
