import { type Contour, MillwrightError } from '@millwright/contracts';

/**
 * A contour scaled about the origin, the same in X and Y, so that arcs stay arcs with their bulges.
 * @param factor - > 0 and finite; 25.4 makes millimetres of inches
 * @throws MillwrightError INPUT_INVALID
 */
export function scaleContour(contour: Contour, factor: number): Contour {
  if (!(factor > 0 && factor < Number.POSITIVE_INFINITY)) {
    throw new MillwrightError('INPUT_INVALID', {
      message: `The scale is ${factor}; it must be a finite number greater than 0.`,
      hint: 'To mirror, use transformContour; a scale says how many new millimetres one old is.',
      data: { factor },
    });
  }
  const { closed, vertices } = contour;
  return { closed, vertices: vertices.map(([x, y, bulge]) => [x * factor, y * factor, bulge]) };
}
