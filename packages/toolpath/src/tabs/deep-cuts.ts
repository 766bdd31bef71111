import type { Box } from '@millwright/contracts';
import type { Curve } from '../curve/curve.js';
import { curveBox, indexCurves, widenBox } from '../curve/curve-index.js';
import { curveDistanceMm } from '../curve/distance.js';
import { type Loop, stretchOf } from '../curve/loop.js';
import type { RaisedSpan } from './raise-over-tabs.js';

/** Where the centre of the tool runs below the tops of tabs, on a whole sheet. */
export interface DeepCuts {
  /**
   * Whether some cut comes nearer to any of the curves than `withinMm`: other loops with their whole length, as no tab relies on another
   * loop's, and the own one but for the span.
   */
  touch(curves: readonly Curve[], own: { readonly loop: Loop; readonly span: RaisedSpan }): boolean;
}

/** A cut may come this much nearer, mm: the rounding of a sum of lengths, far below any error budget. */
const ROUNDING_MM = 1e-6;

/**
 * Prepares the search for cuts near a place.
 * @param chains - closed chains of the sheet's cuts; a loop must be given as the `curves` it is asked with later
 * @param withinMm - radius of the tool
 */
export function indexDeepCuts(chains: readonly (readonly Curve[])[], withinMm: number): DeepCuts {
  const curves = chains.flat();
  const owners = chains.flatMap((chain) => chain.map((_, at) => ({ chain, at })));
  const index = indexCurves(curves);
  return {
    touch(places, { loop, span }) {
      const boxes = places.map((place) => widenBox(curveBox(place), withinMm));
      return places.some((place, i) =>
        index.near(boxes[i] as Box).some((id) => {
          const { chain, at } = owners[id]!;
          const deep = chain === loop.curves ? outsideSpan(loop, at, span) : [curves[id]!];
          return deep.some((curve) => curveDistanceMm(place, curve) < withinMm - ROUNDING_MM);
        }),
      );
    },
  };
}

/** What of a loop's curve lies before and after a span. */
function outsideSpan(loop: Loop, at: number, span: RaisedSpan): Curve[] {
  const startMm = loop.startsMm[at]!;
  const endMm = loop.startsMm[at + 1]!;
  if (endMm <= span.startMm || startMm >= span.endMm) return [loop.curves[at]!];
  const before = span.startMm > startMm ? stretchOf(loop, startMm, span.startMm) : [];
  const after = span.endMm < endMm ? stretchOf(loop, span.endMm, endMm) : [];
  return [...before, ...after];
}
