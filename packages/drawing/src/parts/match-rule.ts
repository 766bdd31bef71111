import type { ContourOperation, PartRule } from '@millwright/contracts';

/** What a rule is held against. */
export interface RuleSubject {
  readonly layer: string;
  readonly label?: string | undefined;
  /** `#rrggbb`. */
  readonly colour?: string | undefined;
}

/** Whether a rule applies to something: every layer, colour and label it names fits. */
export function appliesTo(rule: PartRule, { layer, label, colour }: RuleSubject): boolean {
  return (
    fits(rule.layer, layer) &&
    fits(rule.label, label) &&
    (rule.colour === undefined || rule.colour.toLowerCase() === colour?.toLowerCase())
  );
}

/** What the rules make of a contour: the last rule that names an operation decides; none: it is an edge to be cut. */
export function operationFor(
  rules: readonly PartRule[],
  subject: RuleSubject,
): { readonly operation: ContourOperation; readonly rule: PartRule | undefined } {
  for (let i = rules.length - 1; i >= 0; i--) {
    const rule = rules[i]!;
    const operation = operationOf(rule);
    if (operation !== undefined && appliesTo(rule, subject)) return { operation, rule };
  }
  return { operation: 'cut', rule: undefined };
}

/** The operation a rule names. */
export function operationOf({ operation, ignore }: PartRule): ContourOperation | undefined {
  return ignore === true ? 'ignore' : operation;
}

/**
 * Whether a name fits a pattern, in which `*` stands for any letters; capitals do not matter. The pieces between stars are searched
 * one after the other, so the time is that of one search per piece whatever the pattern.
 */
function fits(pattern: string | undefined, name: string | undefined): boolean {
  if (pattern === undefined) return true;
  if (name === undefined) return false;
  const text = name.toLowerCase();
  const pieces = pattern.toLowerCase().split('*');
  const first = pieces[0]!;
  const last = pieces.at(-1)!;
  if (pieces.length === 1) return text === first;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length)
    return false;
  let from = first.length;
  const until = text.length - last.length;
  for (const piece of pieces.slice(1, -1)) {
    const at = text.indexOf(piece, from);
    if (at < 0 || at + piece.length > until) return false;
    from = at + piece.length;
  }
  return true;
}
