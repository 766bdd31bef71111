import { type ErrorRow, invalidInput } from './row.js';

/** Codes that any package may raise. */
export const commonErrors = {
  INPUT_INVALID: invalidInput('The input does not match its schema'),
  INPUT_TOO_LARGE: invalidInput('The input exceeds a stated limit'),
  INTERNAL: {
    title: 'A broken invariant: a bug in Millwright',
    httpStatus: 500,
    jsonRpc: 'isError',
    exitStatus: 1,
    retryable: false,
  },
  CANCELLED: {
    title: 'The caller cancelled the work',
    httpStatus: 499,
    jsonRpc: 'isError',
    exitStatus: 130,
    retryable: true,
  },
  REF_MALFORMED: invalidInput('Not a reference of the form ref://sha256/<64 hex>'),
  REF_UNKNOWN: {
    title: 'No artifact is stored under this reference',
    httpStatus: 404,
    jsonRpc: 'isError',
    exitStatus: 3,
    retryable: false,
  },
  ENGINE_FLAG_UNKNOWN: {
    title: 'An engine flag has a value that is neither real nor stub',
    httpStatus: 500,
    jsonRpc: 'isError',
    exitStatus: 2,
    retryable: false,
  },
  ENGINE_MANIFEST_INVALID: {
    title: 'An engine does not say which version it is',
    httpStatus: 500,
    jsonRpc: 'isError',
    exitStatus: 1,
    retryable: false,
  },
  CANONICAL_JSON_UNSUPPORTED: invalidInput('A value that JSON cannot hold'),
  capability_denied: {
    title: 'The policy does not allow this call',
    httpStatus: 403,
    jsonRpc: 'isError',
    exitStatus: 6,
    retryable: false,
  },
} as const satisfies Record<string, ErrorRow>;
