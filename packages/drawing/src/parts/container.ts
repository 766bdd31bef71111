import type { Contour } from '@millwright/contracts';
import { contourAreaMm2, contourBox, distanceToContourMm, pointInContour } from '@millwright/geometry';
import { JOIN_MM } from '../join/chain.js';
import { BoxIndex } from './box-index.js';
import { spreadPoints } from './pieces.js';

/** Which outline lies around something. */
export interface ContainerIndex {
  /** The smallest outline that holds all of a contour, else the smallest that holds some of it. */
  readonly around: (contour: Contour) => { readonly index: number; readonly isWhole: boolean } | undefined;
}

/** Points of a contour that are looked at. */
const POINTS = 64;

/** Prepares outlines to be asked which of them holds a contour. What touches an outline from inside lies in it. */
export function containerIndex(outlines: readonly Contour[]): ContainerIndex {
  const boxes = outlines.map(contourBox);
  const areas = outlines.map((outline) => Math.abs(contourAreaMm2(outline)));
  const index = new BoxIndex(boxes);
  return {
    around: (contour) => {
      const near: number[] = [];
      index.search(contourBox(contour), (i) => near.push(i));
      near.sort((a, b) => areas[a]! - areas[b]! || a - b);
      const points = spreadPoints(contour, POINTS);
      const last = contour.vertices.at(-1)!;
      const looked = contour.closed ? points : [...points, [last[0], last[1]] as const];
      let partly: number | undefined;
      for (const i of near) {
        const isIn = ([x, y]: readonly [number, number]) =>
          pointInContour([x, y], outlines[i]!) !== 'outside' ||
          distanceToContourMm([x, y], outlines[i]!) <= JOIN_MM;
        const nIn = looked.filter(isIn).length;
        if (nIn === looked.length) return { index: i, isWhole: true };
        if (nIn > 0) partly ??= i;
      }
      return partly === undefined ? undefined : { index: partly, isWhole: false };
    },
  };
}
