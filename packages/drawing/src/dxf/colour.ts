/** `BYBLOCK` and `BYLAYER` among the colour numbers (Autodesk DXF reference, group code 62). */
export const COLOUR_BY_BLOCK = 0;
/** See {@link COLOUR_BY_BLOCK}. */
export const COLOUR_BY_LAYER = 256;
/** White or black, whichever can be seen; here as on a dark screen. */
export const DEFAULT_COLOUR = '#ffffff';

/** Colours 1 to 9 and the greys 250 to 255 of the AutoCAD colour index (its table of RGB values). */
const NAMED: ReadonlyMap<number, string> = new Map([
  [1, '#ff0000'],
  [2, '#ffff00'],
  [3, '#00ff00'],
  [4, '#00ffff'],
  [5, '#0000ff'],
  [6, '#ff00ff'],
  [7, DEFAULT_COLOUR],
  [8, '#808080'],
  [9, '#c0c0c0'],
  [250, '#333333'],
  [251, '#505050'],
  [252, '#696969'],
  [253, '#828282'],
  [254, '#bebebe'],
  [255, '#ffffff'],
]);

/** Brightness of each pair of colours of one hue. */
const BRIGHTNESS_RATIOS: readonly number[] = [1, 0.65, 0.5, 0.3, 0.15];

/**
 * A colour as `#rrggbb`.
 *
 * Colours 10 to 249 of the index are 24 hues, 15° apart, of ten shades each: five steps of brightness, each full and half saturated, the
 * latter odd (AutoCAD colour index; parts of a step are cut off, as its table has them).
 *
 * @param index - AutoCAD colour index, 1 to 255
 * @param trueColour - 24 bits red, green, blue (group code 420), which outranks the index; negative when there is none
 * @returns `undefined` for an index that is no colour: BYBLOCK, BYLAYER or out of range
 */
export function colourOf(index: number, trueColour: number): string | undefined {
  if (trueColour >= 0) return hex(Math.floor(trueColour) % 0x1000000);
  if (index >= 10 && index <= 249) return hueColour(index);
  return NAMED.get(index);
}

function hueColour(index: number): string {
  const shade = index % 10;
  const top = 255 * BRIGHTNESS_RATIOS[shade >> 1]!;
  const hue = Math.floor(index / 10) - 1;
  const sector = Math.floor(hue / 4);
  const share = (hue % 4) / 4;
  // Within each sixth of the circle one component rises or falls between the others.
  const rising = sector % 2 === 0 ? share : 1 - share;
  const full = [top, top * rising, 0] as const;
  const [high, middle, low] =
    shade % 2 === 0 ? full : (full.map((part) => (top + part) / 2) as [number, number, number]);
  const [red, green, blue] = [
    [high, middle, low],
    [middle, high, low],
    [low, high, middle],
    [low, middle, high],
    [middle, low, high],
    [high, low, middle],
  ][sector]!;
  return hex(Math.floor(red!) * 0x10000 + Math.floor(green!) * 0x100 + Math.floor(blue!));
}

function hex(rgb: number): string {
  return `#${rgb.toString(16).padStart(6, '0')}`;
}
