import { contourAreaMm2 } from '@millwright/geometry';
import type { Chain } from '../join/chain.js';
import type { Nesting } from './nesting.js';

/**
 * Holes that are filled on the screen: sub-paths of one element, filled by the nonzero rule, that run the same way as the outline around
 * them. Where holes and outlines take turns they are holes; who looks at the file sees none.
 * @returns the sub-paths, in order
 */
export function paintedHoles(loops: readonly Chain[], { parent, depth }: Nesting): readonly Chain[] {
  return loops.filter(({ shape, contour }, i) => {
    if (shape === undefined || depth[i]! % 2 === 0) return false;
    const around = loops[parent[i]!]!;
    return around.shape === shape && contourAreaMm2(contour) > 0 === contourAreaMm2(around.contour) > 0;
  });
}

/** Whether all of some contours are sub-paths of one element that is filled by the nonzero rule: then it is seen as what they cover together. */
export function areOneShape(chains: readonly Chain[]): boolean {
  const [first] = chains;
  return first?.shape !== undefined && chains.every(({ shape }) => shape === first.shape);
}
