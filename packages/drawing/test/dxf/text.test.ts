import { describe, expect, it } from 'vitest';
import { plainMText, plainText } from '../../src/dxf/text.js';

describe('the words of a TEXT', () => {
  it.each([
    ['%%c35 %%C8', 'Ø35 Ø8'],
    ['45%%d ±%%p0.1', '45° ±±0.1'],
    ['%%uunder%%u %%oover%%o', 'under over'],
    ['100%%%', '100%'],
    ['%%176 %%065', '° A'],
    ['T\\U+00FCr \\u+d83d\\U+DE00', 'Tür 😀'],
    ['\\U+005CU+00FC', '\\U+00FC'],
    ['a^Ib^ c', 'a b^c'],
    ['  two   blanks ', 'two blanks'],
    ['5%', '5%'],
    ['\\Pkept {as} it is', '\\Pkept {as} it is'],
  ])('%s reads "%s"', (written, words) => {
    expect(plainText(written)).toBe(words);
  });
});

describe('the words of an MTEXT', () => {
  it.each([
    ['Top\\PBottom\\~x', 'Top Bottom x'],
    ['{\\fArial|b0|i0|c0|p34;Door} {\\H0.7x;small}', 'Door small'],
    ['\\A1;1\\S1/2; and \\S3^4; and \\S5#8;', '11/2 and 3/4 and 5/8'],
    ['\\C1;red \\c255;blue \\T2;wide \\Q15;slant \\W0.8;thin', 'red blue wide slant thin'],
    ['\\Lunder\\l \\Oover\\o \\Kstruck\\k', 'under over struck'],
    ['\\pxqc;centred', 'centred'],
    ['a \\\\ b \\{c\\}', 'a \\ b {c}'],
    ['%%c5 \\U+00D8', 'Ø5 Ø'],
    ['\\U+005CPlate', '\\Plate'],
    ['{\\f', '\\f'],
    ['', ''],
  ])('%s reads "%s"', (written, words) => {
    expect(plainMText(written)).toBe(words);
  });

  it('of a megabyte of braces and backslashes are found in no time', () => {
    expect(plainMText('{\\f\\S'.repeat(200_000)).length).toBeLessThanOrEqual(2000);
  });
});
