import type { Box } from '@millwright/contracts';
import { labelPoint } from './label-point.js';
import { decimal } from './number.js';
import type { Scene, ScenePart } from './scene.js';
import { COLOURS } from './svg-colours.js';
import type { Page } from './svg-page.js';
import { escapeXml } from './xml-text.js';

/** The captions: one above each sheet, or one above all parts. */
export function captionsOf(scene: Scene, page: Page): readonly string[] {
  const { title, parts, sheets } = scene;
  if (sheets.length === 0) {
    const text = `${title} · ${parts.length} ${parts.length === 1 ? 'part' : 'parts'}`;
    return [caption(text, page.left + 2 * page.captionMm, page)];
  }
  return sheets.map(({ sheet, index, nSheets, marginMm, spacingMm, xMm }) => {
    const size = `${decimal(sheet.widthMm, 1)} × ${decimal(sheet.heightMm, 1)} × ${decimal(sheet.thicknessMm, 1)} mm`;
    const gaps = `margin ${decimal(marginMm, 1)}, spacing ${decimal(spacingMm, 1)} mm`;
    const text = `${title} · sheet ${index + 1} of ${nSheets} · ${sheet.material} ${size} · ${gaps}`;
    return caption(text, xMm === 0 ? page.left + 2 * page.captionMm : xMm, page);
  });
}

function caption(text: string, x: number, page: Page): string {
  const y = page.top + 2 * page.captionMm;
  return `<text x="${decimal(x, 3)}" y="${decimal(y, 3)}" font-size="${decimal(page.captionMm, 3)}" text-anchor="start">${escapeXml(text)}</text>`;
}

/** Share of a letter's height that it is wide, on average, in the sans-serif faces asked for. */
const LETTER_WIDTH_RATIO = 0.56;

/** Name and size of a part, as large as fits, turned when the part is much higher than wide. */
export function partLabel({ part, outline, holes, box, quantity }: ScenePart, page: Page): readonly string[] {
  const width = box.maxXMm - box.minXMm;
  const height = box.maxYMm - box.minYMm;
  const turned = isTurned(box);
  const [along, across] = turned ? [height, width] : [width, height];
  const name = (part.label ?? part.id) + (quantity > 1 ? ` × ${quantity}` : '');
  const measures = `${decimal(width, 1)} × ${decimal(height, 1)}`;
  const longest = Math.max(name.length, measures.length * 0.75);
  const letterMm = Math.min(
    (0.86 * along) / (longest * LETTER_WIDTH_RATIO),
    across * 0.2,
    1.2 * page.captionMm,
  );
  if (letterMm < page.lineMm * 4) return [];
  const [x, y] = page.toPage(...labelPoint(outline, holes)).map((value) => decimal(value, 3)) as [
    string,
    string,
  ];
  const turn = turned ? ` transform="rotate(-90 ${x} ${y})"` : '';
  const second = `<tspan x="${x}" dy="1.15em" font-size="75%" fill="${COLOURS.quiet}">${measures}</tspan>`;
  return [
    `<text x="${x}" y="${y}" font-size="${decimal(letterMm, 3)}"${turn}>${escapeXml(name)}${second}</text>`,
  ];
}

/** Whether the label of a part is turned to run upwards. */
export function isTurned({ minXMm, minYMm, maxXMm, maxYMm }: Box): boolean {
  return maxYMm - minYMm > 1.6 * (maxXMm - minXMm);
}
