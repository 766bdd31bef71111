import { cosDeg, sinDeg } from '@millwright/geometry/numeric';
import { labelPoint } from './label-point.js';
import { decimal } from './number.js';
import type { ScenePart } from './scene.js';
import { isTurned } from './svg-labels.js';
import type { Page } from './svg-page.js';

/** Where the grain arrow stands and how long it is, as shares of the part's shorter side: clear of the label and inside the part. */
const ARROW = { offsetRatio: 0.33, halfLengthRatio: 0.13, headRatio: 0.35 } as const;

/** A line with two heads along the grain, below the label (or beside it, where the label is turned). */
export function grainArrow({ box, grainDeg, outline, holes }: ScenePart, page: Page): readonly string[] {
  if (grainDeg === undefined) return [];
  const side = Math.min(box.maxXMm - box.minXMm, box.maxYMm - box.minYMm);
  const half = Math.min(side * ARROW.halfLengthRatio, 2 * page.captionMm);
  const head = half * ARROW.headRatio;
  const [ux, uy] = [cosDeg(grainDeg), sinDeg(grainDeg)];
  const [labelX, labelY] = labelPoint(outline, holes);
  const [x, y] = isTurned(box)
    ? [labelX + side * ARROW.offsetRatio, labelY]
    : [labelX, labelY - side * ARROW.offsetRatio];
  const at = (along: number, across: number) =>
    page
      .toPage(x + along * ux - across * uy, y + along * uy + across * ux)
      .map((value) => decimal(value, 3))
      .join(' ');
  const tip = (sign: number) =>
    `M${at(sign * (half - head), head * 0.6)}L${at(sign * half, 0)}L${at(sign * (half - head), -head * 0.6)}`;
  return [`<path d="M${at(-half, 0)}L${at(half, 0)}${tip(1)}${tip(-1)}"/>`];
}
