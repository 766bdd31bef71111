export { cosDeg, degreesToRad, radToDegrees, sinDeg } from './numeric/degrees.js';
export { incircle, orient2d } from './numeric/predicates.js';
export { acos, asin, atan, atan2, cbrt, cos, exp, hypot, log, pow, sin, tan } from './numeric/provisional.js';

/** The circle constant, rounded to the nearest double. */
export const PI = Math.PI;
