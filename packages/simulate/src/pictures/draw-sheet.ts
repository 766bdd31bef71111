import type { SimulateEngine } from '@millwright/contracts';
import type { Canvas } from './canvas.js';
import { heightsOf } from './heights.js';
import { canvasWithLegend } from './legend.js';
import { encodePng } from './png.js';
import { BESIDE, lightAt, shaded, THROUGH, woodColour } from './relief.js';
import { type Subject, subjectOf } from './subject.js';
import { type PictureOptions, type View, viewOf } from './view.js';

/**
 * The sheet as it lies there after the program: darker where it is deeper, with light from the upper left, a scale of depths and a ruler.
 * Heights are those at the middle of each pixel. It is a picture, and no verdict looks at it; motions whose tool was not given cut
 * nothing in it.
 *
 * The same request gives the same bytes on every machine.
 * @param request - as for `proveProgram`; the stock (or layout) and the tools are needed, nothing else
 * @returns a PNG
 * @throws MillwrightError INPUT_INVALID, SIMULATE_SHEET_UNKNOWN, SIMULATE_PICTURE_INPUT_MISSING, GEOMETRY_WASM_UNAVAILABLE
 */
export async function drawSheet(
  request: Parameters<SimulateEngine['proveProgram']>[0],
  options: PictureOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const subject = subjectOf(request, options.side);
  const view = viewOf(subject, options);
  const heights = await heightsOf(subject, view, 0);
  const { sheet } = subject;
  const canvas = canvasWithLegend(view, {
    title: `${round(sheet.widthMm)} × ${round(sheet.heightMm)} × ${round(sheet.thicknessMm)} mm`,
    scale: { from: 'Z 0', to: `Z -${round(sheet.thicknessMm)} mm`, colourAt: woodColour },
    entries: [{ label: 'cut through', colour: THROUGH }],
  });
  paintRelief(canvas, view, subject, heights);
  return encodePng(canvas, 1 / view.cellMm);
}

/** At most two decimals. */
export const round = (mm: number): number => Math.round(mm * 100) / 100;

/** What is left this thin counts as cut through: half the last decimal of a program, and more than heights are rounded to. mm. */
const THROUGH_MM = 0.0005;

/** Paints the wood. Heights below the sheet are cut to its underside first, so that through cuts have a flat ground. */
export function paintRelief(canvas: Canvas, view: View, { sheet }: Subject, heights: Float32Array): void {
  const bottom = -sheet.thicknessMm;
  for (let i = 0; i < heights.length; i++) heights[i] = Math.max(bottom, heights[i] as number);
  for (let row = 0; row < view.rows; row++) {
    for (let column = 0; column < view.columns; column++) {
      const height = heights[row * view.columns + column] as number;
      const ground = isOnSheet(view, sheet, column, row)
        ? height <= bottom + THROUGH_MM
          ? THROUGH
          : shaded(woodColour(height / bottom), lightAt(heights, view, column, row))
        : BESIDE;
      canvas.set(column, view.rows - 1 - row, ground);
    }
  }
}

/** Whether the middle of a pixel lies on the sheet. */
export function isOnSheet(view: View, sheet: Subject['sheet'], column: number, row: number): boolean {
  const [x, y] = [view.minXMm + (column + 0.5) * view.cellMm, view.minYMm + (row + 0.5) * view.cellMm];
  return x >= 0 && y >= 0 && x <= sheet.widthMm && y <= sheet.heightMm;
}
