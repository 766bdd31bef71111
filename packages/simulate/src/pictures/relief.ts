import type { Colour } from './canvas.js';
import type { View } from './view.js';

const TOP: Colour = [236, 214, 172];
const BOTTOM: Colour = [124, 78, 42];
/** The spoilboard seen through a through cut. */
export const THROUGH: Colour = [58, 56, 54];
/** Beside the sheet. */
export const BESIDE: Colour = [226, 222, 214];

/** Colour of wood at a share of the thickness below the top. */
export function woodColour(ratio: number): Colour {
  const share = Math.min(1, Math.max(0, ratio));
  return mix(TOP, BOTTOM, share);
}

/** A colour between two. */
export function mix(from: Colour, to: Colour, share: number): Colour {
  const between = (a: number, b: number) => Math.round(a + (b - a) * share);
  return [between(from[0], to[0]), between(from[1], to[1]), between(from[2], to[2])];
}

/** A colour lighter or darker. */
export function shaded(colour: Colour, light: number): Colour {
  const part = (value: number) => Math.max(0, Math.min(255, Math.round(value * light)));
  return [part(colour[0]), part(colour[1]), part(colour[2])];
}

/** Light falls from the upper left, 45° high: (−1, 1, √2) / 2. */
const LIGHT = Math.SQRT1_2 / 2;
/** Shades are told apart in steps, which keeps pictures small. */
const SHADES = 24;
const [DARKEST, BRIGHTEST] = [0.55, 1.25];

/**
 * Light on a cell by the slope to its neighbours: 1 on level ground. Lambert's cosine law, relative to level ground, in steps.
 * @param heights - mm, row by row from the lowest Y
 */
export function lightAt(
  heights: Float32Array,
  { columns, rows, cellMm }: View,
  column: number,
  row: number,
): number {
  const at = (x: number, y: number) =>
    heights[Math.max(0, Math.min(rows - 1, y)) * columns + Math.max(0, Math.min(columns - 1, x))] as number;
  const slopeX = (at(column + 1, row) - at(column - 1, row)) / (2 * cellMm);
  const slopeY = (at(column, row + 1) - at(column, row - 1)) / (2 * cellMm);
  if (slopeX === 0 && slopeY === 0) return 1;
  const long = Math.sqrt(slopeX * slopeX + slopeY * slopeY + 1);
  const cosine =
    (slopeX * 2 * LIGHT * Math.SQRT1_2 - slopeY * 2 * LIGHT * Math.SQRT1_2 + Math.SQRT1_2) / long;
  const light = Math.max(DARKEST, Math.min(BRIGHTEST, cosine / Math.SQRT1_2));
  return Math.round(light * SHADES) / SHADES;
}
