import { join } from 'node:path';
import type { Proof } from '@millwright/contracts';
import { plain } from '../plain.js';

/** Kinds of findings that a terminal shows; the proof holds all. */
const MOST_SHOWN = 12;
const SEVERITIES: readonly string[] = ['error', 'warning', 'info'];

/** A proof for the terminal: the verdict, what is missing and what the program suggests for it, what was found, and where to look. */
export function proofTable(
  proof: Proof,
  folder: string,
  files: readonly { readonly name: string }[],
): string {
  const { verdict, missing, findings, obligations, removal, timeS } = proof;
  const count = (state: string): number => obligations.filter((each) => each.state === state).length;
  const kinds = byCode(findings);
  const rows: (readonly [string, string])[] = [
    ['verdict', verdict],
    [
      'obligations',
      `${count('holds')} hold, ${count('violated')} violated, ${count('undecided')} undecided, ${count('not-applicable')} do not apply`,
    ],
    ...missing.map(
      ({ input, why, guess }) =>
        ['not given', `${input}: ${why}${guess === undefined ? '' : ` (${guess})`}`] as const,
    ),
    ...kinds.slice(0, MOST_SHOWN).map(findingRow),
    ...(kinds.length > MOST_SHOWN
      ? [['and', `${kinds.length - MOST_SHOWN} more kinds of findings, in proof.json`] as const]
      : []),
    ...(removal === undefined ? [] : [['cut', litres(removal.cutMm3)] as const]),
    ...(timeS === undefined ? [] : [['running time', minutes(timeS)] as const]),
    ['look at', files.map(({ name }) => join(folder, name)).join(', ')],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return `${rows.map(([name, value]) => `${name.padEnd(width)}  ${plain(value)}`).join('\n')}\n`;
}

/** Findings of one code together, errors first, each kind where its first finding stands. */
function byCode(findings: Proof['findings']): readonly Proof['findings'][] {
  const codes = [...new Set(findings.map(({ code }) => code))];
  const kinds = codes.map((code) => findings.filter((one) => one.code === code));
  const rank = ([first]: Proof['findings']) => SEVERITIES.indexOf(first?.severity ?? '');
  return kinds.sort((a, b) => rank(a) - rank(b));
}

/** The first of its kind, and how many are like it. */
function findingRow([first, ...others]: Proof['findings']): readonly [string, string] {
  const more = others.length === 0 ? '' : ` (And ${others.length} more of this kind, in proof.json.)`;
  return [first?.severity ?? '', `${first?.code}: ${first?.message}${more}`];
}

function litres({ least, most }: { readonly least: number; readonly most: number }): string {
  return `${(least / 1000).toFixed(1)} to ${(most / 1000).toFixed(1)} cm³ of wood`;
}

function minutes(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}
