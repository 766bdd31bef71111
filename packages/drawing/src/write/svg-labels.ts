import type { Box, Point } from '@millwright/contracts';
import { pointInContour } from '@millwright/geometry';
import { labelPoint } from './label-point.js';
import { decimal } from './number.js';
import type { Scene, ScenePart } from './scene.js';
import { captionsOf } from './svg-captions.js';
import { COLOURS } from './svg-colours.js';
import { LETTER_WIDTH_RATIO, type Page } from './svg-page.js';
import { escapeXml } from './xml-text.js';

/** The lines above the drawing. */
export function captionTexts(scene: Scene, page: Page): readonly string[] {
  const y = page.top + 2 * page.captionMm;
  return captionsOf(scene).map(({ text, xMm = page.left + 2 * page.captionMm }) => {
    const place = `x="${decimal(xMm, 3)}" y="${decimal(y, 3)}"`;
    return `<text ${place} font-size="${decimal(page.captionMm, 3)}" text-anchor="start">${escapeXml(text)}</text>`;
  });
}

/** Name and size of a part, as large as fits, turned when the part is much higher than wide. */
export function partLabel({ part, outline, holes, box, quantity }: ScenePart, page: Page): readonly string[] {
  const width = box.maxXMm - box.minXMm;
  const height = box.maxYMm - box.minYMm;
  const turned = isTurned(box);
  const [along, across] = turned ? [height, width] : [width, height];
  const name = (part.label ?? part.id) + (quantity > 1 ? ` × ${quantity}` : '');
  const measures = `${decimal(width, 1)} × ${decimal(height, 1)}`;
  const longest = Math.max(name.length, measures.length * 0.75);
  const at = labelPoint(outline, holes);
  const isOnWood = (offWidth: number, offHeight: number) => {
    const point: Point = turned
      ? [at[0] - offHeight, at[1] + offWidth]
      : [at[0] + offWidth, at[1] + offHeight];
    return (
      pointInContour(point, outline) === 'inside' &&
      holes.every((hole) => pointInContour(point, hole) === 'outside')
    );
  };
  let letterMm = Math.min(
    (0.86 * along) / (longest * LETTER_WIDTH_RATIO),
    across * 0.2,
    1.2 * page.captionMm,
  );
  const smallestMm = page.lineMm * 4;
  while (letterMm >= smallestMm && !fits(letterMm, longest, isOnWood)) letterMm *= SHRINK_RATIO;
  if (letterMm < smallestMm) return [];
  const [x, y] = page.toPage(...at).map((value) => decimal(value, 3)) as [string, string];
  const turn = turned ? ` transform="rotate(-90 ${x} ${y})"` : '';
  const second = `<tspan x="${x}" dy="1.15em" font-size="75%" fill="${COLOURS.quiet}">${measures}</tspan>`;
  return [
    `<text x="${x}" y="${y}" font-size="${decimal(letterMm, 3)}"${turn}>${escapeXml(name)}${second}</text>`,
  ];
}

/** A name that would lie across a hole or an edge is tried this much smaller. */
const SHRINK_RATIO = 0.75;

/** Whether a name of this size lies on wood, by points of its box: a letter above its base line, a line of measures below. */
function fits(letterMm: number, nLetters: number, isOnWood: (x: number, y: number) => boolean): boolean {
  const half = (nLetters * LETTER_WIDTH_RATIO * letterMm) / 2;
  const across = [-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1].map((share) => share * half);
  return [letterMm, 0, -1.3 * letterMm].every((y) => across.every((x) => isOnWood(x, y)));
}

/** Whether the label of a part is turned to run upwards. */
export function isTurned({ minXMm, minYMm, maxXMm, maxYMm }: Box): boolean {
  return maxYMm - minYMm > 1.6 * (maxXMm - minXMm);
}
