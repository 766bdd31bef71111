import {
  type Layout,
  MillwrightError,
  type Point3,
  type ProgramReading,
  type Setup,
} from '@millwright/contracts';

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

/**
 * Where the operator sets zero, in sheet coordinates (lower left corner, Z 0 at the stock top), mm. Read from the setup and the sheet
 * alone, never from what wrote the program: the proof asks it too.
 * @throws MillwrightError INPUT_INVALID where the zero lies elsewhere than there and the layout has no such sheet
 */
export function zeroOnSheetMm({ zero }: Setup, stock: StockSize | undefined): Point3 {
  if (zero === undefined) return [0, 0, 0];
  if (stock === undefined) {
    throw new MillwrightError('INPUT_INVALID', {
      message: 'The layout has no sheet of this index, so where its zero lies is not known.',
      hint: 'Give the sheetIndex of a sheet of the layout, counted from 0.',
      data: { path: 'sheetIndex' },
    });
  }
  const along = (at: 'least' | 'centre' | 'most', sizeMm: number) =>
    at === 'least' ? 0 : at === 'centre' ? sizeMm / 2 : sizeMm;
  return [
    along(zero.x === 'left' ? 'least' : zero.x === 'right' ? 'most' : 'centre', stock.widthMm),
    along(zero.y === 'near' ? 'least' : zero.y === 'far' ? 'most' : 'centre', stock.heightMm),
    zero.z === 'spoilboard' ? -stock.thicknessMm : 0,
  ];
}

/** A reading and a setup as if zero had been set at the sheet's lower left corner and top. */
export function inSheetCoordinates(
  reading: ProgramReading,
  setup: Setup,
  zeroMm: Point3,
): { readonly reading: ProgramReading; readonly setup: Setup } {
  if (zeroMm.every((mm) => mm === 0)) return { reading, setup };
  const moved = ([x, y, z]: Point3): Point3 => [x + zeroMm[0], y + zeroMm[1], z + zeroMm[2]];
  const motions = reading.motions.map((motion) => ({
    ...motion,
    fromMm: moved(motion.fromMm),
    toMm: moved(motion.toMm),
    ...(motion.centreMm
      ? { centreMm: [motion.centreMm[0] + zeroMm[0], motion.centreMm[1] + zeroMm[1]] as const }
      : {}),
  }));
  const { zero: _, workZeroMm, ...rest } = setup;
  const corner: Point3 = [workZeroMm[0] - zeroMm[0], workZeroMm[1] - zeroMm[1], workZeroMm[2] - zeroMm[2]];
  return { reading: { ...reading, motions }, setup: { ...rest, workZeroMm: corner } };
}
