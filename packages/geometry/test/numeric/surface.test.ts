import { expect, test } from 'vitest';
import * as numeric from '../../src/numeric.js';
import * as numericWasm from '../../src/numeric-wasm.js';

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

test('the subpath numeric-wasm exports the loader of the numeric module', () => {
  expect(Object.keys(numericWasm)).toEqual(['loadNumeric']);
});
