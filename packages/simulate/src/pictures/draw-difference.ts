import type { SimulateEngine } from '@millwright/contracts';
import { assertInvariant } from '@millwright/contracts';
import type { Colour } from './canvas.js';
import { CLASSES, classifyPixels, type PixelClass } from './classify.js';
import { heightsOf } from './heights.js';
import { canvasWithLegend, type LegendEntry } from './legend.js';
import { drawMarks, markEntries } from './marks.js';
import { isOnSheet, round } from './paint-relief.js';
import type { PictureOptions } from './picture-options.js';
import { encodePng } from './png.js';
import { BESIDE } from './relief.js';
import { missing, subjectOf, withSubject } from './subject.js';
import { viewOf } from './view.js';

/** Those that matter stay apart for the colour-blind, too (after Okabe and Ito): they differ in lightness. */
const COLOURS: Readonly<Record<PixelClass, Colour>> = {
  part: [236, 220, 186],
  waste: [214, 210, 203],
  cut: [150, 145, 138],
  gouge: [200, 20, 50],
  residue: [0, 114, 178],
  unreachable: [230, 159, 0],
  tab: [0, 158, 115],
};

const LABELS: Readonly<Record<PixelClass, string>> = {
  part: 'part',
  waste: 'free waste',
  cut: 'cut as drawn',
  gouge: 'cut into a part',
  residue: 'left standing',
  unreachable: 'out of reach',
  tab: 'tab',
};

/**
 * The sheet after the program against the drawing: what is cut into parts, what is left that had to go, what no tool of the program
 * reaches, tabs, and waste that nobody minds. Each pixel is judged at its middle; what is thinner than a pixel may be missed. It is a
 * picture, and no verdict looks at it.
 *
 * The same request gives the same bytes on every machine.
 * @param request - as for `proveProgram`; stock, tools, parts and layout are needed
 * @returns a PNG
 * @throws MillwrightError INPUT_INVALID, SIMULATE_SHEET_UNKNOWN, SIMULATE_PICTURE_INPUT_MISSING, GEOMETRY_WASM_UNAVAILABLE
 */
export async function drawDifference(
  request: Parameters<SimulateEngine['proveProgram']>[0],
  options: PictureOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const subject = subjectOf(request, options.side);
  if (subject.request.missing.has('drawing')) missing('parts and layout', 'the drawing');
  const view = viewOf(subject, options);
  const { toleranceMm } = subject.request;
  const maps = {
    target: await withSubject(subject, (core) => core.raster_target(view.grid)),
    sure: await heightsOf(subject, view, -toleranceMm),
    possible: await heightsOf(subject, view, toleranceMm),
  };
  const classes = classifyPixels(subject, view, maps);
  const { sheet } = subject;
  const canvas = canvasWithLegend(view, {
    title: `${round(sheet.widthMm)} × ${round(sheet.heightMm)} × ${round(sheet.thicknessMm)} mm: cut against drawn`,
    entries: [
      ...CLASSES.map((name): LegendEntry => ({ label: LABELS[name], colour: COLOURS[name] })),
      ...markEntries(view, options),
    ],
  });
  for (let row = 0; row < view.rows; row++) {
    for (let column = 0; column < view.columns; column++) {
      const name = CLASSES[classes[row * view.columns + column] as number];
      assertInvariant(name !== undefined, 'Each number in a class map is a class');
      const colour = isOnSheet(view, sheet, column, row) ? COLOURS[name] : BESIDE;
      canvas.set(column, view.rows - 1 - row, colour);
    }
  }
  drawMarks(canvas, view, options.findings ?? []);
  return encodePng(canvas, 1 / view.cellMm);
}
