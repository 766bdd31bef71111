import { repairProgramResultSchema } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { readProgram, repairProgram } from '../../src/index.js';

const HEAD = 'G21 G90 G17\nM3 S10000\nG4 P3\nG0 Z5\nG0 X10 Y0\nG1 Z-1 F300\n';
const TAIL = 'G0 Z5\nM5\nM30\n';
const codes = (remarks: readonly { code: string }[]) => [...new Set(remarks.map(({ code }) => code))];
const repair = async (body: string, options = {}) => repairProgram({ text: HEAD + body + TAIL, ...options });

/** What stands in a program, the change that names it, and lines that come out. */
const repairs: readonly [string, string, string, readonly string[]][] = [
  ['a full circle', 'G2 X10 Y0 I-10 F600\n', 'ARC_SPLIT', ['G2 X-10 Y0 I-10 J0 F600', 'G2 X10 Y0 I10 J0']],
  ['a full circle that climbs', 'G3 X10 Y0 Z1 I-10 F600\n', 'ARC_SPLIT', ['G3 X-10 Y0 Z0 I-10 J0 F600']],
  ['a tiny arc', 'G3 X10 Y0.01 I-10 J0.005 F600\n', 'ARC_STRAIGHTENED', ['G1 Y0.01 F600']],
  ['an arc by its radius', 'G2 X20 Y10 R10 F600\n', 'ARC_REWRITTEN', ['G2 X20 Y10 I10 J0 F600']],
  ['the long way by a radius', 'G3 X20 Y10 R-10 F600\n', 'ARC_REWRITTEN', ['G3 X20 Y10 I10 J0 F600']],
  ['an absolute centre', 'G90.1\nG2 X20 Y10 I20 J0 F600\n', 'ARC_REWRITTEN', ['G2 X20 Y10 I10 J0 F600']],
  ['a centre rounded to two decimals', 'G3 X9.866 Y0.5 I-1 J0.02 F600\n', 'ARC_REWRITTEN', []],
  ['a path control mode', 'G64 P0.01\nG1 X11\n', 'WORDS_DROPPED', ['G1 X11']],
  ['a tool length', 'G43 H1 Z4\n', 'WORDS_DROPPED', ['G1 Z4']],
  ['mist coolant', 'M7\nG1 X11\n', 'WORDS_DROPPED', ['G1 X11']],
  ['a tool change', 'T2 M6\nM3\nG1 X11\n', 'TOOL_CHANGE_PAUSED', ['M5', 'M0', 'G4 P3']],
  ['a tape mark', '%\nG1 X11\n', 'DEBRIS_DROPPED', ['G1 X11']],
  ['old words for units', 'G71\nG1 X11\n', 'LINE_REWRITTEN', ['G21']],
  ['two motion words', 'G0 G49 X11\n', 'LINE_REWRITTEN', ['G0 X11']],
  ['a number with leading zeros', 'G1 X0000000012\n', 'LINE_REWRITTEN', ['G1 X12']],
  ['a comment that stops', '(Done!)\nG1 X11\n', 'COMMENT_CLEANED', ['(Done)']],
  ['a comment in German', 'G1 X11 (Fräsen)\n', 'COMMENT_CLEANED', ['G1 X11 (Frasen)']],
  ['a nested comment', 'G1 X11 (a (b) c)\n', 'COMMENT_CLEANED', []],
  ['an open comment', 'G1 X11 (a\n', 'COMMENT_CLEANED', ['G1 X11 (a)']],
  ['a long comment', `G1 X11 (${'a'.repeat(100)})\n`, 'LINE_SHORTENED', []],
  ['a command to the controller', '$H\nG1 X11\n', 'SYSTEM_COMMAND_DROPPED', ['G1 X11']],
  ['code behind the end', 'M30\nG1 X11\n', 'AFTER_END_DROPPED', []],
  ['a missing spin-up', 'M5\nM4 S9000\nG1 X11\n', 'SPIN_UP_ADDED', ['G4 P3', 'G1 X11']],
];

