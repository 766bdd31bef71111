import { isUnseen } from './characters.js';
import { type DrawCommand, type ShaperFont, STEPS_PER_UNIT } from './font.js';
import type { PairKerning } from './kern-table.js';
import type { Cluster } from './lay-out.js';
import { runsOf } from './runs.js';
import { isJoinedScript } from './scripts.js';
import { type FeatureSetting, type ShapedGlyph, shapeRun, type TextRun } from './shape.js';
import { symbolText } from './symbol-text.js';

/** How a line is to be shaped. */
export interface ShapingOptions {
  readonly direction: 'auto' | 'left-to-right' | 'right-to-left';
  readonly script?: string | undefined;
  readonly language?: string | undefined;
  readonly features: readonly FeatureSetting[];
}

/** What the shaper made of a line: clusters from left to right, and the characters it could not show. */
export interface ShapedLine {
  readonly clusters: readonly Cluster<number>[];
  readonly missing: readonly string[];
  readonly empty: readonly string[];
  /** Characters of joined scripts: they take no spacing. */
  readonly joined: readonly string[];
}

/**
 * Shapes a line and gathers glyphs that belong together. Glyphs for characters the font lacks are left out; their room stays.
 * @param outline - of a glyph, see outlineReader
 */
export function shapeLine(
  font: ShaperFont,
  line: string,
  options: ShapingOptions & { readonly mmPerStep: number; readonly kerning?: PairKerning | undefined },
  outline: (glyphId: number) => readonly DrawCommand[],
): ShapedLine {
  const result = {
    clusters: [] as Cluster<number>[],
    missing: [] as string[],
    empty: [] as string[],
    joined: [] as string[],
  };
  const typed = symbolText(font, line);
  for (const run of runsOf(line, options)) {
    const glyphs = kerned(shapeRun(font, typed, run, options), run, options.kerning);
    for (const { text, members } of groupsOf(glyphs, line, run)) {
      const isMissing = members.some(({ glyphId }) => glyphId === 0) && !isUnseen(text);
      const isDrawn = members.some(({ glyphId }) => outline(glyphId).length > 0);
      if (isMissing) result.missing.push(text);
      else if (!isDrawn && !isUnseen(text)) result.empty.push(text);
      const isJoined = isJoinedScript(run.script);
      if (isJoined) result.joined.push(text);
      result.clusters.push(clusterOf(members, text, options.mmPerStep, !isJoined));
    }
  }
  return result;
}

/** Advances with the pairs of the table kern, which is for text from left to right. */
function kerned(
  glyphs: readonly ShapedGlyph[],
  { isRightToLeft }: TextRun,
  kerning: PairKerning | undefined,
): readonly ShapedGlyph[] {
  if (kerning === undefined || isRightToLeft) return glyphs;
  return glyphs.map((glyph, i) => {
    const next = glyphs[i + 1];
    const by = next === undefined ? 0 : kerning(glyph.glyphId, next.glyphId) * STEPS_PER_UNIT;
    return by === 0 ? glyph : { ...glyph, advance: glyph.advance + by };
  });
}

function clusterOf(
  members: readonly ShapedGlyph[],
  text: string,
  mmPerStep: number,
  takesSpacing: boolean,
): Cluster<number> {
  const glyphs: { glyph: number; xMm: number; yMm: number }[] = [];
  let pen = 0;
  for (const { glyphId, advance, offsetX, offsetY } of members) {
    if (glyphId !== 0)
      glyphs.push({ glyph: glyphId, xMm: (pen + offsetX) * mmPerStep, yMm: offsetY * mmPerStep });
    pen += advance;
  }
  return { text, advanceMm: pen * mmPerStep, glyphs, takesSpacing };
}

interface Group {
  readonly text: string;
  readonly members: readonly ShapedGlyph[];
}

/** Glyphs that share a cluster stand side by side; a group's text reaches to where the next cluster of the run begins. */
function groupsOf(glyphs: readonly ShapedGlyph[], line: string, run: TextRun): readonly Group[] {
  const starts = [...new Set(glyphs.map(({ cluster }) => cluster))].sort((a, b) => a - b);
  const endOf = new Map(starts.map((start, i) => [start, starts[i + 1] ?? run.end]));
  const groups: { text: string; members: ShapedGlyph[] }[] = [];
  let before = -1;
  for (const glyph of glyphs) {
    if (glyph.cluster !== before) {
      groups.push({ text: line.slice(glyph.cluster, endOf.get(glyph.cluster)), members: [] });
      before = glyph.cluster;
    }
    groups.at(-1)!.members.push(glyph);
  }
  return groups;
}
