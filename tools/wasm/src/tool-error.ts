/** A failure that is told in one sentence, without a stack. */
export class ToolError extends Error {
  override readonly name = 'ToolError';
}
