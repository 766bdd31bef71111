// Single lines and arcs: points along them, nearest points, distances, intersections. The subpath `@millwright/geometry/segments`; no WASM.

export { pointOnSegment, ratioOnSegment, splitSegment, tangentOfSegment } from './segment/along.js';
export { distanceBetweenSegmentsMm } from './segment/distance.js';
export { segmentIntersections } from './segment/intersections.js';
export {
  distanceToSegmentMm,
  nearestPointOnSegment,
  segmentBox,
  segmentContour,
  segmentLengthMm,
} from './segment/nearest.js';
