import { cos, PI, sin, tan } from '@millwright/geometry/numeric';
import { bezierCurve } from './bezier.js';
import { type FittedArc, fitArcs } from './fit-arcs.js';
import { apexOf, type EllipsePrimitive, halfBulge, type Primitive, type XY } from './primitive.js';

/** Relative difference below which the two axes of an ellipse count as equal: the round-off of a chain of transforms. */
const CIRCLE_TOLERANCE = 1e-9;

/**
 * A primitive as lines and arcs of at most a half turn.
 * @param tolerance - largest deviation of the result, in the primitive's units
 * @returns the pieces in order; the first starts where the primitive does
 */
export function toArcs(primitive: Primitive, tolerance: number): readonly FittedArc[] {
  switch (primitive.kind) {
    case 'segment':
      return splitAtApex(primitive.from, primitive.to, primitive.bulge);
    case 'ellipse':
      return isCircular(primitive) ? circularArcs(primitive) : ellipticalArcs(primitive, tolerance);
    case 'bezier':
      return fitArcs(bezierCurve(primitive), { fromParameter: 0, toParameter: 1 }, tolerance);
  }
}

/** A nearly full turn over a short chord is ill-conditioned; each half of it is not. */
function splitAtApex(from: XY, to: XY, bulge: number): readonly FittedArc[] {
  if (Math.abs(bulge) <= 1) return [{ to, bulge }];
  const half = halfBulge(bulge);
  return [
    { to: apexOf(from, to, bulge), bulge: half },
    { to, bulge: half },
  ];
}

function isCircular({ axisU, axisV }: EllipsePrimitive): boolean {
  const u2 = axisU[0] * axisU[0] + axisU[1] * axisU[1];
  const v2 = axisV[0] * axisV[0] + axisV[1] * axisV[1];
  const dot = axisU[0] * axisV[0] + axisU[1] * axisV[1];
  return Math.abs(u2 - v2) <= CIRCLE_TOLERANCE * u2 && Math.abs(dot) <= CIRCLE_TOLERANCE * u2;
}

function circularArcs(ellipse: EllipsePrimitive): readonly FittedArc[] {
  const nPieces = Math.max(1, Math.ceil(Math.abs(ellipse.sweepRad) / PI - CIRCLE_TOLERANCE));
  const turn = ellipse.axisU[0] * ellipse.axisV[1] - ellipse.axisU[1] * ellipse.axisV[0] > 0 ? 1 : -1;
  const bulge = turn * tan(ellipse.sweepRad / nPieces / 4);
  return Array.from({ length: nPieces }, (_, i) => ({
    to: i === nPieces - 1 ? ellipse.to : pointOn(ellipse, ((i + 1) * ellipse.sweepRad) / nPieces),
    bulge,
  }));
}

/** In equal steps of at most a quarter turn, so that a whole ellipse keeps its symmetry. */
function ellipticalArcs(ellipse: EllipsePrimitive, tolerance: number): readonly FittedArc[] {
  const nPieces = Math.max(1, Math.ceil(Math.abs(ellipse.sweepRad) / (PI / 2) - CIRCLE_TOLERANCE));
  const step = ellipse.sweepRad / nPieces;
  // A quarter of an ellipse is followed by a polynomial of degree 4 far better than a micrometre asks for.
  const curve = { degree: 4, at: (share: number) => pointOn(ellipse, share * step) };
  const arcs: FittedArc[] = [];
  for (let i = 0; i < nPieces; i++) {
    for (const arc of fitArcs(curve, { fromParameter: i, toParameter: i + 1 }, tolerance)) arcs.push(arc);
  }
  arcs[arcs.length - 1] = { to: ellipse.to, bulge: arcs.at(-1)!.bulge };
  return arcs;
}

/** The point `alongRad` after the start. */
function pointOn({ centre, axisU, axisV, startRad }: EllipsePrimitive, alongRad: number): XY {
  const c = cos(startRad + alongRad);
  const s = sin(startRad + alongRad);
  return [centre[0] + axisU[0] * c + axisV[0] * s, centre[1] + axisU[1] * c + axisV[1] * s];
}
