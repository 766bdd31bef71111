import { MillwrightError } from './errors/millwright-error.js';

/**
 * States an invariant of our own. If it does not hold that is a bug in Millwright, not a caller's mistake.
 * @throws MillwrightError INTERNAL
 */
export function assertInvariant(holds: boolean, message: string): asserts holds {
  if (!holds) {
    throw new MillwrightError('INTERNAL', {
      message,
      hint: 'This is a bug in Millwright. Please report it with the input that caused it.',
    });
  }
}
