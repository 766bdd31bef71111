// Drawings ⇄ parts. Each name is a promise.

export { manifest } from './manifest.js';
export { readDrawing } from './read-drawing.js';
export { writeDxf } from './write/write-dxf.js';
export { writeSvg } from './write/write-svg.js';
