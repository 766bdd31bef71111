/** What a row is measured by; two rows with equal identities need only one measurement. */
export interface RowIdentity {
  readonly metric: string;
  readonly instance: string;
  readonly unit: string;
  readonly seed: number;
  readonly budget: number;
  readonly peer: string | null;
  /** `name sha256` of every WASM module that geometry names. */
  readonly modules: readonly string[];
  /** `name version sha256 of dist` of every workspace package the work runs. */
  readonly packages: readonly string[];
  /** SHA-256 of the files that declare the benches and make their inputs. */
  readonly workload: string;
  /** What runs it, e.g. `node v24.21.0 x64`. */
  readonly runtime: string;
}

/** A row as measured. Times and rates are in `unit`; seconds appear nowhere. */
export interface Measured {
  readonly metric: string;
  readonly instance: string;
  /** The best sample. */
  readonly value: number;
  readonly unit: string;
  readonly better: 'higher' | 'lower';
  readonly mean: number;
  readonly deviation: number;
  readonly samples: readonly number[];
  readonly peer: string | null;
  readonly peerValue: number | null;
  readonly peerMean: number | null;
  readonly peerDeviation: number | null;
  readonly peerSamples: readonly number[];
  /** How many times better than the peer, from the best samples of both. */
  readonly ratio: number | null;
  readonly seed: number;
  readonly budget: number;
  readonly effort: Effort;
}

/** How thoroughly a row was measured; a quick measurement does not stand in for a full one. */
export type Effort = 'quick' | 'full';

/** A row as reported: measured, and judged against the target its bench file states now. */
export interface Judged extends Measured {
  readonly target: number | null;
  readonly ok: boolean;
}
