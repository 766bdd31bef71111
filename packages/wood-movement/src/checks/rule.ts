import type { MovementCheck } from '@millwright/contracts';
import type { Site } from '../site.js';
import type { Judgement, Verdict } from './limits.js';

/** The checks of one kind. */
export type CheckOf<Kind extends MovementCheck['kind']> = Extract<MovementCheck, { kind: Kind }>;

/** One kind of check: how it is judged, and what a reader has to know about it. */
export interface CheckRule<Kind extends MovementCheck['kind']> {
  /** Numbers only: no words are made here, since this is what thousands of checks cost. */
  readonly judge: (check: CheckOf<Kind>, site: Site) => Judgement;
  /** What else to say, after the limits and the dimensions to cut. */
  readonly note?: (check: CheckOf<Kind>, site: Site, judgement: Judgement) => string;
  /** What is assumed about the joint beyond what the request says. */
  readonly assumptions: readonly string[];
  /** Where the formula of the joint comes from; equation and table of the wood are added by the verb. */
  readonly sources: readonly string[];
  /** What the trade says, with its source. */
  readonly tradeRule?: string;
  /** Why the figures behind this kind deserve less trust than most. */
  readonly cautions?: (check: CheckOf<Kind>, verdict: Verdict) => readonly string[];
}
