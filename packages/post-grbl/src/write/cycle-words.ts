/** A drill cycle in whole steps of the output grid, feed and wait in thousandths. */
export interface CycleWords {
  readonly word: 'G81' | 'G82' | 'G83' | 'G73';
  readonly level: 'G98' | 'G99';
  readonly feedRate: number;
  readonly holes: readonly (readonly [number, number])[];
  readonly bottom: number;
  readonly retract: number;
  readonly peck: number | undefined;
  readonly dwellRate: number | undefined;
}
