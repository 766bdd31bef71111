import type { Curve } from '../geometry/curve.js';
import { type CurveIndex, indexCurves } from '../geometry/curve-index.js';
import { lowestZMm, type PathPiece, stretchBelow } from '../scene/motion-pieces.js';
import type { Scene } from '../scene/scene.js';
import { TOUCH_MM } from '../scene/scene.js';

/** Stretches of feed motions that clear everything within the tool's radius down to some depth. */
export interface Sweeps {
  readonly curves: readonly Curve[];
  /** What is surely cut around each stretch, mm. */
  readonly radiusMm: Float64Array;
  /** The piece of the path each stretch comes from. */
  readonly pieces: readonly PathPiece[];
  readonly index: CurveIndex;
  readonly widestMm: number;
  readonly narrowestMm: number;
}

/**
 * The stretches that cut through: whose full width reaches a height. A pointed drill has to go its point deeper. Rapids and what the
 * controller does not execute finish nothing.
 * @param zMm - how deep the full width of the cut must reach
 * @param pointZMm - how deep the tip must reach, for tools with a point
 */
export function sweepsThrough(scene: Scene, zMm: number, pointZMm = zMm): Sweeps {
  return collect(scene, (pointMm) => Math.min(pointZMm, zMm - pointMm));
}

/** The stretches that cut at all, at any depth. */
export function sweepsInStock(scene: Scene): Sweeps {
  return collect(scene, () => -TOUCH_MM);
}

function collect(scene: Scene, limitZMm: (pointMm: number) => number): Sweeps {
  const curves: Curve[] = [];
  const radii: number[] = [];
  const pieces: PathPiece[] = [];
  const { motions } = scene.request.reading;
  for (const piece of scene.pieces) {
    const use = scene.tools.uses[piece.motion];
    const kind = motions[piece.motion]?.kind;
    if (use === undefined || use.sureRadiusMm === 0 || !piece.isExecuted) continue;
    if (kind !== 'line' && kind !== 'arc') continue;
    const zMm = limitZMm(use.pointMm);
    if (lowestZMm(piece) > zMm) continue;
    const stretch = stretchBelow(piece, zMm);
    if (stretch === undefined) continue;
    curves.push(stretch);
    radii.push(use.sureRadiusMm);
    pieces.push(piece);
  }
  const radiusMm = Float64Array.from(radii);
  const widestMm = radiusMm.reduce((widest, radius) => Math.max(widest, radius), 0);
  return {
    curves,
    radiusMm,
    pieces,
    index: indexCurves(curves),
    widestMm,
    narrowestMm: radiusMm.reduce((narrowest, radius) => Math.min(narrowest, radius), widestMm),
  };
}
