import type { Bench, BenchRow, Work } from './bench.ts';
import { type Clock, measure, type Sampling } from './measure.ts';
import type { Effort, Judged, Measured, RowIdentity } from './row.ts';
import type { RowStore } from './row-store.ts';
import { reaches, summarize, timesBetter } from './statistics.ts';
import { valueIn } from './units.ts';

/** What a run of benches needs from outside. */
export interface Surroundings {
  readonly store: RowStore;
  readonly clock: Clock;
  readonly identityOf: (bench: Bench, row: BenchRow) => RowIdentity;
  /** Told before a row is measured, or why it is not. */
  readonly onRow: (row: BenchRow, what: 'measuring' | 'known' | 'no time left') => void;
}

/** How to run them. */
export interface RunSettings {
  readonly effort: Effort;
  readonly fresh: boolean;
}

/** Time for all rows of a quick run together, seconds; the rest of its minute is for loading, preparing and the last sample. */
export const QUICK_TOTAL_S = 40;

/** A row measured in full. Ten samples of a tenth of a second at least, where the work is shorter than that. */
const FULL: Sampling = { warmS: 1, measureS: 6, sampleS: 0.1, leastSamples: 5, mostSamples: 40 };

/**
 * Every row of the benches, in order: taken from the store where it is measured already, else measured and stored. A quick run that is out of
 * time leaves the remaining rows out and says so.
 */
export async function runBenches(
  benches: readonly Bench[],
  { effort, fresh }: RunSettings,
  { store, clock, identityOf, onRow }: Surroundings,
): Promise<Judged[]> {
  const rows = benches.flatMap((bench) =>
    bench.rows.map((row) => ({ row, identity: identityOf(bench, row) })),
  );
  const known = new Map(
    fresh
      ? []
      : rows.flatMap(({ row, identity }) => {
          const found = store.find(identity, effort);
          return found ? [[row, found] as const] : [];
        }),
  );
  const began = clock();
  let nLeft = rows.length - known.size;
  const judged: Judged[] = [];
  for (const { row, identity } of rows) {
    let measured = known.get(row);
    if (measured) onRow(row, 'known');
    else {
      const leftS = effort === 'quick' ? began + QUICK_TOTAL_S - clock() : Number.POSITIVE_INFINITY;
      onRow(row, leftS > 0 ? 'measuring' : 'no time left');
      if (leftS > 0) {
        measured = await measureRow(row, effort, effort === 'quick' ? quick(leftS / nLeft) : FULL, clock);
        store.save(identity, measured);
      }
      nLeft--;
    }
    if (measured) judged.push(judge(row, measured));
  }
  return judged;
}

/** A share of a quick run, seconds, divided between warming up (each contender for itself) and measuring. */
const quick = (shareS: number): Sampling => ({
  warmS: shareS * 0.1,
  measureS: shareS * 0.5,
  sampleS: Math.min(0.05, shareS * 0.02),
  leastSamples: 1,
  mostSamples: 20,
});

async function measureRow(
  row: BenchRow,
  effort: Effort,
  sampling: Sampling,
  clock: Clock,
): Promise<Measured> {
  const { metric, instance, unit, better, seed, budget } = row;
  const { own, peer } = await samplesOf(row, await row.prepare(), sampling, clock);
  const { best, mean, deviation } = summarize(own, better);
  const other = peer.length > 0 ? summarize(peer, better) : null;
  return {
    metric,
    instance,
    value: best,
    unit,
    better,
    mean,
    deviation,
    samples: own,
    peer: row.peer ?? null,
    peerValue: other?.best ?? null,
    peerMean: other?.mean ?? null,
    peerDeviation: other?.deviation ?? null,
    peerSamples: peer,
    ratio: other ? timesBetter(best, other.best, better) : null,
    seed,
    budget,
    effort,
  };
}

/** Samples in the row's unit. */
async function samplesOf(
  { metric, unit, peer }: BenchRow,
  work: Work,
  sampling: Sampling,
  clock: Clock,
): Promise<{ own: number[]; peer: number[] }> {
  if ('figure' in work) return { own: [work.figure], peer: [] };
  if ((peer === undefined) !== (work.peer === undefined))
    throw new TypeError(`${metric}: a peer is named and not run, or run and not named`);
  const contenders = work.peer ? [work.run, work.peer] : [work.run];
  const [own = [], other = []] = (await measure(contenders, sampling, clock)).map((samples) =>
    samples.map((seconds) => valueIn(unit, { seconds, amount: work.amount })),
  );
  return { own, peer: other };
}

/** Targets are judged when reported, so that a row measured before its target changed is judged by the new one. */
const judge = ({ better, target }: BenchRow, measured: Measured): Judged => ({
  ...measured,
  target,
  ok: reaches(measured.value, target, better),
});
