import { programReadingSchema } from '@millwright/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBytes } from '../../src/read/read-program.js';

/** Words that make lines which are nearly programs: the interesting half of all texts. */
const word = fc
  .tuple(
    fc.constantFrom(...'GGGGMXYZIJKRFSTPNLE$(;%!\x18\xc4'),
    fc.oneof(
      fc.constantFrom(
        '0',
        '1',
        '2',
        '3',
        '4',
        '10',
        '17',
        '18',
        '19',
        '20',
        '28',
        '30.1',
        '38.2',
        '53',
        '55',
        '90',
        '91',
        '92',
        '93',
        '-1',
        '.5',
        '99999999',
        '',
      ),
      fc.integer({ min: -500, max: 500 }).map(String),
      fc.double({ min: -1000, max: 1000, noNaN: true }).map((value) => value.toFixed(4)),
    ),
  )
  .map(([letter, number]) => letter + number);
const program = fc
  .array(fc.array(word, { maxLength: 8 }), { maxLength: 40 })
  .map((lines) => lines.map((words) => words.join(' ')).join('\n'))
  .map((text) => Uint8Array.from(text, (character) => character.charCodeAt(0)));

function expectValid(bytes: Uint8Array): void {
  const reading = readBytes(bytes, {});
  const parsed = programReadingSchema.safeParse(reading);
  expect(parsed.success, parsed.error?.message).toBe(true);
  let line = 0;
  for (const motion of reading.motions) {
    expect(motion.line).toBeGreaterThanOrEqual(line);
    line = motion.line;
  }
}

describe('any text', () => {
  it('gives a valid reading when it is random bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), expectValid), { seed: 7, numRuns: 800 });
  });

  it('gives a valid reading when it is nearly a program', () => {
    fc.assert(fc.property(program, expectValid), { seed: 8, numRuns: 1500 });
  });

  it('reads the same however its line ends, blanks and comments are written', () => {
    const plain = fc.array(fc.tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: -99, max: 99 })), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(plain, (points) => {
        const tight = points.map(([x, y]) => `G1X${x}Y${y}F100`).join('\n');
        const loose = points.map(([x, y]) => ` g1 (to) x ${x}\ty${y} /f 100 ; end`).join('\r\n');
        const read = (text: string) => readBytes(new TextEncoder().encode(text), {});
        expect(read(loose)).toEqual(read(tight));
      }),
      { seed: 9, numRuns: 100 },
    );
  });
});
