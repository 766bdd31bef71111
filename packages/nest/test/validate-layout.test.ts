import type { Layout, Placement } from '@millwright/contracts';
import { describe, expect, test } from 'vitest';
import { type NestInput, nestParts, validateLayout } from '../src/index.js';
import { disc, job, part, placement, polygon, rectangle, round, sheet } from './shapes.js';

const request: NestInput = job(
  [
    part('door', rectangle(400, 300), { quantity: 3, grainDeg: 0 }),
    part('disc', disc(120), { quantity: 2 }),
    part('frame', disc(200), { holes: [round(150)] }),
    part('knob', disc(40), { quantity: 2 }),
  ],
  { sheets: [sheet(1250, 900, { quantity: 2, grainDeg: 0 })], workBudget: 300 },
);
const good: Layout = (await nestParts(request)).layout;

/** The good layout with the first placement of a part changed. */
const withFault = (partId: string, change: (p: Placement) => Partial<Placement>): Layout => {
  const at = good.placements.findIndex((p) => p.partId === partId);
  return {
    ...good,
    placements: good.placements.map((p, i) => (i === at ? { ...p, ...change(p) } : p)),
  };
};
const codes = (layout: Layout, asked = request) => [
  ...new Set(validateLayout(asked, layout).map(({ code }) => code)),
];

test('a good layout has nothing to find', () => {
  expect(good.unplaced).toEqual([]);
  expect(codes(good)).toEqual([]);
});

describe('seeded faults are found', () => {
  test.each<[string, Layout, string]>([
    ['a part moved over the left edge', withFault('door', () => ({ xMm: -1 })), 'NEST_OUTSIDE_MARGIN'],
    ['a part 2 µm into the margin', withFault('door', () => ({ xMm: 9.998 })), 'NEST_OUTSIDE_MARGIN'],
    ['a part far off the sheet', withFault('disc', () => ({ xMm: 5000, yMm: -5000 })), 'NEST_OUTSIDE_MARGIN'],
    [
      'a part turned across the grain',
      withFault('door', () => ({ rotationDeg: 90 })),
      'NEST_ROTATION_NOT_ALLOWED',
    ],
    [
      'a part a millionth of a degree off the grain',
      withFault('door', () => ({ rotationDeg: 1e-6 })),
      'NEST_ROTATION_NOT_ALLOWED',
    ],
    [
      'a part turned by an angle nobody allowed',
      withFault('disc', () => ({ rotationDeg: 45 })),
      'NEST_ROTATION_NOT_ALLOWED',
    ],
    ['a mirrored part', withFault('disc', () => ({ mirrored: true })), 'NEST_ROTATION_NOT_ALLOWED'],
    [
      'a part on a sheet that is not there',
      withFault('disc', () => ({ sheetIndex: 7 })),
      'NEST_LAYOUT_INCONSISTENT',
    ],
    ['a copy twice', withFault('disc', () => ({ copy: 1 })), 'NEST_COUNT_WRONG'],
    [
      'a copy too many',
      { ...good, placements: [...good.placements, placement('disc', { copy: 2, xMm: 1000, yMm: 700 })] },
      'NEST_COUNT_WRONG',
    ],
    ['a part nobody asked for', withFault('disc', () => ({ partId: 'stranger' })), 'NEST_COUNT_WRONG'],
    ['a part forgotten', { ...good, placements: good.placements.slice(1) }, 'NEST_COUNT_WRONG'],
    ['a wrong yield', { ...good, yieldRatio: good.yieldRatio + 1e-6 }, 'NEST_LAYOUT_INCONSISTENT'],
    ['another margin', { ...good, marginMm: 5 }, 'NEST_LAYOUT_INCONSISTENT'],
    ['another spacing', { ...good, spacingMm: 5 }, 'NEST_LAYOUT_INCONSISTENT'],
    [
      'a sheet larger than in stock',
      { ...good, sheets: good.sheets.map((s) => ({ ...s, widthMm: 1251 })) },
      'NEST_LAYOUT_INCONSISTENT',
    ],
    [
      'a sheet of another material',
      { ...good, sheets: good.sheets.map((s) => ({ ...s, material: 'mdf' as const })) },
      'NEST_LAYOUT_INCONSISTENT',
    ],
    [
      'more sheets than there are',
      { ...good, sheets: [0, 1, 2].map(() => good.sheets[0]!) },
      'NEST_STOCK_EXCEEDED',
    ],
  ])('%s', (_, layout, code) => {
    expect(codes(layout)).toContain(code);
  });

  test('every copy moved onto any other one, but for the frame, in whose hole others have room', () => {
    const solid = good.placements.filter(({ partId }) => partId !== 'frame');
    for (const mover of solid) {
      for (const target of solid) {
        if (mover === target) continue;
        const { xMm, yMm, sheetIndex } = target;
        const placements = good.placements.map((p) => (p === mover ? { ...p, xMm, yMm, sheetIndex } : p));
        expect(codes({ ...good, placements })).toContain('NEST_PARTS_TOO_CLOSE');
      }
    }
  });

  test('a stock kind is not lent from another request', () => {
    const layout = { ...good, sheets: good.sheets.map((s) => ({ ...s, stockId: 'elsewhere' })) };
    expect(codes(layout)).toContain('NEST_LAYOUT_INCONSISTENT');
  });
});

