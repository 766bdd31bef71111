import type { Finding } from '@millwright/contracts';

/** Findings of one kind given one by one; the rest of them are counted in one. */
const SHOWN_OF_A_KIND = 50;

/** Findings of one kind, or the first fifty of them and one that counts the others: a person reads no more. */
export function limited(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= SHOWN_OF_A_KIND) return findings;
  const rest = findings.length - SHOWN_OF_A_KIND;
  const { code, severity } = findings[SHOWN_OF_A_KIND]!;
  const others: Finding = { code, severity, message: `The same was found ${rest} times more.`, count: rest };
  return [...findings.slice(0, SHOWN_OF_A_KIND), others];
}

/** The same as {@link limited} of findings that are made of items one by one: only those that are shown are made. */
export function limitedOf<Item>(items: readonly Item[], make: (item: Item) => Finding): readonly Finding[] {
  if (items.length <= SHOWN_OF_A_KIND) return items.map(make);
  const rest = items.length - SHOWN_OF_A_KIND;
  const { code, severity } = make(items[SHOWN_OF_A_KIND]!);
  const others: Finding = { code, severity, message: `The same was found ${rest} times more.`, count: rest };
  return [...items.slice(0, SHOWN_OF_A_KIND).map(make), others];
}
