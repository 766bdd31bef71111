import type { Feature, ProveRequest } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { drawDifference, drawSheet } from '../../src/pictures.js';
import { angle, circle, job, part, placed, rectangle, tool } from '../support/job.js';
import { readPng } from '../support/read-png.js';
import { pathRequest, relief } from '../support/surface-jobs.js';

const [PART, WASTE, CUT, GOUGE] = ['236 220 186', '214 210 203', '150 145 138', '200 20 50'];
const [RESIDUE, UNREACHABLE, TAB] = ['0 114 178', '230 159 0', '0 158 115'];

/** A plate of 80 × 50 at (40, 40) with a hole at (70, 65) of radius 10, one tab below. */
const plate = job(
  [
    {
      part: part('p', rectangle(80, 50), [circle(30, 25, 10, true)]),
      placement: placed('p', 40, 40),
      tabs: [0],
    },
  ],
  { sheetMm: 200 },
);
/** Beside the tab, in the part. */
const engraving: Feature = {
  id: 'groove',
  kind: 'engrave',
  depthMm: 1,
  contour: {
    closed: false,
    vertices: [
      [34, 2.5, 0],
      [46, 2.5, 0],
    ],
  },
};
const view = { widthPx: 400 };
/** Colour of the pixel over a place of a sheet of 200 mm drawn 400 pixels wide. */
const colourOf = (png: Uint8Array) => {
  const { at } = readPng(png);
  return (x: number, y: number) => at(Math.floor(x * 2), 399 - Math.floor(y * 2));
};
const withMotions = (
  request: ProveRequest,
  change: (motions: ProveRequest['reading']['motions']) => ProveRequest['reading']['motions'],
): ProveRequest => ({
  ...request,
  reading: { ...request.reading, motions: change(request.reading.motions) },
});

describe('marks in a picture', () => {
  it('ring what was found with its line, and remarks are not marked', async () => {
    const bare = readPng(await drawDifference(plate, view));
    const at = { atMm: [120, 120], programLine: 7, message: '' } as const;
    const error = { ...at, code: 'SIMULATE_GOUGE', severity: 'error' } as const;
    const marked = readPng(await drawDifference(plate, { ...view, findings: [error] }));
    const MARK = '143 27 68';
    expect([marked.at(240 + 6, 399 - 239), bare.at(240 + 6, 399 - 239)]).toEqual([MARK, WASTE]);
    const remark = { ...error, severity: 'info' } as const;
    const unmarked = await drawDifference(plate, { ...view, findings: [remark] });
    expect(unmarked).toEqual(await drawDifference(plate, view));
  });
});

