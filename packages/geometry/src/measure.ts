// What is measured on points, rings and contours: areas, hulls, inscribed shapes. The subpath `@millwright/geometry/measure`; no WASM.

export { convexHull, convexHullOfContours, type HullOptions } from './measure/convex-hull.js';
export {
  type InscribedCircle,
  type InscribedCircleOptions,
  largestInscribedCircle,
} from './measure/inscribed-circle.js';
export {
  type InscribedRectangle,
  type InscribedRectangleOptions,
  largestInscribedRectangle,
} from './measure/inscribed-rectangle.js';
export { ringAreaMm2, ringLengthMm, ringsBox, ringsCentroid } from './ring/measure.js';
export { ringContour } from './ring/ring-contour.js';
export { pointInRings } from './ring/winding.js';
