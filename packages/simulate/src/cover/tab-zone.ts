import type { Tab } from '@millwright/contracts';
import { type Curve, lengthOf, sagittaMm } from '../geometry/curve.js';

/** A tab where it stands on a wall. */
export interface StandingTab {
  readonly tab: Tab;
  /** The nearest point of the wall, mm. */
  readonly x: number;
  readonly y: number;
  /** Unit normal of the wall there, out of the wood. */
  readonly outX: number;
  readonly outY: number;
  /** Position of the part in `Target.solids`, and the name of the contour it stands on. */
  readonly solid: number;
  readonly contour: string;
}

/** Whether a wall piece lies within a tab's wood (`in`), clear of it (`out`), or partly (`partly`). */
export type TabSide = 'in' | 'out' | 'partly';

/**
 * A tab of length L excuses the wall up to L/2 + r from its middle: the path rises over it along L + 2r of its centre line, and a
 * round tool leaves the wall at the very place where it begins to rise.
 */
export function tabSide(
  piece: Curve,
  tabs: readonly StandingTab[],
  radiusMm: number,
  toleranceMm: number,
): TabSide {
  const bulgeMm = sagittaMm(piece);
  let side: TabSide = 'out';
  for (const { x, y, tab } of tabs) {
    const reachMm = tab.lengthMm / 2 + radiusMm + toleranceMm;
    const toA = lengthOf(piece.ax - x, piece.ay - y);
    const toB = lengthOf(piece.bx - x, piece.by - y);
    if (Math.max(toA, toB) + bulgeMm <= reachMm) return 'in';
    const chord = lengthOf(piece.bx - piece.ax, piece.by - piece.ay);
    // Two ends out of reach by more than the chord is long: no point between is within.
    if (Math.min(toA, toB) - chord - bulgeMm <= reachMm) side = 'partly';
  }
  return side;
}
