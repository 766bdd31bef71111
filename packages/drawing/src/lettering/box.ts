import type { Box, Contour } from '@millwright/contracts';
import { contourBox } from '@millwright/geometry';

/** The box round contours, arcs included; nothing round none. */
export function boxOf(contours: readonly Contour[]): Box | undefined {
  let box: Box | undefined;
  for (const contour of contours) {
    const next = contourBox(contour);
    box = box === undefined ? next : joined(box, next);
  }
  return box;
}

const joined = (a: Box, b: Box): Box => ({
  minXMm: Math.min(a.minXMm, b.minXMm),
  minYMm: Math.min(a.minYMm, b.minYMm),
  maxXMm: Math.max(a.maxXMm, b.maxXMm),
  maxYMm: Math.max(a.maxYMm, b.maxYMm),
});
