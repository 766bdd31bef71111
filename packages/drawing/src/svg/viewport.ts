import { type Affine, IDENTITY } from '../curve/affine.js';
import { isNumbersOnly, numbersIn } from './numbers.js';

/** A `viewBox`: the part of the user space that is shown. */
export interface ViewBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The `viewBox` attribute; `undefined` when absent, malformed or empty. */
export function parseViewBox(text: string | undefined): ViewBox | undefined {
  const values = text === undefined || !isNumbersOnly(text) ? [] : numbersIn(text);
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
  const { isStretched, isSlice, shareX, shareY } = parseFit(preserveAspectRatio);
  let scaleX = size.width / viewBox.width;
  let scaleY = size.height / viewBox.height;
  if (!isStretched) {
    const scale = isSlice ? Math.max(scaleX, scaleY) : Math.min(scaleX, scaleY);
    scaleX = scale;
    scaleY = scale;
  }
  const spareX = isStretched ? 0 : (size.width - viewBox.width * scaleX) * shareX;
  const spareY = isStretched ? 0 : (size.height - viewBox.height * scaleY) * shareY;
  return [scaleX, 0, 0, scaleY, spareX - viewBox.x * scaleX, spareY - viewBox.y * scaleY];
}

/** What a `preserveAspectRatio` asks for. */
export interface Fit {
  /** Each axis has a scale of its own. */
  readonly isStretched: boolean;
  /** The larger scale of the two is taken, so that the viewport is filled. */
  readonly isSlice: boolean;
  /** How much of the space left over stands before the drawing: 0, ½ or 1. */
  readonly shareX: number;
  readonly shareY: number;
}

/** Reads a `preserveAspectRatio`; anything that is none is the default, in the middle and whole. */
export function parseFit(text: string | undefined): Fit {
  const match = /^\s*(?:defer\s+)?(none|x(Min|Mid|Max)Y(Min|Mid|Max))(?:\s+(meet|slice))?\s*$/.exec(
    text ?? '',
  );
  const share = (word: string | undefined) => (word === 'Min' ? 0 : word === 'Max' ? 1 : 0.5);
  return {
    isStretched: match?.[1] === 'none',
    isSlice: match?.[4] === 'slice',
    shareX: share(match?.[2]),
    shareY: share(match?.[3]),
  };
}
