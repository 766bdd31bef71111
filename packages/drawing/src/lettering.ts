// Text as areas and as lines. A door of its own: who only reads drawings loads no shaper.

export { letterText } from './lettering/letter-text.js';
