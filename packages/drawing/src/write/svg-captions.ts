import { decimal } from './number.js';
import type { Scene } from './scene.js';

/** A line above the drawing, and where it starts, mm from the left edge of the first sheet; absent: at the left border. */
export interface Caption {
  readonly text: string;
  readonly xMm?: number;
}

/** The captions: one above each sheet, or one above all parts. */
export function captionsOf({ title, parts, sheets }: Scene): readonly Caption[] {
  if (sheets.length === 0)
    return [{ text: `${title} · ${parts.length} ${parts.length === 1 ? 'part' : 'parts'}` }];
  return sheets.map(({ sheet, index, nSheets, marginMm, spacingMm, xMm }) => {
    const size = `${decimal(sheet.widthMm, 1)} × ${decimal(sheet.heightMm, 1)} × ${decimal(sheet.thicknessMm, 1)} mm`;
    const gaps = `margin ${decimal(marginMm, 1)}, spacing ${decimal(spacingMm, 1)} mm`;
    const text = `${title} · sheet ${index + 1} of ${nSheets} · ${sheet.material} ${size} · ${gaps}`;
    return xMm === 0 ? { text } : { text, xMm };
  });
}
