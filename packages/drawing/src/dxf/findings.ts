import { type Finding, finding } from '@millwright/contracts';

/** Splines were drawn through their fit points, so many of them. */
export function fitPointFinding(count: number): Finding {
  return finding('DRAWING_SPLINE_FROM_FIT_POINTS', {
    message:
      'Splines give only points to pass through, not a curve. A smooth curve through the points was drawn; compare it with the original.',
    count,
  });
}

/** Curves rise out of the plane, so many of them. */
export function risingFinding(count: number): Finding {
  return finding('DRAWING_CURVE_RISES', {
    message:
      'Lines or curves rise out of the plane of the drawing. They were taken as seen from above, so they are shorter than in space. Draw parts flat, at one height.',
    count,
  });
}

/** Blocks of these names are in another unit than the drawing, as they say. */
export function blockUnitFinding(names: readonly string[]): Finding {
  return finding('DRAWING_BLOCK_UNIT_DIFFERS', {
    message: `Blocks say that they are in another unit than the drawing: ${names.slice(0, 10).join(', ')}. They were taken in the drawing's unit, as other programs do; check their size.`,
    count: names.length,
  });
}

/** So many bytes that are not blank follow the end of the file. */
export function contentAfterEnd(nBytes: number): Finding {
  return finding('DRAWING_CONTENT_AFTER_END', {
    message: `There are ${nBytes} bytes after the mark at the end of the DXF. They were not read.`,
  });
}
