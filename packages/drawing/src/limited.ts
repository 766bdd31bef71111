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
