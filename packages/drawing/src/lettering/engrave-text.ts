import {
  type Contour,
  type EngravedText,
  type EngraveTextRequest,
  engraveTextRequestSchema,
  type Finding,
  type LetteringFont,
  MillwrightError,
  parseInput,
  type RunOptions,
  sha256,
  type Vertex,
} from '@millwright/contracts';
import { loadPolygonKernel } from '@millwright/geometry';
import { type Primitive, startOf, type XY } from '../curve/primitive.js';
import { toArcs } from '../curve/to-arcs.js';
import { stopIfCancelled } from '../limits.js';
import { boxOf as boxOfContours } from './box.js';
import { characterFinding, isUnseen } from './characters.js';
import { boxOf, composedGlyph } from './compose.js';
import { FONT_LIMITS, requireAtMost } from './font-limits.js';
import { CURVE_TOLERANCE_MM } from './glyph-contours.js';
import { type Cluster, layOut, linesOf, type PlacedGlyph, placeContour } from './lay-out.js';
import { mergingStrokes } from './merging-strokes.js';
import { runsOf } from './runs.js';
import {
  type StrokeFont,
  type StrokeFontName,
  type StrokeGlyph,
  strokeFont,
  strokeFontNames,
} from './stroke-font.js';
import { readSvgFont } from './svg-font.js';

/** Letters whose height is that of the capitals, the first there is. */
const CAPITALS = 'HEIXT';

/**
 * Text in a single-line font, as strokes for a tool to follow. They stay as the font draws them: open, in its order, each once, overlaps and tiny
 * bars included, curves as arcs within 1 µm.
 * @param font - the name of a font that comes with this package, or the bytes of an SVG font
 * @returns mm, Y up, the first baseline on y = 0; characters the font lacks are findings and leave out nothing else
 * @throws MillwrightError INPUT_INVALID, INPUT_TOO_LARGE, CANCELLED, LETTERING_STROKE_FONT_INVALID, LETTERING_CAP_HEIGHT_UNKNOWN,
 * DRAWING_XML_MALFORMED, DRAWING_XML_REFUSED, GEOMETRY_WASM_UNAVAILABLE
 */
export async function engraveText(
  font: StrokeFontName | Uint8Array,
  request: EngraveTextRequest,
  run: RunOptions = {},
): Promise<EngravedText> {
  const wanted = parseInput(engraveTextRequestSchema, request, { what: 'The engraving request' });
  const strokes = fontOf(font);
  stopIfCancelled(run.signal);
  const capHeight = capHeightOf(strokes);
  if (wanted.sizeOf === 'cap-height' && capHeight === undefined) {
    throw new MillwrightError('LETTERING_CAP_HEIGHT_UNKNOWN', {
      message: 'The font has no capital letters to measure.',
      hint: 'Give the size of the em instead: sizeOf "em".',
    });
  }
  const unitMm = wanted.sizeMm / (wanted.sizeOf === 'em' ? strokes.unitsPerEm : capHeight!);
  const lineSpacingMm = wanted.lineSpacingMm ?? strokes.lineSpacing * unitMm;
  const lines = linesOf(wanted.text).map((line) => readLine(strokes, line, unitMm));
  const layout = layOut(
    lines.map(({ clusters }) => clusters),
    { ...wanted, lineSpacingMm },
  );
  const placed = contoursOf(layout.glyphs, unitMm);
  stopIfCancelled(run.signal);
  const box = boxOfContours(placed.flat());
  return {
    strokes: placed.flat(),
    letters: layout.letters,
    advanceMm: layout.advanceMm,
    emMm: unitMm * strokes.unitsPerEm,
    ...(capHeight !== undefined && { capHeightMm: capHeight * unitMm }),
    lineSpacingMm,
    ...(box && { box }),
    font: factsOf(strokes),
    findings: [
      ...characterFindings(lines),
      ...layout.findings,
      ...(wanted.toolDiameterMm === undefined
        ? []
        : mergingStrokes(
            await loadPolygonKernel(),
            placed,
            layout.glyphs.map(({ glyph }) => glyph.text),
            { toolDiameterMm: wanted.toolDiameterMm, emMm: unitMm * strokes.unitsPerEm },
          )),
    ],
  };
}

function fontOf(font: StrokeFontName | Uint8Array): StrokeFont {
  if (font instanceof Uint8Array) return readSvgFont(font);
  if (strokeFontNames.includes(font)) return strokeFont(font);
  throw new MillwrightError('INPUT_INVALID', {
    message: `font is ${JSON.stringify(font)}; it must be one of ${strokeFontNames.join(', ')}, or the bytes of an SVG font.`,
    hint: 'TTF and OTF fonts go to letterText.',
    data: { path: 'font', value: String(font), allowed: strokeFontNames },
  });
}

/** How high the capitals stand, measured: what the fonts' files say of it is not true. */
function capHeightOf({ glyphs }: StrokeFont): number | undefined {
  for (const capital of CAPITALS) {
    const glyph = glyphs.get(capital);
    const box = glyph && boxOf(glyph);
    if (box !== undefined && box.maxY > box.minY) return box.maxY - box.minY;
  }
  return undefined;
}

