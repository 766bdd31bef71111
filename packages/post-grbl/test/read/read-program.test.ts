import { describe, expect, it } from 'vitest';
import { readProgram } from '../../src/index.js';
import { errorCodes, type Status } from '../../src/read/dialect/error-codes.js';
import { ProgramReader } from '../../src/read/program-reader.js';
import { readBytes } from '../../src/read/read-program.js';

const codes = async (text: string) => (await readProgram({ text })).diagnostics.map(({ code }) => code);
const motions = async (text: string) => (await readProgram({ text, startMm: [0, 0, 0] })).motions;

/** A line, or lines, for every error number that a program can raise; the last line raises it. */
const refusals: Record<Status, string> = {
  1: '%',
  2: 'G1X',
  3: '$Q=1\n$7=1',
  4: 'F-1',
  5: '$H',
  6: '$0=2',
  7: '$N9=G21\nG55',
  8: '$C\n$1=25',
  9: '$SLP\n\x18G0X1',
  10: '$20=1',
  11: 'G1X1'.repeat(20),
  15: '$22=1\n$20=1\n$J=X1F100',
  16: '$J=G1X1F100',
  20: 'M6',
  21: 'G20G21',
  22: 'G1X1',
  23: 'G1.5',
  24: 'G0G28X1',
  25: 'X1X2',
  26: 'G2F100I1',
  27: 'N10000001',
  28: 'G4',
  29: 'G10L2P7X1',
  30: 'G53G80',
  31: 'G80X1',
  32: 'G2Z1I1F100',
  33: 'G2X10Y0I1J0F100',
  34: 'G2X10R1F100',
  35: 'G2X1F100',
  36: 'P1',
  37: 'G43.1X1',
  38: 'T256',
};

describe('a line that GRBL refuses', () => {
  it.each(Object.entries(refusals))('gets error %s: %s', async (status, line) => {
    const nLines = line.split('\n').length;
    const { diagnostics, motions } = await readProgram({ text: `G21\n${line}\nG0X1\n` });
    const refused = diagnostics.filter(({ line: at, grblStatus }) => at === nLines + 1 && grblStatus);
    expect(refused).toMatchObject([
      { severity: 'error', code: errorCodes[Number(status) as Status].code, grblStatus: Number(status) },
    ]);
    // The controller goes on with the next line, and so does the reader: not in check mode, though, nor in an alarm.
    if (status !== '8' && status !== '9' && status !== '15')
      expect(motions.at(-1)).toMatchObject({ line: nLines + 2, toMm: [1, 0, 0] });
  });

  it.each(Object.entries(errorCodes))('has a note on how a program of ours avoids error %s', (_, row) => {
    expect(row.prevention.length).toBeGreaterThan(10);
  });

  it('changes nothing: a refused G91 leaves G90 in force', async () => {
    expect((await motions('G0X5\nG91M6\nX7\n')).at(-1)?.toMm).toEqual([7, 0, 0]);
  });
});

