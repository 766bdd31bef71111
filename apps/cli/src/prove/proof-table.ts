import { join } from 'node:path';
import type { Finding, Proof } from '@millwright/contracts';
import { byDanger, findingPlace } from '@millwright/pipeline';
import { plain } from '../plain.js';
import { twoColumns } from '../wrapped.js';
import { missingRows, optionFor } from './missing-inputs.js';

/** Kinds of findings that a terminal shows; the proof holds all. */
const MOST_SHOWN = 12;
/** Letters of a program’s line that are quoted. */
const MAX_QUOTED = 60;

const VERDICTS: Readonly<Record<Proof['verdict'], string>> = {
  proved: 'proved',
  unproved: 'unproved: nothing wrong was found, but not everything could be shown',
  findings: 'findings: something is wrong',
};

/** What a table of a proof is made of. */
export interface ProofTable {
  readonly proof: Proof;
  /** The program’s lines, to quote. */
  readonly lines: readonly string[];
  /** Where the files lie, as the user may type it. */
  readonly folder: string;
  readonly files: readonly { readonly name: string }[];
  /** Width of the terminal; undefined in a pipe, where no line is broken. */
  readonly columns: number | undefined;
}

/** A proof for the terminal: the verdict, what was found, the most dangerous first, what is missing, and where to look. */
export function proofTable({ proof, lines, folder, files, columns }: ProofTable): string {
  const { verdict, findings, obligations, removal, timeS, missing, notCovered } = proof;
  const count = (state: string): number => obligations.filter((each) => each.state === state).length;
  const kinds = byCode(findings);
  const isDoubtful = findings.some(({ code }) => code === 'SIMULATE_FRAME_DOUBTFUL');
  const rows: (readonly [string, string])[] = [
    ['verdict', VERDICTS[verdict]],
    [
      'obligations',
      `${count('holds')} hold, ${count('violated')} violated, ${count('undecided')} undecided, ${count('not-applicable')} do not apply`,
    ],
    ...kinds.slice(0, MOST_SHOWN).map((kind) => findingRow(kind, lines)),
    ...(kinds.length > MOST_SHOWN
      ? [['and', `${kinds.length - MOST_SHOWN} more kinds of findings, in proof.json`] as const]
      : []),
    ...missingRows(proof).map(([name, text]) => ['not given', `${name}: ${text}`] as const),
    ...openRows(proof),
    ...(removal === undefined || isDoubtful ? [] : [['cut', volume(removal.cutMm3)] as const]),
    ...(timeS === 0
      ? []
      : [
          [
            'running time',
            `${minutes(timeS)}${isTimeFromFeeds(missing) ? ', by length and feed' : ''}`,
          ] as const,
        ]),
    ['no proof of', notCovered.join(' ')],
    ['look at', files.map(({ name }) => join(folder, name)).join('\n')],
  ];
  return twoColumns(
    rows.map(([name, value]) => [name, value.split('\n').map(plain).join('\n')] as const),
    columns,
  );
}

/** Findings of one code together, the most dangerous first. */
function byCode(findings: Proof['findings']): readonly (readonly Finding[])[] {
  const kinds = new Map<string, Finding[]>();
  for (const one of byDanger(findings)) kinds.set(one.code, [...(kinds.get(one.code) ?? []), one]);
  return [...kinds.values()];
}

/** The first of its kind with the line it stands in, how often it was seen, and how many are like it. */
function findingRow(
  [first, ...others]: readonly Finding[],
  lines: readonly string[],
): readonly [string, string] {
  if (first === undefined) return ['', ''];
  const { code, message, severity, programLine, count = 1 } = first;
  const parts = [
    `${code}: ${message}`,
    ...(optionFor[code] === undefined ? [] : [optionFor[code]]),
    ...(count > 1 ? [`Seen ${count} times.`] : []),
    ...(others.length === 0 ? [] : [`And ${others.length} more of this kind, in proof.json.`]),
  ];
  const quoted = programLine === undefined ? '' : (lines[programLine - 1] ?? '').trim();
  const place = findingPlace(first);
  const where = [
    ...(quoted === '' ? [] : [`line ${programLine}: ${shortened(quoted)}`]),
    ...(place === '' ? [] : [`at ${place}`]),
  ];
  return [severity, `${parts.join(' ')}${where.length === 0 ? '' : `\n  ${where.join(', ')}`}`];
}

/** Where nothing is missing and nothing was found, what stays open says why the program is not proved. */
function openRows({
  verdict,
  missing,
  obligations,
  findings,
}: Proof): readonly (readonly [string, string])[] {
  if (verdict !== 'unproved' || missing.length > 0 || findings.some(({ severity }) => severity !== 'info')) {
    return [];
  }
  return obligations
    .filter(({ state }) => state === 'undecided')
    .slice(0, MOST_SHOWN)
    .map(({ id, detail }) => ['open', `${id}: ${detail}`] as const);
}

function isTimeFromFeeds(missing: Proof['missing']): boolean {
  return missing.some(({ input }) => input === 'machine');
}

function shortened(line: string): string {
  return line.length <= MAX_QUOTED ? line : `${line.slice(0, MAX_QUOTED - 1)}…`;
}

/** One figure where the bounds agree to a thousandth. */
function volume({ least, most }: { readonly least: number; readonly most: number }): string {
  const [low, high] = [least / 1000, most / 1000];
  if (high === 0) return 'nothing';
  if (high < 0.05) return 'less than 0.1 cm³ of wood';
  const isNarrow = high - low <= Math.max(0.05, high / 1000);
  return `${isNarrow ? high.toFixed(1) : `${low.toFixed(1)} to ${high.toFixed(1)}`} cm³ of wood`;
}

function minutes(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}
