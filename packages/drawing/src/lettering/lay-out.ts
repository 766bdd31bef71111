import { type Contour, type Finding, finding, type Lettering, MillwrightError } from '@millwright/contracts';
import { type BaselinePlace, baselineOf, straightBaseline } from './baseline.js';

/** One or more glyphs that move as one: a letter with its marks, a ligature. Lengths in mm, the pen at 0, 0. */
export interface Cluster<Glyph> {
  readonly text: string;
  readonly advanceMm: number;
  readonly glyphs: readonly { readonly glyph: Glyph; readonly xMm: number; readonly yMm: number }[];
  /** Whether letter spacing may follow it. */
  readonly takesSpacing: boolean;
}

/** A glyph in its place. */
export interface PlacedGlyph<Glyph> {
  readonly glyph: Glyph;
  readonly place: BaselinePlace;
}

/** What layout decides. */
export interface TextLayout<Glyph> {
  readonly glyphs: readonly PlacedGlyph<Glyph>[];
  readonly letters: Lettering['letters'];
  readonly advanceMm: number;
  readonly findings: readonly Finding[];
}

/** The part of a request that says where lines and letters go. */
export interface LayoutOptions {
  readonly align: 'left' | 'centre' | 'right';
  readonly letterSpacingMm: number;
  readonly lineSpacingMm: number;
  readonly baseline?: Contour | undefined;
}

const SHARE = { left: 0, centre: 0.5, right: 1 } as const;
const TAB = '    ';

/**
 * The lines of a text; tabs become four spaces, since fonts have no glyph for them.
 * @throws MillwrightError INPUT_INVALID for half a character, which would come out as another
 */
export function linesOf(text: string): readonly string[] {
  const half = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.exec(text);
  if (half === null) return text.replaceAll('\t', TAB).split(/\r\n|[\n\r\u0085\u2028\u2029]/);
  throw new MillwrightError('INPUT_INVALID', {
    message: `text has half a character (a lone surrogate, U+${text.charCodeAt(half.index).toString(16).toUpperCase()}) at ${half.index}.`,
    hint: 'Do not cut texts between the two units of a character beyond U+FFFF.',
    data: { path: 'text', at: half.index },
  });
}

/**
 * Puts lines of clusters in place.
 * @param lines - clusters of each line from left to right
 * @throws MillwrightError INPUT_INVALID for several lines on a baseline
 */
export function layOut<Glyph>(
  lines: readonly (readonly Cluster<Glyph>[])[],
  options: LayoutOptions,
): TextLayout<Glyph> {
  if (options.baseline !== undefined && lines.length > 1) {
    throw new MillwrightError('INPUT_INVALID', {
      message: `text has ${lines.length} lines, but only one can stand on a baseline.`,
      hint: 'Set each line by itself, on a baseline of its own.',
      data: { path: 'text', nLines: lines.length, limit: 1 },
    });
  }
  const baseline = options.baseline === undefined ? straightBaseline : baselineOf(options.baseline);
  const glyphs: PlacedGlyph<Glyph>[] = [];
  const letters: Lettering['letters'][number][] = [];
  const findings: Finding[] = [];
  let longestMm = 0;
  for (const [line, clusters] of lines.entries()) {
    const advances = advancesOf(clusters, options.letterSpacingMm);
    const lengthMm = advances.reduce((sum, advance) => sum + advance, 0);
    longestMm = Math.max(longestMm, lengthMm);
    if (lengthMm > baseline.lengthMm) findings.push(tooShort(lengthMm, baseline.lengthMm));
    const roomMm = options.baseline === undefined ? 0 : baseline.lengthMm;
    let penMm = SHARE[options.align] * (roomMm - lengthMm);
    const downMm = line * options.lineSpacingMm;
    for (const [i, cluster] of clusters.entries()) {
      const half = cluster.advanceMm / 2;
      const middle = baseline.at(penMm + half);
      const start = moved(middle, -half, -downMm);
      letters.push({
        text: cluster.text,
        line,
        atMm: [start.xMm, start.yMm],
        advanceMm: cluster.advanceMm,
      });
      for (const { glyph, xMm, yMm } of cluster.glyphs) glyphs.push({ glyph, place: moved(start, xMm, yMm) });
      penMm += advances[i]!;
    }
  }
  return { glyphs, letters, advanceMm: longestMm, findings };
}

/** How far the pen moves with each cluster, spacing between them included. */
function advancesOf<Glyph>(clusters: readonly Cluster<Glyph>[], letterSpacingMm: number): readonly number[] {
  return clusters.map(({ advanceMm, takesSpacing }, i) =>
    takesSpacing && i < clusters.length - 1 ? advanceMm + letterSpacingMm : advanceMm,
  );
}

const moved = (place: BaselinePlace, alongMm: number, upMm: number): BaselinePlace => ({
  ...place,
  xMm: place.xMm + alongMm * place.cos - upMm * place.sin,
  yMm: place.yMm + alongMm * place.sin + upMm * place.cos,
});

function tooShort(lengthMm: number, allowedMm: number): Finding {
  return finding('LETTERING_BASELINE_SHORT', {
    message: `The text is ${lengthMm.toFixed(2)} mm long, its baseline ${allowedMm.toFixed(2)} mm. Make the letters smaller or the baseline longer.`,
    measured: { value: lengthMm, unit: 'mm' },
    allowed: { value: allowedMm, unit: 'mm' },
  });
}

/** A contour in its place: turned, then moved. Bulges stay, since nothing is mirrored. */
export function placeContour({ closed, vertices }: Contour, { xMm, yMm, cos, sin }: BaselinePlace): Contour {
  return {
    closed,
    vertices: vertices.map(([x, y, bulge]) => [xMm + x * cos - y * sin, yMm + x * sin + y * cos, bulge]),
  };
}
