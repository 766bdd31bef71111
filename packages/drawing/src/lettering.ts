// Text as areas and as lines. A door of its own: who only reads drawings loads no shaper.

export { engraveText } from './lettering/engrave-text.js';
export { letterText } from './lettering/letter-text.js';
export type { StrokeFontName } from './lettering/stroke-font.js';
