import type { EngineManifest } from '../provenance.js';

/** What every long verb takes as its second argument. Both only watch and stop: no result depends on them. */
export interface RunOptions {
  /** Stops the work: the promise rejects with MillwrightError CANCELLED, and nothing half done comes out. */
  readonly signal?: AbortSignal;
  /** Called now and then with the share done, 0..1, never falling, and what is being done. */
  readonly onProgress?: (progress: Progress) => void;
}

/** How far a piece of work is. */
export interface Progress {
  readonly doneRatio: number;
  readonly message: string;
}

/** A verb of an engine: plain data in, plain data out. */
export type Verb<Request, Result> = (request: Request, options?: RunOptions) => Promise<Result>;

/** What every engine says of itself, real or stub. */
export interface EngineBase {
  readonly manifest: EngineManifest;
}
