import { MillwrightError } from '@millwright/contracts';

/**
 * Every limit of the reader in one place. They keep a hostile or broken file from taking the program with it: each is far above
 * what a drawing of furniture holds, and each raises INPUT_TOO_LARGE with the measured and the allowed value.
 */
export const LIMITS = {
  /** Size of the file, bytes. */
  inputBytes: 64 * 1024 * 1024,
  /** Straight, bent or curved pieces after blocks and clones are expanded, and again after curves became arcs. */
  segments: 1_000_000,
  /** Nesting of XML elements. */
  xmlDepth: 1_000,
  /** Clones (`use`) followed in one file. */
  useExpansions: 100_000,
  /** Selectors in style sheets. */
  styleRules: 200_000,
  /** Rules compared with elements, all in all. */
  styleTests: 20_000_000,
  /** Blocks within blocks. */
  insertDepth: 32,
  /** Entities after all blocks are expanded, counted before any is. */
  expandedEntities: 1_000_000,
  /** Control points of one spline. */
  splineControlPoints: 10_000,
  /** Degree of one spline. */
  splineDegree: 11,
  /** Pieces one curve may need. */
  arcsPerCurve: 100_000,
  /** Pairs of pieces compared when looking for crossings, and piece tests when sorting contours into each other. */
  comparisons: 200_000_000,
  /** Contours of one drawing. */
  contours: 200_000,
  /** Largest coordinate, mm. */
  coordinateMm: 1e7,
} as const;

/**
 * States that a measured amount keeps to its limit.
 * @param what - the thing counted, as it should stand in the message ("The file has")
 * @throws MillwrightError INPUT_TOO_LARGE
 */
export function requireWithin(what: string, measured: number, allowed: number, unit: string): void {
  if (measured <= allowed) return;
  throw new MillwrightError('INPUT_TOO_LARGE', {
    message: `${what} ${measured} ${unit}; at most ${allowed} are read.`,
    hint: 'Split the drawing, or remove what is not to be cut.',
    data: { measured, allowed, unit },
  });
}

/** Raises CANCELLED when the caller has asked to stop. */
export function stopIfCancelled(signal: AbortSignal | undefined): void {
  if (!signal?.aborted) return;
  throw new MillwrightError('CANCELLED', {
    message: 'Reading the drawing was cancelled.',
    hint: 'Start again when you want the result.',
  });
}
