import type { Toolpath, WriteProgramRequest } from '@millwright/contracts';
import { programSchema } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { writeProgram } from '../../src/index.js';
import { machine, request, setup, tool, toolpath } from '../support/shop.js';

const square = toolpath([
  { kind: 'line', toMm: [10, 10, -3], feedMmPerMin: 300 },
  { kind: 'line', toMm: [60, 10, -3], feedMmPerMin: 1200 },
  { kind: 'arc', toMm: [60, 30, -3], centreMm: [60, 20], clockwise: false, feedMmPerMin: 1200 },
  { kind: 'line', toMm: [10, 10, -3], feedMmPerMin: 1200 },
  { kind: 'line', toMm: [10, 10, 5], feedMmPerMin: 1200 },
]);
const bore = toolpath(
  [
    { kind: 'line', toMm: [101.5, 50, 0], feedMmPerMin: 600 },
    { kind: 'arc', toMm: [101.5, 50, -2], centreMm: [100, 50], clockwise: false, feedMmPerMin: 600 },
    { kind: 'rapid', toMm: [101.5, 50, 5] },
  ],
  { id: 'part-b/1/hole-0', operation: 'bore', partId: 'part-b', copy: 1, startMm: [101.5, 50, 5] },
);

const lines = async (given: WriteProgramRequest) => (await writeProgram(given)).program.text.split('\n');
const findingCodes = async (given: WriteProgramRequest) =>
  (await writeProgram(given)).findings.map(({ code }) => code);

describe('writeProgram', () => {
  it('writes these two toolpaths to the byte', async () => {
    const { program, findings } = await writeProgram(request([square, bore], { title: 'Box (oak)' }));
    expect(program.text).toBe(`(Millwright program for GRBL 1.1, millimetres)
(Box _oak_)
(Sheet 1, tool T3: 6 mm flat end mill)
(Zero on the sheet: X left, Y near, Z at the stock top)
T3
(1: profile-outside, copy 1 of part part-a)
G21 G90 G17 G94 G54
G0 Z20
M3 S18000
G4 P3
G0 X10 Y10
G0 Z5
G1 Z-3 F300
G1 X60 F1200
G3 X60 Y30 I0 J10
G1 X10 Y10
G1 Z5
G0 Z20
(2: bore, copy 2 of part part-b)
G21 G90 G17 G94 G54
G0 Z20
M3 S18000
G0 X101.5 Y50
G0 Z5
G1 Z0 F600
G3 X98.5 Y50 Z-1 I-1.5 J0
G3 X101.5 Y50 Z-2 I1.5 J0
G0 Z5
G0 Z20
(End)
M5
G0 X0 Y0
M30
`);
    expect(findings).toEqual([]);
    expect(programSchema.safeParse(program).success).toBe(true);
    expect(program.blocks).toEqual([
      { toolpathId: 'part-a/0/outline', firstLine: 6, lastLine: 18 },
      { toolpathId: 'part-b/1/hole-0', firstLine: 19, lastLine: 29 },
    ]);
    expect(program.estimateS).toBeGreaterThan(3 + 60 / 1200);
  });

  it('is the same for the same request', async () => {
    expect(await writeProgram(request([square, bore]))).toEqual(await writeProgram(request([square, bore])));
  });

  it('waits for the spindle again when the speed changes, at the clearance', async () => {
    const text = await lines(request([square, { ...bore, spindleRpm: 12000 }]));
    const at = text.indexOf('M3 S12000');
    expect(text.slice(at - 1, at + 2)).toEqual(['G0 Z20', 'M3 S12000', 'G4 P3']);
  });

  it('writes no dwell for a spindle that needs none', async () => {
    const quick = { ...machine, spindle: { ...machine.spindle, spinUpS: 0 } };
    expect((await lines(request([square], { machine: quick }))).join()).not.toContain('G4');
  });

  it('goes to a start below the retract height by feed, with the toolpath’s slowest', async () => {
    const text = await lines(request([{ ...square, startMm: [10, 10, -1] }]));
    expect(text.slice(text.indexOf('G0 Z5'), text.indexOf('G0 Z5') + 3)).toEqual([
      'G0 Z5',
      'G1 Z-1 F300',
      'G1 Z-3',
    ]);
  });

  it('lifts before it goes sideways when a rapid starts in the work', async () => {
    const leaving = toolpath([
      { kind: 'line', toMm: [10, 10, -3], feedMmPerMin: 300 },
      { kind: 'rapid', toMm: [40, 10, 6] },
    ]);
    const text = await lines(request([leaving]));
    expect(text.slice(text.indexOf('G1 Z-3 F300') + 1, text.indexOf('G1 Z-3 F300') + 3)).toEqual([
      'G0 Z6',
      'G0 X40',
    ]);
  });

  it('travels at the retract height where a setup’s clearance is lower', async () => {
    const text = await lines(request([square], { setup: { ...setup, clearanceZMm: 2 } }));
    expect(text.filter((line) => line.startsWith('G0 Z'))).toEqual(['G0 Z5']);
    expect(text.indexOf('G0 Z5')).toBeLessThan(text.indexOf('G0 X10 Y10'));
  });

  it('names the program’s controller, sheet and tool', async () => {
    const { program } = await writeProgram(
      request([square], { machine: { ...machine, controller: 'fluidnc' } }),
    );
    expect(program).toMatchObject({ controller: 'fluidnc', sheetIndex: 0, toolIds: [tool.id] });
  });
});

