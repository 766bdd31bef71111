import { describe, expect, it } from 'vitest';
import { repairProgram } from '../../src/index.js';

const HEAD = 'G90 G21 G17\nM3 S12000\nG4 P3\nG0 X0 Y0 Z5\nF600\n';
const linesOf = async (body: string, head = HEAD) => {
  const { outcome, text, reasons } = await repairProgram({ text: `${head}${body}\nM30\n` });
  expect(reasons).toEqual([]);
  expect(outcome).not.toBe('refused');
  return text.split('\n').slice(head.split('\n').length - 1, -2);
};
const reasonFor = async (body: string) => {
  const { outcome, reasons } = await repairProgram({ text: `${HEAD}${body}\nM30\n` });
  expect(outcome).toBe('refused');
  return reasons[0]?.message;
};

describe('a program of a larger controller', () => {
  it('moves on by the G0 that stands beside G80 in its first line', async () => {
    const lines = await linesOf('G0 G17 G40 G49 G80 G90\nX10 Y10\nZ1');
    expect(lines).toEqual(['G17 G90', 'G0', 'X10 Y10', 'Z1']);
  });

  it('drives the full circle that has no end, which GRBL refuses', async () => {
    expect(await linesOf('G2 I5')).toEqual(['G2 X10 Y0 I5 J0', 'G2 X0 Y0 I-5 J0']);
    expect(await linesOf('G3 X10 I5\nJ5 I0')).toEqual(['G3 X10 I5', 'G3 X10 Y10 I0 J5', 'G3 X10 Y0 I0 J-5']);
  });

  it('does not send the tool home where only a rotary axis goes', async () => {
    expect(await linesOf('G28 A0\nG92 A0\nG1 Z-1')).toEqual(['G1 Z-1']);
    expect(await reasonFor('G28 U0 W0')).toContain('lathe');
  });

  it('waits by X or U, and before a move of the same line', async () => {
    expect(await linesOf('G4 X2.0\nG4 U1.5\nG1 Z-1 G4 P1')).toEqual(['G4 P2', 'G4 P1.5', 'G1 Z-1 G4 P1']);
    expect(await linesOf('G4 P1 G70 G1 Z-0.1')).toEqual(['G20', 'G4 P1', 'G1 Z-0.1']);
    expect(await reasonFor('G4 F2')).toContain('seconds');
  });

  it('has its spindle started again after the pause for a tool, and only where it took it as turning', async () => {
    const lines = await linesOf('G1 Z-1\nG0 Z5\nT2 M6\nG0 X5\nG1 Z-2\nG1 X9');
    expect(lines.slice(2)).toEqual([
      'M5',
      '(Tool 2: change it and set Z zero)',
      'M0',
      'T2',
      'G0 X5',
      'M3 S12000',
      'G4 P3',
      'G1 Z-2',
      'G1 X9',
    ]);
    expect(await linesOf('G1 Z-1\nM5\nT2 M6\nG1 Z-2')).not.toContain('M3 S12000');
    expect((await linesOf('G1 Z-1\nT2 M6\nM4 S9000\nG1 Z-2')).join(' ')).not.toContain('M3');
  });

  it('has its block deletes dropped, behind a line number too, since GRBL executes such lines', async () => {
    expect(await linesOf('/G1 X1\nN20 /G1 X2')).toEqual(['G1 X1', 'G1 X2']);
  });

  it('is told that P may be milliseconds where a dwell is too long for GRBL', async () => {
    const { outcome, reasons } = await repairProgram({ text: `${HEAD}G4 P4000\nM30\n` });
    expect(outcome).toBe('refused');
    expect(reasons[0]).toMatchObject({ code: 'DWELL_WRAPS', line: 6 });
    expect(reasons[0]?.remedy).toContain('milliseconds');
  });

  it('does not make a beam stand still that is on, though the program has a Z', async () => {
    const head = 'G21 G90 G17\nM3 S0\nG0 X0 Y0 Z5\nS1000\n';
    expect(await linesOf('G1 X10 F500', head)).toEqual(['G1 X10 F500']);
    const named = 'G21 G90 G17\nG0 X0 Y0 Z5\nM3 S700 ; Turn laser on\n';
    expect(await linesOf('G1 X10 F500', named)).toEqual(['G1 X10 F500']);
  });

  it('is told why, in words that are true of the line', async () => {
    expect(await reasonFor('G38.2 Z-5')).toContain('probing');
    expect(await reasonFor('G43.1 Z5')).toContain('tool length');
    expect(await reasonFor('G0 X1e-05')).toContain('exponent');
    expect(await reasonFor('G1 X5 E-6')).toContain('3D printers');
    expect(await reasonFor('G1 X10 ,R2.')).toContain('rounding');
    expect(await reasonFor('G1 X10,5')).toContain('decimal comma');
    expect(await reasonFor('G71 P10 Q20 U0.1')).toContain('lathe');
    expect(await reasonFor('G50 S3000')).toContain('lathe');
    expect(await reasonFor('G54.1 P3')).toContain('work systems');
    expect(await reasonFor('# a square, 4 mm')).toContain('begins with #');
    expect(await reasonFor('#1=5')).toContain('parameter');
    expect(await reasonFor('G28 Z')).toContain('Z has no figure');
  });

  it('is not sent to repair by repair', async () => {
    for (const body of ['gcode', 'G84 X1 Z-1 R1', '%%G76 X1', 'NS G82 X1'])
      expect(await reasonFor(body)).not.toMatch(/repair/i);
  });
});
