import type { Progress } from './engines/engine.js';

/** Who asks, on whose behalf, under which trace. It never reaches an engine: only `signal` and `onProgress` do. */
export interface RequestContext {
  readonly subject: string;
  readonly tenant: string;
  readonly mode: 'live' | 'sandbox';
  readonly project: string;
  /** W3C trace context: `traceparent`, and `tracestate` where present. */
  readonly trace: { readonly traceparent: string; readonly tracestate?: string };
  readonly job?: string;
  readonly run?: string;
  readonly capabilityProfile?: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}