describe('the difference picture', () => {
  it('shows part, kerf, waste and tab of a right program, and nothing red, blue or amber', async () => {
    const png = await drawDifference(plate, view);
    const at = colourOf(png);
    expect([at(45, 45), at(37, 60), at(20, 20), at(80, 37), at(70, 65), at(62, 65)]).toEqual([
      PART,
      CUT,
      WASTE,
      TAB,
      WASTE,
      CUT,
    ]);
    const { at: pixel } = readPng(png);
    const seen = new Set(Array.from({ length: 400 * 400 }, (_, i) => pixel(i % 400, Math.floor(i / 400))));
    expect([...seen].filter((colour) => [GOUGE, RESIDUE, UNREACHABLE].includes(colour))).toEqual([]);
  });

  it('shows no tab inside a part, however near to one', async () => {
    const floored = part('p', rectangle(80, 50), [circle(30, 25, 10, true)]);
    const near = { ...floored, features: [engraving] };
    const request = { ...plate, parts: [near] };
    const writer = [...plate.reading.motions];
    const [last] = writer.slice(-1);
    if (last === undefined) throw new Error('no motions');
    const [x, y] = [80, 42.5];
    const steps = [
      [x - 6, y, 15],
      [x - 6, y, -1],
      [x + 6, y, -1],
      [x + 6, y, 15],
    ] as const;
    let fromMm = last.toMm;
    for (const [i, toMm] of steps.entries()) {
      const kind = i === 0 ? ('rapid' as const) : ('line' as const);
      writer.push({ ...last, kind, fromMm, toMm, line: last.line + 1 + i, feedMmPerMin: 900 });
      fromMm = toMm;
    }
    const at = colourOf(
      await drawDifference(
        withMotions(request, () => writer),
        view,
      ),
    );
    expect([at(80, 37), at(80, 42.5), at(78, 42.5)]).toEqual([TAB, CUT, CUT]);
  });

  it('shows a cut into the part in red and a contour that is missing in blue', async () => {
    const moved = withMotions(plate, (motions) =>
      motions.map((motion) => ({
        ...motion,
        fromMm: [motion.fromMm[0] + 2, motion.fromMm[1], motion.fromMm[2]] as const,
        toMm: [motion.toMm[0] + 2, motion.toMm[1], motion.toMm[2]] as const,
        ...(motion.centreMm && {
          centreMm: [motion.centreMm[0] + 2, motion.centreMm[1]] as const,
        }),
      })),
    );
    const at = colourOf(await drawDifference(moved, view));
    expect([at(41, 60), at(80, 42), at(121, 60)]).toEqual([GOUGE, PART, RESIDUE]);
    const bare = colourOf(await drawDifference(plate, { ...view, nMotions: 0 }));
    expect([bare(37, 60), bare(62, 65), bare(20, 20), bare(45, 45)]).toEqual([RESIDUE, RESIDUE, WASTE, PART]);
  });

  it('shows inner corners that no tool reaches in amber', async () => {
    const inner = job([{ part: part('l', angle(80, 80)), placement: placed('l', 40, 40) }], { sheetMm: 200 });
    const at = colourOf(await drawDifference(inner, view));
    expect([at(80.3, 80.3), at(83, 83), at(79, 79)]).toEqual([UNREACHABLE, CUT, PART]);
  });

  it('shows floors of pockets, left and cut too deep', async () => {
    const pocket: Feature = { id: 'k', kind: 'pocket', depthMm: 4, contour: shifted(40, 30, 20, 10) };
    const whole: ProveRequest = {
      ...plate,
      parts: plate.parts.map((one) => ({ ...one, holes: [], features: [pocket] })),
    };
    const rows = (depth: number) =>
      withMotions(whole, (motions) => [
        ...motions,
        ...[53, 57].map((y, i) => ({
          ...motions[motions.length - 1]!,
          kind: 'line' as const,
          line: 1000 + i,
          feedMmPerMin: 900,
          fromMm: [63, y, -depth] as const,
          toMm: [97, y, -depth] as const,
        })),
      ]);
    const place = (png: Uint8Array) => colourOf(png)(80, 55);
    expect(place(await drawDifference(whole, view))).toBe(RESIDUE);
    expect(place(await drawDifference(rows(4), view))).toBe(CUT);
    expect(place(await drawDifference(rows(4.1), view))).toBe(GOUGE);
  });

  it('permits engravings and chamfers, and asks for carvings', async () => {
    const line = (x: number, y: number) => [x, y, 0] as const;
    const features: Feature[] = [
      {
        id: 'e',
        kind: 'engrave',
        depthMm: 2,
        contour: { closed: false, vertices: [line(10, 40), line(70, 40)] },
      },
      { id: 'v', kind: 'v-carve', contour: shifted(20, 6, 50, 10) },
      { id: 'k', kind: 'pocket', depthMm: 4, contour: shifted(10, 10, 5, 20) },
    ];
    const carved: ProveRequest = { ...plate, parts: plate.parts.map((one) => ({ ...one, features })) };
    const cut = withMotions(carved, (motions) => [
      ...motions,
      {
        ...motions[motions.length - 1]!,
        kind: 'line' as const,
        line: 1000,
        feedMmPerMin: 900,
        fromMm: [50, 80, -2] as const,
        toMm: [110, 80, -2] as const,
      },
    ]);
    const before = colourOf(await drawDifference(carved, view));
    expect([before(80, 80), before(100, 53), before(50, 65)]).toEqual([PART, RESIDUE, RESIDUE]);
    const after = colourOf(await drawDifference(cut, view));
    expect([after(80, 80), after(80, 84)]).toEqual([CUT, PART]);
    const deep = withMotions(cut, (motions) =>
      motions.map((motion) =>
        motion.line === 1000
          ? { ...motion, fromMm: [50, 80, -2.5] as const, toMm: [110, 80, -2.5] as const }
          : motion,
      ),
    );
    expect(colourOf(await drawDifference(deep, view))(80, 80)).toBe(GOUGE);
  });

  it('asks for the drawing where there is none', async () => {
    const wave = pathRequest(relief(20, 1, 1), [20, 20]);
    await expect(drawDifference(wave)).rejects.toMatchObject({ code: 'SIMULATE_PICTURE_INPUT_MISSING' });
  });
});

