import type { SimulateEngine } from '@millwright/contracts';
import { heightsOf } from './heights.js';
import { canvasWithLegend } from './legend.js';
import { drawMarks, markEntries } from './marks.js';
import { paintRelief, round } from './paint-relief.js';
import type { PictureOptions } from './picture-options.js';
import { encodePng } from './png.js';
import { THROUGH, woodColour } from './relief.js';
import { subjectOf } from './subject.js';
import { viewOf } from './view.js';

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
    entries: [{ label: 'cut through', colour: THROUGH }, ...markEntries(view, options)],
  });
  paintRelief(canvas, view, subject, heights);
  drawMarks(canvas, view, options.findings ?? []);
  return encodePng(canvas, 1 / view.cellMm);
}
