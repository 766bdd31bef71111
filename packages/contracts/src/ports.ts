import type { RequestContext } from './context.js';
import type { ErrorCode } from './errors/table.js';
import type { OperationDefinition } from './operations/definition.js';
import type { Artifact, Provenance } from './provenance.js';

/** Keeps bytes under their sha256. */
export interface ArtifactStore {
  /** Stores bytes and what is known of them; storing the same bytes again changes nothing. */
  put(bytes: Uint8Array, about: Omit<Artifact, 'id' | 'sizeBytes'>): Promise<Artifact>;
  /** The bytes and their metadata, or undefined where nothing is stored under this id. */
  get(id: string): Promise<{ readonly artifact: Artifact; readonly bytes: Uint8Array } | undefined>;
}

/** A durable request. */
export interface JobRecord {
  readonly id: string;
  readonly state:
    | 'ready'
    | 'running'
    | 'waiting_approval'
    | 'waiting_input'
    | 'succeeded'
    | 'failed'
    | 'cancelled'
    | 'needs_operator';
  readonly operation: string;
  readonly inputSha256: string;
  readonly outputRef?: string;
}

/** Keeps jobs. */
export interface JobStore {
  put(job: JobRecord): Promise<void>;
  get(id: string): Promise<JobRecord | undefined>;
}

/** What is said of a call: exactly one `started` and one `finished`, also on cancel, timeout and trap. */
export type OperationEvent =
  | { readonly kind: 'started'; readonly operation: string; readonly inputSha256: string }
  | {
      readonly kind: 'finished';
      readonly operation: string;
      readonly inputSha256: string;
      readonly outcome: 'succeeded' | 'failed' | 'cancelled' | 'denied';
      readonly code?: ErrorCode;
      readonly provenance?: Provenance;
    };

/** Takes events. */
export interface EventSink {
  record(event: OperationEvent, context: RequestContext): void;
}

/** Decides whether a call may run, before anything else happens. */
export interface Policy {
  decide(
    operation: OperationDefinition,
    context: RequestContext,
  ): { readonly effect: 'permit' | 'deny'; readonly rule: string };
}
