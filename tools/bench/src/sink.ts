let last: unknown;
let nKept = 0;

/** Keeps a result alive, so that the work behind it cannot be optimised away. */
export function keep(result: unknown): void {
  last = result;
  nKept++;
}

/** What was kept last, and how much in all. Printed at the end: a reader outside the module is what makes {@link keep} binding. */
export const kept = (): { readonly nKept: number; readonly last: unknown } => ({ nKept, last });
