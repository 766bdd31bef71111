import type { z } from 'zod';
import { MillwrightError } from './errors/millwright-error.js';

/** How many issues a message names; the rest is counted. */
const MOST_NAMED = 3;
/** How many issues the data hold. */
const MOST_KEPT = 10;

/**
 * What a caller gave, checked against its schema and with defaults filled in: the one way an engine, an operation or a file is read.
 * @param options.what - what was given, as the subject of a sentence: `The request`
 * @param options.at - where in what was given this lies, e.g. `toolpaths.3`: every place named begins with it
 * @param options.hint - what to do, where the schema alone does not say it
 * @param options.code - for files, whose code is not INPUT_INVALID
 * @throws MillwrightError INPUT_INVALID (or `code`) with one line that names the place of the first faults; `data.path` is the first, and
 * `data.issues` up to ten of `{ path, message }`
 */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  given: unknown,
  options: {
    readonly what: string;
    readonly at?: string;
    readonly hint?: string;
    readonly code?: 'INPUT_INVALID' | 'JOB_FILE_INVALID' | 'INTERNAL';
  },
): z.output<Schema> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.flatMap(closestIssues).map(({ path, message }) => ({
    path: [...(options.at === undefined ? [] : [options.at]), ...path.map(String)].join('.'),
    message: `${message.replaceAll('\n', ' ')}${shownAt(given, path)}`,
  }));
  const named = issues
    .slice(0, MOST_NAMED)
    .map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
  const more = issues.length > MOST_NAMED ? `; and ${issues.length - MOST_NAMED} more` : '';
  throw new MillwrightError(options.code ?? 'INPUT_INVALID', {
    message: `${options.what} is not valid: ${named.join('; ')}${more}.`,
    hint:
      options.hint ?? 'Compare it with its schema in @millwright/contracts; lengths are mm, angles degrees.',
    data: { path: issues[0]?.path ?? '', issues: issues.slice(0, MOST_KEPT) },
  });
}

type Issue = z.core.$ZodIssue;

/** Letters of a text that are shown of what was given. */
const MOST_LETTERS = 40;

/** What stands at a place of what was given, where it is a number or a short text: the measured beside the allowed. */
function shownAt(given: unknown, path: readonly PropertyKey[]): string {
  let value = given;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return '';
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  if (typeof value === 'number') return ` (given: ${value})`;
  if (typeof value !== 'string' || value.length > MOST_LETTERS) return '';
  return ` (given: ${JSON.stringify(value)})`;
}

/**
 * What a value that may have several forms was most likely meant to be: the form whose objections lie deepest within it, and of
 * those the one with the fewest. "Invalid input" alone
 * would not say which of a thousand parts is wrong.
 */
function closestIssues(issue: Issue): readonly Pick<Issue, 'path' | 'message'>[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const forms = issue.errors.map((objections) => objections.flatMap(closestIssues));
  const depthOf = (form: (typeof forms)[number]) =>
    form.reduce((deepest, { path }) => Math.max(deepest, path.length), 0);
  const closest = forms.reduce((best, form) => {
    const deeper = depthOf(form) - depthOf(best);
    return deeper > 0 || (deeper === 0 && form.length < best.length) ? form : best;
  });
  if (depthOf(closest) === 0) {
    const messages = [...new Set(forms.flatMap((form) => form.map(({ message }) => message)))];
    return [{ path: issue.path, message: messages.slice(0, MOST_NAMED).join(', or ') }];
  }
  return closest.map(({ path, message }) => ({ path: [...issue.path, ...path], message }));
}
