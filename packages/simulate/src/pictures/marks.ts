import type { Finding } from '@millwright/contracts';
import { type Canvas, type Colour, textHeight, textWidth } from './canvas.js';
import type { LegendEntry } from './legend.js';
import type { PictureOptions } from './picture-options.js';
import type { View } from './view.js';

/** Colour of marks: dark enough beside every colour of a picture. */
const MARK: Colour = [143, 27, 68];
const HALO: Colour = [255, 255, 255];
/** Marks beyond this number get no line written beside them. */
const MOST_LABELS = 12;

/** What is marked: errors and warnings that have a place in the picture. */
function marksIn(view: View, findings: readonly Finding[] = []): readonly Finding[] {
  return findings.filter(({ severity, atMm }) => {
    const [x = Number.NaN, y = Number.NaN] = atMm ?? [];
    const [column, row] = [(x - view.minXMm) / view.cellMm, (y - view.minYMm) / view.cellMm];
    return severity !== 'info' && column >= 0 && column <= view.columns && row >= 0 && row <= view.rows;
  });
}

/** What the legend says of marks; nothing where there are none. */
export function markEntries(view: View, { findings }: PictureOptions): readonly LegendEntry[] {
  return marksIn(view, findings).length === 0 ? [] : [{ label: 'finding, with its line', colour: MARK }];
}

/** Rings where something was found, and beside them the program's line, as long as there is room. */
export function drawMarks(canvas: Canvas, view: View, findings: readonly Finding[]): void {
  const scale = view.columns < 500 ? 1 : view.columns < 1600 ? 2 : 3;
  const radius = 6 * scale;
  const taken: Box[] = [];
  const places = marksIn(view, findings).map((found) => {
    const [x = 0, y = 0] = found.atMm ?? [];
    const column = Math.round((x - view.minXMm) / view.cellMm);
    return { column, row: view.rows - Math.round((y - view.minYMm) / view.cellMm), line: found.programLine };
  });
  for (const { column, row } of places) {
    ring(canvas, { column, row, radius, thick: 2 * scale }, HALO);
    ring(canvas, { column, row, radius, thick: scale }, MARK);
  }
  for (const { column, row, line } of places) {
    if (line === undefined || taken.length >= MOST_LABELS) continue;
    const words = `line ${line}`;
    const [wide, high] = [textWidth(words, scale), textHeight(scale)];
    const isLeft = column + radius + wide + 4 * scale > view.columns;
    const x = isLeft ? column - radius - wide - 2 * scale : column + radius + 3 * scale;
    const box = {
      x: x - scale,
      y: row - Math.round(high / 2) - scale,
      wide: wide + scale,
      high: high + 2 * scale,
    };
    if (taken.some((other) => isOver(box, other))) continue;
    taken.push(box);
    canvas.fill(box.x, box.y, box.wide, box.high, HALO);
    canvas.text(x, box.y + scale, words, scale, MARK);
  }
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly wide: number;
  readonly high: number;
}

function isOver(a: Box, b: Box): boolean {
  return a.x < b.x + b.wide && b.x < a.x + a.wide && a.y < b.y + b.high && b.y < a.y + a.high;
}

interface Ring {
  readonly column: number;
  readonly row: number;
  readonly radius: number;
  readonly thick: number;
}

function ring(canvas: Canvas, { column, row, radius, thick }: Ring, colour: Colour): void {
  const most = radius + thick / 2;
  const least = radius - thick / 2;
  const reach = Math.ceil(most);
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) {
      const squared = dx * dx + dy * dy;
      if (squared <= most * most && squared >= least * least) canvas.set(column + dx, row + dy, colour);
    }
  }
}
