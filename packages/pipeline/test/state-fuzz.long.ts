import { describe, expect, it } from 'vitest';
import { tryPrograms } from './state-fuzz/state-fuzz.ts';

describe('programs with their words shuffled', () => {
  it('each have said of them what they do wrong with spindle, feed, tool and pauses, and nothing else', async () => {
    const { missed, alarms, nWrong, nRight } = await tryPrograms(2_000, 6);
    expect(missed.slice(0, 5)).toEqual([]);
    expect(alarms.slice(0, 5)).toEqual([]);
    expect(nWrong).toBeGreaterThan(666);
    expect(nRight).toBeGreaterThan(33);
  }, 900_000);
});
