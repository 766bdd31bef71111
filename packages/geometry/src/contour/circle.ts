import { type Contour, MillwrightError, type Point } from '@millwright/contracts';
import { PI } from '../numeric.js';
import { type ArcSegment, segmentsOf } from './segments.js';

/** Arcs belong to one circle when their centres and radii agree within this: 0.1 µm, the grid on which polygons are computed. */
export const SAME_CIRCLE_MM = 1e-4;
/** A circle's arcs must turn by 2π in all, within this; far below one part in the smallest arc that a drawing holds. */
const WHOLE_TURN_RAD = 1e-6;

/** A circle, mm. */
export interface Circle {
  readonly centreMm: Point;
  readonly radiusMm: number;
}

/**
 * The circle that a closed contour is, or undefined. Only arcs that turn one way about one centre (within 0.1 µm) for one whole turn are a
 * circle; a polygon of many sides is not. Tells a bore from an outline.
 */
export function circleOf(contour: Contour): Circle | undefined {
  if (!contour.closed) return undefined;
  let longest: ArcSegment | undefined;
  let turnRad = 0;
  const arcs: ArcSegment[] = [];
  for (const segment of segmentsOf(contour)) {
    if (segment.kind === 'line') return undefined;
    arcs.push(segment);
    turnRad += segment.sweepRad;
    if (longest === undefined || Math.abs(segment.sweepRad) > Math.abs(longest.sweepRad)) longest = segment;
  }
  if (longest === undefined || Math.abs(Math.abs(turnRad) - 2 * PI) > WHOLE_TURN_RAD) return undefined;
  const { centre, radiusMm, sweepRad } = longest;
  const agree = arcs.every(
    (arc) =>
      arc.sweepRad > 0 === sweepRad > 0 &&
      Math.abs(arc.radiusMm - radiusMm) <= SAME_CIRCLE_MM &&
      Math.abs(arc.centre[0] - centre[0]) <= SAME_CIRCLE_MM &&
      Math.abs(arc.centre[1] - centre[1]) <= SAME_CIRCLE_MM,
  );
  return agree ? { centreMm: centre, radiusMm } : undefined;
}

/**
 * A whole circle as two half turns, starting at its rightmost point; counter-clockwise unless `clockwise`.
 * @param radiusMm - > 0
 * @throws MillwrightError GEOMETRY_RADIUS_NOT_POSITIVE
 */
export function circleContour(centreMm: Point, radiusMm: number, clockwise = false): Contour {
  if (!(radiusMm > 0)) {
    throw new MillwrightError('GEOMETRY_RADIUS_NOT_POSITIVE', {
      message: `A circle's radius is ${radiusMm} mm; it must be greater than 0 mm.`,
      hint: 'Give the radius in mm, not the diameter and not a signed offset.',
      data: { radiusMm },
    });
  }
  const [x, y] = centreMm;
  const bulge = clockwise ? -1 : 1;
  return {
    closed: true,
    vertices: [
      [x + radiusMm, y, bulge],
      [x - radiusMm, y, bulge],
    ],
  };
}
