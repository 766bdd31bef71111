import {
  type Finding,
  type FindingCode,
  finding,
  type MovementCheck,
  type MovementReport,
} from '@millwright/contracts';
import type { Verdict } from './checks/outcome.js';
import type { Species } from './species.js';

const CODES: Readonly<Record<Exclude<Verdict, 'ok'>, FindingCode>> = {
  tight: 'MOVEMENT_TIGHT',
  jams: 'MOVEMENT_JAMS',
  'falls-out': 'MOVEMENT_FALLS_OUT',
  'set-or-slip': 'MOVEMENT_SET_OR_SLIP',
  'split-likely': 'MOVEMENT_SPLIT_LIKELY',
  'not-judged': 'MOVEMENT_NOT_JUDGED',
};

/** What a person should know about one check: its verdict unless it is `ok`, and thin data. `measured` is the margin, `allowed` the least that passes. */
export function findingsOf(
  check: MovementCheck,
  report: MovementReport['checks'][number],
  species: Species | undefined,
): readonly Finding[] {
  const { marginMm, uncertaintyMm, verdict } = report;
  const findings: Finding[] = [];
  if (verdict !== 'ok')
    findings.push(
      finding(CODES[verdict], {
        message: `${check.id}: ${report.message}`,
        ...(marginMm === undefined ? {} : { measured: { value: marginMm, unit: 'mm' } }),
        ...(marginMm === undefined || uncertaintyMm === undefined
          ? {}
          : { allowed: { value: uncertaintyMm, unit: 'mm' } }),
        // A board alone was asked for its width only: nothing went wrong.
        ...(check.kind === 'board' && uncertaintyMm !== undefined ? { severity: 'info' as const } : {}),
      }),
    );
  if (species?.thinData !== undefined)
    findings.push(
      finding('MOVEMENT_DATA_THIN', {
        message: `${check.id}: ${species.name}: ${species.thinData}. The band is widened to ${Math.round(species.bandRatio * 100)} % of the movement; test a sample before relying on it.`,
      }),
    );
  return findings;
}
