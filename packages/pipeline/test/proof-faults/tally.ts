// Runs kinds of changes over programs and keeps what the oracle and the proof say of each.
import type { Programmed } from './jobs.ts';
import { prove } from './jobs.ts';
import { harmlessKinds, mutations, randomFrom } from './mutations.ts';
import { type Effect, Oracle } from './oracle.ts';

/** One change, tried. Kind, program and seed make it again. */
export interface Trial {
  readonly kind: string;
  readonly program: string;
  readonly seed: number;
  readonly effect: Effect['effect'];
  readonly why: string;
  readonly verdict: string;
  readonly codes: string;
}

/** What to try. */
export interface TryOptions {
  readonly nTimes: number;
  readonly firstSeed: number;
  /** All kinds, if nothing is said. */
  readonly kinds?: readonly string[];
}

/** Tries each kind a number of times on each program. */
export async function tryKinds(
  programs: readonly Programmed[],
  options: TryOptions,
): Promise<readonly Trial[]> {
  const { nTimes, firstSeed, kinds = Object.keys(mutations) } = options;
  const trials: Trial[] = [];
  for (const { name, job, text } of programs) {
    const oracle = new Oracle(job, text);
    const lines = text.split('\n');
    for (const kind of kinds) {
      for (let i = 0; i < nTimes; i++) {
        const seed = firstSeed + i * 7919;
        const changed = mutations[kind]?.(lines, randomFrom(seed));
        if (changed === undefined || changed === text) continue;
        const { effect, why } = harmlessKinds.has(kind)
          ? ({ effect: 'none', why: 'by its kind' } as const)
          : oracle.judge(changed);
        const proof = await prove(job, changed);
        const codes = [...new Set(proof.findings.map(({ code }) => code))].join(' ');
        trials.push({ kind, program: name, seed, effect, why, verdict: proof.verdict, codes });
      }
    }
  }
  return trials;
}

/** Harm that was proved. */
export const deceived = (trials: readonly Trial[]): readonly Trial[] =>
  trials.filter(({ effect, verdict }) => effect === 'harm' && verdict === 'proved');

/** What does no harm and was not proved. */
export const falseAlarms = (trials: readonly Trial[]): readonly Trial[] =>
  trials.filter(({ effect, verdict }) => effect === 'none' && verdict !== 'proved');

/** A table by kind: harmful and found, harmful and proved, harmless and proved, harmless and not, too near to say. */
export function table(trials: readonly Trial[]): string {
  const row = (name: string, of: readonly Trial[]): string => {
    const count = (effect: string, isProved: boolean): number =>
      of.filter((trial) => trial.effect === effect && (trial.verdict === 'proved') === isProved).length;
    const nUnclear = count('unclear', true) + count('unclear', false);
    const cells = [
      count('harm', false),
      count('harm', true),
      count('none', true),
      count('none', false),
      nUnclear,
    ];
    return `${name.padEnd(24)}${cells.map((cell) => String(cell).padStart(10)).join('')}`;
  };
  const kinds = [...new Set(trials.map(({ kind }) => kind))];
  const words = ['found', 'DECEIVED', 'clean', 'ALARM', 'unclear'];
  const head = `${''.padEnd(24)}${words.map((word) => word.padStart(10)).join('')}`;
  const rows = kinds.map((kind) =>
    row(
      kind,
      trials.filter((trial) => trial.kind === kind),
    ),
  );
  return [head, ...rows, row('all', trials)].join('\n');
}
