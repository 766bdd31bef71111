import type { Contour } from '@millwright/contracts';
import { circleContour, circleOf } from '@millwright/geometry';
import { roundHole } from './round.js';

/** The circle that a contour stands for; `undefined` when it is one already, or none. */
export function asCircle(contour: Contour): Contour | undefined {
  if (circleOf(contour) !== undefined) return undefined;
  const round = roundHole(contour);
  return round === undefined ? undefined : circleContour(round.centreMm, round.diameterMm / 2);
}
