import type { FindingRow } from './row.js';

/** Findings of `@millwright/post-grbl`. */
export const postGrblFindings = {
  POST_FEED_OVER_LIMIT: { title: 'A feed is faster than the axes can go', severity: 'error' },
  POST_FEED_UNDER_LIMIT: { title: 'A feed is slower than the controller drives', severity: 'error' },
  POST_SPINDLE_OUT_OF_RANGE: { title: 'A speed that the spindle cannot turn at', severity: 'error' },
  POST_CONTROLLER_STARVES: {
    title: 'An 8-bit controller cannot read the program as fast as it is to run',
    severity: 'warning',
  },
  POST_STEP_RATE_OVER_LIMIT: {
    title: 'An axis is to step faster than an 8-bit controller can',
    severity: 'warning',
  },
  POST_TRAVEL_EXCEEDED: { title: 'The program leaves the machine’s travel', severity: 'error' },
} as const satisfies Record<string, FindingRow>;
