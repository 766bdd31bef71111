/**
 * One row of the error table: what each face of the product (HTTP, JSON-RPC, terminal) makes of a code. JSON-RPC is a protocol error
 * number, or `isError` where the call was well formed and the answer is "no". Exit statuses: 1 internal, 2 usage, 3 invalid input,
 * 4 plan infeasible, 5 verification failed, 6 consent refused, 130 interrupted.
 */
export interface ErrorRow {
  readonly title: string;
  readonly httpStatus: number;
  readonly jsonRpc: number | 'isError';
  readonly exitStatus: 1 | 2 | 3 | 4 | 5 | 6 | 130;
  readonly retryable: boolean;
}

/** A caller's mistake in what was given: 422, a tool error, exit status 3. */
export const invalidInput = (title: string): ErrorRow => ({
  title,
  httpStatus: 422,
  jsonRpc: 'isError',
  exitStatus: 3,
  retryable: false,
});
