// Pictures of a program’s work. Each name is a promise, pinned by test/surface.test.ts.

export { drawDifference } from './pictures/draw-difference.js';
export { drawSheet } from './pictures/draw-sheet.js';
export type { PictureOptions } from './pictures/picture-options.js';
