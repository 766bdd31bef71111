import type { Controller } from '@millwright/contracts';
import type { WordTable } from './word-table.js';

/** What differs between the controllers that read GRBL's language. Every figure names its source in dialects.ts. */
export interface Dialect {
  readonly name: Controller;
  readonly label: string;
  /** Firmware and commit that the figures were read in. */
  readonly source: string;
  /** Characters of a line that may count: blanks and comments do not. */
  readonly maxSignificant: number;
  /** Bytes of the serial receive buffer; 0 where it depends on the channel. */
  readonly receiveBytes: number;
  /** Planner blocks that are looked ahead over. */
  readonly plannerBlocks: number;
  /** Whether the angle of an arc is computed in 32 bits, which loses full circles. */
  readonly isArcAngleSingle: boolean;
  readonly words: WordTable;
}
