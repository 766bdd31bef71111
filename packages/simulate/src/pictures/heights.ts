import { type Subject, withSubject } from './subject.js';
import type { View } from './view.js';

/** Depth below the sheet given to what both faces together cut through, mm. */
const BEYOND_MM = 1;

/**
 * Heights at the middles of a view's cells, mm, row by row from the lowest Y: 0 where nothing is cut. What the program of the other face
 * meets from below counts as cut through.
 * @param widenMm - tools taken as so much wider and longer; narrower and shorter where negative
 */
export async function heightsOf(subject: Subject, view: View, widenMm: number): Promise<Float32Array> {
  const heights = await withSubject(subject, (core) =>
    core.raster_heights(view.grid, view.nMotions, widenMm),
  );
  const { fromBelow, sheet, motions } = subject;
  // A sheet is turned over only when its first program is done.
  if (fromBelow === undefined || view.nMotions < motions.length) return heights;
  const { columns, rows, cellMm } = view;
  const isAboutY = fromBelow.turnedAbout === 'y';
  const grid = Float64Array.from(view.grid);
  if (isAboutY) grid[0] = sheet.widthMm - view.minXMm - columns * cellMm;
  else grid[1] = sheet.heightMm - view.minYMm - rows * cellMm;
  const below = await withSubject(fromBelow.subject, (core) =>
    core.raster_heights(grid, fromBelow.subject.motions.length, widenMm),
  );
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column;
      const mirrored = isAboutY
        ? row * columns + (columns - 1 - column)
        : (rows - 1 - row) * columns + column;
      const underside = -sheet.thicknessMm - (below[mirrored] as number);
      if ((heights[cell] as number) <= underside) heights[cell] = -sheet.thicknessMm - BEYOND_MM;
    }
  }
  return heights;
}
