import { atan } from '../numeric.js';

// An arc here is a chord and a bulge b = tan(sweep/4) (Autodesk DXF reference, "bulge"); no angle is ever stored. Every formula below is
// written so that b → 0 needs no special case beyond a series: the centre, which runs away to infinity, is never computed.

/** Turn of an arc, radians, counter-clockwise positive, in (−2π, 2π): 4·atan(b). */
export function sweepOfBulgeRad(bulge: number): number {
  return 4 * atan(bulge);
}

/** Length of the arc over a chord, mm: r·θ with r = c(1 + b²)/(4b) and θ = 4·atan(b). */
export function arcLengthMm(chordMm: number, bulge: number): number {
  if (bulge === 0) return chordMm;
  return (chordMm * (1 + bulge * bulge) * atan(bulge)) / bulge;
}

/** Below this |bulge| the closed form of {@link arcAreaMm2} cancels by more than a factor of six, and the series is used. */
const SERIES_BELOW = 0.25;
/** Terms of the series: the first one left out is below 0.25²⁴/15,000, less than a double's rounding. */
const N_SERIES_TERMS = 12;

/**
 * Signed area between an arc and its chord, mm²: positive when the arc turns counter-clockwise. From r²(θ − sin θ)/2 with sin θ =
 * 4b(1 − b²)/(1 + b²)²: c²·[(1 + b²)²·atan b − b(1 − b²)]/(8b²), whose series about 0 is
 * c²·Σ (−1)^k b^(2k−1)/((2k+1)(2k−1)(2k−3)), k ≥ 1 (derived by multiplying out the series of atan).
 */
export function arcAreaMm2(chordMm: number, bulge: number): number {
  const square = bulge * bulge;
  if (square >= SERIES_BELOW * SERIES_BELOW) {
    const numerator = (1 + square) * (1 + square) * atan(bulge) - bulge * (1 - square);
    return (chordMm * chordMm * numerator) / (8 * square);
  }
  let sum = 0;
  for (let k = N_SERIES_TERMS; k >= 1; k--) {
    const sign = k % 2 === 0 ? 1 : -1;
    sum = sum * square + sign / ((2 * k + 1) * (2 * k - 1) * (2 * k - 3));
  }
  return chordMm * chordMm * bulge * sum;
}

/** Radius of an arc, mm, > 0, Infinity for a line: c(1 + b²)/(4|b|). */
export function arcRadiusMm(chordMm: number, bulge: number): number {
  return (chordMm * (1 + bulge * bulge)) / (4 * Math.abs(bulge));
}
