import { describe, expect, it } from 'vitest';
import { readProgram } from '../../src/read/read-program.js';

const read = async (...lines: string[]) => readProgram({ text: `${lines.join('\n')}\n` });

describe('what a reading says of tools and pauses', () => {
  it('names T words and pauses by line, with the spindle at the pause', async () => {
    const { toolCalls, pauses } = await read('G21', 'T1', 'M3 S9000', 'M0', 'M5', 'M0', 'T2', 'M30');
    expect(toolCalls).toEqual([
      { line: 2, number: 1, isChange: false },
      { line: 7, number: 2, isChange: false },
    ]);
    expect(pauses).toEqual([
      { line: 4, spindle: 'clockwise' },
      { line: 6, spindle: 'off' },
    ]);
  });

  it('knows M6 from a T word where the controller takes it', async () => {
    const { toolCalls } = await readProgram({ text: 'G21\nT3 M6\n', controller: 'grblhal' });
    expect(toolCalls).toEqual([{ line: 2, number: 3, isChange: true }]);
  });

  it('takes no M1 for a pause: the controller does not stop there', async () => {
    expect((await read('G21', 'M1', 'M30')).pauses).toEqual([]);
  });
});

describe('what a reading says of offsets', () => {
  it('accounts for a shift at a place that the program has stated', async () => {
    const { offsets, motions } = await read('G21 G90', 'G0 X10 Y10', 'G92 X0 Y0', 'G0 X5', 'G92.1', 'G0 X5');
    expect(offsets).toEqual([
      { line: 3, kind: 'G92', isKnown: true },
      { line: 5, kind: 'G92.1', isKnown: true },
    ]);
    expect(motions.map(({ toMm }) => toMm[0])).toEqual([10, 15, 5]);
  });

  it('does not know where a shift leads from an unknown place, nor one of an axis that was only moved by steps', async () => {
    expect((await read('G92 X0 Y0 Z0', 'G0 X1')).offsets).toEqual([{ line: 1, kind: 'G92', isKnown: false }]);
    expect((await read('G91', 'G0 X5', 'G92 X0')).offsets?.[0]?.isKnown).toBe(false);
    expect((await read('G0 X5', 'G92 Z0')).offsets?.[0]?.isKnown).toBe(false);
    const known = await readProgram({ text: 'G92 X0 Y0 Z0\n', startMm: [0, 0, 5] });
    expect(known.offsets?.[0]?.isKnown).toBe(true);
  });

  it('names what the machine has stored, and another work system from its first move on', async () => {
    const { offsets } = await read(
      'G21',
      'G28',
      'G53 G0 Z0',
      'G43.1 Z3',
      'G49',
      'G10 L2 P1 X5',
      'G0 X1',
      'G55',
      'G0 X2',
    );
    expect(offsets?.map(({ line, kind }) => `${line} ${kind}`)).toEqual([
      '2 G28',
      '3 G53',
      '4 G43.1',
      '6 G10',
      '9 G55',
    ]);
    expect(offsets?.every(({ isKnown }) => !isKnown)).toBe(true);
  });

  it('says nothing of a line the controller refuses', async () => {
    expect((await read('G21', 'G92', 'T2 M6')).toolCalls).toEqual([]);
  });
});
