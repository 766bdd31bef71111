import { isMillwrightError, MillwrightError } from '@millwright/contracts';
import type { Handle } from './clipper-module.js';

/** Takes a C++ object into the scope, and returns it. */
export type Own = <Owned extends Handle>(handle: Owned) => Owned;

/**
 * Runs `work` and then frees every object it owned, whether it returned or threw: nothing else in this package calls `delete()`. What C++
 * throws arrives in JavaScript as a bare number (the address of the exception), and an exhausted memory as a RuntimeError; both become
 * GEOMETRY_KERNEL_FAILED.
 * @throws MillwrightError GEOMETRY_KERNEL_FAILED, and what `work` throws
 */
export function withScope<Result>(what: string, work: (own: Own) => Result): Result {
  const owned: Handle[] = [];
  try {
    return work((handle) => {
      owned.push(handle);
      return handle;
    });
  } catch (thrown) {
    throw isMillwrightError(thrown) ? thrown : kernelFailed(what, thrown);
  } finally {
    // An aborted module cannot free anything either; its error is already on the way.
    for (const handle of owned.reverse()) deleteQuietly(handle);
  }
}

function deleteQuietly(handle: Handle): void {
  try {
    handle.delete();
  } catch {
    // The memory went with the module.
  }
}

function kernelFailed(what: string, thrown: unknown): MillwrightError {
  const reason = typeof thrown === 'number' ? `C++ exception at address ${thrown}` : String(thrown);
  return new MillwrightError('GEOMETRY_KERNEL_FAILED', {
    message: `The polygon kernel could not finish ${what} (${reason}).`,
    hint: 'Most often the memory was exhausted: use fewer points or a larger tolerance. If the input is small, please report it.',
    data: { operation: what, reason },
    cause: thrown,
  });
}
