import { type NestResult, nestResultSchema } from '@millwright/contracts';
import { describe, expect, test } from 'vitest';
import { nestParts } from '../src/index.js';
import { disc, job, part, polygon, rectangle, round, sheet } from './shapes.js';

describe('exact fits', () => {
  test('eight squares fill a sheet that they fit without a gap', async () => {
    const { layout } = await nestParts(
      job([part('square', rectangle(600, 600), { quantity: 8 })], {
        sheets: [sheet(2400, 1200)],
        spacingMm: 0,
        marginMm: 0,
      }),
    );
    expect(layout.sheets).toHaveLength(1);
    expect(layout.yieldRatio).toBe(1);
  });

  test('eight squares with a gap of 6 mm fit a sheet that is larger by exactly the gaps', async () => {
    const { layout } = await nestParts(
      job([part('square', rectangle(600, 600), { quantity: 8 })], {
        sheets: [sheet(2418 + 20, 1206 + 20)],
      }),
    );
    expect(layout.sheets).toHaveLength(1);
    expect(layout.unplaced).toEqual([]);
    expect([...new Set(layout.placements.map(({ xMm }) => xMm))].sort((a, b) => a - b)).toEqual([
      10, 616, 1222, 1828,
    ]);
  });

  test('a part as large as the room between the margins is placed', async () => {
    const { layout } = await nestParts(job([part('full', rectangle(2420, 1200))]));
    expect(layout.placements).toMatchObject([{ xMm: 10, yMm: 10, rotationDeg: 0 }]);
  });

  test('two triangles make a square', async () => {
    const half = polygon([
      [0, 0],
      [400, 0],
      [0, 400],
    ]);
    const { layout } = await nestParts(
      job([part('half', half, { quantity: 2 })], { sheets: [sheet(400, 400)], spacingMm: 0, marginMm: 0 }),
    );
    expect(layout.unplaced).toEqual([]);
    expect(layout.yieldRatio).toBe(1);
  });
});

describe('what does not fit', () => {
  test('a part larger than every sheet is unplaced, with its size and the room there is', async () => {
    const { layout, findings } = await nestParts(
      job([part('rail', rectangle(2421, 100), { quantity: 2 }), part('ok', rectangle(100, 100))]),
    );
    expect(layout.placements.map(({ partId }) => partId)).toEqual(['ok']);
    expect(layout.unplaced.map(({ code, copy }) => [code, copy])).toEqual([
      ['NEST_PART_LARGER_THAN_SHEET', 0],
      ['NEST_PART_LARGER_THAN_SHEET', 1],
    ]);
    expect(findings).toMatchObject([
      {
        code: 'NEST_PART_LARGER_THAN_SHEET',
        partId: 'rail',
        count: 2,
        measured: { value: 2421, unit: 'mm' },
        allowed: { value: 2420, unit: 'mm' },
      },
    ]);
  });

  test('a part that would fit only across the grain is unplaced', async () => {
    const { layout } = await nestParts(
      job([part('long', rectangle(1500, 100), { grainDeg: 90 })], {
        sheets: [sheet(2440, 1220, { grainDeg: 0 })],
      }),
    );
    expect(layout.unplaced).toMatchObject([{ code: 'NEST_PART_LARGER_THAN_SHEET' }]);
  });

  test('margins that leave no room are a result, not an error', async () => {
    const { layout, findings } = await nestParts(job([part('a', rectangle(10, 10))], { marginMm: 700 }));
    expect(layout.sheets).toEqual([]);
    expect(layout.yieldRatio).toBe(0);
    expect(findings[0]).toMatchObject({ allowed: { value: 0, unit: 'mm' } });
  });

  test('when the stock is used up the rest is unplaced', async () => {
    const { layout, findings } = await nestParts(
      job([part('big', rectangle(2000, 1000), { quantity: 5 })], {
        sheets: [sheet(2440, 1220, { quantity: 3 })],
      }),
    );
    expect(layout.sheets).toHaveLength(3);
    expect(layout.placements.map(({ copy, sheetIndex }) => [copy, sheetIndex])).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
    ]);
    expect(layout.unplaced.map(({ copy, code }) => [copy, code])).toEqual([
      [3, 'NEST_OUT_OF_STOCK'],
      [4, 'NEST_OUT_OF_STOCK'],
    ]);
    expect(findings).toMatchObject([{ code: 'NEST_OUT_OF_STOCK', partId: 'big', count: 2 }]);
  });

  test('when the work budget ends first, what was not tried says so', async () => {
    const { layout, workDone } = await nestParts(
      job([part('a', rectangle(100, 100), { quantity: 5 })], { workBudget: 3 }),
    );
    expect(workDone).toBe(3);
    expect(layout.placements).toHaveLength(3);
    expect(layout.unplaced.map(({ code }) => code)).toEqual(['NEST_BUDGET_SPENT', 'NEST_BUDGET_SPENT']);
  });

  test('no parts make an empty layout', async () => {
    const { layout, findings } = await nestParts(job([]));
    expect(layout).toMatchObject({ sheets: [], placements: [], unplaced: [], yieldRatio: 0 });
    expect(findings).toEqual([]);
  });
});

