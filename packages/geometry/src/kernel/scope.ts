import { isMillwrightError, MillwrightError } from '@millwright/contracts';
import type { ClipperModule, Handle } from './clipper-module.js';

/** What code in a scope works with: the module, and the means to hand it C++ objects. */
export interface Scope {
  readonly module: ClipperModule;
  /** Takes a C++ object into the scope, and returns it. */
  readonly own: <Owned extends Handle>(handle: Owned) => Owned;
}

/**
 * Runs `work` and then frees every object it owned, whether it returned or threw: nothing else in this package calls `delete()`. What C++
 * throws arrives in JavaScript as a bare number (the address of the exception), and an exhausted memory as a RuntimeError; both become
 * GEOMETRY_KERNEL_FAILED.
 * @param what - for the message: the operation, with its article
 * @throws MillwrightError GEOMETRY_KERNEL_FAILED, and what `work` throws
 */
export function withScope<Result>(
  module: ClipperModule,
  what: string,
  work: (scope: Scope) => Result,
): Result {
  const owned: Handle[] = [];
  const own: Scope['own'] = (handle) => {
    owned.push(handle);
    return handle;
  };
  try {
    return work({ module, own });
  } catch (thrown) {
    throw isMillwrightError(thrown) ? thrown : kernelFailed(what, thrown);
  } finally {
    for (const handle of owned.reverse()) deleteQuietly(handle);
  }
}

/** Frees an object. One that cannot be freed went with an aborted module, whose error is on the way already. */
function deleteQuietly(handle: Handle): void {
  try {
    handle.delete();
  } catch {
    // Nothing is left to be freed.
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
