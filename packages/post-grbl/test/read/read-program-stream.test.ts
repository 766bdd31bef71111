import type { Motion } from '@millwright/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readProgram } from '../../src/read/read-program.js';
import { readProgramStream } from '../../src/read/read-program-stream.js';

const text = 'G21 G90\r\nM3 S1000\r\nG0 Z5\r\nX1 (a\r\nb) Y2\n\n G1 X3 F100\rG2 X5 I1 !\r\nM6\r\nM30';

describe('a program that is read piece by piece', () => {
  it('reads the same wherever it is cut, between CR and LF too', async () => {
    const { motions, ...whole } = await readProgram({ text });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: text.length }), { maxLength: 6 }), async (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), text.length];
        const pieces = at.slice(1).map((end, index) => text.slice(at[index], end));
        const got: Motion[] = [];
        const reading = await readProgramStream(pieces, { onMotion: (motion) => got.push(motion) });
        expect(reading).toEqual({ ...whole, motions: [] });
        expect(got).toEqual(motions);
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  it('takes bytes, text and asynchronous pieces, and stops when asked to', async () => {
    async function* pieces() {
      yield 'G0X1\nG0';
      yield new TextEncoder().encode('X2\n');
    }
    expect((await readProgramStream(pieces())).nLines).toBe(2);
    const signal = AbortSignal.abort();
    await expect(readProgramStream(pieces(), { signal })).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  it('keeps no moves of any number', async () => {
    function* pieces() {
      for (let index = 0; index < 50; index += 1) yield 'G0X1\nG0X2\n'.repeat(2000);
    }
    let nMoves = 0;
    const reading = await readProgramStream(pieces(), {
      onMotion: () => {
        nMoves += 1;
      },
    });
    expect([nMoves, reading.nLines, reading.motions.length]).toEqual([200_000, 200_000, 0]);
  });
});