describe('a line that GRBL accepts and does something else with', () => {
  it.each([
    [
      'ARC_SKIPPED',
      'G0X262.568Y911.729\nG10L2P1X-9.063Y-6.828\nG0X262.568Y911.729\nG1F800\nG2X262.568Y911.729I-4.567J-9.321',
    ],
    ['ARC_EXPLODED', 'G0X500Y500\nG3X500Y500.00001I-10F100'],
    ['COMMENT_UNCLOSED', 'G0X1(Y2'],
    ['CUT_WITHOUT_SPINDLE', 'G1X1F100'],
    ['DWELL_WRAPS', 'G4P3600'],
    ['INVERSE_TIME_ARC', 'M3S1\nG93G2X2I1F10'],
    ['MACHINE_COORDINATES', 'G53G0Z0'],
    ['MACHINE_COORDINATES', 'G28'],
    ['MACHINE_COORDINATES', 'G10L20P1X0'],
    ['POSITION_OUT_OF_RANGE', 'G0X99999999'],
    ['PROBING', 'G38.2Z-5F100'],
    ['REALTIME_COMMAND', '(what?)'],
    // An apostrophe ends in 0x99, spindle back to 100 %; an en dash in 0x93, 1 % more feed.
    ['REALTIME_COMMAND', '(the joiner’s)'],
    ['REALTIME_OVERRIDE', '(10 – 20)'],
    ['REALTIME_RESET', '(\x18)'],
    ['REALTIME_STOP', '(hello!)'],
    ['REALTIME_STOP', '(Ä)'],
    ['SYSTEM_COMMAND', '$H'],
    ['TOOL_LENGTH_OFFSET', 'G43.1Z2'],
    ['WORK_SYSTEM_CHANGED', 'G0X1\nG55\nG0X2'],
  ])('is remarked upon: %s in %j', async (code, text) => {
    expect(await codes(text)).toContain(code);
  });

  it('is remarked upon once for each stretch of cutting without spindle', async () => {
    const text = 'G1X1F100\nX2\nM3S1\nX3\nM5\nX4\nX5\n';
    const { diagnostics } = await readProgram({ text });
    expect(diagnostics.map(({ line, code }) => [line, code])).toEqual([
      [1, 'CUT_WITHOUT_SPINDLE'],
      [6, 'CUT_WITHOUT_SPINDLE'],
    ]);
  });

  it('gives the wrapped dwell: P3600 waits 323.2 s', async () => {
    expect((await motions('G4P3600'))[0]?.dwellS).toBe(323.2);
  });

  it('reads other dialects by GRBL 1.1 and says so', async () => {
    const reading = await readProgram({ text: 'G0X1', controller: 'fluidnc' });
    expect(reading.diagnostics.map(({ code }) => code)).toEqual(['CONTROLLER_NOT_MODELLED']);
  });

  it('stops at a limit of moves and says so', () => {
    const reader = new ProgramReader({ startMm: [0, 0, 0], maxMotions: 2 });
    reader.push(new TextEncoder().encode('G0X1\nX2\nX3\n'));
    expect(reader.result().motions).toHaveLength(2);
    expect(reader.result().diagnostics.map(({ code }) => code)).toEqual(['READING_STOPPED']);
  });

  it('keeps ten thousand remarks and counts the rest', () => {
    const { diagnostics } = readBytes(new TextEncoder().encode('%\n'.repeat(10_005)), {});
    expect(diagnostics).toHaveLength(10_001);
    expect(diagnostics.at(-1)).toMatchObject({ code: 'REMARKS_LEFT_OUT', severity: 'error' });
  });
});

