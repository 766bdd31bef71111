import { type Affine, IDENTITY } from '../curve/affine.js';
import { numbersIn } from './numbers.js';

/** A `viewBox`: the part of the user space that is shown. */
export interface ViewBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The `viewBox` attribute; `undefined` when absent, malformed or empty. */
export function parseViewBox(text: string | undefined): ViewBox | undefined {
  const values = text === undefined ? [] : numbersIn(text);
  if (values.length !== 4) return undefined;
  const [x, y, width, height] = values as [number, number, number, number];
  return width > 0 && height > 0 ? { x, y, width, height } : undefined;
}

/**
 * The matrix from a viewBox into a viewport of the given size with its upper left corner at 0, 0 (SVG 1.1, 7.7 and 7.8: one scale
 * and centred unless `preserveAspectRatio` says otherwise).
 */
export function viewportMatrix(
  viewBox: ViewBox | undefined,
  size: { readonly width: number; readonly height: number },
  preserveAspectRatio: string | undefined,
): Affine {
  if (viewBox === undefined) return IDENTITY;
  const align = (preserveAspectRatio ?? '').trim().replace(/^defer\s+/, '');
  let scaleX = size.width / viewBox.width;
  let scaleY = size.height / viewBox.height;
  if (!align.startsWith('none')) {
    const scale = /\bslice\b/.test(align) ? Math.max(scaleX, scaleY) : Math.min(scaleX, scaleY);
    scaleX = scale;
    scaleY = scale;
  }
  const shareX = /^xMin/.test(align) ? 0 : /^xMax/.test(align) ? 1 : 0.5;
  const shareY = /YMin/.test(align) ? 0 : /YMax/.test(align) ? 1 : 0.5;
  const spareX = align.startsWith('none') ? 0 : (size.width - viewBox.width * scaleX) * shareX;
  const spareY = align.startsWith('none') ? 0 : (size.height - viewBox.height * scaleY) * shareY;
  return [scaleX, 0, 0, scaleY, spareX - viewBox.x * scaleX, spareY - viewBox.y * scaleY];
}