interface StrokeLine {
  readonly clusters: readonly Cluster<NamedGlyph>[];
  readonly missing: readonly string[];
  readonly composed: readonly string[];
}

interface NamedGlyph extends StrokeGlyph {
  readonly text: string;
}

/** Glyphs of a line from left to right: the longest text the font has a glyph for, one after the other. */
function readLine(font: StrokeFont, given: string, unitMm: number): StrokeLine {
  const line = given.normalize('NFC');
  const longest = [...font.glyphs.keys()].reduce((most, text) => Math.max(most, text.length), 1);
  const result = { clusters: [] as Cluster<NamedGlyph>[], missing: [] as string[], composed: [] as string[] };
  for (const { start, end, isRightToLeft } of runsOf(line, { direction: 'auto' })) {
    const texts = textsOf(font, line.slice(start, end), longest);
    if (isRightToLeft) texts.reverse();
    for (const [i, text] of texts.entries()) {
      const known = font.glyphs.get(text);
      const glyph =
        known ?? composedGlyph(font, text) ?? (text === '\u00a0' ? font.glyphs.get(' ') : undefined);
      if (known === undefined && glyph !== undefined && !isUnseen(text)) result.composed.push(text);
      if (glyph === undefined && !isUnseen(text)) result.missing.push(text);
      if (glyph === undefined) continue;
      const kern = font.kerning.get(`${text}\n${texts[i + 1]}`) ?? 0;
      const advanceMm = (glyph.advance - kern) * unitMm;
      result.clusters.push({
        text,
        advanceMm,
        glyphs: [{ glyph: { ...glyph, text }, xMm: 0, yMm: 0 }],
        takesSpacing: true,
      });
    }
  }
  return result;
}

function textsOf(font: StrokeFont, line: string, longest: number): string[] {
  const texts: string[] = [];
  for (let at = 0; at < line.length; ) {
    let text = String.fromCodePoint(line.codePointAt(at)!);
    for (let length = Math.min(longest, line.length - at); length > text.length; length--) {
      if (font.glyphs.has(line.slice(at, at + length))) text = line.slice(at, at + length);
    }
    texts.push(text);
    at += text.length;
  }
  return texts;
}

/** The strokes of each glyph in its place. */
function contoursOf(
  glyphs: readonly PlacedGlyph<NamedGlyph>[],
  unitMm: number,
): readonly (readonly Contour[])[] {
  let nSegments = 0;
  return glyphs.map(({ glyph, place }) => {
    const contours = glyph.strokes.flatMap((stroke) => contourOf(stroke, unitMm));
    nSegments += contours.reduce((sum, { vertices }) => sum + vertices.length, 0);
    requireAtMost('The text has', nSegments, FONT_LIMITS.segments, 'lines and arcs');
    return contours.map((contour) => placeContour(contour, place));
  });
}

/** A stroke in mm; nothing where it has no length. */
function contourOf(stroke: readonly Primitive[], unitMm: number): readonly Contour[] {
  const vertices: Vertex[] = [];
  let pen: XY | undefined;
  for (const piece of stroke) {
    let from: XY = pen ?? scaledPoint(startOf(piece), unitMm);
    for (const { to, bulge } of toArcs(scaled(piece, unitMm), CURVE_TOLERANCE_MM)) {
      if (to[0] === from[0] && to[1] === from[1]) continue;
      vertices.push([from[0], from[1], bulge]);
      from = to;
    }
    pen = from;
  }
  if (pen === undefined || vertices.length === 0) return [];
  return [{ closed: false, vertices: [...vertices, [pen[0], pen[1], 0]] }];
}

const scaledPoint = ([x, y]: XY, unitMm: number): XY => [x * unitMm, y * unitMm];

function scaled(piece: Primitive, unitMm: number): Primitive {
  const scale = (point: XY): XY => scaledPoint(point, unitMm);
  switch (piece.kind) {
    case 'bezier':
      return { ...piece, points: piece.points.map(scale) };
    case 'segment':
      return { ...piece, from: scale(piece.from), to: scale(piece.to) };
    case 'ellipse':
      return {
        ...piece,
        from: scale(piece.from),
        to: scale(piece.to),
        centre: scale(piece.centre),
        axisU: scale(piece.axisU),
        axisV: scale(piece.axisV),
      };
  }
}

function characterFindings(lines: readonly StrokeLine[]): readonly Finding[] {
  return [
    ...characterFinding(
      'LETTERING_GLYPH_MISSING',
      lines.flatMap(({ missing }) => missing),
      (names) =>
        `The font has no glyph for ${names}; nothing is drawn. Use a font that has it, or write it otherwise.`,
    ),
    ...characterFinding(
      'LETTERING_CHARACTER_COMPOSED',
      lines.flatMap(({ composed }) => composed),
      (names) =>
        `The font lacks ${names}, so letter and mark were put together. Look at a picture before you engrave.`,
    ),
  ];
}

/** SVG fonts have no version and no embedding bits. */
function factsOf({ family, unitsPerEm, source }: StrokeFont): LetteringFont {
  const embedding = typeof source === 'string' ? 'installable' : 'unknown';
  return { family, style: '', version: '', sha256: sha256(source), unitsPerEm, embedding };
}