describe('what the machine cannot do', () => {
  it('is nothing for this machine and these toolpaths', async () => {
    expect(await findingCodes(request([square, bore]))).toEqual([]);
  });

  it('is a feed above the axes: an error with the measured and the allowed feed', async () => {
    const fast = toolpath([{ kind: 'line', toMm: [10, 10, -3], feedMmPerMin: 3001 }]);
    const { findings } = await writeProgram(request([fast]));
    expect(findings).toMatchObject([
      {
        code: 'POST_FEED_OVER_LIMIT',
        severity: 'error',
        measured: { value: 3001, unit: 'mm/min' },
        allowed: { value: 3000, unit: 'mm/min' },
        toolpathId: fast.id,
        programLine: 13,
        count: 1,
      },
    ]);
  });

  it('is not a feed that only the diagonal allows', async () => {
    const diagonal = toolpath([{ kind: 'line', toMm: [60, 60, 5], feedMmPerMin: 5600 }]);
    expect(await findingCodes(request([diagonal]))).toEqual([]);
    const straight = toolpath([{ kind: 'line', toMm: [60, 10, 5], feedMmPerMin: 5600 }]);
    expect(await findingCodes(request([straight]))).toEqual(['POST_FEED_OVER_LIMIT']);
  });

  it('is a feed under 1 mm/min, which GRBL would raise', async () => {
    const slow = toolpath([{ kind: 'line', toMm: [10, 10, 4], feedMmPerMin: 0.0001 }]);
    expect(await findingCodes(request([slow]))).toEqual(['POST_FEED_UNDER_LIMIT']);
    expect(await lines(request([slow]))).toContain('G1 Z4 F0.001');
  });

  it.each([
    [9999, 10000],
    [30001, 30000],
  ])('is a spindle at %d rpm', async (spindleRpm, limit) => {
    const { findings } = await writeProgram(request([{ ...square, spindleRpm }]));
    expect(findings).toMatchObject([
      { code: 'POST_SPINDLE_OUT_OF_RANGE', measured: { value: spindleRpm }, allowed: { value: limit } },
    ]);
  });

  it('is a place outside the travel: the bulge of an arc counts, the farthest place is named', async () => {
    const bulging = toolpath([
      { kind: 'line', toMm: [780, 400, 5], feedMmPerMin: 1000 },
      { kind: 'arc', toMm: [780, 440, 5], centreMm: [780, 420], clockwise: false, feedMmPerMin: 1000 },
    ]);
    const { findings } = await writeProgram(request([bulging]));
    expect(findings).toMatchObject([
      {
        code: 'POST_TRAVEL_EXCEEDED',
        severity: 'error',
        measured: { value: 810, unit: 'mm' },
        allowed: { value: 800, unit: 'mm' },
        toolpathId: bulging.id,
      },
    ]);
  });

  it('is a clearance above the top of Z, and a park position left of the box', async () => {
    const tight = { ...setup, workZeroMm: [-1, 0, 110] } as const;
    const { findings } = await writeProgram(request([square], { setup: tight }));
    expect(findings.map(({ message }) => message)).toEqual([
      expect.stringContaining('X goes to -1 mm'),
      expect.stringContaining("Z goes to 130 mm of the machine's travel of 0 to 120 mm"),
    ]);
  });
});

describe('a request that cannot be written', () => {
  const wrong = (changes: Partial<Toolpath>): WriteProgramRequest =>
    request([square, { ...bore, ...changes }]);

  it.each([
    ['POST_TOOLS_MIXED', wrong({ toolId: 'other' })],
    ['POST_SHEETS_MIXED', wrong({ sheetIndex: 1 })],
    ['POST_TOOL_UNKNOWN', request([{ ...square, toolId: 'lost' }])],
    ['POST_RAPID_TOO_LOW', wrong({ moves: [{ kind: 'rapid', toMm: [0, 0, 4.9] }] })],
    ['POST_COORDINATE_TOO_LARGE', wrong({ startMm: [10_000, 0, 5] })],
    [
      'POST_ARC_NOT_CIRCULAR',
      wrong({
        moves: [{ kind: 'arc', toMm: [0, 0, 5], centreMm: [9, 9], clockwise: true, feedMmPerMin: 9 }],
      }),
    ],
    ['INPUT_INVALID', wrong({ spindleRpm: -1 })],
    ['INPUT_INVALID', wrong({ spindleRpm: 1e9 })],
    ['INPUT_INVALID', wrong({ spindleRpm: 0.0001 })],
    ['POST_COORDINATE_TOO_LARGE', request([square], { setup: { ...setup, clearanceZMm: 1e6 } })],
    ['INPUT_INVALID', wrong({ startMm: [Number.NaN, 0, 0] })],
    ['INPUT_INVALID', { ...request([square]), toolpaths: [] }],
  ])('is refused with %s', async (code, given) => {
    await expect(writeProgram(given)).rejects.toMatchObject({ code, hint: expect.stringMatching(/\w/) });
  });

  it('names the field that is wrong', async () => {
    await expect(writeProgram(wrong({ spindleRpm: -1 }))).rejects.toThrow('toolpaths.1.spindleRpm');
  });

  it('is not finished when cancelled', async () => {
    const signal = AbortSignal.abort();
    await expect(writeProgram(request([square]), { signal })).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
