// One change of one job of two programs: what it does by calculation, what the proof says, and whether the two agree.
import type { Proof } from '@millwright/contracts';
import { effectOfFaces, type FaceEffect, type KnownFaces, knownFaces } from './effect-faces.ts';
import type { FaceJob } from './faces.ts';
import { proveFaces } from './faces-proof.ts';
import { type FaceFault, faceFaults, onFace } from './faults-of-faces.ts';
import { pathFaults } from './faults-of-paths.ts';
import { shapeFaults } from './faults-of-shapes.ts';
import { textFaults } from './faults-of-text.ts';
import { wordFaults } from './faults-of-words.ts';
import { Random } from './random.ts';
import { isToldBy, type Outcome } from './trial.ts';

const ofOneProgram = [...pathFaults, ...textFaults, ...shapeFaults, ...wordFaults];

/** What concerns both programs, then each change to one program's text on either of them. */
export const allFaceFaults: readonly FaceFault[] = [
  ...faceFaults,
  ...ofOneProgram.map((fault) => onFace(fault, 'second')),
  ...ofOneProgram.map((fault) => onFace(fault, 'first')),
];

export interface FaceTrial {
  readonly kind: string;
  readonly name: string;
  readonly seed: number;
  readonly changed: FaceJob;
  readonly effect: FaceEffect;
  readonly proof: Proof | undefined;
  readonly outcome: Outcome;
  readonly note: string;
}

/** Each kind of change tried once on a job, if it can be. */
export async function tryFaces(
  job: FaceJob,
  seed: number,
  kinds: readonly FaceFault[],
): Promise<readonly FaceTrial[]> {
  const before = knownFaces(job);
  const trials: FaceTrial[] = [];
  for (const [i, { kind, make }] of kinds.entries()) {
    const changed = make(job, new Random(seed * 1009 + i));
    if (changed !== undefined) trials.push(await tryOne(before, changed, kind, seed));
  }
  return trials;
}

async function tryOne(before: KnownFaces, changed: FaceJob, kind: string, seed: number): Promise<FaceTrial> {
  const effect = effectOfFaces(before, changed);
  const trial = { kind, name: before.job.name, seed, changed, effect };
  try {
    const proof = await proveFaces(changed);
    return { ...trial, proof, ...judge(effect, proof) };
  } catch (error) {
    return { ...trial, proof: undefined, outcome: 'error', note: String(error).slice(0, 200) };
  }
}

/** Which program a finding speaks of. */
const sideOf = ({ message }: Proof['findings'][number]): 1 | 2 =>
  message.startsWith('Other side: ') ? 2 : 1;

function judge(effect: FaceEffect, proof: Proof): { outcome: Outcome; note: string } {
  const alarms = proof.findings.filter(({ severity }) => severity !== 'info');
  const said = `${proof.verdict}: ${[...new Set(alarms.map((one) => `${sideOf(one)} ${one.code.replace('SIMULATE_', '')}`))].join(' ')}`;
  if (effect.harms.length === 0) {
    if (effect.doubts.length > 0) return { outcome: 'unclear', note: effect.doubts[0] ?? '' };
    if (proof.verdict === 'proved') return { outcome: 'clean', note: '' };
    const open = proof.obligations.find(({ state }) => state === 'undecided');
    return {
      outcome: 'false-alarm',
      note: `${said} ${alarms[0]?.message.slice(0, 160) ?? ''} line ${alarms[0]?.programLine} ${open?.id} ${open?.detail}`,
    };
  }
  const whats = [...new Set(effect.harms.map(({ what }) => what))];
  const harm = `${whats.join(',')} @${effect.harms
    .flatMap(({ side, lines }) => lines.map((line) => `${side}:${line}`))
    .slice(0, 4)}`;
  if (proof.verdict === 'proved') return { outcome: 'missed', note: harm };
  const fitting = alarms.filter(
    ({ code }) => code === 'SIMULATE_REGISTER' || whats.some((what) => isToldBy(what, code)),
  );
  if (fitting.length === 0) return { outcome: 'miscoded', note: `${harm} → ${said}` };
  const isPlaced =
    effect.harms.some(({ lines }) => lines.length === 0) ||
    fitting.some((one) => {
      const side = sideOf(one);
      const lines = new Set([
        ...effect.harms.flatMap((each) => (each.side === side ? each.lines : [])),
        ...effect.also[side],
      ]);
      // The way into a move that does harm may do it already.
      return one.programLine !== undefined && (lines.has(one.programLine) || lines.has(one.programLine + 1));
    });
  if (isPlaced) return { outcome: 'found', note: said };
  return {
    outcome: 'misplaced',
    note: `${harm} → ${fitting.map((one) => `${one.code}@${sideOf(one)}:${one.programLine}`).slice(0, 4)}`,
  };
}
