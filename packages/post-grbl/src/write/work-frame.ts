import { MillwrightError, type Point3, type WriteProgramRequest } from '@millwright/contracts';

/**
 * Where program zero lies in sheet coordinates (lower left corner, Z 0 at the stock top), mm.
 * @throws MillwrightError INPUT_INVALID where the zero lies elsewhere than there and the size of the sheet is not given
 */
export function programZeroMm({ setup, stock }: Pick<WriteProgramRequest, 'setup' | 'stock'>): Point3 {
  const { zero } = setup;
  if (zero === undefined || (zero.x === 'left' && zero.y === 'near' && zero.z === 'stock-top'))
    return [0, 0, 0];
  if (stock === undefined) {
    throw new MillwrightError('INPUT_INVALID', {
      message: `setup.zero is ${zero.x}, ${zero.y}, ${zero.z}, but the size of the sheet is not known.`,
      hint: 'Give `stock` with widthMm, heightMm and thicknessMm of the sheet as it lies on the machine.',
      data: { path: 'stock', zero },
    });
  }
  return [
    stock.widthMm * SHARE[zero.x],
    stock.heightMm * SHARE[zero.y],
    zero.z === 'stock-top' ? 0 : -stock.thicknessMm,
  ];
}

const SHARE = { left: 0, near: 0, centre: 0.5, right: 1, far: 1 } as const;
