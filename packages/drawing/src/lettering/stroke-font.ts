import type { Primitive } from '../curve/primitive.js';
import { parsePathData } from '../svg/path.js';
import { emsReadability } from './ems-readability.generated.js';
import { hersheySans1 } from './hershey-sans-1.generated.js';

/** A letter of a single-line font, in the font's units, Y up, the pen at 0, 0. */
export interface StrokeGlyph {
  readonly advance: number;
  readonly strokes: readonly (readonly Primitive[])[];
}

/** A font whose letters are drawn as lines, each to be followed once by a tool. */
export interface StrokeFont {
  readonly family: string;
  readonly unitsPerEm: number;
  /** From baseline to baseline. */
  readonly lineSpacing: number;
  /** By the text they stand for: mostly one character, several for a ligature. */
  readonly glyphs: ReadonlyMap<string, StrokeGlyph>;
  /** What is taken off the advance between two texts, by the two with a line end between them. */
  readonly kerning: ReadonlyMap<string, number>;
  /** What the font was read from, for its digest. */
  readonly source: Uint8Array | string;
}

/** A single-line font as it is kept here: a row for each glyph, `<character><advance> <path data>`, lines after a move without the letter L. */
export interface StrokeFontData {
  readonly family: string;
  readonly unitsPerEm: number;
  readonly lineSpacing: number;
  readonly rows: string;
}

/** The fonts that come with this package. */
export type StrokeFontName = 'hershey-sans-1' | 'ems-readability';

const FONTS: Readonly<Record<StrokeFontName, StrokeFontData>> = {
  'hershey-sans-1': hersheySans1,
  'ems-readability': emsReadability,
};

const IDENTITY = [1, 0, 0, 1, 0, 0] as const;

/** Names of the fonts that come with this package. */
export const strokeFontNames = Object.keys(FONTS) as readonly StrokeFontName[];

/** A font that comes with this package. */
export function strokeFont(name: StrokeFontName): StrokeFont {
  const { rows, ...facts } = FONTS[name];
  const glyphs = rows.split('\n').map((row): [string, StrokeGlyph] => {
    const [character = ''] = row;
    const rest = row.slice(character.length);
    const [advance = ''] = rest.split(' ', 1);
    return [character, { advance: Number(advance), strokes: strokesOf(rest.slice(advance.length)).strokes }];
  });
  return { ...facts, glyphs: new Map(glyphs), kerning: new Map(), source: rows };
}

/**
 * Path data as strokes. Nothing is closed: a stroke whose data say so ends with the line back to its start.
 * @returns also what stopped the reading, if the data are not path data to their end
 */
export function strokesOf(d: string): { strokes: StrokeGlyph['strokes']; error: string | undefined } {
  const { subPaths, error } = parsePathData(d, IDENTITY);
  return { strokes: subPaths.map(({ primitives }) => primitives), error };
}
