import { type Contour, type Finding, finding } from '@millwright/contracts';
import { flattenContour, type PolygonKernel } from '@millwright/geometry';
import { named } from './characters.js';

/** Most letters named one by one; the rest is counted in one finding. */
const MOST_REPORTED = 50;
/**
 * Width of the lines a letter is compared with, as a share of the em: strokes that leave a smaller gap between them, as those of K in some fonts
 * do, are meant to touch. The thinnest pens fonts are drawn for are about as wide.
 */
const PEN_RATIO = 0.04;
/** Tolerance of curves and offsets, as a share of the radius. */
const TOLERANCE_RATIO = 0.02;
/** The least tolerance the kernel takes, mm. */
const LEAST_TOLERANCE_MM = 0.0002;

/**
 * Findings on letters that a tool of a diameter makes unreadable: an eye it fills, strokes that run together. The trace of the tool along the strokes is
 * compared with that of a pen as thin as the font is drawn for: fewer pieces or fewer holes mean that something has merged.
 * @param letters - the strokes of each letter; `texts` what each stands for
 */
export function mergingStrokes(
  kernel: PolygonKernel,
  letters: readonly (readonly Contour[])[],
  texts: readonly string[],
  { toolDiameterMm, emMm }: { readonly toolDiameterMm: number; readonly emMm: number },
): readonly Finding[] {
  const findings: Finding[] = [];
  if (toolDiameterMm <= emMm * PEN_RATIO) return findings;
  for (const [i, strokes] of letters.entries()) {
    if (strokes.length === 0) continue;
    const thin = traceOf(kernel, strokes, (emMm * PEN_RATIO) / 2);
    const thick = traceOf(kernel, strokes, toolDiameterMm / 2);
    if (thick.nHoles >= thin.nHoles && thick.nPieces >= thin.nPieces) continue;
    const [x, y] = strokes[0]!.vertices[0]!;
    const what = thick.nHoles < thin.nHoles ? 'fills the eye of' : 'runs strokes together in';
    findings.push(
      finding('LETTERING_STROKES_MERGE', {
        message: `A tool of ${toolDiameterMm} mm ${what} ${named(texts[i]!)} near ${x.toFixed(1)}, ${y.toFixed(1)}. Use a thinner tool or larger letters.`,
        allowed: { value: toolDiameterMm, unit: 'mm' },
        atMm: [x, y],
      }),
    );
  }
  if (findings.length <= MOST_REPORTED) return findings;
  const rest = findings.length - MOST_REPORTED + 1;
  const message = `A tool of ${toolDiameterMm} mm makes ${rest} more letters run together.`;
  return [
    ...findings.slice(0, MOST_REPORTED - 1),
    finding('LETTERING_STROKES_MERGE', { message, count: rest }),
  ];
}

function traceOf(
  kernel: PolygonKernel,
  strokes: readonly Contour[],
  radiusMm: number,
): { nPieces: number; nHoles: number } {
  const toleranceMm = Math.max(LEAST_TOLERANCE_MM, radiusMm * TOLERANCE_RATIO);
  const paths = strokes.map((stroke) => flattenContour(stroke, { toleranceMm, side: 'both' }));
  const band = kernel.offsetOpen(paths, radiusMm, {
    join: 'round',
    end: 'round',
    arcToleranceMm: toleranceMm,
  });
  const pieces = kernel.tree(band);
  return { nPieces: pieces.length, nHoles: pieces.reduce((sum, { children }) => sum + children.length, 0) };
}
