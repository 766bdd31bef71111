import type { Contour, Part, Vertex } from '@millwright/contracts';
import { circleContour } from '@millwright/geometry';
import { between, type Random, randomFrom } from '../random.ts';

/** tan(90° / 4): the bulge of a quarter turn to the left. */
const QUARTER = Math.SQRT2 - 1;

/**
 * Plates as furniture has them: rectangles with round corners, one long edge hollowed by an arc, an upright slot, shelf-pin holes along one side.
 * Lower left corner at the origin.
 * @param largestMm - longest extent along X and Y, mm, ≥ 200 each
 */
export function plates(
  nPlates: number,
  seed: number,
  largestMm: readonly [number, number] = [260, 220],
): Part[] {
  const random = randomFrom(seed);
  return Array.from({ length: nPlates }, (_, index) => plate(`plate-${index + 1}`, random, largestMm));
}

function plate(id: string, random: Random, [widestMm, highestMm]: readonly [number, number]): Part {
  const widthMm = between(random, 0.6 * widestMm, widestMm);
  const heightMm = between(random, 0.6 * highestMm, highestMm);
  const pinsXMm = 24;
  const pins = [0.3, 0.45, 0.6].map((share) => circleContour([pinsXMm, share * heightMm], 4, true));
  const hollowMm = between(random, 5, 15);
  const slot = uprightSlot(0.6 * widthMm, 0.35 * heightMm, { widthMm: 12, heightMm: 0.3 * heightMm });
  return {
    id,
    quantity: 1,
    outline: roundedPlate({ widthMm, heightMm, radiusMm: between(random, 8, 20), hollowMm }),
    holes: [...pins, slot],
    features: [],
    grainDeg: 0,
  };
}

/** Counter-clockwise; the lower edge is an arc that rises by `hollowMm` into the plate. */
function roundedPlate(size: {
  widthMm: number;
  heightMm: number;
  radiusMm: number;
  hollowMm: number;
}): Contour {
  const { widthMm: w, heightMm: h, radiusMm: r, hollowMm } = size;
  // A sagitta s over a chord c turns through 4·atan(2s/c); to the right of its chord the bulge is negative.
  const vertices: Vertex[] = [
    [r, 0, (-2 * hollowMm) / (w - 2 * r)],
    [w - r, 0, QUARTER],
    [w, r, 0],
    [w, h - r, QUARTER],
    [w - r, h, 0],
    [r, h, QUARTER],
    [0, h - r, 0],
    [0, r, QUARTER],
  ];
  return { closed: true, vertices };
}

/** A clockwise slot with round ends; (x, y) is the lower left corner of its box. */
function uprightSlot(x: number, y: number, size: { widthMm: number; heightMm: number }): Contour {
  const r = size.widthMm / 2;
  const vertices: Vertex[] = [
    [x, y + size.heightMm - r, -1],
    [x + 2 * r, y + size.heightMm - r, 0],
    [x + 2 * r, y + r, -1],
    [x, y + r, 0],
  ];
  return { closed: true, vertices };
}
