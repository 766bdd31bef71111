import type { MovementReport } from '@millwright/contracts';

/** Verdict of a check, as in contracts. */
export type Verdict = MovementReport['checks'][number]['verdict'];

/** What one kind of check says; the verb adds id, widths, sources and findings. */
export interface Outcome {
  readonly verdict: Verdict;
  readonly marginMm?: number;
  readonly uncertaintyMm?: number;
  readonly cutToMm?: number;
  readonly season: 'driest' | 'wettest' | 'none';
  readonly message: string;
}
