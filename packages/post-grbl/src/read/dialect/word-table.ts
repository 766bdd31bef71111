/** What a controller's parser knows beyond the words that all three have. */
export interface WordTable {
  /** Work systems: 6 for G54 to G59, 9 with G59.1 to G59.3. */
  readonly nWorkSystems: number;
  readonly maxToolNumber: number;
  /** Whether M7 is a word. */
  readonly isMistKnown: boolean;
  /** Whether M6 is a word. */
  readonly isToolChangeKnown: boolean;
}
