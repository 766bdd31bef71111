import type { z } from 'zod';
import type { ErrorCode } from '../errors/table.js';

/**
 * One operation as data, keyed by `(toolId, scope)`. MCP tools, commands, routes, inventory and documentation are made from it; the
 * pipeline binds it to code.
 */
export interface OperationDefinition<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  readonly toolId: string;
  readonly scope: 'read' | 'write';
  /** The name every face shows. */
  readonly name: string;
  readonly aliases: readonly string[];
  readonly title: string;
  /** For people and models: what it does, what it needs, what comes back, in units. */
  readonly description: string;
  readonly input: Input;
  readonly output: Output;
  /** `none`: nothing outside the result changes. */
  readonly sideEffect: 'none' | 'files' | 'machine';
  readonly determinism: 'bytes' | 'none';
  readonly idempotency: 'idempotent' | 'keyed' | 'none';
  readonly timeoutS: { readonly default: number; readonly max: number };
  readonly approvals: readonly string[];
  readonly owner: string;
  /** Engine packages it runs. */
  readonly dependencies: readonly string[];
  readonly guardrails: readonly string[];
  readonly errors: readonly ErrorCode[];
  readonly examples: readonly { readonly title: string; readonly input: z.input<Input> }[];
}

/** Fields shared by all operations that only compute: no side effect, same bytes for the same request, free to repeat. */
export const pure = {
  scope: 'read',
  aliases: [],
  sideEffect: 'none',
  determinism: 'bytes',
  idempotency: 'idempotent',
  approvals: [],
  owner: 'millwright',
} as const;

/** Keeps the exact schema types of a definition. */
export function defineOperation<Input extends z.ZodType, Output extends z.ZodType>(
  definition: OperationDefinition<Input, Output>,
): OperationDefinition<Input, Output> {
  return definition;
}
