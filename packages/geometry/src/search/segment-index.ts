import type { Contour } from '@millwright/contracts';
import { type Segment, segmentsOf } from '../contour/segments.js';
import { distanceMm, type SegmentShape, segmentBox } from '../segment/nearest.js';
import { type BoxTree, buildBoxTree, visitLeavesNearSide } from './box-tree.js';

/** The segments of contours, in order, with boxes to find those near something. */
export interface SegmentIndex {
  readonly segments: readonly Segment[];
  readonly tree: BoxTree;
}

/** An index of all segments of some contours. */
export function indexSegments(contours: readonly Contour[]): SegmentIndex {
  const segments = contours.flatMap(segmentsOf);
  return { segments, tree: treeOfShapes(segments) };
}

/** Boxes around lines and arcs, in their order. */
export function treeOfShapes(shapes: readonly SegmentShape[]): BoxTree {
  return buildBoxTree(shapes.length, (i, cover) => {
    const { minXMm, minYMm, maxXMm, maxYMm } = segmentBox(shapes[i]!);
    cover(minXMm, minYMm);
    cover(maxXMm, maxYMm);
  });
}

/** Calls `visit` with each segment that may come within `marginMm` of a given one, and its number, in order. */
export function visitNear(
  { segments, tree }: SegmentIndex,
  near: Segment,
  marginMm: number,
  visit: (segment: Segment, index: number) => void,
): void {
  const { from, to } = near;
  const reachMm = marginMm + reachFromChordMm(near);
  visitLeavesNearSide(tree, from[0], from[1], to[0], to[1], reachMm, (first, end) => {
    for (let i = first; i < end; i++) visit(segments[i]!, i);
  });
}

/** No point of a segment is farther than this from its chord, mm: the rise of an arc up to a half turn, the diameter beyond that. */
function reachFromChordMm(segment: Segment): number {
  if (segment.kind === 'line') return 0;
  const chordMm = distanceMm(segment.from, segment.to);
  return Math.abs(segment.bulge) <= 1 ? (Math.abs(segment.bulge) * chordMm) / 2 : 2 * segment.radiusMm;
}
