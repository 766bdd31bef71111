import { letOthersRun, MillwrightError, type RunOptions } from '@millwright/contracts';

/** Parts laid between two pauses, in which a cancellation can arrive and progress can be seen. */
const PAUSE_EVERY = 8;

/** The work budget: what has been spent of it, and the caller's wish to stop. No result depends on when it pauses. */
export class Work {
  readonly budget: number;
  readonly #options: RunOptions;
  #done = 0;
  #sincePause = 0;

  constructor(budget: number, options: RunOptions) {
    this.budget = budget;
    this.#options = options;
  }

  /** Placements evaluated so far. */
  get done(): number {
    return this.#done;
  }

  /** Takes one placement from the budget; false when there is none left. */
  spend(): boolean {
    if (this.#done >= this.budget) return false;
    this.#done++;
    return true;
  }

  /**
   * Now and then reports progress and lets the caller's other code run, so that a signal can be raised at all.
   * @throws MillwrightError CANCELLED
   */
  async breathe(message: string): Promise<void> {
    this.stopIfCancelled();
    const { signal, onProgress } = this.#options;
    if (signal === undefined && onProgress === undefined) return;
    if (++this.#sincePause < PAUSE_EVERY) return;
    this.#sincePause = 0;
    onProgress?.({ doneRatio: Math.min(1, this.#done / this.budget), message });
    await letOthersRun();
    this.stopIfCancelled();
  }

  private stopIfCancelled(): void {
    if (this.#options.signal?.aborted !== true) return;
    throw new MillwrightError('CANCELLED', {
      message: `Nesting was cancelled after ${this.#done} of ${this.budget} placements.`,
      hint: 'Start it again; a smaller workBudget finishes sooner.',
      data: { workDone: this.#done, workBudget: this.budget },
    });
  }
}
