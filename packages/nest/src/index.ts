// Parts + stock → layout. Each name is a promise, pinned by test/surface.test.ts.

export { manifest, nestParts } from './nest-parts.js';
export type { NestInput } from './request/parse-request.js';
export { validateLayout } from './validate-layout.js';
