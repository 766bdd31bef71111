import { describe, expect, it } from 'vitest';
import { operations, parseInput } from '../src/index.js';

function complaint(name: keyof typeof operations, given: unknown): string {
  try {
    parseInput(operations[name].input, given, { what: 'The input' });
  } catch (thrown) {
    return (thrown as Error).message;
  }
  return '';
}

const square = {
  closed: true,
  vertices: [
    [0, 0, 0],
    [9, 0, 0],
    [9, 9, 0],
  ],
};
const part = { id: 'a', quantity: 1, outline: square, holes: [], features: [] };
const sheet = { id: 's', material: 'plywood', widthMm: 9, heightMm: 9, thicknessMm: 9, quantity: 1 };
const nest = (parts: unknown) => ({ parts, sheets: [sheet], spacingMm: 1, marginMm: 1 });

describe('what is wrong with a value that may have several forms', () => {
  // Each said "Invalid input" and nothing more, be it one of a thousand parts.
  it.each([
    [
      'a number deep within',
      nest([part, { ...part, quantity: -1 }]),
      /^The input is not valid: parts\.1\.quantity: Too small/,
    ],
    ['a key that is not known', nest([{ ...part, colour: 'red' }]), /parts\.0: Unrecognized key: "colour"/],
    [
      'neither of the forms',
      nest(5),
      /parts: Invalid input: expected string, received number, or .*expected array/,
    ],
    ['a reference that is none', nest('ref://sha256/x'), /parts: Invalid string: must match pattern/],
  ])('%s', (_, given, words) => {
    expect(complaint('nest_parts', given)).toMatch(words);
  });

  it('is said of the form that was meant', () => {
    expect(complaint('read_drawing', { drawing: { base64: '!' } })).toMatch(
      /: drawing\.base64: Invalid base64/,
    );
    expect(complaint('read_drawing', { drawing: { text: 5 } })).toMatch(/: drawing\.text: .*expected string/);
    expect(complaint('read_drawing', {})).toMatch(/: drawing: .*expected string, received undefined, or /);
  });

  it('is said of the first few of very many', () => {
    const many = Array.from({ length: 200_000 }, () => 5);
    expect(complaint('nest_parts', nest(many))).toMatch(/: parts\.0: .*parts\.1: .*and 199997 more\.$/s);
  });
});
