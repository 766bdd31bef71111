import { type Finding, finding, type Part, type PartRule } from '@millwright/contracts';
import { limited } from '../limited.js';
import { appliesTo, operationOf, type RuleSubject } from './match-rule.js';

/** The part with the grain its rules give it; of several the last. */
export function withGrain(part: Part, rules: readonly PartRule[], colour?: string): Part {
  const grainDeg = matching(part, rules, colour).findLast((rule) => rule.grainDeg !== undefined)?.grainDeg;
  return grainDeg === undefined ? part : { ...part, grainDeg };
}

/** The part with the quantity its rules give it, whatever was drawn; of several the last. */
export function withQuantity(part: Part, rules: readonly PartRule[], colour?: string): Part {
  const quantity = matching(part, rules, colour).findLast((rule) => rule.quantity !== undefined)?.quantity;
  return quantity === undefined ? part : { ...part, quantity };
}

/** Everything in the drawing that a rule may apply to. */
export interface RuleSubjects {
  /** What was drawn: strokes and lone points, those that are ignored among them. */
  readonly drawn: readonly RuleSubject[];
  readonly parts: readonly RuleSubject[];
}

/** Rules that change nothing, as findings: a misspelt label would make one part instead of twenty. */
export function unmatchedRules(rules: readonly PartRule[], subjects: RuleSubjects): readonly Finding[] {
  if (rules.length === 0) return [];
  const { drawn } = subjects;
  const idle = rules.filter(
    (rule) =>
      isTooWide(rule) ||
      !(
        subjects.parts.some((part) => appliesTo(rule, part)) ||
        (operationOf(rule) !== undefined && drawn.some((subject) => appliesTo(rule, subject)))
      ),
  );
  return limited(
    idle.map((rule) =>
      finding('DRAWING_RULE_UNMATCHED', { message: complaint(rule, { drawn, parts: subjects.parts }) }),
    ),
  );
}

/** A rule that ignores everything is a slip: it has no effect, and a finding says so. */
export function isTooWide(rule: PartRule): boolean {
  const { layer, colour, label } = rule;
  return operationOf(rule) === 'ignore' && layer === undefined && colour === undefined && label === undefined;
}

/** Subjects that a rule could tell apart, each once. */
export function distinctSubjects(subjects: readonly RuleSubject[]): readonly RuleSubject[] {
  const known = new Map<string, RuleSubject>();
  for (const subject of subjects) {
    const key = `${subject.layer}\n${subject.colour}\n${subject.label}`;
    if (!known.has(key))
      known.set(key, { layer: subject.layer, colour: subject.colour, label: subject.label });
  }
  return [...known.values()];
}

function complaint(rule: PartRule, { drawn, parts }: RuleSubjects): string {
  const { layer, colour, label } = rule;
  if (isTooWide(rule))
    return 'A rule says "ignore" without a layer, colour or label; it would leave out everything and was not followed.';
  const asked = [
    ...(layer === undefined ? [] : [`layer ${JSON.stringify(layer)}`]),
    ...(colour === undefined ? [] : [`colour ${JSON.stringify(colour)}`]),
    ...(label === undefined ? [] : [`label ${JSON.stringify(label)}`]),
  ];
  const known =
    label !== undefined
      ? [...parts, ...drawn].flatMap((subject) => subject.label ?? [])
      : layer !== undefined
        ? drawn.map((subject) => subject.layer).filter((name) => name !== '')
        : drawn.flatMap((subject) => subject.colour ?? []);
  const names = [...new Set(known)].sort().slice(0, MAX_NAMES);
  const there =
    names.length === 0 ? 'there is none' : `there is ${names.map((name) => JSON.stringify(name)).join(', ')}`;
  return `A rule for ${asked.join(' and ') || 'all parts'} applies to nothing; ${there}.`.slice(0, 2000);
}

/** Names that a message offers at most. */
const MAX_NAMES = 8;

function matching(part: Part, rules: readonly PartRule[], colour: string | undefined): readonly PartRule[] {
  if (rules.length === 0) return rules;
  const subject = { layer: part.layer ?? '', label: part.label, colour };
  return rules.filter((rule) => appliesTo(rule, subject));
}
