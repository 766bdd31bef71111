import { describe, expect, test } from 'vitest';
import { nestParts } from '../../src/index.js';
import { parseRequest } from '../../src/request/parse-request.js';
import { job, part, polygon, rectangle, sheet } from '../shapes.js';

const square = rectangle(100, 100);

test('defaults are filled in', () => {
  expect(parseRequest(job([]))).toMatchObject({ rotationsDeg: [0, 90, 180, 270], seed: 1, workBudget: 2000 });
});

describe('mistakes are refused with a code, a path and values', () => {
  test.each([
    ['a negative spacing', job([], { spacingMm: -1 }), 'spacingMm'],
    ['an unknown field', { ...job([]), gapMm: 3 }, ''],
    ['no sheets', job([], { sheets: [] }), 'sheets'],
    ['a budget of nothing', job([], { workBudget: 0 }), 'workBudget'],
    [
      'a coordinate that is no number',
      job([
        part(
          'a',
          polygon([
            [0, 0],
            [Number.NaN, 0],
            [1, 1],
          ]),
        ),
      ]),
      'parts.0.outline.vertices.1.0',
    ],
  ])('%s', (_, request, path) => {
    expect(() => parseRequest(request)).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID', data: expect.objectContaining({ path }) }),
    );
  });

  test.each([
    ['two parts with one id', job([part('a', square), part('a', square)]), 'NEST_ID_REPEATED'],
    ['two sheets with one id', job([], { sheets: [sheet(10, 10), sheet(10, 10)] }), 'NEST_ID_REPEATED'],
    ['an open outline', job([part('a', { ...square, closed: false })]), 'NEST_OUTLINE_OPEN'],
    [
      'an open hole',
      job([part('a', square, { holes: [{ ...square, closed: false }] })]),
      'NEST_OUTLINE_OPEN',
    ],
    [
      'a line as an outline',
      job([
        part(
          'a',
          polygon([
            [0, 0],
            [5, 5],
            [9, 9],
          ]),
        ),
      ]),
      'NEST_OUTLINE_WITHOUT_AREA',
    ],
    [
      'more copies than can be nested at once',
      job([
        part('a', square, { quantity: 9999 }),
        part('b', square, { quantity: 9999 }),
        part('c', square, { quantity: 9 }),
      ]),
      'INPUT_TOO_LARGE',
    ],
  ])('%s', (_, request, code) => {
    expect(() => parseRequest(request)).toThrow(expect.objectContaining({ code }));
  });

  test('nestParts rejects rather than throws', async () => {
    await expect(nestParts(job([], { marginMm: -5 }))).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });
});
