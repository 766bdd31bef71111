// The independent proof of a program. Each name is a promise, pinned by test/surface.test.ts.

export { describeProgram } from './describe/describe-program.js';
export { drawEngagement, type EngagementPictureOptions } from './draw-path/draw-engagement.js';
export { manifest } from './manifest.js';
export { proveProgram } from './prove-program.js';
