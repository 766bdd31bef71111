/** What a set of samples says. */
export interface Summary {
  /** The best sample: what the machine does when nothing else disturbs it. */
  readonly best: number;
  readonly mean: number;
  /** Standard deviation of the samples (n − 1); 0 for one sample. */
  readonly deviation: number;
}

/** Sums up samples, of which there is at least one. */
export function summarize(samples: readonly number[], better: 'higher' | 'lower'): Summary {
  if (samples.length === 0) throw new RangeError('no samples to sum up');
  const best = better === 'lower' ? Math.min(...samples) : Math.max(...samples);
  const mean = samples.reduce((sum, sample) => sum + sample, 0) / samples.length;
  const squares = samples.reduce((sum, sample) => sum + (sample - mean) * (sample - mean), 0);
  return { best, mean, deviation: samples.length > 1 ? Math.sqrt(squares / (samples.length - 1)) : 0 };
}

/** How many times better than its peer a value is: above 1 is better, whichever way the unit runs. */
export function timesBetter(value: number, peerValue: number, better: 'higher' | 'lower'): number {
  return better === 'higher' ? value / peerValue : peerValue / value;
}

/** Whether a value reaches its target; without a target it does. */
export function reaches(value: number, target: number | null, better: 'higher' | 'lower'): boolean {
  if (!Number.isFinite(value)) return false;
  if (target === null) return true;
  return better === 'higher' ? value >= target : value <= target;
}
