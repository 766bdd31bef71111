// Outlines of lines and arcs, and the polygon kernel. Deterministic numbers are the subpath `numeric`, single lines and arcs `segments`, hulls and
// inscribed shapes `measure`, inputs that aim at trouble `testing`.

export {
  type ContourIntersection,
  contourIntersections,
  distanceBetweenContoursMm,
} from './contour/between.js';
export { contourBox } from './contour/box.js';
export { type Circle, circleContour, circleOf } from './contour/circle.js';
export { orientContour, reverseContour, type Winding } from './contour/direction.js';
export { distanceToContourMm } from './contour/distance.js';
export {
  type FlattenedContour,
  type FlattenOptions,
  flattenContour,
  flattenWithError,
} from './contour/flatten.js';
export { ON_CONTOUR_MM, pointInContour } from './contour/inside.js';
export { contourAreaMm2, contourLengthMm } from './contour/measure.js';
export { polygonContour } from './contour/polygon.js';
export { scaleContour } from './contour/scale.js';
export {
  type ArcSegment,
  FLAT_ARC_MM,
  type LineSegment,
  type Segment,
  segmentBetween,
  segmentsOf,
} from './contour/segments.js';
export { type Transform, transformContour, transformPoint } from './contour/transform.js';
export { loadPolygonKernel } from './kernel/load.js';
export { type OffsetError, offsetErrorMm } from './kernel/offset-error.js';
export {
  type FillRule,
  OFFSET_SIMPLIFY_MM,
  type OffsetOptions,
  type OpenOffsetOptions,
  type PolygonKernel,
  type SimplifySide,
} from './kernel/polygon-kernel.js';
export type { Ring, RingNode } from './kernel/rings.js';
export { loadWasmModule, type WasmModuleSource } from './loader/load-wasm-module.js';
export { wasmModules } from './wasm-modules.js';
