import { type Finding, finding, type Part, type PartRule } from '@millwright/contracts';
import { limited } from '../limited.js';

/** The part with the grain its rules give it; of several the last. */
export function withGrain(part: Part, rules: readonly PartRule[]): Part {
  const grainDeg = matching(part, rules).findLast((rule) => rule.grainDeg !== undefined)?.grainDeg;
  return grainDeg === undefined ? part : { ...part, grainDeg };
}

/** The part with the quantity its rules give it, whatever was drawn; of several the last. */
export function withQuantity(part: Part, rules: readonly PartRule[]): Part {
  const quantity = matching(part, rules).findLast((rule) => rule.quantity !== undefined)?.quantity;
  return quantity === undefined ? part : { ...part, quantity };
}

/** Layers whose contours are left out before parts are formed. */
export function ignoredLayers(rules: readonly PartRule[]): ReadonlySet<string> {
  return new Set(
    rules.flatMap(({ ignore, layer }) => (ignore === true && layer !== undefined ? [layer] : [])),
  );
}

/** Rules that change nothing, as findings: a misspelt label would make one part instead of twenty. */
export function unmatchedRules(
  rules: readonly PartRule[],
  { parts, layers }: { readonly parts: readonly Part[]; readonly layers: ReadonlySet<string> },
): readonly Finding[] {
  const idle = rules.filter((rule) =>
    rule.ignore === true
      ? rule.layer === undefined || !layers.has(rule.layer)
      : !parts.some((part) => applies(rule, part)),
  );
  return limited(
    idle.map((rule) => finding('DRAWING_RULE_UNMATCHED', { message: complaint(rule, { parts, layers }) })),
  );
}

function complaint(
  { ignore, layer, label }: PartRule,
  { parts, layers }: { readonly parts: readonly Part[]; readonly layers: ReadonlySet<string> },
): string {
  if (ignore === true && layer === undefined)
    return 'A rule says "ignore" without a layer; only layers can be ignored.';
  const asked = [
    ...(layer === undefined ? [] : [`layer ${JSON.stringify(layer)}`]),
    ...(label === undefined ? [] : [`label ${JSON.stringify(label)}`]),
  ];
  const known = label === undefined ? [...layers] : parts.flatMap((part) => part.label ?? []);
  const names = [...new Set(known)].sort().slice(0, MAX_NAMES);
  const there =
    names.length === 0 ? 'there is none' : `there is ${names.map((name) => JSON.stringify(name)).join(', ')}`;
  return `A rule for ${asked.join(' and ')} applies to nothing; ${there}.`.slice(0, 2000);
}

/** Names that a message offers at most. */
const MAX_NAMES = 8;

function matching(part: Part, rules: readonly PartRule[]): readonly PartRule[] {
  return rules.filter((rule) => applies(rule, part));
}

function applies({ layer, label }: PartRule, part: Part): boolean {
  return (layer === undefined || layer === part.layer) && (label === undefined || label === part.label);
}
