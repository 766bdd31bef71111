// One change of one job: what it does by calculation, what the proof says, and whether the two agree.
import { createHash } from 'node:crypto';
import type { Proof } from '@millwright/contracts';
import { readProgram } from '@millwright/post-grbl';
import { proveProgram } from '@millwright/simulate';
import { type Effect, effectOf, known } from './effect.ts';
import { type Changed, type Fault, madeOf } from './fault.ts';
import { inputFaults } from './faults-of-inputs.ts';
import { pathFaults } from './faults-of-paths.ts';
import { requestFaults } from './faults-of-requests.ts';
import { shapeFaults } from './faults-of-shapes.ts';
import { textFaults } from './faults-of-text.ts';
import { toolFaults } from './faults-of-tools.ts';
import { wordFaults } from './faults-of-words.ts';
import type { Asked, Job } from './jobs.ts';
import { Random } from './random.ts';

export const faults: readonly Fault[] = [
  ...pathFaults,
  ...textFaults,
  ...requestFaults,
  ...shapeFaults,
  ...wordFaults,
  ...inputFaults,
  ...toolFaults,
];

/** The proof of lines of a program. */
export async function prove(asked: Asked, lines: readonly string[]): Promise<Proof> {
  const text = textOf(lines);
  const reading = await readProgram({ text, controller: 'grbl-1.1' });
  const programSha256 = createHash('sha256').update(text).digest('hex');
  return proveProgram({ ...asked, reading, programSha256 });
}

/** What a person would be warned of; tabs are told shorter than planned around bends. */
export const alarmsOf = (findings: Proof['findings']): string[] =>
  findings
    .filter(({ code, severity }) => severity !== 'info' && code !== 'SIMULATE_TAB_SHORT')
    .map(({ message }) => message);

const textOf = (lines: readonly string[]): string => `${lines.join('\n')}\n`;

/** How a trial ended. */
export type Outcome =
  | 'found'
  | 'misplaced'
  | 'miscoded'
  | 'missed'
  | 'clean'
  | 'false-alarm'
  | 'unclear'
  | 'error';

export interface Trial {
  readonly kind: string;
  readonly job: Job;
  readonly seed: number;
  readonly changed: Changed;
  readonly effect: Effect;
  readonly proof: Proof | undefined;
  readonly outcome: Outcome;
  readonly note: string;
}

/** Codes that a harm may be told by. */
const CODES: Readonly<Record<string, RegExp>> = {
  gouge: /GOUGE|FLOOR|TAB_CUT|LOOSE|PARTS_OVERLAP|DRILL|PLUNGE/,
  floor: /GOUGE|FLOOR|DEEP|DRILL/,
  left: /IDLE|CONTOUR|MISSING|RESIDUE|FLOOR|ENGRAV|CARVE|DRILL|POCKET|FEATURE|UNREACH|CORNER|CHAMFER|TAB|SKIN|BLOCKED|ORDER|LOOSE/,
  tab: /TAB|CONTOUR|LOOSE/,
  skin: /SKIN|CONTOUR|GOUGE/,
  stray: /STRAY|GOUGE|CONTACT|TRAVEL/,
  rapid: /RAPID|CONTACT|CRASH/,
  'rapid-low': /RAPID/,
  travel: /TRAVEL/,
  spoilboard: /SPOILBOARD/,
  reach: /FLUTE|SHANK|HOLDER|RUB/,
  stepdown: /STEPDOWN|DEPTH|PASS|LOAD|AXIAL/,
  obstacle: /OBSTACLE|CLAMP|SCREW|KEEP|HIT/,
  order: /LOOSE|ORDER/,
  spindle: /SPINDLE|SPIN_UP/,
  'spin-up': /SPIN/,
  rpm: /SPINDLE|RPM/,
  plunge: /PLUNGE|RAMP/,
  feed: /FEED|CHIP|PLUNGE|LIMIT/,
  tool: /TOOL/,
  change: /TOOL|PAUSE|CHANGE/,
  pause: /PAUSE|TOOL_CHANGE/,
  dwell: /DWELL/,
  text: /./,
  end: /END|SPINDLE|STOCK|TRUNC/,
  units: /UNIT/,
  offset: /OFFSET|WORK|HOME|ZERO|UNREADABLE|MACHINE|TRAVEL|SHIFT|SYSTEM/,
  first: /FIRST|APPROACH/,
  empty: /./,
  register: /REGISTER/,
};

