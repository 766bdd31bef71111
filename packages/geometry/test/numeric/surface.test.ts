import { expect, test } from 'vitest';
import * as batch from '../../src/batch.js';
import * as numeric from '../../src/numeric.js';

test('the subpath numeric exports these names and no other', () => {
  expect(Object.keys(numeric).sort()).toEqual([
    ...[
      'PI',
      'acos',
      'asin',
      'atan',
      'atan2',
      'cbrt',
      'cos',
      'cosDeg',
      'degreesToRad',
      'exp',
      'hypot',
      'incircle',
    ],
    ...['log', 'orient2d', 'pow', 'radToDegrees', 'sin', 'sinDeg', 'tan'],
  ]);
});

test('the subpath batch exports the loader of the numeric module', () => {
  expect(Object.keys(batch)).toEqual(['loadNumeric']);
});
