import { describe, expect, it } from 'vitest';
import { measure, type Sampling } from '../src/measure.ts';

const sampling: Sampling = { warmS: 0, measureS: 100, sampleS: 0, leastSamples: 3, mostSamples: 4 };

/** A clock that only work moves, and work that takes a stated time and leaves its letter. */
function laboratory() {
  let nowS = 0;
  const runs: string[] = [];
  const work = (letter: string, takesS: (nRuns: number) => number) => () => {
    runs.push(letter);
    nowS += takesS(runs.filter((run) => run === letter).length);
  };
  return { clock: () => nowS, runs, work };
}

describe('contenders', () => {
  it('are warmed one after the other and then sampled in turns', async () => {
    const { clock, runs, work } = laboratory();
    await measure([work('A', () => 1), work('B', () => 2)], sampling, clock);
    expect(runs.join('')).toBe(`AB${'AB'.repeat(4)}`);
  });

  it('get the same number of samples, in seconds per run', async () => {
    const { clock, work } = laboratory();
    const samples = await measure([work('A', (n) => n), work('B', () => 2)], sampling, clock);
    expect(samples).toEqual([
      [2, 3, 4, 5],
      [2, 2, 2, 2],
    ]);
  });

  it('repeat short work until a sample has its length, and divide by the repeats', async () => {
    const { clock, runs, work } = laboratory();
    const [own] = await measure([work('A', () => 0.25)], { ...sampling, sampleS: 1, mostSamples: 3 }, clock);
    expect(runs).toHaveLength(1 + 3 * 4);
    expect(own).toEqual([0.25, 0.25, 0.25]);
  });

  it('run until they are warm before anything counts', async () => {
    const { clock, runs, work } = laboratory();
    await measure([work('A', () => 1)], { ...sampling, warmS: 5, mostSamples: 3 }, clock);
    expect(runs).toHaveLength(5 + 3);
  });

  it('start no round that would end after their time, once they have the least number of samples', async () => {
    const { clock, work } = laboratory();
    const slow = await measure([work('A', () => 60)], { ...sampling, mostSamples: 50 }, clock);
    expect(slow[0]).toHaveLength(3);
    const fast = await measure([work('A', () => 20)], { ...sampling, mostSamples: 50 }, clock);
    expect(fast[0]).toHaveLength(5);
  });

  it('that take long are run once where one sample is enough', async () => {
    const { clock, runs, work } = laboratory();
    const quick = { ...sampling, measureS: 4, leastSamples: 1 };
    const samples = await measure([work('A', () => 7), work('B', () => 2)], quick, clock);
    expect(samples).toEqual([[7], [2]]);
    expect(runs.join('')).toBe('AB');
  });

  it('are waited for when they answer later, and their failure is not lost', async () => {
    const { clock, runs, work } = laboratory();
    const later = work('A', () => 1);
    const [samples] = await measure([async () => later()], sampling, clock);
    expect(samples).toHaveLength(4);
    expect(runs).toHaveLength(5);
    await expect(measure([() => Promise.reject(new Error('no'))], sampling, clock)).rejects.toThrow('no');
  });
});
