import { type Finding, type FindingCode, finding, type MovementReport } from '@millwright/contracts';
import type { Verdict } from './checks/limits.js';

const CODES: Readonly<Record<Exclude<Verdict, 'ok'>, FindingCode>> = {
  tight: 'MOVEMENT_TIGHT',
  jams: 'MOVEMENT_JAMS',
  'falls-out': 'MOVEMENT_FALLS_OUT',
  'set-or-slip': 'MOVEMENT_SET_OR_SLIP',
  'split-likely': 'MOVEMENT_SPLIT_LIKELY',
  'not-judged': 'MOVEMENT_NOT_JUDGED',
};

/** What a person should know about one check: its verdict unless it is `ok`, and thin data. `measured` is the margin, `allowed` the least that passes. */
export function findingsOf(report: MovementReport['checks'][number]): readonly Finding[] {
  const { id, kind, marginMm, uncertaintyMm, verdict, cautions = [] } = report;
  const findings: Finding[] = [];
  if (verdict !== 'ok')
    findings.push(
      finding(CODES[verdict], {
        message: shortened(`${id}: ${report.message}`),
        ...(marginMm === undefined ? {} : { measured: { value: marginMm, unit: 'mm' } }),
        ...(marginMm === undefined || uncertaintyMm === undefined
          ? {}
          : { allowed: { value: uncertaintyMm, unit: 'mm' } }),
        // A board alone was asked for its width only: nothing went wrong.
        ...(kind === 'board' && uncertaintyMm !== undefined ? { severity: 'info' as const } : {}),
      }),
    );
  if (cautions.length > 0)
    findings.push(
      finding('MOVEMENT_DATA_THIN', {
        message: shortened(`${id}: ${cautions.join('; ')}. Test a sample before relying on it.`),
      }),
    );
  return findings;
}

/** Findings hold at most 2,000 characters. */
const MOST_LETTERS = 2000;

const shortened = (message: string) =>
  message.length <= MOST_LETTERS ? message : `${message.slice(0, MOST_LETTERS - 1)}…`;
