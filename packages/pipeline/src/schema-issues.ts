import type { z } from 'zod';

/** How many issues a message names; the rest is counted. */
const MOST_NAMED = 5;

/** What a schema objects to, on one line: `sheets.0.widthMm: Too small: expected number to be >0`. */
export function describeIssues({ issues }: z.ZodError): string {
  const named = issues
    .slice(0, MOST_NAMED)
    .map(({ path, message }) => `${path.join('.') || 'the top'}: ${message.replaceAll('\n', ' ')}`);
  const more = issues.length > MOST_NAMED ? ` and ${issues.length - MOST_NAMED} more` : '';
  return named.join('; ') + more;
}

/** The same as data: where and what, at most ten. */
export const issueData = ({ issues }: z.ZodError) =>
  issues.slice(0, 10).map(({ path, message }) => ({ path: path.map(String), message }));
