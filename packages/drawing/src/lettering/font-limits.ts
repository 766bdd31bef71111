import { MillwrightError } from '@millwright/contracts';

/** Limits of lettering. Each is far above what a sign needs, and each raises INPUT_TOO_LARGE with the measured and the allowed value. */
export const FONT_LIMITS = {
  /** Size of a font, packed or unpacked, bytes: the largest fonts of East Asian scripts have about 30 MB. */
  fontBytes: 64 * 1024 * 1024,
  /** Points, curves and lines of all letters of one text. */
  segments: 1_000_000,
  /** Points of the polygons that are united at once, of letters that touch: some seconds of work. */
  unionPoints: 1_000_000,
  /** Glyphs of a single-line font. */
  strokeGlyphs: 100_000,
} as const;

/** @throws MillwrightError INPUT_TOO_LARGE for a font beyond 64 MB */
export function requireFontWithin(sizeBytes: number): void {
  requireAtMost('The font has', sizeBytes, FONT_LIMITS.fontBytes, 'bytes');
}

/**
 * States that a measured amount keeps to its limit.
 * @param what - the thing counted, as it should stand in the message ("The text has")
 * @throws MillwrightError INPUT_TOO_LARGE
 */
export function requireAtMost(what: string, measured: number, allowed: number, unit: string): void {
  if (measured <= allowed) return;
  throw new MillwrightError('INPUT_TOO_LARGE', {
    message: `${what} ${measured} ${unit}; at most ${allowed} are allowed.`,
    hint: 'Set the text in several pieces, or use a plainer font.',
    data: { measured, allowed, unit },
  });
}