/** Two parts on one sheet, 6 mm wanted. */
const pair = (
  a: ReturnType<typeof part>,
  b: ReturnType<typeof part>,
  bAt: Partial<Placement>,
  spacingMm = 6,
) => {
  const asked = job([a, b], { sheets: [sheet(2000, 2000)], spacingMm, marginMm: 0 });
  const layout: Layout = {
    sheets: [
      { stockId: 'sheet 2000 x 2000', material: 'plywood', widthMm: 2000, heightMm: 2000, thicknessMm: 18 },
    ],
    placements: [placement(a.id, { xMm: 500, yMm: 500 }), placement(b.id, bAt)],
    unplaced: [],
    marginMm: 0,
    spacingMm,
    yieldRatio: 0,
  };
  return validateLayout(asked, layout).filter(({ code }) => code === 'NEST_PARTS_TOO_CLOSE');
};
const box = part('box', rectangle(100, 100));

describe('gaps are measured on the true lines and arcs', () => {
  test('exactly the spacing is enough, 2 µm less are not', () => {
    const other = part('other', rectangle(50, 50));
    expect(pair(box, other, { xMm: 606, yMm: 500 })).toEqual([]);
    expect(pair(box, other, { xMm: 605.998, yMm: 500 })).toMatchObject([
      { measured: { value: expect.closeTo(5.998, 9) }, allowed: { value: 6 } },
    ]);
  });

  test('corner to corner the distance counts, not the boxes', () => {
    const other = part('other', rectangle(50, 50));
    const diagonal = 6 / Math.SQRT2;
    expect(pair(box, other, { xMm: 600 + diagonal + 0.001, yMm: 600 + diagonal + 0.001 })).toEqual([]);
    expect(pair(box, other, { xMm: 600 + diagonal - 0.002, yMm: 600 + diagonal - 0.002 })).toHaveLength(1);
  });

  test('discs are as far apart as their centres less their radii', () => {
    const [a, b] = [part('a', disc(100)), part('b', disc(50))];
    const at = (gap: number) => ({ xMm: 500 + 0.6 * (150 + gap), yMm: 500 + 0.8 * (150 + gap) });
    expect(pair(a, b, at(6))).toEqual([]);
    expect(pair(a, b, at(5.997))).toMatchObject([{ measured: { value: expect.closeTo(5.997, 9) } }]);
  });

  test('a part in a hole keeps the spacing to the hole', () => {
    const frame = part('frame', disc(300), { holes: [round(200)] });
    const knob = part('knob', disc(50));
    expect(pair(frame, knob, { xMm: 500 + 144, yMm: 500 })).toEqual([]);
    expect(pair(frame, knob, { xMm: 500 + 144.003, yMm: 500 })).toHaveLength(1);
    // The larger part may come second just as well.
    expect(pair(knob, frame, { xMm: 500 + 144, yMm: 500 })).toEqual([]);
  });

  test('a part wholly inside the material of another is found though no outlines are near', () => {
    expect(pair(part('a', rectangle(900, 900)), part('b', disc(20)), { xMm: 900, yMm: 900 })).toMatchObject([
      { measured: { value: 0 } },
    ]);
  });

  test('two copies of one part on the same spot are found', () => {
    expect(pair(part('a', disc(100)), part('b', disc(100)), { xMm: 500, yMm: 500 })).toHaveLength(1);
  });
});

