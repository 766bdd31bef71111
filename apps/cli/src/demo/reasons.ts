import type { Finding } from '@millwright/contracts';

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

/** Messages that give the place themselves are left as they are. */
function described({ code, message, atMm, layer }: Finding): string {
  const [x, y] = atMm ?? [];
  const place = [
    ...(x === undefined || y === undefined || / X-?\d/.test(message) ? [] : [`X${digits(x)} Y${digits(y)}`]),
    ...(layer === undefined || message.includes(layer) ? [] : [`layer ${layer}`]),
  ];
  return `${code}: ${message}${place.length > 0 ? ` (At ${place.join(', ')}.)` : ''}`;
}

const digits = (value: number): string => String(Number(value.toFixed(2)) + 0);
