import type { Layout, Part } from '@millwright/contracts';

/** One sheet of plywood with a copy of every part in a cell of its own, row by row, unturned. */
export function gridLayout(
  parts: readonly Part[],
  cellMm: readonly [number, number],
  nColumns: number,
): Layout {
  const [cellWidthMm, cellHeightMm] = cellMm;
  const nRows = Math.ceil(parts.length / nColumns);
  const marginMm = 10;
  return {
    sheets: [
      {
        stockId: 'sheet',
        material: 'plywood',
        widthMm: nColumns * cellWidthMm + 2 * marginMm,
        heightMm: nRows * cellHeightMm + 2 * marginMm,
        thicknessMm: 12,
        grainDeg: 0,
      },
    ],
    placements: parts.map(({ id }, index) => ({
      partId: id,
      copy: 0,
      sheetIndex: 0,
      xMm: marginMm + (index % nColumns) * cellWidthMm,
      yMm: marginMm + Math.floor(index / nColumns) * cellHeightMm,
      rotationDeg: 0,
      mirrored: false,
    })),
    unplaced: [],
    marginMm,
    spacingMm: 8,
    yieldRatio: 0.5,
  };
}
