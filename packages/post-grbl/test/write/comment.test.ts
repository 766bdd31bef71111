import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commentLine } from '../../src/write/comment.js';

describe('commentLine', () => {
  it('keeps harmless text as it is', () => {
    expect(commentLine('Shelf 2: side-panel, 18.5 mm + x*y = z_1')).toBe(
      '(Shelf 2: side-panel, 18.5 mm + x*y = z_1)',
    );
  });

  it.each([
    ['stop (here)! ~?', '(stop _here__ __)'],
    ['a\nG0 Z-50', '(a_G0 Z-50)'],
    ['Brüstung %$;/', '(Br_stung ____)'],
    ['\x18\x84\u2028', '(___)'],
  ])('replaces everything a controller could act on: %j', (text, line) => {
    expect(commentLine(text)).toBe(line);
  });

  it('never exceeds 69 characters nor leaves its parentheses, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(commentLine(text)).toMatch(/^\([ A-Za-z0-9.,=_\-*:+]{0,67}\)$/);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
