/** Keys under which results carry what is not part of their output. */
export const metaKeys = {
  provenance: 'io.github.millwright/provenance',
  artifacts: 'io.github.millwright/artifacts',
  error: 'io.github.millwright/error',
  trace: 'traceparent',
} as const;

/** Address of the resource that says which engines run behind the server. */
export const CAPABILITIES_URI = 'millwright://capabilities';
