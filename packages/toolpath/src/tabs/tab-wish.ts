/** What tabs a loop is to have. */
export interface TabWish {
  /** Length of wood left standing, mm. */
  readonly lengthMm: number;
  readonly toolDiameterMm: number;
  /** At least this many, ≥ 1. */
  readonly nTabs: number;
  /** No stretch of the contour without a tab is longer, mm. */
  readonly largestGapMm: number;
  /** Whether the part lies on the right of the loop's direction. */
  readonly partOnRight: boolean;
}
