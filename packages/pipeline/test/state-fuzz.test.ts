import { describe, expect, it } from 'vitest';
import { tryPrograms } from './state-fuzz/state-fuzz.ts';

describe('programs with their words shuffled', () => {
  it('each have said of them what they do wrong with spindle, feed, tool and pauses, and nothing else', async () => {
    const { missed, alarms, nWrong, nRight } = await tryPrograms(300, 20_261_122);
    expect(missed.slice(0, 5)).toEqual([]);
    expect(alarms.slice(0, 5)).toEqual([]);
    expect(nWrong).toBeGreaterThan(100);
    expect(nRight).toBeGreaterThan(5);
  }, 120_000);
});
