/**
 * A piece of a wall or of the tool's path in the XY plane: a straight line, or an arc that stays inside one quadrant of its circle
 * (so at most a quarter turn, and monotone in X and in Y). All coordinates mm. A piece without length is a line from a to a.
 */
export interface Curve {
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
  /** Centre of the arc; of no meaning for a line. */
  readonly cx: number;
  readonly cy: number;
  /** Radius of the arc, mm; 0 for a line. */
  readonly radiusMm: number;
  /** 1 counter-clockwise, −1 clockwise, 0 straight. */
  readonly turn: -1 | 0 | 1;
  /** How far the true piece may lie from this one, mm, ≥ 0. Every judgement widens by it. */
  readonly slackMm: number;
}

/** A point of the plane, mm. */
export interface PlanePoint {
  readonly x: number;
  readonly y: number;
}

/** A straight piece from a to b, mm. */
export function lineCurve(ax: number, ay: number, bx: number, by: number, slackMm = 0): Curve {
  return { ax, ay, bx, by, cx: 0, cy: 0, radiusMm: 0, turn: 0, slackMm };
}

/** Length of a plane vector, mm. √ is exactly rounded everywhere, so the result is the same on every machine. */
export function lengthOf(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}

/** Straight distance from the start of a piece to its end, mm. */
export function chordMm(curve: Curve): number {
  return lengthOf(curve.bx - curve.ax, curve.by - curve.ay);
}

/**
 * How far an arc of at most a quarter turn rises over its chord, mm; 0 for a line. Sagitta s = R − √(R² − (c/2)²), written so that
 * nothing cancels: s = (c/2)² / (R + √(R² − (c/2)²)).
 */
export function sagittaMm(curve: Curve): number {
  if (curve.turn === 0) return 0;
  const half = chordMm(curve) / 2;
  const root = Math.sqrt(Math.max(0, curve.radiusMm * curve.radiusMm - half * half));
  return (half * half) / (curve.radiusMm + root);
}

/**
 * The point half way along a piece. On an arc it lies on the bisector of the two end radii, which for at most a quarter turn has one
 * side only: no angle is needed.
 */
export function middleOf(curve: Curve): PlanePoint {
  const x = (curve.ax + curve.bx) / 2;
  const y = (curve.ay + curve.by) / 2;
  if (curve.turn === 0) return { x, y };
  const fromCentre = lengthOf(x - curve.cx, y - curve.cy);
  const scale = curve.radiusMm / fromCentre;
  return { x: curve.cx + (x - curve.cx) * scale, y: curve.cy + (y - curve.cy) * scale };
}

/** The two halves of a piece, in order. */
export function halvesOf(curve: Curve): readonly [Curve, Curve] {
  const { x, y } = middleOf(curve);
  return [
    { ...curve, bx: x, by: y },
    { ...curve, ax: x, ay: y },
  ];
}

/** The same piece from b to a. */
export function reversedCurve(curve: Curve): Curve {
  const turn = curve.turn === 0 ? 0 : curve.turn === 1 ? -1 : 1;
  return { ...curve, ax: curve.bx, ay: curve.by, bx: curve.ax, by: curve.ay, turn };
}

/**
 * Half the length along a piece, bounded from above, mm. Half of a quarter turn is an eighth, whose arc is (π/4) / (2 sin(π/8)) =
 * 1.02617… times its chord.
 */
export function halfLengthMm(curve: Curve): number {
  const { x, y } = middleOf(curve);
  const halfChordMm = lengthOf(x - curve.ax, y - curve.ay);
  return curve.turn === 0 ? halfChordMm : halfChordMm * 1.0262;
}
