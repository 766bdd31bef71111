import { Canvas, type Colour, textHeight, textWidth } from './canvas.js';
import type { View } from './view.js';

/** Paper, ink and softer ink of every picture. */
export const PAPER: Colour = [253, 251, 246];
const INK: Colour = [43, 33, 24];
const SOFT: Colour = [122, 108, 92];

/** A colour with its meaning. */
export interface LegendEntry {
  readonly label: string;
  readonly colour: Colour;
}

/** What stands under a picture. */
export interface Legend {
  readonly title: string;
  readonly entries: readonly LegendEntry[];
  /** Colours from the stock top down, and what both ends mean. */
  readonly scale?: {
    readonly from: string;
    readonly to: string;
    readonly colourAt: (ratio: number) => Colour;
  };
}

/** Every picture says so. */
const DISCLAIMER = 'A picture, no proof';

/** A canvas as large as a view with room for its legend, the legend written. The picture's own pixels start at the top. */
export function canvasWithLegend({ columns, rows, cellMm }: View, legend: Legend): Canvas {
  const scale = columns < 500 ? 1 : columns < 1600 ? 2 : 3;
  const [high, gap] = [textHeight(scale), 4 * scale];
  const items = [...legend.entries.map((entry) => entryWidth(entry, scale, gap))];
  const lines = [[] as number[]];
  let used = gap;
  items.forEach((wide, i) => {
    if (used + wide > columns && (lines.at(-1)?.length ?? 0) > 0) {
      lines.push([]);
      used = gap;
    }
    lines.at(-1)?.push(i);
    used += wide;
  });
  const nLines = lines.length + 2 + (legend.scale === undefined ? 0 : 1);
  const canvas = new Canvas(columns, rows + nLines * (high + gap) + gap, PAPER);
  let y = rows + gap;
  canvas.text(gap, y, legend.title, scale, INK);
  y += high + gap;
  if (legend.scale !== undefined) {
    drawScale(canvas, legend.scale, { x: gap, y, scale });
    y += high + gap;
  }
  for (const line of lines) {
    let x = gap;
    for (const i of line) {
      const entry = legend.entries[i] as LegendEntry;
      canvas.fill(x, y, high, high, entry.colour);
      canvas.frame(x, y, high, high, SOFT);
      canvas.text(x + high + gap, y, entry.label, scale, INK);
      x += items[i] as number;
    }
    if (line.length > 0) y += high + gap;
  }
  drawRuler(canvas, { x: gap, y, scale, cellMm });
  return canvas;
}

function entryWidth({ label }: LegendEntry, scale: number, gap: number): number {
  return textHeight(scale) + gap + textWidth(label, scale) + 2 * gap;
}

interface At {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

function drawScale(canvas: Canvas, { from, to, colourAt }: NonNullable<Legend['scale']>, at: At): void {
  const high = textHeight(at.scale);
  const long = Math.floor(canvas.width / 4);
  const start = canvas.text(at.x, at.y, from, at.scale, INK) + at.scale * 2;
  for (let x = 0; x < long; x++) canvas.fill(start + x, at.y, 1, high, colourAt(x / (long - 1)));
  canvas.frame(start, at.y, long, high, SOFT);
  canvas.text(start + long + at.scale * 3, at.y, to, at.scale, INK);
}

/** A length of 1, 2 or 5 times a power of ten, about a quarter of the picture, beside what every picture says. */
function drawRuler(canvas: Canvas, { x, y, scale, cellMm }: At & { readonly cellMm: number }): void {
  const mostMm = (canvas.width * cellMm) / 4;
  let unit = 1;
  while (unit > mostMm) unit /= 10;
  while (unit * 10 <= mostMm) unit *= 10;
  const lengthMm = [5, 2, 1].map((times) => times * unit).find((mm) => mm <= mostMm) ?? unit;
  const long = Math.round(lengthMm / cellMm);
  const high = textHeight(scale);
  canvas.fill(x, y + high - scale, long, scale, INK);
  canvas.fill(x, y, scale, high, INK);
  canvas.fill(x + long - scale, y, scale, high, INK);
  const end = canvas.text(x + long + scale * 3, y, `${Number(lengthMm.toPrecision(3))} mm`, scale, INK);
  const left = Math.max(end + scale * 4, canvas.width - textWidth(DISCLAIMER, scale) - scale * 3);
  canvas.text(left, y, DISCLAIMER, scale, SOFT);
}