describe('readProgram', () => {
  it('follows absolute, incremental and inch moves', async () => {
    const read = await motions('G0X1Y2\nG91X1\nG20X1\nG90Z.5\n');
    expect(read.map(({ toMm }) => toMm)).toEqual([
      [1, 2, 0],
      [2, 2, 0],
      [27.4, 2, 0],
      [27.4, 2, 12.7],
    ]);
  });

  it('gives each motion the modal state it happens under', async () => {
    const read = await motions('T7M3S12000\nG1X1F500\nM4X2\nG4P.5\nM5\nG0X3\n');
    expect(
      read.map(({ kind, spindle, spindleRpm, toolNumber }) => [kind, spindle, spindleRpm, toolNumber]),
    ).toEqual([
      ['line', 'clockwise', 12000, 7],
      ['line', 'counter-clockwise', 12000, 7],
      ['dwell', 'counter-clockwise', 12000, 7],
      ['rapid', 'off', 12000, 7],
    ]);
    expect(read[1]?.feedMmPerMin).toBe(500);
  });

  it('gives arcs their centre and the turn the controller executes, by centre and by radius', async () => {
    const [byCentre, byRadius, longWay] = await motions('M3S1\nG3X2I1F100\nG2X4Y0R1\nG2X5Y1R-1\n');
    expect(byCentre).toMatchObject({ kind: 'arc', centreMm: [1, 0], clockwise: false });
    expect(byCentre?.sweepRad).toBeCloseTo(Math.PI, 5);
    expect(byRadius).toMatchObject({ centreMm: [3, 0], clockwise: true });
    expect(byRadius?.sweepRad).toBeCloseTo(-Math.PI, 5);
    expect(longWay?.sweepRad).toBeCloseTo(-1.5 * Math.PI, 5);
  });

  it('turns a full circle that the firmware turns', async () => {
    const [turned] = (await motions('M3S1\nG2X0Y0I10F100\n')).slice(-1);
    expect(turned?.sweepRad).toBeCloseTo(-2 * Math.PI, 5);
  });

  it('breaks arcs of G18 and G19 into the chords the controller drives', async () => {
    const read = await motions('M3S1\nG18G3X20Z0I10K0F100\n');
    expect(read.length).toBeGreaterThan(50);
    expect(new Set(read.map(({ kind }) => kind))).toEqual(new Set(['line']));
    for (const { toMm } of read) {
      expect(Math.hypot(toMm[0] - 10, toMm[2])).toBeCloseTo(10, 6);
      expect(toMm[1]).toBe(0);
    }
    // ZX plane: counter-clockwise from +Z to +X as seen from +Y, so from X0 to X20 the arc passes above.
    expect(Math.max(...read.map(({ toMm }) => toMm[2]))).toBeCloseTo(10, 2);
    expect(read.at(-1)?.toMm).toEqual([20, 0, 0]);
  });

  it('turns F of G93 into the feed the controller drives', async () => {
    const [line] = await motions('M3S1\nG93G1X30F2\n');
    expect(line?.feedMmPerMin).toBe(60);
  });

  it('keeps coordinates in the frame of the start when G92 shifts it', async () => {
    const read = await motions('G0X10\nG92X0\nG0X5\nG92.1\nG0X0\n');
    expect(read.map(({ toMm }) => toMm[0])).toEqual([10, 15, 0]);
  });

  it('says which units stand before the first axis word', async () => {
    const units = async (text: string) => (await readProgram({ text })).units;
    expect(await units('G21\nG0X1\n')).toBe('mm');
    expect(await units('G20G0X1\n')).toBe('inch');
    expect(await units('G0X1\nG21\n')).toBe('unstated');
  });

  it('says whether the place of the start is known', async () => {
    expect((await readProgram({ text: 'G0X1' })).startUnknown).toBe(true);
    expect((await readProgram({ text: 'G0X1', startMm: [0, 0, 9] })).startUnknown).toBe(false);
    expect((await readProgram({ text: '(nothing)' })).startUnknown).toBe(false);
  });

  it('goes on after M30 with the words it resets', async () => {
    const read = await motions('G91G0X1F100\nM3S5\nM30\nX5\n');
    expect(read.at(-1)).toMatchObject({ kind: 'line', toMm: [5, 0, 0], spindle: 'off' });
  });

  it.each([
    ['M3 S9\nG0X1\nM5\nM30\n', true, 'off', [1]],
    // A file cut short inside M30 starts the spindle again and leaves it on.
    ['M3 S9\nG0X1\nM5\nM3', false, 'clockwise', [1, 4]],
    ['M3 S9\nG0X1\nM5\n', false, 'off', [1]],
    // Stopped and started with nothing between: no motion tells of it.
    ['M3 S9\nM5\nM3\nG1X1F9\nM2\n', true, 'off', [1, 3]],
    ['M4\nS9\nS0\nS5\nM30\nG21', false, 'off', [2, 4]],
    ['M3 S9\n\x18M30', true, 'off', [1]],
  ] as const)(
    'says how it ends, and where the spindle starts: %j',
    async (text, isProgramEnd, spindle, starts) => {
      const reading = await readProgram({ text });
      expect(reading.ending).toEqual({ isProgramEnd, spindle });
      expect(reading.spindleStarts).toEqual(starts);
    },
  );

  it('says in which work system the first motion runs', async () => {
    const system = async (text: string) => (await readProgram({ text })).workSystem;
    expect(await system('G0X1')).toBe(54);
    expect(await system('G57\nG0X1\nG54\nX2')).toBe(57);
    expect(await system('G57')).toBeUndefined();
  });

  it('refuses what is not a request, and stops when asked to', async () => {
    const wrong = { text: 5 } as unknown as { text: string };
    await expect(readProgram(wrong)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    const signal = AbortSignal.abort();
    await expect(readProgram({ text: 'G0X1' }, { signal })).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  it('reports progress that never falls', async () => {
    const ratios: number[] = [];
    await readProgram(
      { text: 'G0X1\n'.repeat(20_000) },
      { onProgress: ({ doneRatio }) => ratios.push(doneRatio) },
    );
    expect(ratios.length).toBeGreaterThan(2);
    expect([...ratios].sort((a, b) => a - b)).toEqual(ratios);
  });
});
