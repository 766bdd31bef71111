/** The benchmarks of one engine, declared as data in `benches/<name>.ts`. */
export interface Bench {
  /** Workspace packages whose built code the work runs, by folder; a change in any of them (or below) makes rows stale. */
  readonly uses: readonly string[];
  readonly rows: readonly BenchRow[];
}

/** One figure to find out. */
export interface BenchRow {
  /** What is measured, `engine.what-it-does`. */
  readonly metric: string;
  /** What it is measured on, in words: a file or the shape of a seeded input. */
  readonly instance: string;
  /** Unit of the value: a time (`s`, `ms`, `µs`, `ns`, per piece of work), a rate (`…/s`), or that of a figure. */
  readonly unit: string;
  readonly better: 'higher' | 'lower';
  /** What the value has to reach; null where no published target is within reach yet. */
  readonly target: number | null;
  /** Where the target stands. */
  readonly targetSource?: string;
  /** Name and version of what runs beside it on the same job. */
  readonly peer?: string;
  /** Seed of the input; 0 where the input is a file. */
  readonly seed: number;
  /** Work budget given to the engine; 0 where it takes none. */
  readonly budget: number;
  /** Makes the input, checks that engine and peer do the job, and hands out the work. Not timed. */
  readonly prepare: () => Promise<Work>;
}

/** Work that is timed, or a figure that is found once because it depends on the request alone. */
export type Work = TimedWork | FoundFigure;

/** Work to be timed. */
export interface TimedWork {
  /** Pieces of work in one run: what a rate counts, or what a time is divided by; > 0. */
  readonly amount: number;
  readonly run: Run;
  readonly peer?: Run;
}

/** A figure that needs no clock. */
export interface FoundFigure {
  readonly figure: number;
}

/** One run of the work; what it returns is kept alive, so that nothing is optimised away. */
export type Run = () => unknown;