describe('grain', () => {
  test('parts with a grain lie along the sheet’s, even at an angle that is not among the rotations', async () => {
    const { layout } = await nestParts(
      job([part('door', rectangle(300, 100), { grainDeg: 30, quantity: 4 })], {
        sheets: [sheet(2440, 1220, { grainDeg: 90 })],
        rotationsDeg: [0],
      }),
    );
    expect(layout.placements).toHaveLength(4);
    for (const { rotationDeg } of layout.placements) expect([60, 240]).toContain(rotationDeg);
  });

  test('on a sheet without grain the rotations of the request apply', async () => {
    const { layout } = await nestParts(
      job([part('door', rectangle(300, 100), { grainDeg: 30 })], { rotationsDeg: [90] }),
    );
    expect(layout.placements).toMatchObject([{ rotationDeg: 90 }]);
  });
});

describe('sheets', () => {
  test('a sheet is filled before the next one is opened', async () => {
    const { layout } = await nestParts(
      job([
        part('half', rectangle(1150, 1150), { quantity: 3 }),
        part('small', rectangle(100, 100), { quantity: 4 }),
      ]),
    );
    expect(layout.sheets).toHaveLength(2);
    expect(layout.placements.filter(({ sheetIndex }) => sheetIndex === 0).length).toBeGreaterThanOrEqual(6);
  });

  test('a sheet is filled along its longer side, whichever that is', async () => {
    const strips = [part('strip', rectangle(100, 100), { quantity: 12 })];
    const wide = await nestParts(job(strips, { sheets: [sheet(2440, 1220)] }));
    const tall = await nestParts(job(strips, { sheets: [sheet(1220, 2440)] }));
    expect(Math.max(...wide.layout.placements.map(({ xMm }) => xMm))).toBeLessThan(300);
    expect(Math.max(...tall.layout.placements.map(({ yMm }) => yMm))).toBeLessThan(300);
  });

  test('a single small part takes the small sheet', async () => {
    const { layout } = await nestParts(
      job([part('a', rectangle(300, 200))], {
        sheets: [sheet(2440, 1220), sheet(600, 400, { id: 'offcut' })],
      }),
    );
    expect(layout.sheets).toMatchObject([{ stockId: 'offcut' }]);
  });

  test('sheets of different thickness in one request are warned about', async () => {
    const { findings } = await nestParts(
      job([part('a', rectangle(300, 200))], {
        sheets: [sheet(2440, 1220), sheet(600, 400, { thicknessMm: 12 })],
      }),
    );
    expect(findings).toMatchObject([{ code: 'NEST_STOCK_MIXED', severity: 'warning' }]);
  });
});