describe('a program of other software', () => {
  it('stays as it is where GRBL does with it what it means', async () => {
    const text = `${HEAD}G1 X20 F600\nG2 X30 Y10 I10 J0\n${TAIL}`;
    const result = await repairProgram({ text });
    expect(result).toMatchObject({ outcome: 'unchanged', text, changes: [], reasons: [] });
    expect(repairProgramResultSchema.safeParse(result).success).toBe(true);
  });

  it.each(repairs)('is repaired where it has %s', async (_, body, change, lines) => {
    const result = await repair(body);
    expect(result.reasons).toEqual([]);
    expect(result.outcome).toBe('repaired');
    expect(codes(result.changes)).toContain(change);
    for (const line of lines) expect(result.text.split('\n')).toContain(line);
    const { diagnostics } = await readProgram({ text: result.text });
    expect(diagnostics.filter(({ grblStatus }) => grblStatus !== undefined)).toEqual([]);
    expect(result.proof?.largestDeviationMm).toBeLessThanOrEqual(result.proof?.allowedDeviationMm ?? 0);
    for (const line of result.text.split('\n')) expect(line.length).toBeLessThanOrEqual(70);
    // What was repaired needs no repair.
    expect((await repairProgram({ text: result.text })).outcome).toBe('unchanged');
  });

  it.each([
    ['parameters', '#1=5\nG1 X#1\n', /parameter/],
    ['a subroutine with arguments', 'O100 sub\nG1 X11\nO100 endsub\nO100 call [5]\n', /subroutine/],
    ['a subroutine that is not there', 'O100 call\n', /subroutine/],
    ['a subroutine that calls itself', 'O1 sub\nO1 call\nO1 endsub\nO1 call\n', /subroutine/],
    ['a loop', 'O1 repeat [3]\nG1 X11\nO1 endrepeat\n', /subroutine|loop/],
    ['a subprogram call', 'M98 P100\n', /subprogram/],
    ['cutter compensation', 'G41 D1\nG1 X11\n', /compensation/],
    ['a fourth axis', 'G1 X11 A20\n', /fourth axis/],
    ['tapping', 'G84 X1 Y1 Z-5 R2\n', /cycle/],
    ['a jog', '$J=X10F100\n', /jog/],
    ['words of a 3D printer', 'M104 S200\n', /3D printers/],
    ['Heidenhain’s language', 'L X+10 Y+5 R0 FMAX M3\n', /Heidenhain|no word/],
    ['flow control', 'WHILE R1<5\n', /Sinumerik/],
    ['an arc that is none', 'G2 X20 Y10 I5 J0 F600\n', /centre/],
    ['an absolute centre that is not said to be one', 'G2 X20 Y10 I20 J0 F600\n', /G90\.1/],
    ['a line beyond all measure', `G1 X1${' '.repeat(5000)}Y1\n`, /5000|characters/],
    ['an arc with too small a radius', 'G2 X30 Y0 R5 F600\n', /radius/],
    ['an arc under G93', 'G93 G2 X20 Y10 I10 J0 F5\n', /G93/],
    ['a cycle without R', 'G81 X1 Y1 Z-5\n', /no R/],
    ['axis words under G80', 'G80\nX5\n', /G80/],
    ['plain text', 'HELLO WORLD\n', /Text/],
  ])('is refused by line where it has %s', async (_, body, reason) => {
    const result = await repair(body);
    expect(result).toMatchObject({ outcome: 'refused', text: '' });
    expect(result.reasons[0]?.message).toMatch(reason);
    expect(result.reasons[0]?.line).toBeGreaterThanOrEqual(7);
    expect(result.reasons[0]?.remedy).not.toBe('');
  });

  it('is refused where a cut has no feed, which nobody can guess', async () => {
    const result = await repairProgram({ text: 'G21\nG1 X1\n' });
    expect(result.reasons[0]?.message).toMatch(/feed/);
  });

  it('is not stopped for a tool change before it moves, nor repaired against one where that is not wanted', async () => {
    const first = await repairProgram({ text: `T1 M6\n${HEAD}${TAIL}` });
    expect(codes(first.changes)).toEqual(['TOOL_CHANGE_DROPPED']);
    expect(first.text).not.toMatch(/M0\b/);
    expect((await repair('T2 M6\n', { toolChange: 'refuse' })).outcome).toBe('refused');
  });

  it('gets its units only from itself or from the caller', async () => {
    const text = 'G90 G17\nM3 S9\nG4 P3\nG1 X1 F5\n';
    expect((await repairProgram({ text })).outcome).toBe('unchanged');
    const inch = await repairProgram({ text, units: 'inch' });
    expect(inch.text.split('\n')[0]).toBe('G20');
    expect((await readProgram({ text: inch.text })).motions.at(-1)?.toMm[0]).toBeCloseTo(25.4, 9);
  });

  it('keeps what it cannot know as remarks: units, dwells that look like milliseconds, places of the machine', async () => {
    const { outcome, remarks } = await repairProgram({ text: 'G90 G17\nG4 P500\nG28\nG0 X1\n' });
    expect(outcome).toBe('unchanged');
    expect(codes(remarks).sort()).toEqual(['DWELL_LIKELY_MS', 'MACHINE_COORDINATES', 'UNITS_UNSTATED']);
  });

  it('loses its byte order mark', async () => {
    const { outcome, text } = await repairProgram({ text: `\uFEFF${HEAD}${TAIL}` });
    expect([outcome, text]).toEqual(['repaired', HEAD + TAIL]);
  });

  it('unrolls subroutines without parameters, called from one another', async () => {
    const body =
      'O1 sub\nG91 G1 X1\nG90\nO1 endsub\nO2 sub\nO1 call\nO1 call\nO2 endsub\nO2 call\nG1 Y3\nO1 call (again)\n';
    const { outcome, changes, text } = await repair(body);
    expect([outcome, codes(changes)]).toEqual(['repaired', ['SUBROUTINE_UNROLLED']]);
    const places = (await readProgram({ text })).motions
      .filter(({ kind }) => kind === 'line')
      .map(({ toMm }) => toMm);
    expect(places).toEqual([
      [10, 0, -1],
      [11, 0, -1],
      [12, 0, -1],
      [12, 3, -1],
      [13, 3, -1],
    ]);
  });

  it('does not wait for a laser', async () => {
    const laser = 'G21 G90\nM4 S100\nG1 X10 F1000\nX20 S50\nM5\n';
    expect((await repairProgram({ text: laser })).outcome).toBe('unchanged');
  });

  it('takes bad requests and cancellation as every verb does', async () => {
    const wrong = { text: 5 } as unknown as { text: string };
    await expect(repairProgram(wrong)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    const signal = AbortSignal.abort();
    await expect(repairProgram({ text: '' }, { signal })).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});

describe('a canned cycle', () => {
  const heights = async (body: string) => {
    const { text, reasons } = await repair(body);
    expect(reasons).toEqual([]);
    const { motions } = await readProgram({ text });
    return motions
      .filter(({ kind }) => kind !== 'dwell')
      .slice(4, -1)
      .map(
        ({ kind, toMm }) =>
          `${kind === 'rapid' ? 'G0' : 'G1'} ${toMm.map((value) => Number(value.toFixed(3)) + 0).join(',')}`,
      );
  };

  it('drills, and goes back to where it came from', async () => {
    expect(await heights('G0 Z5\nG81 X20 Y5 Z-6 R1 F200\nX30\nG80\n')).toEqual([
      'G0 20,5,5',
      'G0 20,5,1',
      'G1 20,5,-6',
      'G0 20,5,5',
      'G0 30,5,5',
      'G0 30,5,1',
      'G1 30,5,-6',
      'G0 30,5,5',
    ]);
  });

  it('stays at R under G99', async () => {
    const all = await heights('G0 Z5\nG99 G81 X20 Y5 Z-6 R1 F200\nX30\nG80\n');
    expect(all.slice(3, 5)).toEqual(['G0 20,5,1', 'G0 30,5,1']);
  });

  it('pecks to R with G83 and a little with G73', async () => {
    expect(await heights('G0 Z5\nG99 G83 X20 Y5 Z-5 R1 Q3 F200\nG80\n')).toEqual([
      'G0 20,5,5',
      'G0 20,5,1',
      'G1 20,5,-2',
      'G0 20,5,1',
      'G0 20,5,-1.746',
      'G1 20,5,-5',
      'G0 20,5,1',
    ]);
    expect(await heights('G0 Z5\nG99 G73 X20 Y5 Z-5 R1 Q3 F200\nG80\n')).toEqual([
      'G0 20,5,5',
      'G0 20,5,1',
      'G1 20,5,-2',
      'G0 20,5,-1.746',
      'G1 20,5,-5',
      'G0 20,5,1',
    ]);
  });

  it('waits at the bottom with G82, in seconds or in milliseconds', async () => {
    for (const [word, line] of [
      ['P0.5', 'G4 P0.5'],
      ['P500', 'G4 P0.5'],
    ] as const) {
      const { text } = await repair(`G0 Z5\nG82 X20 Y5 Z-5 R1 ${word} F200\nG80\n`);
      expect(text.split('\n')).toContain(line);
    }
  });

  it('repeats under G91', async () => {
    const all = await heights('G0 Z5\nG91 G81 X10 Z-4 R-3 L3 F200\nG90 G80\n');
    expect(all.filter((each) => each.startsWith('G1'))).toEqual(['G1 20,0,-2', 'G1 30,0,-2', 'G1 40,0,-2']);
  });
});
