import { type ErrorRow, invalidInput } from './row.js';

/** Codes of `@millwright/geometry`. */
export const geometryErrors = {
  GEOMETRY_WASM_UNAVAILABLE: {
    title: 'A WASM module that comes with a package could not be loaded',
    httpStatus: 500,
    jsonRpc: 'isError',
    exitStatus: 1,
    retryable: true,
  },
  GEOMETRY_KERNEL_FAILED: {
    title: 'The polygon kernel could not finish, most often because memory was exhausted',
    httpStatus: 500,
    jsonRpc: 'isError',
    exitStatus: 1,
    retryable: false,
  },
  GEOMETRY_COORDINATE_OUT_OF_RANGE: invalidInput('A coordinate is not a finite number within ±10⁷ mm'),
  GEOMETRY_CONTOUR_OPEN: invalidInput('What was asked needs a closed contour, and this one is open'),
  GEOMETRY_TOLERANCE_INVALID: invalidInput('A tolerance is too small or not a number'),
  GEOMETRY_TOO_MANY_POINTS: invalidInput('A contour or a set of rings has more points than one call takes'),
  GEOMETRY_TOO_FEW_POINTS: invalidInput('A polygon needs at least three points'),
  GEOMETRY_RADIUS_NOT_POSITIVE: invalidInput('A circle needs a radius greater than zero'),
} as const satisfies Record<string, ErrorRow>;
