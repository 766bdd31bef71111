import type { Move, Toolpath } from '@millwright/contracts';
import { cutting, tool } from './machining.ts';
import { smoothRing } from './smooth-ring.ts';

/** Moves of one toolpath; several, because a program is made of several. */
const MOVES_EACH = 1_000;

/**
 * Toolpaths of short straight moves along smooth closed curves, 1 mm deep: the long programs that carving makes.
 * @param nMoves - moves in all, a multiple of 1,000
 */
export function engraving(nMoves: number, seed: number): Toolpath[] {
  return Array.from({ length: nMoves / MOVES_EACH }, (_, index) => {
    const ring = smoothRing(MOVES_EACH, seed + index);
    const moves: Move[] = [];
    for (let i = 2; i <= ring.length; i += 2) {
      const at = i % ring.length;
      moves.push({ kind: 'line', toMm: pointAt(ring, at), feedMmPerMin: cutting.feedMmPerMin });
    }
    return {
      id: `curve-${index + 1}`,
      operation: 'engrave',
      partId: 'sign',
      copy: 0,
      sheetIndex: 0,
      toolId: tool.id,
      spindleRpm: cutting.spindleRpm,
      startMm: pointAt(ring, 0),
      moves,
      tabs: [],
    };
  });
}

/** The ring lies around the origin; the sheet's corner is there. */
const pointAt = (ring: Float64Array, at: number): [number, number, number] => [
  300 + (ring[at] ?? 0),
  300 + (ring[at + 1] ?? 0),
  -1,
];
