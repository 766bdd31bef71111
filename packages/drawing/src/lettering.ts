// Text as areas and as lines, and both on parts. A door of its own: who only reads drawings loads no shaper and no font.

export { engraveText } from './lettering/engrave-text.js';
export { letterText } from './lettering/letter-text.js';
export { manifest } from './lettering/manifest.js';
export { type LetteredPart, lettersAsParts, placeLettering } from './lettering/place-lettering.js';
export { type StrokeFontName, strokeFontNames } from './lettering/stroke-font.js';