describe('shapes', () => {
  test('small parts lie in the hole of a large one', async () => {
    const { layout } = await nestParts(
      job([part('frame', disc(300), { holes: [round(250)] }), part('knob', disc(60), { quantity: 6 })], {
        sheets: [sheet(620, 620)],
      }),
    );
    expect(layout.sheets).toHaveLength(1);
    expect(layout.unplaced).toEqual([]);
  });

  test('an outline drawn clockwise is nested all the same', async () => {
    const clockwise = polygon([
      [0, 0],
      [0, 300],
      [200, 300],
      [200, 0],
    ]);
    const { layout } = await nestParts(job([part('a', clockwise, { quantity: 30 })]));
    expect(layout.sheets).toHaveLength(1);
    expect(layout.yieldRatio).toBeGreaterThan(0.6);
  });

  test('discs are packed closer than their boxes', async () => {
    const { layout } = await nestParts(
      job([part('disc', disc(100), { quantity: 18 })], {
        sheets: [sheet(1080, 701, { quantity: 1 })],
        spacingMm: 0,
        marginMm: 0,
      }),
    );
    // Boxes go in five columns of three; columns that lie in one another's gaps are √3 · 100 mm apart, and six of them fit.
    expect(layout.placements).toHaveLength(18);
  });

  test('a jagged outline of 5,000 corners is nested by a coarser one, and a finding says by how much', async () => {
    const jagged = polygon(
      Array.from({ length: 5000 }, (_, i) => {
        const angle = (i / 5000) * 2 * Math.PI;
        const radius = 200 + (i % 2) * 5 + 40 * Math.sin(7 * angle);
        return [radius * Math.cos(angle), radius * Math.sin(angle)] as const;
      }),
    );
    const { layout, findings } = await nestParts(
      job([part('gear', jagged, { quantity: 6 })], { workBudget: 100 }),
    );
    expect(layout.unplaced).toEqual([]);
    expect(findings).toMatchObject([{ code: 'NEST_OUTLINE_COARSENED', partId: 'gear', severity: 'info' }]);
    expect(findings[0]!.measured!.value).toBeGreaterThan(0.3);
  });
});

describe('watching and stopping', () => {
  const many = job([
    part('a', rectangle(90, 70), { quantity: 120 }),
    part('b', rectangle(60, 50), { quantity: 60 }),
  ]);

  test('progress never falls and ends at 1', async () => {
    const seen: number[] = [];
    await nestParts(many, { onProgress: ({ doneRatio }) => seen.push(doneRatio) });
    expect(seen.length).toBeGreaterThan(5);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen[seen.length - 1]).toBe(1);
  });

  test('a signal raised while it works stops it', async () => {
    const controller = new AbortController();
    const stopped = nestParts(many, { signal: controller.signal, onProgress: () => controller.abort() });
    await expect(stopped).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  test('while it works, timers of the caller still run', async () => {
    const controller = new AbortController();
    const stopped = nestParts({ ...many, workBudget: 1e6 }, { signal: controller.signal });
    setTimeout(() => controller.abort(), 20);
    await expect(stopped).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  test('a signal raised before it starts stops it at once', async () => {
    await expect(nestParts(many, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'CANCELLED',
    });
  });
});

test('a seed may change the layout, and the result matches its schema', async () => {
  const parts = Array.from({ length: 12 }, (_, i) =>
    part(`p${i}`, rectangle(300 + 37 * i, 200 + ((i * 53) % 190))),
  );
  const results: NestResult[] = [];
  for (const seed of [1, 2, 3]) results.push(await nestParts(job(parts, { seed, workBudget: 300 })));
  for (const result of results) expect(nestResultSchema.parse(result)).toEqual(result);
  expect(new Set(results.map((result) => JSON.stringify(result.layout.placements))).size).toBeGreaterThan(1);
});
