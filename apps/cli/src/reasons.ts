import type { Finding } from '@millwright/contracts';
import { findingPlace } from '@millwright/pipeline';

const RANKS: readonly Finding['severity'][] = ['error', 'warning', 'info'];
/** Reasons named on one line; the report and `--json` hold all. */
const MOST_NAMED = 3;

/**
 * The worst findings on one line: of those of the highest severity the first of each code, at most three, each with its place.
 * @returns `undefined` where nothing was found
 */
export function reasons(findings: readonly Finding[]): string | undefined {
  const worst = RANKS.map((severity) => findings.filter((finding) => finding.severity === severity)).find(
    (found) => found.length > 0,
  );
  if (worst === undefined) return undefined;
  const ofEachCode = [...new Map([...worst].reverse().map((finding) => [finding.code, finding])).values()]
    .reverse()
    .slice(0, MOST_NAMED);
  const rest = worst.length - ofEachCode.length;
  return `${ofEachCode.map(described).join(' ')}${rest > 0 ? ` (And ${rest} more.)` : ''}`;
}

function described(found: Finding): string {
  const place = findingPlace(found);
  return `${found.code}: ${found.message}${place === '' ? '' : ` (At ${place}.)`}`;
}
