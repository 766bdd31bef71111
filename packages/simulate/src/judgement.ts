import type { Finding, FindingCode, Proof } from '@millwright/contracts';
import { finding } from '@millwright/contracts';

/** One thing that had to be shown, as the proof lists it. */
export type Obligation = Proof['obligations'][number];

/** An obligation with how it stands, and the findings that belong to it. */
export interface Judgement extends Obligation {
  readonly findings: readonly Finding[];
}

/** Shown to be so. `remarks` are worth knowing and decide nothing. */
export function holds(id: string, detail: string, remarks: readonly Finding[] = []): Judgement {
  return judgement('holds', id, detail, remarks);
}

/** Shown not to be so; at least one finding says where. */
export function violated(id: string, detail: string, findings: readonly Finding[]): Judgement {
  return judgement('violated', id, detail, findings);
}

/** Neither: an input is missing, a shape is not judged, or rounding leaves it open. */
export function undecided(id: string, detail: string, findings: readonly Finding[] = []): Judgement {
  return judgement('undecided', id, detail, findings);
}

/** There is nothing to show; `evidence` says how that is known. */
export function notApplicable(id: string, evidence: string, remarks: readonly Finding[] = []): Judgement {
  return judgement('not-applicable', id, evidence, remarks);
}

function judgement(
  state: Obligation['state'],
  id: string,
  detail: string,
  findings: readonly Finding[],
): Judgement {
  const shortFindings = findings.map((one) => ({ ...one, message: shortened(one.message) }));
  return { id, state, detail: shortened(detail), findings: shortFindings };
}

/**
 * The join of all obligations: one violated → `findings`; else one undecided → `unproved`; else `proved` if at least one holds. Where
 * nothing holds nothing was shown: `unproved`.
 */
export function verdictOf(obligations: readonly Obligation[]): Proof['verdict'] {
  if (obligations.some(({ state }) => state === 'violated')) return 'findings';
  if (obligations.some(({ state }) => state === 'undecided')) return 'unproved';
  return obligations.some(({ state }) => state === 'holds') ? 'proved' : 'unproved';
}

/** The same thing seen at several motions: how often, where first, and the worst measure. */
export interface Sightings {
  readonly see: (sighting: Sighting) => void;
  readonly count: () => number;
  /** What was seen first in program order; undefined if nothing was. */
  readonly first: () => Sighting | undefined;
  /** The largest measure seen. */
  readonly worst: () => number;
}

/** One place where something is wrong. */
export interface Sighting {
  readonly line: number;
  readonly atMm: readonly number[];
  /** In the unit of the finding; the larger the worse. */
  readonly measure: number;
}

/** An empty tally. Sightings are given in program order. */
export function tally(): Sightings {
  let count = 0;
  let first: Sighting | undefined;
  let worst = Number.NEGATIVE_INFINITY;
  return {
    see: (sighting) => {
      count++;
      first ??= sighting;
      worst = Math.max(worst, sighting.measure);
    },
    count: () => count,
    first: () => first,
    worst: () => worst,
  };
}

/**
 * The judgement that a tally decides: it holds if nothing was seen; else one finding with the first line, its place and the count.
 * `describe` writes the sentence about the first sighting.
 */
export function judgeTally(
  seen: Sightings,
  what: {
    readonly id: string;
    readonly code: FindingCode;
    readonly holds: string;
    readonly describe: (first: Sighting) => string;
    readonly details?: Omit<Finding, 'code' | 'severity' | 'message'>;
  },
): Judgement {
  const first = seen.first();
  if (first === undefined) return holds(what.id, what.holds);
  const message = what.describe(first);
  const { line, atMm } = first;
  return violated(what.id, `Seen in ${seen.count()} motions, first in line ${line}.`, [
    finding(what.code, { message, programLine: line, atMm: [...atMm], count: seen.count(), ...what.details }),
  ]);
}

/** A number for people: at most three decimals, no trailing zeros, the same everywhere. */
export function show(value: number): string {
  const text = value.toFixed(3).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
}

/** A length with its unit as a quantity of a finding. */
export const mm = (value: number): { value: number; unit: string } => ({ value, unit: 'mm' });

/** Longest text of a finding or an obligation (contracts, `text`). */
const MAX_TEXT = 2000;

/** A text that fits into a finding. */
export function shortened(text: string): string {
  return text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT - 1)}…`;
}
