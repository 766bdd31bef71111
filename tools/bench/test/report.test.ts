import { describe, expect, it } from 'vitest';
import { exitStatus, tableOf } from '../src/report.ts';
import { judged } from './fakes.ts';

describe('the exit status', () => {
  it('is 0 when every target is met or none is set', () => {
    expect(exitStatus([judged(), judged({ target: 2 })])).toBe(0);
    expect(exitStatus([])).toBe(0);
  });

  it('is 1 when one target is missed', () => {
    expect(exitStatus([judged(), judged({ target: 0.5, ok: false })])).toBe(1);
  });
});

describe('the table', () => {
  it('shows best, mean, deviation and number of samples, target, peer and ratio', () => {
    const text = tableOf([judged({ target: 0.5, ok: false, peer: 'other 1.0.0', peerValue: 3, ratio: 3 })]);
    expect(text.split('\n')[2]).toMatch(
      /^fake\.work +small +1\.00 +1\.50 ± 0\.500 \(2\) +s +≤ 0\.500 MISSED +other 1\.0\.0 +3\.00 +3\.00 ×$/,
    );
  });

  it('shows a figure without samples', () => {
    const text = tableOf([judged({ value: 71.5, unit: '%', samples: [71.5], deviation: 0 })]);
    expect(text.split('\n')[2]).toMatch(/^fake\.work +small +71\.5 +%$/);
  });
});
