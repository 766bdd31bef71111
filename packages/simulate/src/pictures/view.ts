import { MillwrightError } from '@millwright/contracts';
import type { PictureOptions } from './picture-options.js';
import type { Subject } from './subject.js';

/** Width of a picture where none is asked for, pixels. */
export const DEFAULT_WIDTH_PX = 1200;
const LEAST_WIDTH_PX = 100;
const MOST_WIDTH_PX = 4000;
/** No picture has more pixels; 16 million take half a gigabyte while they are drawn. */
const MOST_PIXELS = 16_000_000;

/** Square cells, one per pixel, row by row from the lowest Y. */
export interface View {
  readonly minXMm: number;
  readonly minYMm: number;
  readonly cellMm: number;
  readonly columns: number;
  readonly rows: number;
  readonly nMotions: number;
  /** The same as the crate takes it. */
  readonly grid: Float64Array;
}

/**
 * The cells of a picture.
 * @throws MillwrightError INPUT_INVALID: a width, window or count that is out of range
 */
export function viewOf(subject: Subject, options: PictureOptions): View {
  const { sheet, motions } = subject;
  const { widthPx = DEFAULT_WIDTH_PX, nMotions = motions.length } = options;
  const window = options.window ?? { minXMm: 0, minYMm: 0, maxXMm: sheet.widthMm, maxYMm: sheet.heightMm };
  const [wideMm, highMm] = [window.maxXMm - window.minXMm, window.maxYMm - window.minYMm];
  if (!(Number.isInteger(widthPx) && widthPx >= LEAST_WIDTH_PX && widthPx <= MOST_WIDTH_PX)) {
    refuse('widthPx', `${widthPx} is no whole number from ${LEAST_WIDTH_PX} to ${MOST_WIDTH_PX}`);
  }
  if (!(wideMm > 0 && highMm > 0 && wideMm <= 1e6 && highMm <= 1e6)) {
    refuse('window', `it is ${wideMm} × ${highMm} mm; each side has to be more than 0 and at most 1,000,000`);
  }
  if (!(Math.abs(window.minXMm) <= 1e6 && Math.abs(window.minYMm) <= 1e6)) {
    refuse('window', 'it lies more than 1,000,000 mm away');
  }
  if (!(nMotions >= 0)) refuse('nMotions', `${nMotions} is no count`);
  const cellMm = wideMm / widthPx;
  const rows = Math.max(1, Math.round(highMm / cellMm));
  if (rows * widthPx > MOST_PIXELS) {
    refuse('widthPx', `the picture would be ${widthPx} × ${rows} pixels; ${MOST_PIXELS} in all are allowed`);
  }
  const { minXMm, minYMm } = window;
  return {
    minXMm,
    minYMm,
    cellMm,
    columns: widthPx,
    rows,
    nMotions,
    grid: Float64Array.of(minXMm, minYMm, cellMm, widthPx, rows),
  };
}

function refuse(path: string, reason: string): never {
  throw new MillwrightError('INPUT_INVALID', {
    message: `The option ${path} of the picture is not valid: ${reason}.`,
    hint: 'Correct it or leave it out.',
    data: { path },
  });
}
