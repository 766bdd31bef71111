import type { Contour, Placement } from '@millwright/contracts';
import { cosDeg, orient2d, sinDeg } from '@millwright/geometry/numeric';

/** A straight line or circular arc of a placed contour, mm. */
export interface Curve {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  /** 0 for a line, else tan(sweep / 4) of the arc, counter-clockwise positive. */
  readonly bulge: number;
  /** Of an arc; 0 for a line. */
  readonly centreX: number;
  readonly centreY: number;
  readonly radius: number;
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/**
 * Arcs that rise less than this over their chord count as lines, mm: a tenth of what the validator allows, where the centre is so far away
 * that a double no longer says where.
 */
const FLAT_RISE_MM = 1e-4;

/**
 * The lines and arcs of a closed contour where a placement puts them: mirrored if so, turned, moved. Pieces without length are left out.
 * Centre and radius follow from the bulge as given in contracts (Vertex).
 */
export function placeCurves(contour: Contour, placement: Placement): Curve[] {
  const cos = cosDeg(placement.rotationDeg);
  const sin = sinDeg(placement.rotationDeg);
  const hand = placement.mirrored ? -1 : 1;
  const moved = contour.vertices.map(([x, y, bulge]) => ({
    x: hand * x * cos - y * sin + placement.xMm,
    y: hand * x * sin + y * cos + placement.yMm,
    bulge: hand * bulge,
  }));
  return moved.flatMap((from, i) => {
    const to = moved[(i + 1) % moved.length]!;
    return from.x === to.x && from.y === to.y ? [] : [curveOf(from.x, from.y, to.x, to.y, from.bulge)];
  });
}

/** One line or arc from its ends and bulge. The ends differ. */
export function curveOf(x0: number, y0: number, x1: number, y1: number, bulge: number): Curve {
  const ends = { x0, y0, x1, y1 };
  const box = {
    minX: Math.min(x0, x1),
    minY: Math.min(y0, y1),
    maxX: Math.max(x0, x1),
    maxY: Math.max(y0, y1),
  };
  const dx = x1 - x0;
  const dy = y1 - y0;
  const chord = Math.sqrt(dx * dx + dy * dy);
  if ((Math.abs(bulge) * chord) / 2 < FLAT_RISE_MM) {
    return { ...ends, bulge: 0, centreX: 0, centreY: 0, radius: 0, ...box };
  }
  const toCentre = (1 - bulge * bulge) / (4 * bulge);
  const arc: Curve = {
    ...ends,
    bulge,
    centreX: (x0 + x1) / 2 - dy * toCentre,
    centreY: (y0 + y1) / 2 + dx * toCentre,
    radius: (chord * (1 + bulge * bulge)) / (4 * Math.abs(bulge)),
    ...box,
  };
  return { ...arc, ...boxWithArc(arc) };
}

/**
 * Whether a point of an arc's circle lies on the arc: on the side of the chord to which the arc bulges, which is the right for a
 * counter-clockwise one. The exact sign needs no angle.
 */
export function isOnArcSide(arc: Curve, x: number, y: number): boolean {
  return orient2d(arc.x0, arc.y0, arc.x1, arc.y1, x, y) * arc.bulge <= 0;
}

/** The box of the ends, widened by those of the circle's four extremes that lie on the arc. */
function boxWithArc(arc: Curve): Pick<Curve, 'minX' | 'minY' | 'maxX' | 'maxY'> {
  const { centreX, centreY, radius } = arc;
  const reaches = (x: number, y: number) => isOnArcSide(arc, x, y);
  return {
    minX: reaches(centreX - radius, centreY) ? Math.min(arc.minX, centreX - radius) : arc.minX,
    minY: reaches(centreX, centreY - radius) ? Math.min(arc.minY, centreY - radius) : arc.minY,
    maxX: reaches(centreX + radius, centreY) ? Math.max(arc.maxX, centreX + radius) : arc.maxX,
    maxY: reaches(centreX, centreY + radius) ? Math.max(arc.maxY, centreY + radius) : arc.maxY,
  };
}
