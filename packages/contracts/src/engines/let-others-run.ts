/**
 * Lets the caller's other code run for a turn, so that a signal can be raised at all while long work goes on in the same thread. It
 * waits for no time and no result depends on it.
 */
export function letOthersRun(): Promise<void> {
  return new Promise((resume) => setTimeout(resume, 0));
}
