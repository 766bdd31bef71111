import type { Layout } from '@millwright/contracts';

/** The sheet of a layout as a program's writer wants it. */
export interface StockSize {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly thicknessMm: number;
}

/** The size of a sheet of a layout; undefined where there is no such sheet. */
export function stockOf(layout: Layout, sheetIndex: number): StockSize | undefined {
  const sheet = layout.sheets[sheetIndex];
  if (sheet === undefined) return undefined;
  const { widthMm, heightMm, thicknessMm } = sheet;
  return { widthMm, heightMm, thicknessMm };
}
