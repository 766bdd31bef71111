import { describe, expect, it } from 'vitest';
import { answerLines } from '../../src/index.js';

const answers = (text: string) => answerLines({ text }).answers;

describe('answerLines', () => {
  it('answers each line as the controller does, and tells how it stands', () => {
    expect(answerLines({ text: 'G21 G91\nM3 S500\nG1 X1 F200\nM6\n' })).toEqual({
      answers: ['ok', 'ok', 'ok', 'error:20'],
      state: 'Idle',
      machineMm: [1, 0, 0],
      modes: 'G1 G54 G17 G21 G91 G94 M3 M9 T0 F200 S500',
    });
  });

  it('waits where the machine waits, and goes on when it is started', () => {
    expect(answers('M0\nG0X1\n')).toEqual([]);
    expect(answers('M0\nG0X1\n~')).toEqual(['ok', 'ok']);
    expect(answerLines({ text: 'G0X1\n!G0X2\n' })).toMatchObject({
      answers: ['ok'],
      state: 'Hold',
      machineMm: [1, 0, 0],
    });
    expect(answerLines({ text: '!G0X2\n~' })).toMatchObject({
      answers: ['ok'],
      state: 'Idle',
      machineMm: [2, 0, 0],
    });
  });

  it('gives alarms and resets, and locks the machine as they do', () => {
    expect(answers('G38.2Z-1F10\nG0X1\n$X\nG0X1\n')).toEqual(['ALARM:5', 'ok', 'error:9', 'ok', 'ok']);
    expect(answerLines({ text: '$22=1\n$20=1\nG0X1\nG0X0\n' })).toMatchObject({
      answers: ['ok', 'ok', 'ALARM:2'],
      state: 'Alarm',
      machineMm: [0, 0, 0],
    });
    expect(answers('$22=1\n$20=1\nG0X1\n\x18G0X1\n')).toEqual(['ok', 'ok', 'ALARM:2', 'reset', 'error:9']);
    expect(answers('$C\nG0X5\n$C\n')).toEqual(['ok', 'ok', 'ok', 'reset']);
  });

  it('rounds the position to steps at a reset', () => {
    expect(answerLines({ text: 'G0X1.001\n\x18' }).machineMm[0]).toBe(1);
  });

  it('answers an empty line, and two for CR LF', () => {
    expect(answers('\n')).toEqual(['ok']);
    expect(answers('G0X1\r\n')).toEqual(['ok', 'ok']);
    expect(answers('')).toEqual([]);
  });

  it('refuses what is not a request', () => {
    expect(() => answerLines({} as { text: string })).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID' }),
    );
  });
});
