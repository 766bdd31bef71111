import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { LOOK_AHEAD_BLOCKS } from '@millwright/motion';
import { describe, expect, it } from 'vitest';
import { answerLines, readProgram } from '../../src/index.js';
import { dialects } from '../../src/read/dialect/dialects.js';
import { errorCodes } from '../../src/read/dialect/error-codes.js';
import { words } from '../../src/read/dialect/words.js';
import { dialectTables } from '../support/dialect-tables.js';

/** What a word needs on its line to be accepted. */
const COMPANY: Readonly<Record<string, string>> = {
  G2: 'X2I1',
  G3: 'X2I1',
  'G38.2': 'Z-1',
  'G38.3': 'Z-1',
  'G38.4': 'Z-1',
  'G38.5': 'Z-1',
  G4: 'P0',
  G10: 'L2P1X0',
  G53: 'G0X0',
  G92: 'X0',
  'G43.1': 'Z0',
  G93: 'G1X1F60',
};
const names = Object.values(dialects).map(({ name }) => name);
const answer = (line: string, controller: (typeof names)[number]) =>
  answerLines({ text: `$C\nF100\n${line}\n`, controller }).answers.at(-1);

describe.each(names)('the table of words for %s', (controller) => {
  const read = words.filter(({ readFor }) => readFor.includes(controller)).flatMap((row) => row.words);

  it.each(read)('names only words that are accepted: %s', (word) => {
    expect(answer(word + (COMPANY[word] ?? ''), controller)).toBe('ok');
  });

  it('names all that are: every other G and M word with up to one decimal is refused', () => {
    const accepted = new Set(read);
    for (const letter of 'GM') {
      for (let tenths = 0; tenths < 2560; tenths += 1) {
        const word = `${letter}${tenths / 10}`;
        // G49 passes with any decimals, in the firmware too.
        if (accepted.has(word) || /^G49\./.test(word)) continue;
        expect(['error:20', 'error:23'], word).toContain(answer(word + (COMPANY[word] ?? ''), controller));
      }
    }
  });
});

describe('the dialects', () => {
  it('have the look-ahead that the time model counts with', () => {
    for (const { name, plannerBlocks } of Object.values(dialects))
      expect(plannerBlocks).toBe(LOOK_AHEAD_BLOCKS[name]);
  });

  it.each([
    ['grbl-1.1', 79],
    ['grblhal', 256],
    ['fluidnc', 254],
  ] as const)('%s takes lines of %i characters and no more', (controller, length) => {
    const line = (n: number) => `G0${'X'.padEnd(n - 2, '0')}`;
    expect(answer(line(length), controller)).toBe('ok');
    expect(answer(line(length + 1), controller)).toBe('error:11');
  });

  it('say of a word that only the controller knows that it is not read, not that it is wrong', async () => {
    const text = 'G21\nG81 X1 Y1 Z-1 R1 F100\n';
    const codes = async (controller: (typeof names)[number]) =>
      (await readProgram({ text, controller })).diagnostics.map(({ code, grblStatus }) => [code, grblStatus]);
    expect(await codes('grblhal')).toContainEqual(['WORD_NOT_READ', undefined]);
    expect(await codes('fluidnc')).toContainEqual(['UNSUPPORTED_WORD', 20]);
    expect(await codes('grbl-1.1')).toContainEqual(['UNSUPPORTED_WORD', 20]);
  });

  it('differ in full circles: grblHAL computes the angle in 64 bits and loses none', async () => {
    const text =
      'M3S1\nG0X262.568Y911.729\nG10L2P1X-9.063Y-6.828\nG0X262.568Y911.729\nG1F800\nG2X262.568Y911.729I-4.567J-9.321\n';
    const last = async (controller: (typeof names)[number]) =>
      (await readProgram({ text, controller })).motions.at(-1)?.sweepRad ?? 0;
    expect(Math.abs(await last('grbl-1.1'))).toBeLessThan(1);
    expect(Math.abs(await last('fluidnc'))).toBeLessThan(1);
    expect(await last('grblhal')).toBeCloseTo(-2 * Math.PI, 6);
  });

  it('stand in the guide as the reader has them', () => {
    const guide = readFileSync(
      resolve(import.meta.dirname, '../../../../docs/guides/controllers.md'),
      'utf8',
    );
    expect(guide).toContain(dialectTables());
  });

  it('have a meaning for each error number', () => {
    expect(Object.keys(errorCodes)).toHaveLength(32);
  });
});
