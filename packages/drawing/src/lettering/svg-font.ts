import { MillwrightError } from '@millwright/contracts';
import { decodeXmlText } from '../format.js';
import { parseXml, type XmlElement } from '../svg/xml.js';
import { FONT_LIMITS, requireAtMost, requireFontWithin } from './font-limits.js';
import { type StrokeFont, type StrokeGlyph, strokesOf } from './stroke-font.js';

/** Pairs kerning rules may expand to. */
const MAX_KERNING_PAIRS = 200_000;
/** Names that are looked for between the root and the font. */
const HOLDERS = new Set(['svg', 'defs', 'g']);
/** How deep. */
const MAX_HOLDERS = 100;
/** Units per em where a font names none (SVG 1.1, 20.8.3). */
const DEFAULT_UNITS_PER_EM = 1000;

/**
 * A single-line font from an SVG font (SVG 1.1, chapter 20): glyphs with their path data taken as strokes, advances, kerning of pairs. Vertical
 * metrics and alternate forms are not used.
 * @throws MillwrightError LETTERING_STROKE_FONT_INVALID, INPUT_TOO_LARGE, DRAWING_XML_MALFORMED, DRAWING_XML_REFUSED
 */
export function readSvgFont(bytes: Uint8Array): StrokeFont {
  requireFontWithin(bytes.length);
  const text = decodeXmlText(bytes)
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (!text.startsWith('<')) throw invalid('it is no SVG: it does not begin with "<"');
  const font = findFont(parseXml(text).root);
  if (font === undefined) throw invalid('there is no <font> in it');
  const face = elementsIn(font).find(({ name }) => name === 'font-face');
  const unitsPerEm = numberOf(face, 'units-per-em') ?? DEFAULT_UNITS_PER_EM;
  if (!(unitsPerEm > 0)) throw invalid(`units-per-em is ${unitsPerEm}`);
  const lineSpacing = (numberOf(face, 'ascent') ?? 0) - (numberOf(face, 'descent') ?? 0);
  const glyphs = glyphsOf(font);
  if (glyphs.size === 0) throw invalid('the font has no <glyph> with a character');
  return {
    family: face?.attributes.get('font-family')?.slice(0, 200) ?? '',
    unitsPerEm,
    lineSpacing: lineSpacing > 0 ? lineSpacing : unitsPerEm,
    glyphs,
    kerning: kerningOf(font, glyphs),
    source: bytes,
  };
}

function invalid(reason: string): MillwrightError {
  return new MillwrightError('LETTERING_STROKE_FONT_INVALID', {
    message: `The file holds no single-line font: ${reason}.`,
    hint: 'Give an SVG font, such as those of Hershey Text for Inkscape; TTF and OTF fonts go to letterText.',
    data: { reason },
  });
}

const elementsIn = (element: XmlElement): readonly XmlElement[] =>
  element.children.filter((child): child is XmlElement => typeof child !== 'string');

function findFont(root: XmlElement): XmlElement | undefined {
  let level = [root];
  for (let depth = 0; depth < MAX_HOLDERS && level.length > 0; depth++) {
    const font = level.find(({ name }) => name === 'font');
    if (font !== undefined) return font;
    level = level.filter(({ name }) => HOLDERS.has(name)).flatMap(elementsIn);
  }
  return undefined;
}

/** The first glyph of each text wins (SVG 1.1, 20.4). */
function glyphsOf(font: XmlElement): ReadonlyMap<string, StrokeGlyph> {
  const common = numberOf(font, 'horiz-adv-x') ?? 0;
  const glyphs = new Map<string, StrokeGlyph>();
  for (const element of elementsIn(font)) {
    const unicode = element.name === 'glyph' ? (element.attributes.get('unicode') ?? '') : '';
    if (unicode === '' || glyphs.has(unicode)) continue;
    const { strokes, error } = strokesOf(element.attributes.get('d') ?? '');
    if (error !== undefined) throw invalid(`the path of ${JSON.stringify(unicode)} is broken (${error})`);
    glyphs.set(unicode, { advance: numberOf(element, 'horiz-adv-x') ?? common, strokes });
    requireAtMost('The font has', glyphs.size, FONT_LIMITS.strokeGlyphs, 'glyphs');
  }
  return glyphs;
}

function kerningOf(font: XmlElement, glyphs: ReadonlyMap<string, StrokeGlyph>): ReadonlyMap<string, number> {
  const textsByName = namesOf(font, glyphs);
  const kerning = new Map<string, number>();
  for (const element of elementsIn(font)) {
    const by = element.name === 'hkern' ? numberOf(element, 'k') : undefined;
    if (by === undefined) continue;
    const side = (n: 1 | 2) => [
      ...listOf(element, `u${n}`).filter((text) => glyphs.has(text)),
      ...listOf(element, `g${n}`).flatMap((name) => textsByName.get(name) ?? []),
    ];
    for (const first of side(1)) for (const second of side(2)) kerning.set(`${first}\n${second}`, by);
    requireAtMost('The font kerns', kerning.size, MAX_KERNING_PAIRS, 'pairs');
  }
  return kerning;
}

function namesOf(
  font: XmlElement,
  glyphs: ReadonlyMap<string, StrokeGlyph>,
): ReadonlyMap<string, readonly string[]> {
  const texts = new Map<string, readonly string[]>();
  for (const { name, attributes } of elementsIn(font)) {
    const unicode = attributes.get('unicode') ?? '';
    const glyphName = attributes.get('glyph-name');
    if (name === 'glyph' && glyphName !== undefined && glyphs.has(unicode))
      for (const each of glyphName.split(',')) texts.set(each.trim(), [unicode]);
  }
  return texts;
}

const listOf = ({ attributes }: XmlElement, name: string): readonly string[] =>
  (attributes.get(name) ?? '').split(',').map((each) => (each.trim() === '' ? each : each.trim()));

function numberOf(element: XmlElement | undefined, name: string): number | undefined {
  const value = element?.attributes.get(name);
  if (value === undefined) return undefined;
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number) || Math.abs(number) > 1e6)
    throw invalid(`${name} is ${JSON.stringify(value.slice(0, 40))}, not a number up to 1,000,000`);
  return number;
}
