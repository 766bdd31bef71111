import { type MovementCheck, type MovementRequest, movementReportSchema } from '@millwright/contracts';
import { expect } from 'vitest';
import { checkMovement } from '../src/check-movement.js';

/** The climate of the examples: built at 8 %, between 6 and 11 % in service. */
export const usual = { buildMoisturePct: 8, driestMoisturePct: 6, wettestMoisturePct: 11 } as const;

/** Nothing uncertain but the board itself: exact cuts and an exact reading, so that a margin can be computed by hand. */
export const exact = { ...usual, buildReadingBandPct: 0 } as const;

/** One check judged, its report held against the contract, with the codes of its findings. */
export function judgeOne(
  check: MovementCheck,
  climate: MovementRequest['climate'] = usual,
  cutToleranceMm?: number,
) {
  const report = checkMovement({
    climate,
    ...(cutToleranceMm === undefined ? {} : { cutToleranceMm }),
    checks: [check],
  });
  expect(movementReportSchema.parse(report)).toEqual(report);
  const [first] = report.checks;
  if (!first) throw new Error('no answer');
  return { ...first, codes: report.findings.map((found) => found.code), findings: report.findings };
}
