import { describe, expect, it } from 'vitest';
import { scanLines } from '../../src/read/scan-lines.js';

const scan = (text: string) => [...scanLines(Uint8Array.from(text, (character) => character.charCodeAt(0)))];
const significant = (text: string) => scan(text).map((line) => line.significant);

describe('scanLines', () => {
  it('drops blanks, control characters, slashes and comments, and raises lower case', () => {
    expect(significant('/g1 x1\t(c)y2 ; z3\n')).toEqual(['G1X1Y2']);
  });

  it('counts CR LF as one line end, and CR and LF alone as one each', () => {
    expect(scan('A\r\nB\rC\n\nD').map(({ number, significant: s }) => `${number}${s}`)).toEqual([
      '1A',
      '2B',
      '3C',
      '4',
      '5D',
    ]);
  });

  it('lets 79 characters pass and refuses the 80th, not counting comments and blanks', () => {
    const [passes, fails, commented] = scan(
      `${'G'.repeat(79)}\n${'G'.repeat(80)}\n${'G '.repeat(79)}(${'x'.repeat(99)})\n`,
    );
    expect([passes?.isTooLong, fails?.isTooLong, commented?.isTooLong]).toEqual([false, true, false]);
  });

  it('does not nest comments, and says when one is left open', () => {
    expect(significant('(a (b) c)\n')).toEqual(['C)']);
    expect(scan('G1(X1\n')[0]).toMatchObject({ significant: 'G1', isCommentOpen: true });
    expect(scan('G1;(X1\n')[0]).toMatchObject({ isCommentOpen: false });
  });

  it('takes realtime bytes out of the stream even inside comments', () => {
    expect(scan('G0X1(a!b\xc4)\n')[0]).toMatchObject({ significant: 'G0X1', realtimeBytes: [0x21, 0xc4] });
  });

  it('forgets what came before a reset byte', () => {
    expect(scan('X1(\x18Y2\n')[0]).toMatchObject({ significant: 'Y2', isReset: true, isCommentOpen: false });
  });

  it('gives no line for an empty text', () => {
    expect(scan('')).toEqual([]);
  });
});
