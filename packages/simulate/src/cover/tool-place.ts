import { type Curve, lengthOf } from '../geometry/curve.js';

/** Where the axis stands to cut a wall point: on the wall's normal, at the tool's radius out of the wood (which is on the left). mm. */
export function toolPlaceAt(piece: Curve, radiusMm: number, x: number, y: number): readonly [number, number] {
  if (piece.turn !== 0) {
    const scale = 1 + (piece.turn * radiusMm) / piece.radiusMm;
    return [piece.cx + (x - piece.cx) * scale, piece.cy + (y - piece.cy) * scale];
  }
  const dx = piece.bx - piece.ax;
  const dy = piece.by - piece.ay;
  const length = lengthOf(dx, dy);
  if (length === 0) return [x, y];
  return [x + (dy / length) * radiusMm, y - (dx / length) * radiusMm];
}

/** How fast that place moves when the wall point moves: (R ± r)/R times as fast along an arc, as fast along a line. */
export function placePace(piece: Curve, radiusMm: number): number {
  return piece.turn === 0 ? 1 : Math.abs(1 + (piece.turn * radiusMm) / piece.radiusMm);
}