describe('with no spacing parts may touch but not overlap', () => {
  const cross = (id: string, w: number, h: number) => part(id, rectangle(w, h));

  test('a common edge is a good fit; 2 µm of overlap are not', () => {
    expect(pair(box, cross('b', 100, 100), { xMm: 600, yMm: 500 }, 0)).toEqual([]);
    expect(pair(box, cross('b', 100, 100), { xMm: 600, yMm: 530 }, 0)).toEqual([]);
    expect(pair(box, cross('b', 100, 100), { xMm: 599.998, yMm: 530 }, 0)).toMatchObject([
      { measured: { value: expect.closeTo(-0.002, 6) } },
    ]);
  });

  test('two long strips crossing far from all corners are found', () => {
    expect(pair(cross('a', 1400, 3), cross('b', 3, 1400), { xMm: 1111, yMm: 100 }, 0)).toHaveLength(1);
  });

  test('equal parts exactly on one another are found', () => {
    expect(pair(box, cross('b', 100, 100), { xMm: 500, yMm: 500 }, 0)).toHaveLength(1);
    expect(pair(part('a', disc(80)), part('b', disc(80)), { xMm: 500, yMm: 500 }, 0)).toHaveLength(1);
  });

  test('touching discs are a good fit, and a disc may fill a hole exactly', () => {
    expect(pair(part('a', disc(100)), part('b', disc(50)), { xMm: 650, yMm: 500 }, 0)).toEqual([]);
    expect(pair(part('a', disc(100)), part('b', disc(50)), { xMm: 649.99, yMm: 500 }, 0)).toHaveLength(1);
    const ring = part('ring', disc(100), { holes: [round(50)] });
    expect(pair(ring, part('plug', disc(50)), { xMm: 500, yMm: 500 }, 0)).toEqual([]);
    expect(pair(ring, part('plug', disc(50.01)), { xMm: 500, yMm: 500 }, 0)).toHaveLength(1);
  });

  test('an L and the square that fills its notch are a good fit', () => {
    const ell = part(
      'ell',
      polygon([
        [0, 0],
        [200, 0],
        [200, 100],
        [100, 100],
        [100, 200],
        [0, 200],
      ]),
    );
    expect(pair(ell, box, { xMm: 600, yMm: 600 }, 0)).toEqual([]);
    expect(pair(ell, box, { xMm: 599.99, yMm: 600 }, 0)).toHaveLength(1);
  });
});

describe('what is no layout is refused', () => {
  test('a layout or request that does not match its schema', () => {
    const broken = { ...good, yieldRatio: Number.NaN };
    expect(() => validateLayout(request, broken)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
    expect(() => validateLayout({ ...request, spacingMm: -1 }, good)).toThrow(
      expect.objectContaining({
        code: 'INPUT_INVALID',
        data: expect.objectContaining({ path: 'spacingMm' }),
      }),
    );
  });

  test('a heap of parts gives at most a thousand findings', () => {
    const heap = job([part('a', rectangle(10, 10), { quantity: 100 })]);
    const sheets = [
      { stockId: 'sheet 2440 x 1220', material: 'plywood', widthMm: 2440, heightMm: 1220, thicknessMm: 18 },
    ] as const;
    const placements = Array.from({ length: 100 }, (_, copy) => placement('a', { copy, xMm: 50, yMm: 50 }));
    const layout: Layout = { sheets, placements, unplaced: [], marginMm: 10, spacingMm: 6, yieldRatio: 0 };
    expect(validateLayout(heap, layout)).toHaveLength(1000);
  });
});
