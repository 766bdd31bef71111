import { once } from 'node:events';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { wholeLines } from '../../src/kit/whole-lines.js';

async function piecesOf(chunks: readonly string[], maxBytes = 100) {
  let nTooLong = 0;
  const lines = wholeLines(Readable.from(chunks.map((chunk) => Buffer.from(chunk))), {
    maxBytes,
    onTooLong: () => {
      nTooLong += 1;
    },
  });
  const pieces: string[] = [];
  lines.on('data', (piece) => pieces.push(String(piece)));
  await once(lines, 'end');
  return { pieces, nTooLong };
}

describe('whole lines', () => {
  // A drawing of 40 MB kept the server busy for a minute and a half, one of 70 MB for good: the SDK copied the whole message at
  // every 64 KiB that came.
  it('come in one piece each, however small the chunks', async () => {
    const message = `${'x'.repeat(90)}\n`;
    const { pieces } = await piecesOf([...message, ...message]);
    expect(pieces).toEqual([message, message]);
  });

  it('come one by one where a chunk holds several', async () => {
    expect((await piecesOf(['a\nb\n\nc', 'd\ne'])).pieces).toEqual(['a\n', 'b\n', '\n', 'cd\n']);
  });

  it('keep characters whole that chunks cut in two', async () => {
    const bytes = Buffer.from('Tür\n');
    const cut = Readable.from([bytes.subarray(0, 2), bytes.subarray(2)]);
    const lines = wholeLines(cut, { maxBytes: 100, onTooLong: () => undefined });
    for await (const piece of lines) expect(String(piece)).toBe('Tür\n');
  });

  it('are dropped and told of once where they are too long, and the next is read', async () => {
    const { pieces, nTooLong } = await piecesOf(
      ['12345', '67890', 'abcdef\nok\n', `${'y'.repeat(10)}\n`],
      10,
    );
    expect({ pieces, nTooLong }).toEqual({ pieces: ['ok\n'], nTooLong: 2 });
  });
});
