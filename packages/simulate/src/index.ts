// The independent proof of a program. Each name is a promise, pinned by test/surface.test.ts.

export { manifest } from './manifest.js';
export { proveProgram } from './prove-program.js';
