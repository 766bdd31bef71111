import type { Canvas } from './canvas.js';
import { BESIDE, lightAt, shaded, THROUGH, woodColour } from './relief.js';
import type { Subject } from './subject.js';
import type { View } from './view.js';

/** At most two decimals. */
export const round = (mm: number): number => Math.round(mm * 100) / 100;

/** What is left this thin counts as cut through: half the last decimal of a program, and more than heights are rounded to. mm. */
const THROUGH_MM = 0.0005;

/** Paints the wood. Heights below the sheet are cut to its underside first, so that through cuts have a flat ground. */
export function paintRelief(canvas: Canvas, view: View, { sheet }: Subject, heights: Float32Array): void {
  const bottom = -sheet.thicknessMm;
  for (let i = 0; i < heights.length; i++) heights[i] = Math.max(bottom, heights[i] as number);
  for (let row = 0; row < view.rows; row++) {
    for (let column = 0; column < view.columns; column++) {
      const height = heights[row * view.columns + column] as number;
      const ground = isOnSheet(view, sheet, column, row)
        ? height <= bottom + THROUGH_MM
          ? THROUGH
          : shaded(woodColour(height / bottom), lightAt(heights, view, column, row))
        : BESIDE;
      canvas.set(column, view.rows - 1 - row, ground);
    }
  }
}

/** Whether the middle of a pixel lies on the sheet. */
export function isOnSheet(view: View, sheet: Subject['sheet'], column: number, row: number): boolean {
  const [x, y] = [view.minXMm + (column + 0.5) * view.cellMm, view.minYMm + (row + 0.5) * view.cellMm];
  return x >= 0 && y >= 0 && x <= sheet.widthMm && y <= sheet.heightMm;
}
