import { lintProgramResultSchema } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { lintProgram } from '../../src/index.js';
import { remedies } from '../../src/lint/remedies.js';
import { remarks } from '../../src/read/diagnostics.js';
import { errorCodes } from '../../src/read/dialect/error-codes.js';

const HEAD = 'G21 G90\nM3 S1000\nG4 P3\n';
const found = async (body: string) =>
  (await lintProgram({ text: HEAD + body })).remarks.map(({ line, code }) => `${line} ${code}`);

describe('lint', () => {
  it.each([
    ['a wrapped G number', 'G256 X1', '4 NUMBER_WRAPS'],
    ['a wrapped M number', 'M65566', '4 NUMBER_WRAPS'],
    ['a wrapped L of G10', 'G10 L258 P1 X1', '4 NUMBER_WRAPS'],
    ['leading zeros', 'G0 X000000001', '4 DIGITS_DROPPED'],
    ['a number too long', 'G0 X123456789', '4 DIGITS_DROPPED'],
    ['swallowed axis words', 'G49 X1', '4 G49_TAKES_AXES'],
    ['blanks inside of a number', 'G0 X1 0', '4 NUMBER_HAS_BLANK'],
    ['a block delete', '/G0 X1', '4 SLASH_EXECUTES'],
    ['a dwell in milliseconds', 'G4 P500', '4 DWELL_LIKELY_MS'],
    ['decimals that vanish', 'G1.004 X1 F100', '4 DECIMALS_VANISH'],
    ['a line number that wraps', 'N4294967296', '4 LINE_NUMBER_WRAPS'],
    ['a feed that is raised', 'F0.5', '4 FEED_RAISED'],
    ['a feed on a rapid', 'G0 Z-1 F300', '4 FEED_ON_RAPID'],
    ['G10 without P', 'G10 L2 X1', '4 G10_WITHOUT_P'],
    ['an optional stop', 'M1', '4 STOP_IGNORED'],
    ['code behind the end', 'M30\nG0 X1', '5 CODE_AFTER_END'],
    ['a word GRBL lacks', 'M6', '4 UNSUPPORTED_WORD'],
    ['a byte that stops', '(what!)', '4 REALTIME_STOP'],
    ['a circle that GRBL blows up', 'G0X500Y500\nG3X500Y500.00001I-10F100', '5 ARC_EXPLODED'],
    ['no wait for the spindle', 'M5\nM3\nG1 X1 Z1 F100', '6 SPINDLE_NOT_AWAITED'],
  ])('finds %s', async (_, body, code) => {
    expect(await found(`${body}\n`)).toContain(code);
  });

  it('is silent about a sound program, fine decimals and plain comments', async () => {
    expect(await found('G0 X1.123456 Y10.5 Z5 (all well)\nG1 Z-1 F100 ; down\nM5\nM30\n')).toEqual([]);
  });

  it('says where units are missing', async () => {
    const { remarks: list } = await lintProgram({ text: 'G0 X1\n' });
    expect(list).toMatchObject([{ line: 1, code: 'UNITS_UNSTATED', severity: 'warning' }]);
  });

  it('gives what its schema says, and GRBL’s own number', async () => {
    const result = await lintProgram({ text: 'G1 X1\n' });
    expect(lintProgramResultSchema.safeParse(result).success).toBe(true);
    expect(result.remarks.map(({ code, grblStatus }) => [code, grblStatus])).toEqual([
      ['FEED_MISSING', 22],
      ['UNITS_UNSTATED', undefined],
    ]);
  });

  it('has a remedy for every error and every remark', () => {
    const codes = [...Object.values(errorCodes).map(({ code }) => code), ...Object.keys(remarks)];
    for (const code of codes) expect(remedies[code], code).toBeDefined();
  });

  it('takes bad requests and cancellation as every verb does', async () => {
    await expect(lintProgram({} as { text: string })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    const signal = AbortSignal.abort();
    await expect(lintProgram({ text: '' }, { signal })).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
