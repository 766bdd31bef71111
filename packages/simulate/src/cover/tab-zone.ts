import type { Tab } from '@millwright/contracts';
import { type Curve, lengthOf, sagittaMm } from '../geometry/curve.js';
import { WALK_STEP_MM } from './kerf-walk.js';
import { placePace, toolPlaceAt } from './tool-place.js';

/** A declared tab, where it stands. */
export interface StandingTab {
  readonly tab: Tab;
  /** Position of the part in `Target.solids`, and the name of the contour it stands on. */
  readonly solid: number;
  readonly contour: string;
  /** Where its middle may lie on the middle line of the kerf, mm: one place, or at a corner all those about the vertex. */
  readonly middles: readonly { readonly x: number; readonly y: number }[];
  /** Ids of the walls along which it may lie: in a narrow slot the other side is none of them. */
  readonly walls: ReadonlySet<number>;
  /** How much of its length stands, mm; no more than it was declared with. */
  readonly standsMm: number;
  /** Along how much of its length no cut comes down to its top, mm: there it stands higher than declared. */
  readonly tooTallMm: number;
  /** The deepest cut below its top that comes near it, with its line; undefined if there is none. */
  readonly deepestCut: { readonly line: number; readonly zMm: number } | undefined;
}

/** Whether a wall piece lies within a tab's wood (`in`), clear of it (`out`), or partly (`partly`). */
export type TabSide = 'in' | 'out' | 'partly';

/**
 * A tab of length L excuses every wall point whose tool place lies within L/2 + r of the tab's own: the path rises over a tab along
 * L + 2r of its centre line, and a round tool leaves the wall at the very place where it begins to rise. On a bent wall the excused
 * stretch is therefore longer (inside an arc) or shorter (around one) than on a straight one. Places are known to
 * half a step of the walk that found them.
 */
export function tabSide(
  at: { readonly wall: number; readonly radiusMm: number },
  piece: Curve,
  tabs: readonly StandingTab[],
  toleranceMm: number,
): TabSide {
  if (tabs.length === 0) return 'out';
  const { wall, radiusMm } = at;
  const bulgeMm = sagittaMm(piece) * placePace(piece, radiusMm);
  const [startX, startY] = toolPlaceAt(piece, radiusMm, piece.ax, piece.ay);
  const [endX, endY] = toolPlaceAt(piece, radiusMm, piece.bx, piece.by);
  const chord = lengthOf(endX - startX, endY - startY);
  let side: TabSide = 'out';
  for (const { middles, walls, tab } of tabs) {
    if (!walls.has(wall)) continue;
    const reachMm = tab.lengthMm / 2 + radiusMm + WALK_STEP_MM / 2 + toleranceMm;
    for (const { x, y } of middles) {
      const toStart = lengthOf(startX - x, startY - y);
      const toEnd = lengthOf(endX - x, endY - y);
      if (Math.max(toStart, toEnd) + bulgeMm <= reachMm) return 'in';
      // Both ends out of reach by more than the chord is long: no place between is within.
      if (Math.min(toStart, toEnd) - chord - bulgeMm <= reachMm) side = 'partly';
    }
  }
  return side;
}
