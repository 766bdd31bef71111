import { MillwrightError } from '@millwright/contracts';

/**
 * The error of a module that cannot be had.
 * @param what - the module's name or address
 * @param reason - the rest of the sentence, without a full stop
 */
export function wasmUnavailable(what: string, reason: string, cause?: unknown): MillwrightError {
  return new MillwrightError('GEOMETRY_WASM_UNAVAILABLE', {
    message: `The WASM module ${what} could not be loaded: ${reason}.`,
    hint: 'Check that the bundler or server delivers the .wasm files of the installed packages unchanged, then try again.',
    data: { module: what, reason },
    cause,
  });
}
