import { describe, expect, it } from 'vitest';
import { isAllowed } from '../src/nodes.ts';

describe('a version of Node', () => {
  it.each([
    [[20, 19, 0], '>=20.19', true],
    [[20, 18, 3], '>=20.19', false],
    [[22, 0, 0], '>=20.19', true],
    [[18, 20, 0], '>=20.19', false],
    [[24, 0, 0], '>=24', true],
    [[20, 20, 2], '>=24', false],
  ])('%j is judged by the range %s: %s', (version, range, expected) => {
    expect(isAllowed(version as number[], range as string)).toBe(expected);
  });
});
