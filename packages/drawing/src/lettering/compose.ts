import { endOf, type Primitive, startOf, type XY } from '../curve/primitive.js';
import type { StrokeFont, StrokeGlyph } from './stroke-font.js';

/** Marks above a letter, by their combining character, and the character of the same shape that stands alone in single-line fonts. */
const MARKS: ReadonlyMap<string, string> = new Map([
  ['\u0300', '`'],
  ['\u0301', '\u00b4'],
  ['\u0302', '^'],
  ['\u0303', '~'],
  ['\u0308', '\u00a8'],
]);
/** Clear height between a letter and its mark, as a share of the em: that of ä in both fonts that come with this package is 0.09 to 0.16. */
const CLEAR_RATIO = 0.1;

/**
 * A glyph for a letter with a mark above it, from the letter and the mark, where the font has both and not the two together; the mark is centred over
 * the letter. Only letters that are a letter and one mark by Unicode's canonical decomposition.
 */
export function composedGlyph(font: StrokeFont, character: string): StrokeGlyph | undefined {
  const [base = '', mark = '', ...others] = character.normalize('NFD');
  const letter = font.glyphs.get(base);
  const alone = font.glyphs.get(MARKS.get(mark) ?? '');
  if (letter === undefined || alone === undefined || others.length > 0) return undefined;
  const below = boxOf(letter);
  const above = boxOf(alone);
  if (below === undefined || above === undefined) return undefined;
  const byX = (below.minX + below.maxX - above.minX - above.maxX) / 2;
  const byY = below.maxY + CLEAR_RATIO * font.unitsPerEm - above.minY;
  // A dotless letter would be needed under the mark: i and j lose what stands apart above their stem.
  const strokes = base === 'i' || base === 'j' ? withoutDot(letter) : letter.strokes;
  return {
    advance: letter.advance,
    strokes: [...strokes, ...alone.strokes.map((stroke) => stroke.map((piece) => moved(piece, byX, byY)))],
  };
}

interface Extent {
  readonly minX: number;
  readonly maxX: number;
  readonly minY: number;
  readonly maxY: number;
}

/** The extent of a glyph by its end and control points; nothing for one that draws nothing. */
export function boxOf({ strokes }: Pick<StrokeGlyph, 'strokes'>): Extent | undefined {
  const points = strokes.flat().flatMap(pointsOf);
  if (points.length === 0) return undefined;
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b));
  const most = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b));
  return { minX: least(xs), maxX: most(xs), minY: least(ys), maxY: most(ys) };
}

const pointsOf = (piece: Primitive): readonly XY[] =>
  piece.kind === 'bezier' ? piece.points : [startOf(piece), endOf(piece)];

/** The dot is whatever lies wholly in the upper quarter of the letter. */
function withoutDot(letter: StrokeGlyph): StrokeGlyph['strokes'] {
  const whole = boxOf(letter)!;
  const limit = whole.maxY - (whole.maxY - whole.minY) / 4;
  return letter.strokes.filter((stroke) => boxOf({ strokes: [stroke] })!.minY < limit);
}

function moved(piece: Primitive, byX: number, byY: number): Primitive {
  const move = ([x, y]: XY): XY => [x + byX, y + byY];
  switch (piece.kind) {
    case 'bezier':
      return { ...piece, points: piece.points.map(move) };
    case 'ellipse':
      return { ...piece, from: move(piece.from), to: move(piece.to), centre: move(piece.centre) };
    case 'segment':
      return { ...piece, from: move(piece.from), to: move(piece.to) };
  }
}
