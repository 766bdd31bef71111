import { z } from 'zod';
import { MillwrightError } from './errors/millwright-error.js';

const PATTERN = /^ref:\/\/sha256\/([0-9a-f]{64})$/;

/** A reference to an artifact: `ref://sha256/<64 lower-case hex>`. `ref://spool/<name>` is reserved. */
export const refSchema = z.string().regex(PATTERN);

/** The reference to an artifact of this id. */
export function refOf(artifactId: string): string {
  return `ref://sha256/${artifactId}`;
}

/**
 * The one parser of references, strict: nothing before or after, no escapes, no upper case.
 * @returns the artifact id, 64 hex digits
 * @throws MillwrightError REF_MALFORMED
 */
export function parseRef(ref: string): string {
  const match = PATTERN.exec(ref);
  if (!match?.[1]) {
    throw new MillwrightError('REF_MALFORMED', {
      message: `Not an artifact reference: ${JSON.stringify(ref.slice(0, 100))}.`,
      hint: 'Use ref://sha256/ followed by 64 lower-case hexadecimal digits, as an earlier result gave it.',
    });
  }
  return match[1];
}
