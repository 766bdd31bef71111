import { HEX_BY_NAME } from './colour-names.js';

/** Letters of a colour at most. */
const MAX_COLOUR_TEXT = 500;

/**
 * A CSS colour as `#rrggbb` in small letters: names, `#rgb`, `#rgba`, `#rrggbb`, `#rrggbbaa`, `rgb()`, `hsl()` (CSS Color 4). How much it
 * lets through is left out.
 * @param currentColour - what `currentColor` stands for, already in this form
 * @returns `undefined` for no colour, a gradient or pattern without a fallback, and what is not understood
 */
export function parseColour(text: string, currentColour = '#000000'): string | undefined {
  if (text.length > MAX_COLOUR_TEXT) return undefined;
  // `url(#gradient) red` falls back on red; ICC colours follow the one for screens.
  const word = text
    .replace(/^url\([^)]*\)/i, '')
    .trim()
    .toLowerCase();
  if (word === 'currentcolor') return currentColour;
  if (word.startsWith('#')) return fromHex(/^#[0-9a-f]+/.exec(word)?.[0] ?? '');
  const call = /^(rgb|hsl)a?\(([^()]*)\)/.exec(word);
  if (call !== null) return fromCall(call[1]!, call[2]!);
  return HEX_BY_NAME.get(/^[a-z]*/.exec(word)![0]);
}

/** How light a colour looks, 0 to 1: the luma of ITU-R BT.601, which is enough to tell white from black. */
export function lightnessRatio(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}

function fromHex(hex: string): string | undefined {
  if (hex.length === 7 || hex.length === 9) return hex.slice(0, 7);
  if (hex.length !== 4 && hex.length !== 5) return undefined;
  return `#${[1, 2, 3].map((at) => hex[at]!.repeat(2)).join('')}`;
}

function fromCall(name: string, body: string): string | undefined {
  const [first, second, third] = body
    .split(/[\s,/]+/)
    .filter((word) => word !== '')
    .map((word) => /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(%|deg|turn|rad|grad)?$/.exec(word));
  if (!first || !second || !third) return undefined;
  if (name === 'hsl')
    return fromHsl(degrees(Number(first[1]), first[2]), Number(second[1]), Number(third[1]));
  return hexOf(
    [first, second, third].map((match) => (Number(match[1]) * (match[2] === '%' ? 255 : 100)) / 100),
  );
}

function degrees(value: number, unit: string | undefined): number {
  return value * (unit === 'turn' ? 360 : unit === 'rad' ? 180 / Math.PI : unit === 'grad' ? 0.9 : 1);
}

/** CSS Color 4, 7: each channel is a trapezoid over the hue. */
function fromHsl(hueDeg: number, saturationPct: number, lightnessPct: number): string | undefined {
  const share = (pct: number) => Math.min(100, Math.max(0, pct)) / 100;
  const lightness = share(lightnessPct);
  const reach = share(saturationPct) * Math.min(lightness, 1 - lightness);
  const hue = ((hueDeg % 360) + 360) % 360;
  return hexOf(
    [0, 8, 4].map((shift) => {
      const k = (shift + hue / 30) % 12;
      return 255 * (lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1)));
    }),
  );
}

function hexOf(channels: readonly number[]): string | undefined {
  if (!channels.every(Number.isFinite)) return undefined;
  const bytes = channels.map((value) => Math.round(Math.min(255, Math.max(0, value))));
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
