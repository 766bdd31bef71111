// What a move is. Each name is a promise, pinned by test/surface.test.ts.

export { type ArcEnds, arcSweepRad } from './arc-sweep.js';
export { estimateTimeS, type TimeEstimate } from './estimate-time.js';
export { type MotionBounds, motionBounds } from './motion-bounds.js';
export { motionLengthMm } from './motion-length.js';
export { pointOnMotion } from './point-on-motion.js';
export type { Starvation } from './starvation.js';
export {
  createTimeEstimator,
  LOOK_AHEAD_BLOCKS,
  type TimeByKind,
  type TimeEstimator,
  type TimeOptions,
  type TimeTotals,
} from './time-estimator.js';
