import { type ErrorRow, invalidInput } from './row.js';

/** Codes of `@millwright/drawing/lettering`. */
export const letteringErrors = {
  LETTERING_FONT_UNKNOWN: invalidInput('The file is no font that can be read'),
  LETTERING_FONT_WOFF2: invalidInput('The font is packed as WOFF2'),
  LETTERING_FONT_DAMAGED: invalidInput('The font is damaged'),
  LETTERING_CAP_HEIGHT_UNKNOWN: invalidInput('The font has no capitals to be measured by'),
  LETTERING_STROKE_FONT_INVALID: invalidInput('The SVG holds no single-line font'),
} as const satisfies Record<string, ErrorRow>;
