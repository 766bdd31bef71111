// Changes to a job of the shop whose harm needs no calculation: an operation that nothing can do without is lost, lies too high or beside its place.
import type { Proof } from '@millwright/contracts';
import { cutsOf, type Effect, known } from './effect.ts';
import { drop, mapLines, opRange, setWord, unit, wordOf } from './fault.ts';
import type { Asked } from './jobs.ts';
import { Random } from './random.ts';
import type { ShopJob } from './shop.ts';

/** A job that must not be proved. */
export interface Spoilt {
  readonly lines: readonly string[];
  readonly asked?: Asked;
  /** The operation that was changed: a finding that names a line names one of its lines, if the harm is done there. */
  readonly op?: string;
}

interface ShopFault {
  readonly kind: string;
  readonly make: (job: ShopJob, random: Random) => Spoilt | undefined;
}

const coordinate = (job: ShopJob, value: number): string => value.toFixed(unit(job) === 1 ? 3 : 5);

/** A word of the lines of an operation that nothing can do without, shifted. */
function shifted(
  job: ShopJob,
  random: Random,
  axis: 'X' | 'Y' | 'Z',
  mm: number,
  fits = /./,
): Spoilt | undefined {
  const ops = job.needed.filter((one) => fits.test(one));
  if (ops.length === 0) return undefined;
  const op = random.pick(ops);
  const own = new Set(opRange(job, op));
  const pattern = axis === 'Z' ? /^G[123] .*Z-/ : new RegExp(`^G[0123] .*${axis}`);
  const changed = mapLines(job, (line, i) =>
    own.has(i) && pattern.test(line)
      ? setWord(line, axis, coordinate(job, wordOf(line, axis) + mm / unit(job)))
      : line,
  );
  return changed === undefined ? undefined : { lines: changed.lines, op };
}

const withTools = (
  job: ShopJob,
  id: RegExp,
  change: (tool: Asked['tools'][number]) => Asked['tools'][number],
) =>
  job.asked.tools.some((tool) => id.test(tool.id))
    ? {
        lines: job.lines,
        asked: {
          ...job.asked,
          tools: job.asked.tools.map((tool) => (id.test(tool.id) ? change(tool) : tool)),
        },
      }
    : undefined;

export const shopFaults: readonly ShopFault[] = [
  {
    kind: 'operation lost',
    make: (job, random) => {
      const op = random.pick(job.needed);
      const changed = drop(job, opRange(job, op));
      return changed === undefined ? undefined : { lines: changed.lines };
    },
  },
  {
    kind: 'operation 0.3 mm to the right',
    make: (job, random) => shifted(job, random, 'X', 0.3, /^(?!rough)/),
  },
  {
    kind: 'operation 0.05 mm to the front',
    make: (job, random) => shifted(job, random, 'Y', -0.05, /^(outline|wall|hole|pocket)/),
  },
  {
    kind: 'blind operation 0.2 mm too deep',
    make: (job, random) => shifted(job, random, 'Z', -0.2, /^(pocket|wall|rest|chamfer|v-carve|drill)/),
  },
  {
    kind: 'operation 0.2 mm too high',
    make: (job, random) => {
      const spoilt = shifted(job, random, 'Z', 0.2);
      // What is missing has no line of its own.
      return spoilt === undefined ? undefined : { lines: spoilt.lines };
    },
  },
  {
    kind: 'flat tool 0.2 mm wider',
    make: (job) => withTools(job, /^flat-6$/, (tool) => ({ ...tool, diameterMm: tool.diameterMm + 0.2 })),
  },
  {
    kind: 'flat tool 0.2 mm narrower',
    make: (job) => withTools(job, /^flat-6$/, (tool) => ({ ...tool, diameterMm: tool.diameterMm - 0.2 })),
  },
  {
    kind: 'flat tool has round corners',
    make: (job) => withTools(job, /^flat-6$/, (tool) => ({ ...tool, shape: 'bull-nose', cornerRadiusMm: 1 })),
  },
  {
    kind: 'V of another angle',
    make: (job) => withTools(job, /^vee/, (tool) => ({ ...tool, tipAngleDeg: 60 })),
  },
];

/** What went wrong when each change was tried on a job once; nothing if all is well. `nPlaced`: how often the oracle knew the lines. */
export async function tryShop(
  job: ShopJob,
  seed: number,
  prove: (asked: Asked, lines: readonly string[]) => Promise<Proof>,
  share: (at: number) => boolean = () => true,
): Promise<{ readonly nTrials: number; readonly nPlaced: number; readonly bad: readonly string[] }> {
  const oracle = oracleOf(job);
  let [nTrials, nPlaced] = [0, 0];
  const bad: string[] = [];
  for (const [at, { kind, make }] of shopFaults.entries()) {
    const spoilt = share(at) ? make(job, new Random(seed * 31 + at)) : undefined;
    if (spoilt === undefined) continue;
    nTrials++;
    const asked = spoilt.asked ?? job.asked;
    const { verdict, findings } = await prove(asked, spoilt.lines);
    const lines = findings
      .filter(({ severity }) => severity === 'error')
      .map(({ programLine }) => programLine);
    const isInOp =
      spoilt.op === undefined ||
      lines.some((line) => line === undefined || job.tags[line - 1]?.op === spoilt.op);
    const own = spoilt.op === undefined ? [] : oracle(spoilt.lines, asked);
    if (own.length > 0) nPlaced++;
    const isPlaced = own.length === 0 || lines.some((line) => line !== undefined && own.includes(line));
    const where = isInOp ? `not in lines ${own.slice(0, 4)}` : `not in ${spoilt.op}`;
    if (verdict !== 'findings' || !isInOp || !isPlaced)
      bad.push(`${kind}, ${job.name}: ${verdict}, lines ${lines.slice(0, 4)}, ${where}`);
  }
  return { nTrials, nPlaced, bad };
}

/** Tells the lines of a changed job that surely do harm; none where the oracle finds harm in the job as it was, which it then cannot judge. */
function oracleOf(job: ShopJob): (lines: readonly string[], asked: Asked) => readonly number[] {
  let isKnown: boolean | undefined;
  let before: ReturnType<typeof known> | undefined;
  return (lines, asked) => {
    const text = `${job.lines.join('\n')}\n`;
    before ??= known(text, job.asked);
    isKnown ??= cutsOf(before, text, { ...job.asked, tools: [...job.asked.tools] }).harms.length === 0;
    return isKnown ? linesOfHarm(cutsOf(before, `${lines.join('\n')}\n`, asked)) : [];
  };
}

/** The lines that surely cut where wood should stand, and those that may do the same; none where something is missing alone. */
function linesOfHarm({ harms, also }: Effect): readonly number[] {
  const lines = harms
    .filter(({ what }) => what === 'gouge' || what === 'floor' || what === 'skin')
    .flatMap((harm) => harm.lines);
  // The way into a move that does harm may do it already.
  return lines.length === 0 ? [] : [...lines, ...lines.map((line) => line - 1), ...also];
}
