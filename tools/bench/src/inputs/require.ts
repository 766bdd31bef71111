/** A bench whose work is not what it says measures nothing: this stops it before the clock starts. */
export function requireThat(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(`the bench is not valid: ${what}`);
}
