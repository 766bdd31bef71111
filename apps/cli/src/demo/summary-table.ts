import type { JobPlan, JobResult } from '@millwright/pipeline';
import { plain } from '../plain.js';

/** A short table for the terminal: what was made, how long it takes, what was found, and where to look. */
export function summaryTable({ job, machine, tool }: JobPlan, result: JobResult, report: string): string {
  const { drawing, nesting, sheets, movement, findings } = result;
  const totalS = sheets.reduce((sum, sheet) => sum + sheet.estimateS, 0);
  const rows: (readonly [string, string])[] = [
    ['job', job.title],
    ['parts', `${drawing?.nParts ?? 0} with ${drawing?.nHoles ?? 0} holes`],
    ['sheets', `${nesting?.nSheets ?? 0}, ${((nesting?.yieldRatio ?? 0) * 100).toFixed(1)} % used`],
    ['machine', `${machine.label}, ${tool.label}`],
    ...sheets.map(
      (sheet) =>
        [
          `sheet ${sheet.sheetIndex + 1}`,
          `${sheet.verdict}, ${sheet.nLines} lines, ${minutes(sheet.estimateS)}`,
        ] as const,
    ),
    ['running time', minutes(totalS)],
    ...(movement?.checks ?? []).map((check) => ['wood', `${check.id}: ${check.verdict}`] as const),
    ['findings', countOf(findings.map(({ severity }) => severity))],
    ['look at', report],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return `${rows.map(([name, value]) => `${name.padEnd(width)}  ${plain(value)}`).join('\n')}\n`;
}

function minutes(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}

function countOf(severities: readonly string[]): string {
  const counted = ['error', 'warning', 'info'].map(
    (severity) => [severity, severities.filter((one) => one === severity).length] as const,
  );
  return (
    counted
      .filter(([, n]) => n > 0)
      .map(([severity, n]) => `${n} ${severity}`)
      .join(', ') || 'none'
  );
}
