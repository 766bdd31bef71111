import { type Box, type Contour, letOthersRun, type Region, type RunOptions } from '@millwright/contracts';
import type { PolygonKernel } from '@millwright/geometry';
import { stopIfCancelled } from '../limits.js';
import { boxOf } from './box.js';
import { FONT_LIMITS, requireAtMost } from './font-limits.js';
import { type PlacedGlyph, placeContour } from './lay-out.js';
import { unite } from './unite.js';

/** Letters closer together than this are united as one, mm: the grid of the kernel could let them touch. */
const APART_MM = 0.001;

/** Groups of letters united before others get a turn: a tenth of a second's work. */
const GROUPS_BETWEEN_PAUSES = 8;

interface PlacedContours {
  readonly glyph: PlacedGlyph<number>;
  readonly contours: readonly Contour[];
  readonly box: Box;
  /** The first letter of the group this one belongs to; itself for the first. */
  group: number;
}

/**
 * The letters' areas, overlaps united. Letters whose boxes meet are united together; each other letter is united once, by itself, and stands wherever it
 * occurs.
 * @param drawn - the contours of a glyph at 0, 0; the same object each time
 * @throws MillwrightError CANCELLED, INPUT_TOO_LARGE, GEOMETRY_COORDINATE_OUT_OF_RANGE
 */
export async function uniteGlyphs(
  kernel: PolygonKernel,
  glyphs: readonly PlacedGlyph<number>[],
  drawn: (glyphId: number) => readonly Contour[],
  run: RunOptions,
): Promise<readonly Region[]> {
  const placed = placeAll(glyphs, drawn);
  groupByBox(placed);
  const groups = new Map<number, PlacedContours[]>();
  for (const [i, each] of placed.entries()) {
    const first = firstOf(placed, i);
    const group = groups.get(first);
    if (group === undefined) groups.set(first, [each]);
    else group.push(each);
  }
  const alone = new Map<number, readonly Region[]>();
  const regions: Region[] = [];
  let nDone = 0;
  for (const group of groups.values()) {
    if (nDone % GROUPS_BETWEEN_PAUSES === 0) {
      await letOthersRun();
      stopIfCancelled(run.signal);
      run.onProgress?.({ doneRatio: nDone / groups.size, message: 'Uniting letters' });
    }
    for (const region of regionsOf(group)) regions.push(region);
    nDone++;
  }
  return regions;

  function regionsOf(group: readonly PlacedContours[]): readonly Region[] {
    if (group.length > 1)
      return unite(
        kernel,
        group.flatMap(({ contours }) => contours),
      );
    const [{ glyph }] = group as [PlacedContours];
    const before = alone.get(glyph.glyph);
    const once = before ?? unite(kernel, drawn(glyph.glyph));
    if (before === undefined) alone.set(glyph.glyph, once);
    return once.map(({ outline, holes }) => ({
      outline: placeContour(outline, glyph.place),
      holes: holes.map((hole) => placeContour(hole, glyph.place)),
    }));
  }
}

function placeAll(
  glyphs: readonly PlacedGlyph<number>[],
  drawn: (glyphId: number) => readonly Contour[],
): PlacedContours[] {
  const placed: PlacedContours[] = [];
  let nSegments = 0;
  for (const glyph of glyphs) {
    const contours = drawn(glyph.glyph).map((contour) => placeContour(contour, glyph.place));
    nSegments += contours.reduce((sum, { vertices }) => sum + vertices.length, 0);
    requireAtMost('The text has', nSegments, FONT_LIMITS.segments, 'lines and arcs');
    const box = boxOf(contours);
    if (box !== undefined) placed.push({ glyph, contours, box, group: placed.length });
  }
  return placed;
}

/** From left to right, each letter against those that have not ended yet. */
function groupByBox(placed: PlacedContours[]): void {
  const order = placed
    .map((_, i) => i)
    .sort((a, b) => placed[a]!.box.minXMm - placed[b]!.box.minXMm || a - b);
  let open: number[] = [];
  for (const i of order) {
    const { box } = placed[i]!;
    open = open.filter((j) => placed[j]!.box.maxXMm + APART_MM >= box.minXMm);
    for (const j of open) {
      const other = placed[j]!.box;
      if (other.minYMm > box.maxYMm + APART_MM || box.minYMm > other.maxYMm + APART_MM) continue;
      const [a, b] = [firstOf(placed, i), firstOf(placed, j)];
      placed[Math.max(a, b)]!.group = Math.min(a, b);
    }
    open.push(i);
  }
}

function firstOf(placed: readonly PlacedContours[], i: number): number {
  let first = i;
  while (placed[first]!.group !== first) first = placed[first]!.group;
  return first;
}
