import type { FindingRow } from './row.js';

/** Findings of `@millwright/drawing/lettering`. */
export const letteringFindings = {
  LETTERING_GLYPH_MISSING: { title: 'The font lacks characters of the text', severity: 'error' },
  LETTERING_GLYPH_EMPTY: { title: 'The font draws nothing for characters of the text', severity: 'error' },
  LETTERING_CHARACTER_COMPOSED: {
    title: 'A letter was put together from others the font has',
    severity: 'info',
  },
  LETTERING_JOINING_MISSING: {
    title: 'The font does not join or place letters as the text needs',
    severity: 'error',
  },
  LETTERING_EMBEDDING_RESTRICTED: { title: 'The font’s maker restricts its use', severity: 'warning' },
  LETTERING_FEATURE_UNKNOWN: { title: 'The font does not have a feature asked for', severity: 'warning' },
  LETTERING_AXIS_UNKNOWN: { title: 'The font does not vary as asked for', severity: 'warning' },
  LETTERING_SPACING_NOT_APPLIED: {
    title: 'Joined letters were not spaced out',
    severity: 'info',
  },
  LETTERING_BASELINE_SHORT: { title: 'The text is longer than its baseline', severity: 'warning' },
  LETTERING_STROKE_BELOW_TOOL: { title: 'A stroke is narrower than the tool', severity: 'warning' },
  LETTERING_STROKES_MERGE: {
    title: 'Strokes lie closer together than the tool is wide',
    severity: 'warning',
  },
  LETTERING_COUNTER_FALLS_OUT: { title: 'The inside of a letter falls out', severity: 'warning' },
  LETTERING_BEYOND_PART: { title: 'Lettering reaches beyond the part', severity: 'error' },
} as const satisfies Record<string, FindingRow>;