/** Whether a code tells of a harm. */
export const isToldBy = (what: string, code: string): boolean => CODES[what]?.test(code) === true;

/** Tries a change; undefined where the job has no place for it. */
export async function tryFault(
  job: Job,
  before: ReturnType<typeof known>,
  clean: Proof,
  fault: Fault,
  seed: number,
): Promise<Trial | undefined> {
  const changed = madeOf(fault.make, job, new Random(seed));
  if (changed === undefined) return undefined;
  const asked = changed.asked ?? job.asked;
  const isSame = changed.asked === undefined && changed.lines.join('\n') === job.lines.join('\n');
  if (isSame) return undefined;
  const effect = effectOf(before, textOf(changed.meant ?? changed.lines), asked);
  const trial = { kind: fault.kind, job, seed, changed, effect };
  try {
    const proof = await prove(asked, changed.lines);
    return { ...trial, proof, ...judge(effect, proof, clean) };
  } catch (error) {
    return { ...trial, proof: undefined, outcome: 'error', note: String(error).slice(0, 200) };
  }
}

function judge(effect: Effect, proof: Proof, clean: Proof): { outcome: Outcome; note: string } {
  const alarms = proof.findings.filter(({ severity }) => severity !== 'info');
  const first = alarms[0];
  const said = `${proof.verdict}: ${[...new Set(alarms.map(({ code }) => code.replace('SIMULATE_', '')))].join(' ')}`;
  if (effect.harms.length === 0) {
    if (effect.doubts.length > 0) return { outcome: 'unclear', note: effect.doubts[0] ?? '' };
    if (proof.verdict === clean.verdict) return { outcome: 'clean', note: '' };
    return {
      outcome: 'false-alarm',
      note: `${said} ${first?.message.slice(0, 160)} line ${first?.programLine}`,
    };
  }
  const whats = [...new Set(effect.harms.map(({ what }) => what))];
  const harm = `${whats.join(',')} @${effect.harms.flatMap(({ lines }) => lines).slice(0, 4)}`;
  if (proof.verdict === 'proved') return { outcome: 'missed', note: harm };
  const fitting = alarms.filter(({ code }) => whats.some((what) => isToldBy(what, code)));
  if (fitting.length === 0) return { outcome: 'miscoded', note: `${harm} → ${said}` };
  const lines = new Set([...effect.harms.flatMap((one) => one.lines), ...effect.also]);
  // What is missing has no line of its own; what is done has.
  const isPlaced =
    effect.harms.some((one) => one.lines.length === 0) ||
    fitting.some(({ programLine }) => programLine !== undefined && lines.has(programLine)) ||
    // The way into a move that does harm may do it already.
    fitting.some(({ programLine }) => lines.has((programLine ?? 0) + 1));
  if (isPlaced) return { outcome: 'found', note: said };
  return {
    outcome: 'misplaced',
    note: `${harm} → ${fitting.map(({ code, programLine }) => `${code}@${programLine}`).slice(0, 4)}`,
  };
}

/** Each kind of change tried once on a job, if it can be. */
export async function tryAll(
  job: Job,
  seed: number,
  kinds: readonly Fault[] = faults,
): Promise<readonly Trial[]> {
  const clean = await prove(job.asked, job.lines);
  const before = known(textOf(job.lines), job.asked);
  const trials: Trial[] = [];
  for (const [i, fault] of kinds.entries()) {
    const trial = await tryFault(job, before, clean, fault, seed * 1009 + i);
    if (trial !== undefined) trials.push(trial);
  }
  return trials;
}

/** Kinds × outcomes, a line each. */
export function table(trials: readonly Pick<Trial, 'kind' | 'outcome'>[]): string {
  const outcomes: Outcome[] = [
    'found',
    'misplaced',
    'miscoded',
    'missed',
    'clean',
    'false-alarm',
    'unclear',
    'error',
  ];
  const kinds = [...new Set(trials.map(({ kind }) => kind))];
  const row = (name: string, some: readonly Pick<Trial, 'outcome'>[]): string =>
    name.padEnd(42) +
    outcomes
      .map((one) => String(some.filter(({ outcome }) => outcome === one).length || '·').padStart(11))
      .join('');
  return [
    ' '.repeat(42) + outcomes.map((one) => one.padStart(11)).join(''),
    ...kinds.map((kind) =>
      row(
        kind,
        trials.filter((trial) => trial.kind === kind),
      ),
    ),
    row('all', trials),
  ].join('\n');
}
