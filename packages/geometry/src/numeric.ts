// Numbers that are the same on every machine: trigonometry, powers and exact signs in TypeScript from + − × ÷ √ alone, bit-equal to the
// Rust crate libm. No WASM, no waiting: the subpath `@millwright/geometry/numeric`, which checkers may import too.

export { acos, asin } from './numeric/arcsine.js';
export { atan, atan2 } from './numeric/arctangent.js';
export { cbrt } from './numeric/cube-root.js';
export { cosDeg, degreesToRad, radToDegrees, sinDeg } from './numeric/degrees.js';
export { exp } from './numeric/exponential.js';
export { hypot } from './numeric/hypotenuse.js';
export { log } from './numeric/logarithm.js';
export { pow } from './numeric/power.js';
export { incircle, orient2d } from './numeric/predicates.js';
export { cos, sin, tan } from './numeric/sine.js';

/** The circle constant, rounded to the nearest double. */
export const PI = Math.PI;
