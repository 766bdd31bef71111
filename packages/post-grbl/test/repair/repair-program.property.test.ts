import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lintProgram, readProgram, repairProgram } from '../../src/index.js';

const figure = fc.oneof(
  fc.integer({ min: -300, max: 300 }).map(String),
  fc.double({ min: -300, max: 300, noNaN: true }).map((value) => value.toFixed(4)),
  fc.constantFrom('', '0', '.5', '1.', '-0', '99999999', '0000000001', '1.23456789012'),
);
const word = fc
  .tuple(
    fc.constantFrom(...'GGGGGMXXYYZIJKRFSTPQLNHDAOE'),
    fc.oneof(figure, fc.integer({ min: 0, max: 99 }).map(String)),
  )
  .map(([letter, number]) => letter + number);
const move = fc
  .tuple(
    fc.constantFrom('G0', 'G1', 'G2', 'G3', 'G81', 'G83', 'G91 G1', 'G90 G0', ''),
    fc.array(word, { maxLength: 5 }),
  )
  .map(([motion, words]) => `${motion} ${words.join(' ')}`);
const odd = fc.constantFrom(
  '%',
  '(a!)',
  '(open',
  'M6 T2',
  'M30',
  'G20',
  'G21',
  '$H',
  'G28',
  '/G0X1',
  'O5',
  '#1=2',
  'é',
  'G92 X0',
  'G55',
);
const program = fc
  .array(fc.oneof({ weight: 5, arbitrary: move }, { weight: 1, arbitrary: odd }), { maxLength: 25 })
  .map((lines) => `G21 G90 G17\nM3 S1000\nG0 X0 Y0 Z5\nG1 F500 Z-1\n${lines.join('\n')}\n`);

describe('any program', () => {
  it('is repaired so that the controller takes all of it, or refused: never anything between', async () => {
    let nRepaired = 0;
    await fc.assert(
      fc.asyncProperty(program, async (text) => {
        const result = await repairProgram({ text });
        if (result.outcome === 'refused') {
          expect(result.reasons.length).toBeGreaterThan(0);
          expect(result.text).toBe('');
          return;
        }
        nRepaired += 1;
        const { diagnostics } = await readProgram({ text: result.text });
        expect(diagnostics.filter(({ grblStatus }) => grblStatus !== undefined)).toEqual([]);
        expect(result.proof?.largestDeviationMm).toBeLessThanOrEqual(result.proof?.allowedDeviationMm ?? 0);
      }),
      { seed: 21, numRuns: 1500 },
    );
    expect(nRepaired).toBeGreaterThan(50);
  });

  it('is looked over without an exception, with a remedy for everything found', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(program, fc.string({ maxLength: 300 })), async (text) => {
        for (const { line, message, remedy } of (await lintProgram({ text })).remarks) {
          expect(line).toBeGreaterThan(0);
          expect(message).not.toBe('');
          expect(remedy).not.toBe('Look at the line.');
        }
      }),
      { seed: 22, numRuns: 600 },
    );
  });

  it('may be any text at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 400 }), async (text) => {
        expect(['unchanged', 'repaired', 'refused']).toContain((await repairProgram({ text })).outcome);
      }),
      { seed: 23, numRuns: 400 },
    );
  });
});
