import { parseColour } from './colour.js';
import { parseLength } from './numbers.js';
import type { ElementStyle } from './style.js';

/** What an element is drawn with and hands down to those within it. */
export interface Style {
  readonly isDisplayed: boolean;
  readonly isVisible: boolean;
  /** Whether its inside is painted, with what rule, and in what colour (`#rrggbb`; absent for gradients and patterns). */
  readonly isFilled: boolean;
  readonly fillRule: 'nonzero' | 'evenodd';
  readonly fillColour: string | undefined;
  readonly isStroked: boolean;
  readonly strokeColour: string | undefined;
  /** What `currentColor` stands for. */
  readonly currentColour: string;
  /** Height of letters, user units. */
  readonly fontSize: number;
}

/** What the root inherits: everything is shown, filled black and not stroked (SVG 1.1, 11.3 and 11.4). */
export const ROOT_STYLE: Style = {
  isDisplayed: true,
  isVisible: true,
  isFilled: true,
  fillRule: 'nonzero',
  fillColour: '#000000',
  isStroked: false,
  strokeColour: undefined,
  currentColour: '#000000',
  fontSize: 16,
};

/** The style of an element from its own and what it inherits. */
export function computedStyle(own: ElementStyle, inherited: Style): Style {
  const get = (property: string) => {
    const value = own.get(property)?.trim();
    return value === undefined || value === '' || value === 'inherit' ? undefined : value;
  };
  const color = get('color');
  const currentColour =
    color === undefined
      ? inherited.currentColour
      : (parseColour(color, inherited.currentColour) ?? '#000000');
  const fill = paint(get('fill'), currentColour);
  const stroke = paint(get('stroke'), currentColour);
  const fillOpacity = get('fill-opacity');
  const strokeOpacity = get('stroke-opacity');
  const visibility = get('visibility');
  const rule = get('fill-rule');
  const isFilled = fill?.isPainted ?? inherited.isFilled;
  const isStroked = stroke?.isPainted ?? inherited.isStroked;
  return {
    isDisplayed: inherited.isDisplayed && get('display') !== 'none',
    isVisible: visibility === undefined ? inherited.isVisible : visibility === 'visible',
    isFilled: isFilled && !isZero(fillOpacity),
    fillRule: rule === 'evenodd' || rule === 'nonzero' ? rule : inherited.fillRule,
    fillColour: fill === undefined ? inherited.fillColour : fill.colour,
    isStroked: isStroked && !isZero(strokeOpacity),
    strokeColour: stroke === undefined ? inherited.strokeColour : stroke.colour,
    currentColour,
    fontSize: fontSize(get('font-size') ?? fromShorthand(get('font')), inherited.fontSize),
  };
}

/** The colour a shape is seen in: its stroke's, or its fill's where it has no stroke. */
export function colourOf(style: Style): string | undefined {
  if (style.isStroked) return style.strokeColour;
  return style.isFilled ? style.fillColour : undefined;
}

/** Whether an opacity hides everything. */
export function isZero(opacity: string | undefined): boolean {
  return opacity !== undefined && /^[+]?(?:0+\.?0*|\.0+)%?$/.test(opacity.trim());
}

function paint(
  text: string | undefined,
  currentColour: string,
): { isPainted: boolean; colour: string | undefined } | undefined {
  if (text === undefined) return undefined;
  const word = text.toLowerCase();
  const isPainted = word !== 'none' && word !== 'transparent';
  return { isPainted, colour: isPainted ? parseColour(text, currentColour) : undefined };
}

/** Sizes of letters by name, as shares of the medium size (CSS Fonts 3, 3.5). */
const NAMED_SIZES: ReadonlyMap<string, number> = new Map([
  ['xx-small', 9.6],
  ['x-small', 12],
  ['small', 128 / 9],
  ['medium', 16],
  ['large', 19.2],
  ['x-large', 24],
  ['xx-large', 32],
]);

function fontSize(text: string | undefined, inherited: number): number {
  if (text === undefined) return inherited;
  const named = NAMED_SIZES.get(text.toLowerCase());
  if (named !== undefined) return named;
  const relative = /^([\d.]+)(em|ex|rem)$/i.exec(text);
  if (relative !== null) {
    const unit = relative[2]!.toLowerCase();
    return Number(relative[1]) * (unit === 'rem' ? 16 : unit === 'ex' ? inherited / 2 : inherited);
  }
  const length = parseLength(text, inherited);
  return length !== undefined && length.px >= 0 ? length.px : inherited;
}

/** The size in `font: italic 12px/1.2 Arial`: the first length. */
function fromShorthand(font: string | undefined): string | undefined {
  return font === undefined ? undefined : /(?:^|\s)([\d.]+(?:[a-z]+|%))(?=[\s/]|$)/i.exec(font)?.[1];
}
