import type { FindingRow } from './row.js';

/** Findings of the pipeline itself. */
export const pipelineFindings = {
  STUB_ENGINE: {
    title: 'A stub engine answered: fixed data for client development, nothing to cut',
    severity: 'warning',
  },
} as const satisfies Record<string, FindingRow>;
