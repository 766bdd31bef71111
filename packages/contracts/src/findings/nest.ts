import type { FindingRow } from './row.js';

/** Findings of `@millwright/nest`: what the search reports, then what the validator of layouts finds wrong. */
export const nestFindings = {
  NEST_PART_LARGER_THAN_SHEET: {
    title: 'A part fits no sheet in any rotation it may have',
    severity: 'error',
  },
  NEST_OUT_OF_STOCK: { title: 'The sheets at hand had no place for a part', severity: 'error' },
  NEST_BUDGET_SPENT: { title: 'The work budget ended before a part was tried', severity: 'error' },
  NEST_OUTLINE_COARSENED: {
    title: 'A part was nested by an outline noticeably outside the drawn one',
    severity: 'info',
  },
  NEST_STOCK_MIXED: {
    title: 'The sheets of one request differ in material or thickness',
    severity: 'warning',
  },
  NEST_OUTSIDE_MARGIN: { title: 'A part reaches into the margin or beyond its sheet', severity: 'error' },
  NEST_PARTS_TOO_CLOSE: { title: 'Two parts overlap or are nearer than the spacing', severity: 'error' },
  NEST_ROTATION_NOT_ALLOWED: {
    title: 'A part is mirrored, across the grain, or turned otherwise than allowed',
    severity: 'error',
  },
  NEST_COUNT_WRONG: {
    title: 'A copy of a part is missing, there twice, or was never asked for',
    severity: 'error',
  },
  NEST_STOCK_EXCEEDED: { title: 'A layout takes more sheets of a kind than are at hand', severity: 'error' },
  NEST_LAYOUT_INCONSISTENT: {
    title: 'A layout contradicts its request or itself',
    severity: 'error',
  },
} as const satisfies Record<string, FindingRow>;