/** A rectangle of w × h with its corner at (x, y). */
function shifted(w: number, h: number, x: number, y: number) {
  const { vertices } = rectangle(w, h);
  return { closed: true, vertices: vertices.map(([vx, vy, bulge]) => [vx + x, vy + y, bulge] as const) };
}

/** The plate cut half way from each face of a sheet of 12 mm, turned about Y. */
function twoSided(): ProveRequest {
  const half = withMotions(plate, (motions) => motions.filter(({ toMm }) => toMm[2] > -6));
  const flip = ([x, y, z]: readonly [number, number, number], deeper: number) =>
    [200 - x, y, z < 0 ? z - deeper : z] as const;
  const motions = half.reading.motions.map((motion) => ({
    ...motion,
    fromMm: flip(motion.fromMm, 3),
    toMm: flip(motion.toMm, 3),
    ...(motion.centreMm && { centreMm: [200 - motion.centreMm[0], motion.centreMm[1]] as const }),
    ...(motion.clockwise !== undefined && { clockwise: !motion.clockwise }),
    ...(motion.sweepRad !== undefined && { sweepRad: -motion.sweepRad }),
  }));
  return {
    ...half,
    otherSide: {
      programSha256: '7'.repeat(64),
      reading: { ...half.reading, motions },
      turnedAbout: 'y',
      tabs: [],
      pins: [],
    },
  };
}

describe('pictures of a sheet that is turned over', () => {
  it('show what both programs together cut through, from either side', async () => {
    const both = twoSided();
    const { otherSide: _, ...alone } = both;
    expect(colourOf(await drawDifference(alone, view))(37, 60)).toBe(RESIDUE);
    expect(colourOf(await drawDifference(both, view))(37, 60)).toBe(CUT);
    const bottom = colourOf(await drawDifference(both, { ...view, side: 'bottom' }));
    expect([bottom(163, 60), bottom(155, 45), bottom(37, 60)]).toEqual([CUT, PART, WASTE]);
    expect(colourOf(await drawSheet(both, { ...view, side: 'bottom' }))(163, 60)).toBe('58 56 54');
    await expect(drawSheet(alone, { side: 'bottom' })).rejects.toMatchObject({
      code: 'SIMULATE_PICTURE_INPUT_MISSING',
    });
  });
});

describe('the picture of a sheet', () => {
  it('has the size asked for, the true scale, and darker wood where it is deeper', async () => {
    const png = readPng(await drawSheet(plate, { widthPx: 500 }));
    expect([png.width, png.pixelsPerMetre]).toEqual([500, 2500]);
    expect(png.height).toBeGreaterThan(500);
    const brightness = (x: number, y: number) =>
      png
        .at(x * 2.5, 499 - y * 2.5)
        .split(' ')
        .reduce((sum, part) => sum + Number(part), 0);
    expect(brightness(20, 20)).toBeGreaterThan(brightness(80, 38));
    expect(brightness(80, 38)).toBeGreaterThan(brightness(38, 60));
  });

  it('needs no drawing, shows a window, and is the same bytes each time', async () => {
    const wave = pathRequest(relief(30, 1, 1), [30, 30], { ...tool, shape: 'ball' });
    const window = { minXMm: -5, minYMm: -5, maxXMm: 15, maxYMm: 5 };
    const [one, other] = [
      await drawSheet(wave, { widthPx: 200, window }),
      await drawSheet(wave, { widthPx: 200, window }),
    ];
    expect(one).toEqual(other);
    expect(readPng(one).at(2, 2)).toBe('226 222 214');
    expect(readPng(one).width).toBe(200);
  });

  it('refuses sizes and windows out of range with a code', async () => {
    const wide = { minXMm: 0, minYMm: 0, maxXMm: 1, maxYMm: 900_000 };
    for (const options of [
      { widthPx: 5 },
      { widthPx: 1e9 },
      { widthPx: 400.5 },
      { window: wide },
      { nMotions: -1 },
      { window: { ...wide, maxXMm: Number.NaN } },
    ]) {
      await expect(drawSheet(plate, options)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    }
    await expect(drawSheet({ ...plate, tools: [] })).rejects.toMatchObject({
      code: 'SIMULATE_PICTURE_INPUT_MISSING',
    });
  });
});
