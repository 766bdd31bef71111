import { isMillwrightError } from '@millwright/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadPolygonKernel, type PolygonKernel, type Ring } from '../../src/index.js';

const round = { join: 'round', arcToleranceMm: 1e-4 } as const;
const ring = (...numbers: number[]): Ring => Float64Array.from(numbers);
const square = ring(0, 0, 10, 0, 10, 10, 0, 10);

let kernel: PolygonKernel;
beforeAll(async () => {
  kernel = await loadPolygonKernel();
});

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (thrown) {
    return isMillwrightError(thrown) ? thrown.code : String(thrown);
  }
  return 'none';
};

describe('whatever is not a place within ±10⁷ mm', () => {
  const calls: [string, (bad: Ring) => unknown][] = [
    ['offset', (bad) => kernel.offset([bad], 1, round)],
    ['offsets', (bad) => kernel.offsets([square, bad], [1, 2], round)],
    ['offsetOpen', (bad) => kernel.offsetOpen([bad], 1, { ...round, end: 'butt' })],
    ['xor', (bad) => kernel.xor([square], [bad])],
    ['clipOpen, the path', (bad) => kernel.clipOpen([bad], [square])],
    ['clipOpen, the area', (bad) => kernel.clipOpen([square], [bad])],
    ['simplify to a side', (bad) => kernel.simplify([bad], 1, 'outside')],
  ];

  it.each(calls)('is refused by %s with its code', (_, call) => {
    for (const mm of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1.000001e7, -1e9]) {
      expect(codeOf(() => call(ring(0, 0, 10, 0, mm, 10)))).toBe('GEOMETRY_COORDINATE_OUT_OF_RANGE');
    }
    expect(codeOf(() => call(ring(0, 0, 10, 0, 10, 10, 0)))).toBe('INPUT_INVALID');
  });

  it.each(calls)('is taken by %s up to the limit', (_, call) => {
    expect(codeOf(() => call(ring(-9.99e6, -9.99e6, 9.99e6, -9.99e6, 0, 9.99e6)))).toBe('none');
  });
});

describe('options out of range', () => {
  it('have their codes', () => {
    expect(codeOf(() => kernel.offsets([square], [1, Number.NaN], round))).toBe(
      'GEOMETRY_COORDINATE_OUT_OF_RANGE',
    );
    expect(codeOf(() => kernel.offsetOpen([square], -1, { ...round, end: 'round' }))).toBe('INPUT_INVALID');
    expect(codeOf(() => kernel.offsetOpen([square], 1, { ...round, arcToleranceMm: 0, end: 'round' }))).toBe(
      'GEOMETRY_TOLERANCE_INVALID',
    );
    expect(codeOf(() => kernel.simplify([square], -1, 'inside'))).toBe('GEOMETRY_TOLERANCE_INVALID');
    expect(codeOf(() => kernel.simplify([square], Number.NaN, 'inside'))).toBe('GEOMETRY_TOLERANCE_INVALID');
  });
});

describe('round corners that would fill the memory', () => {
  const zigzag = Float64Array.from(
    [
      ...Array.from({ length: 3000 }, (_, i) => [i * 0.05, i % 2 === 0 ? 0 : 50]),
      [150, -10],
      [0, -10],
    ].flat(),
  );

  it('are refused before they are made', () => {
    expect(codeOf(() => kernel.offset([zigzag], 1e5, round))).toBe('GEOMETRY_TOO_MANY_POINTS');
    expect(codeOf(() => kernel.offset([zigzag], -1e5, round))).toBe('GEOMETRY_TOO_MANY_POINTS');
    expect(codeOf(() => kernel.offsetOpen([zigzag], 1e5, { ...round, end: 'round' }))).toBe(
      'GEOMETRY_TOO_MANY_POINTS',
    );
  });

  it('are made as long as there is room', () => {
    expect(codeOf(() => kernel.offset([zigzag], 1, { ...round, arcToleranceMm: 0.01 }))).toBe('none');
    expect(codeOf(() => kernel.offset([square], 1e6, round))).toBe('none');
    expect(codeOf(() => kernel.offset([zigzag], 1e5, { ...round, join: 'mitre' }))).toBe('none');
  });
});

it('takes any number of rings of nothing', () => {
  const nothing = [ring(), ring(1, 1), ring(1, 1, 2, 2), ring(1, 1, 1, 1, 1, 1)];
  expect(kernel.offset(nothing, 1, round)).toEqual([]);
  expect(kernel.xor(nothing, nothing)).toEqual([]);
  expect(kernel.simplify(nothing, 1, 'outside')).toEqual([]);
  expect(kernel.clipOpen(nothing, nothing)).toEqual([]);
  expect(kernel.offsets(nothing, [], round)).toEqual([]);
});
