/** One wood with every figure that was read for it. Written by `data/generate.ts`; an absent figure was not read anywhere. */
export interface SpeciesRow {
  /** As printed in the table, e.g. `Cherry, black`. */
  readonly name: string;
  readonly latin?: string;
  /** Its name in the other table, where that differs. */
  readonly otherName?: string;
  /** `hardwood-US`, `softwood-US`, `imported` or `flooring-list`. */
  readonly group: string;
  /** `species`, `commercial-group` (a mean of several species) or `trade-list`. */
  readonly rowKind: string;
  /** Change of size per point of moisture (Wood Handbook Table 13-5), a ratio per percent. */
  readonly radialCoefficient?: number;
  /** Change of size per point of moisture (Wood Handbook Table 13-5), a ratio per percent. */
  readonly tangentialCoefficient?: number;
  /** Shrinkage from green to ovendry (Wood Handbook Tables 4-3 and 4-4), percent of the green size. */
  readonly radialShrinkagePct?: number;
  /** Shrinkage from green to ovendry (Wood Handbook Tables 4-3 and 4-4), percent of the green size. */
  readonly tangentialShrinkagePct?: number;
  /** Moisture above which the size no longer changes, percent. */
  readonly fibreSaturationPct: number;
  /** Why the figures deserve less trust than most; absent where they are confirmed. */
  readonly thinData?: string;
  readonly sources: readonly string[];
}
