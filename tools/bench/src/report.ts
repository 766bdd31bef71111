import type { Judged } from './row.ts';

/** The rows as a table for people. */
export function tableOf(rows: readonly Judged[]): string {
  const head = [
    'metric',
    'instance',
    'best',
    'mean ± deviation',
    'unit',
    'target',
    'peer',
    'peer best',
    'ratio',
  ];
  const lines = [head, ...rows.map(cells)];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  const text = (line: readonly string[]) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [text(head), widths.map((width) => '-'.repeat(width)).join('  '), ...lines.slice(1).map(text)].join(
    '\n',
  );
}

/** 0, or 1 when a target is missed. */
export const exitStatus = (rows: readonly Judged[]): 0 | 1 => (rows.every(({ ok }) => ok) ? 0 : 1);

function cells(row: Judged): string[] {
  const isFigure = row.samples.length === 1 && row.deviation === 0 && row.peer === null;
  return [
    row.metric,
    row.instance,
    short(row.value),
    isFigure ? '' : `${short(row.mean)} ± ${short(row.deviation)} (${row.samples.length})`,
    row.unit,
    row.target === null
      ? ''
      : `${row.better === 'lower' ? '≤' : '≥'} ${short(row.target)} ${row.ok ? 'ok' : 'MISSED'}`,
    row.peer ?? '',
    row.peerValue === null ? '' : short(row.peerValue),
    row.ratio === null ? '' : `${short(row.ratio)} ×`,
  ];
}

/** Three digits that count. */
const short = (value: number): string =>
  Math.abs(value) >= 100 || value === 0 ? value.toFixed(0) : value.toPrecision(3);
