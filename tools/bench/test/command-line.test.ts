import { describe, expect, it } from 'vitest';
import { readCommand } from '../src/command-line.ts';

const known = ['geometry', 'nest', 'post'];
const none = { quick: false, fresh: false };

describe('the command line', () => {
  it('takes one name, several, or all of them in their order', () => {
    expect(readCommand(['nest'], known)).toEqual({ ...none, names: ['nest'] });
    expect(readCommand(['post', 'geometry'], known)).toEqual({ ...none, names: ['geometry', 'post'] });
    expect(readCommand(['all'], known)).toEqual({ ...none, names: known });
  });

  it('asks for the list when it names nothing', () => {
    expect(readCommand([], known)).toEqual({ ...none, names: [] });
  });

  it('takes its options in any place', () => {
    const expected = { names: ['nest'], quick: true, fresh: true, jsonFile: 'out/x.json' };
    expect(readCommand(['--quick', 'nest', '--json', 'out/x.json', '--fresh'], known)).toEqual(expected);
  });

  it.each([
    [['mill'], /there is no bench "mill"; there are geometry, nest, post and all/],
    [['nest', '--fast'], /there is no option --fast/],
    [['nest', '--json'], /--json needs the name of a file/],
    [['nest', '--json', '--quick'], /--json needs the name of a file/],
  ])('is refused with a sentence when it is %j', (args, sentence) => {
    expect(readCommand(args, known)).toMatch(sentence);
  });
});
