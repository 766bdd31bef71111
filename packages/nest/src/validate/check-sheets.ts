import { type Finding, finding, type Layout, type NestRequest } from '@millwright/contracts';

/** Whether the layout's margin, spacing and sheets are those of the request, and no stock is used up twice. */
export function* checkSheets(request: NestRequest, layout: Layout): Generator<Finding> {
  for (const field of ['marginMm', 'spacingMm'] as const) {
    if (layout[field] === request[field]) continue;
    yield finding('NEST_LAYOUT_INCONSISTENT', {
      message: `The layout states ${field} ${layout[field]} mm; ${request[field]} mm were asked for.`,
      measured: { value: layout[field], unit: 'mm' },
      allowed: { value: request[field], unit: 'mm' },
    });
  }
  const used = new Map<string, number>();
  for (const [sheetIndex, sheet] of layout.sheets.entries()) {
    used.set(sheet.stockId, (used.get(sheet.stockId) ?? 0) + 1);
    const stock = request.sheets.find(({ id }) => id === sheet.stockId);
    const isAsInStock =
      stock !== undefined &&
      stock.material === sheet.material &&
      stock.widthMm === sheet.widthMm &&
      stock.heightMm === sheet.heightMm &&
      stock.thicknessMm === sheet.thicknessMm &&
      stock.grainDeg === sheet.grainDeg;
    if (isAsInStock) continue;
    yield finding('NEST_LAYOUT_INCONSISTENT', {
      message: `Sheet ${sheetIndex} of the layout is not what the request has in stock as "${sheet.stockId}".`,
      sheetIndex,
    });
  }
  for (const { id, quantity } of request.sheets) {
    const nUsed = used.get(id) ?? 0;
    if (nUsed <= quantity) continue;
    yield finding('NEST_STOCK_EXCEEDED', {
      message: `The layout takes ${nUsed} sheets of "${id}"; ${quantity} are at hand.`,
      measured: { value: nUsed, unit: 'sheets' },
      allowed: { value: quantity, unit: 'sheets' },
    });
  }
}
