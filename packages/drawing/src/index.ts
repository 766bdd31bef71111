// Drawings ⇄ parts. Each name is a promise.

export { manifest } from './manifest.js';
export { readDrawing } from './read-drawing.js';
