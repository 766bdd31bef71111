import { type Contour, type Finding, finding, type Layout, type NestRequest } from '@millwright/contracts';
import { atan, sin } from '@millwright/geometry/numeric';

/** The yield of another summation order may differ in the last digits. */
const TOLERANCE_RATIO = 1e-9;

/** Whether the stated yield is placed area ÷ sheet area. */
export function* checkYield(request: NestRequest, layout: Layout): Generator<Finding> {
  const areas = new Map(
    request.parts.map(({ id, outline, holes }) => {
      const holesMm2 = holes.reduce((sum, hole) => sum + Math.abs(signedAreaMm2(hole)), 0);
      return [id, Math.max(0, Math.abs(signedAreaMm2(outline)) - holesMm2)];
    }),
  );
  const placedMm2 = layout.placements.reduce((sum, { partId }) => sum + (areas.get(partId) ?? 0), 0);
  const sheetsMm2 = layout.sheets.reduce((sum, { widthMm, heightMm }) => sum + widthMm * heightMm, 0);
  const yieldRatio = sheetsMm2 > 0 ? Math.min(1, placedMm2 / sheetsMm2) : 0;
  if (Math.abs(yieldRatio - layout.yieldRatio) <= TOLERANCE_RATIO) return;
  yield finding('NEST_LAYOUT_INCONSISTENT', {
    message: `The layout states a yield of ${layout.yieldRatio}; its placements make ${yieldRatio}.`,
    measured: { value: layout.yieldRatio, unit: 'ratio' },
    allowed: { value: yieldRatio, unit: 'ratio' },
  });
}

/**
 * The shoelace formula over the chords, plus for each arc the segment between it and its chord: r²/2·(θ − sin θ) with θ = 4·atan(bulge)
 * and r = c(1 + b²)/(4b), both signed as the bulge is (Bronshtein and Semendyayev, Handbook of Mathematics, circle segment).
 */
function signedAreaMm2({ vertices }: Contour): number {
  const [originX, originY] = vertices[0]!;
  return vertices.reduce((areaMm2, [x0, y0, bulge], i) => {
    const [x1, y1] = vertices[(i + 1) % vertices.length]!;
    const shoelace = ((x0 - originX) * (y1 - originY) - (x1 - originX) * (y0 - originY)) / 2;
    return areaMm2 + shoelace + segmentMm2((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0), bulge);
  }, 0);
}

/** θ − sin θ cancels for small θ, where 4b³·(2/3)… of its series is exact enough: the segment is then c²·b/3. */
function segmentMm2(chordSquared: number, bulge: number): number {
  if (Math.abs(bulge) < 1e-4) return (chordSquared * bulge) / 3;
  const sweepRad = 4 * atan(bulge);
  const radiusSquared = (chordSquared * (1 + bulge * bulge) * (1 + bulge * bulge)) / (16 * bulge * bulge);
  return (radiusSquared / 2) * (sweepRad - (Math.abs(bulge) === 1 ? 0 : sin(sweepRad)));
}
