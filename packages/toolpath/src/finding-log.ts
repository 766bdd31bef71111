import type { Finding } from '@millwright/contracts';

/** Collects findings in order; the same one on several copies of a part becomes one with a count, at the first one's place. */
export interface FindingLog {
  /** @param subject - what of the part the finding is about, e.g. `hole 2`; not shown */
  add(subject: string, finding: Finding): void;
  /** All findings so far. */
  all(): Finding[];
}

/** An empty log. */
export function createFindingLog(): FindingLog {
  const found = new Map<string, { readonly finding: Finding; count: number }>();
  return {
    add(subject, finding) {
      const key = JSON.stringify([finding.code, finding.severity, finding.partId ?? '', subject]);
      const known = found.get(key);
      if (known === undefined) found.set(key, { finding, count: 1 });
      else known.count++;
    },
    all: () =>
      [...found.values()].map(({ finding, count }) => (count === 1 ? finding : { ...finding, count })),
  };
}

/** A length for a message, mm to the micrometre. */
export function mm(lengthMm: number): string {
  return `${Math.round(lengthMm * 1000) / 1000} mm`;
}
