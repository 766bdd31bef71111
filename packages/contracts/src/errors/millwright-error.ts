import { type ErrorCode, errorTable } from './table.js';

/** What any face returns for an error: terminal `--json`, MCP result and HTTP body alike. */
export interface ErrorEnvelope {
  readonly code: ErrorCode;
  readonly message: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly hint: string;
  readonly traceId?: string;
}

/**
 * The one error class: a caller's mistake, or work that was cancelled. Switch on `code`, not on `instanceof` (two bundles may hold
 * two copies of the class).
 */
export class MillwrightError extends Error {
  /** Stable; a key of the error table. */
  readonly code: ErrorCode;
  /** The measured and the allowed values, with units in the names. */
  readonly data: Readonly<Record<string, unknown>>;
  /** What to do about it. */
  readonly hint: string;

  /**
   * @param code - key of the error table
   * @param options.message - one sentence with the measured and the allowed value and their unit
   * @param options.hint - what to do
   * @param options.data - plain data that survives a structured clone
   */
  constructor(
    code: ErrorCode,
    options: { message: string; hint: string; data?: Readonly<Record<string, unknown>>; cause?: unknown },
  ) {
    super(options.message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'MillwrightError';
    this.code = code;
    this.data = options.data ?? {};
    this.hint = options.hint;
  }

  /** The error as plain data. */
  toJSON(): ErrorEnvelope {
    return { code: this.code, message: this.message, data: this.data, hint: this.hint };
  }
}

/** Whether a thrown value is a MillwrightError of this or another bundle: by shape and by its code standing in the table. */
export function isMillwrightError(thrown: unknown): thrown is MillwrightError {
  return (
    thrown instanceof Error &&
    'code' in thrown &&
    typeof thrown.code === 'string' &&
    thrown.code in errorTable &&
    'hint' in thrown
  );
}
