import type { FindingRow } from './row.js';

/** Findings of `@millwright/wood-movement`. */
export const woodMovementFindings = {
  MOVEMENT_TIGHT: { title: 'The margin is smaller than its uncertainty', severity: 'warning' },
  MOVEMENT_JAMS: { title: 'The wood swells beyond its room', severity: 'error' },
  MOVEMENT_FALLS_OUT: { title: 'The panel shrinks out of its groove', severity: 'error' },
  MOVEMENT_SET_OR_SLIP: {
    title: 'The wood is held; it is crushed or the joint slips',
    severity: 'warning',
  },
  MOVEMENT_SPLIT_LIKELY: {
    title: 'The wood is held while it shrinks and will likely split',
    severity: 'error',
  },
  MOVEMENT_NOT_JUDGED: {
    title: 'There is nothing to judge, or no figures to judge it by',
    severity: 'warning',
  },
  MOVEMENT_DATA_THIN: {
    title: 'The figures for this wood deserve less trust than most',
    severity: 'warning',
  },
  MOVEMENT_AIR_EXTRAPOLATED: {
    title: 'The air lies outside the published table; its moisture is extrapolated',
    severity: 'warning',
  },
} as const satisfies Record<string, FindingRow>;
