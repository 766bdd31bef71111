import type { ErrorRow } from './row.js';

/** Codes of `@millwright/geometry`. */
export const geometryErrors = {
  GEOMETRY_WASM_UNAVAILABLE: {
    title: 'A WASM module that comes with a package could not be loaded',
    httpStatus: 500,
    jsonRpc: 'isError',
    exitStatus: 1,
    retryable: true,
  },
} as const satisfies Record<string, ErrorRow>;
