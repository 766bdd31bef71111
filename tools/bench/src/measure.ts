import type { Run } from './bench.ts';
import { keep } from './sink.ts';

/** How long to measure. */
export interface Sampling {
  /** Each contender is run this long before anything counts, seconds. */
  readonly warmS: number;
  /** No new round of samples starts when it would end later than this after the warm-up, seconds, once there are `leastSamples`. */
  readonly measureS: number;
  /** A sample repeats short work until it takes about this long, seconds. */
  readonly sampleS: number;
  readonly leastSamples: number;
  readonly mostSamples: number;
}

/** A clock that never runs backwards, seconds. */
export type Clock = () => number;

/** Most runs of one warm-up or one sample: work of 100 ns fills a tenth of a second with it. */
const MOST_RUNS = 1_000_000;

/**
 * Samples of every contender, taken in turns (A B A B …), so that whatever else the machine does falls on all of them alike. Where one
 * sample is enough and warming up has taken twice the time there is to measure, the warm-up is the sample: work of many seconds is not
 * done twice for a quick look.
 * @returns for each contender its samples, seconds per run, all lists of one length
 */
export async function measure(
  contenders: readonly Run[],
  sampling: Sampling,
  clock: Clock,
): Promise<number[][]> {
  const repeats: number[] = [];
  const warmUps: number[] = [];
  for (const contender of contenders) {
    const { nRuns, fastestS } = await warm(contender, sampling, clock);
    repeats.push(nRuns);
    warmUps.push(fastestS);
  }
  if (sampling.leastSamples === 1 && warmUps.reduce((sum, s) => sum + s, 0) > 2 * sampling.measureS)
    return warmUps.map((seconds) => [seconds]);
  const samples: number[][] = contenders.map(() => []);
  const began = clock();
  let longestRoundS = 0;
  for (let round = 0; round < sampling.mostSamples; round++) {
    const roundBegan = clock();
    const wouldEndS = roundBegan - began + longestRoundS;
    if (round >= sampling.leastSamples && wouldEndS > sampling.measureS) break;
    for (const [index, contender] of contenders.entries())
      samples[index]?.push(await sample(contender, repeats[index] ?? 1, clock));
    longestRoundS = Math.max(longestRoundS, clock() - roundBegan);
  }
  return samples;
}

/** Runs a contender until it is warm, at least once. @returns how many runs make a sample, and how long its fastest run took */
async function warm(
  contender: Run,
  { warmS, sampleS }: Sampling,
  clock: Clock,
): Promise<{ readonly nRuns: number; readonly fastestS: number }> {
  const began = clock();
  let fastestS = Number.POSITIVE_INFINITY;
  for (let nRuns = 0; nRuns < MOST_RUNS; nRuns++) {
    fastestS = Math.min(fastestS, await sample(contender, 1, clock));
    if (clock() - began >= warmS) break;
  }
  const nRuns = Math.min(MOST_RUNS, Math.max(1, Math.ceil(sampleS / Math.max(fastestS, 1e-9))));
  return { nRuns, fastestS };
}

/** Seconds per run over `nRuns` runs. */
async function sample(contender: Run, nRuns: number, clock: Clock): Promise<number> {
  const began = clock();
  for (let run = 0; run < nRuns; run++) {
    const result = contender();
    keep(result instanceof Promise ? await result : result);
  }
  return (clock() - began) / nRuns;
}
