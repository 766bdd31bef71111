import type { Finding } from '@millwright/contracts';

// Public: nothing here may name types of the WASM module, whose declarations are not in the package.

/** The face that is looked at. */
export type Side = 'top' | 'bottom';

/** What part of the sheet a picture shows, and how large. */
export interface PictureOptions {
  /** Width of the picture, pixels, 100 to 4,000. */
  readonly widthPx?: number;
  /** Part of the sheet to show, sheet coordinates, mm; absent: all of it. May reach beyond the sheet. */
  readonly window?: {
    readonly minXMm: number;
    readonly minYMm: number;
    readonly maxXMm: number;
    readonly maxYMm: number;
  };
  /** Shows the sheet after so many motions; absent: after all. */
  readonly nMotions?: number;
  /** Errors and warnings, the worst first: ringed at their place, where they have one, with their line of the program. */
  readonly findings?: readonly Finding[];
  /** The face to show, from above as the sheet lies when it is cut; `bottom` needs `otherSide`. Absent: the top. */
  readonly side?: Side;
}
