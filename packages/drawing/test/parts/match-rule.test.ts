import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appliesTo, operationFor } from '../../src/parts/match-rule.js';

const isOn = (pattern: string, layer: string) => appliesTo({ layer: pattern }, { layer });

describe('a rule', () => {
  it('names layers in capitals or not, with stars for any letters', () => {
    for (const pattern of ['Pocket 6', 'POCKET 6', 'pocket*', '*6', '*', 'p*k*t*6', '**'])
      expect(isOn(pattern, 'Pocket 6')).toBe(true);
    for (const pattern of ['Pocket', '*5', 'k*', 'Pocket 6*6', ''])
      expect(isOn(pattern, 'Pocket 6')).toBe(false);
  });

  it('takes dots, brackets and backslashes for letters', () => {
    expect(isOn('a.c', 'abc')).toBe(false);
    expect(isOn('(a|b)\\', '(A|B)\\')).toBe(true);
  });

  it('fits like the plain search that tries everything', () => {
    const slow = (pattern: string, text: string): boolean =>
      pattern === ''
        ? text === ''
        : pattern[0] === '*'
          ? slow(pattern.slice(1), text) || (text !== '' && slow(pattern, text.slice(1)))
          : text !== '' && pattern[0] === text[0] && slow(pattern.slice(1), text.slice(1));
    const letters = (alphabet: readonly string[]) =>
      fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 8 });
    fc.assert(
      fc.property(letters(['a', 'b', '*']), letters(['a', 'b']), (pattern, text) => {
        expect(isOn(pattern, text)).toBe(slow(pattern, text));
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  it('is over those before it', () => {
    const rules = [
      { layer: '*', operation: 'engrave' as const },
      { layer: 'A', operation: 'cut' as const },
      { layer: 'B', ignore: true },
      { layer: 'A', grainDeg: 90 },
    ];
    expect(['A', 'B', 'C'].map((layer) => operationFor(rules, { layer }).operation)).toEqual([
      'cut',
      'ignore',
      'engrave',
    ]);
  });
});
