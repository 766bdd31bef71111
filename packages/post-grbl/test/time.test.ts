import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { estimateTimeS } from '@millwright/motion';
import { describe, expect, it } from 'vitest';
import { readProgram } from '../src/index.js';
import { readCsv, sharedFolder } from './support/shared.js';
import { machine } from './support/shop.js';

const folder = sharedFolder('data/grbl');

/** Ratchets, per cent of the recorded time: may only fall. */
const P95_PCT = 0.055;
const WORST_PCT = 0.265;

describe.skipIf(folder === undefined)('recorded running times of the firmware', () => {
  it('are met within a third of a per cent, stops included', async () => {
    const errorsPct: number[] = [];
    for (const row of readCsv(resolve(folder ?? '', 'time.csv'))) {
      const text = readFileSync(resolve(folder ?? '', row.program ?? ''), 'latin1');
      const { motions } = await readProgram({ text, startMm: [0, 0, 0] });
      const number = (name: string) => Number(row[name]);
      const three = (first: number) =>
        [number(`$${first}`), number(`$${first + 1}`), number(`$${first + 2}`)] as const;
      const estimate = estimateTimeS(motions, {
        ...machine,
        stepsPerMm: three(100),
        maxRateMmPerMin: three(110),
        accelerationMmPerS2: three(120),
        junctionDeviationMm: number('$11'),
        arcToleranceMm: number('$12'),
      });
      expect(estimate.nStops, row.program).toBe(number('stops'));
      const recordedS = number('motion_s') + number('dwell_s');
      errorsPct.push((100 * (estimate.totalS - recordedS)) / recordedS);
    }
    const sizes = errorsPct.map(Math.abs).sort((a, b) => a - b);
    const at = (share: number) => sizes[Math.floor(share * (sizes.length - 1))] ?? Number.NaN;
    console.log(
      `${sizes.length} programs: error p50 ${at(0.5).toFixed(3)} %, p95 ${at(0.95).toFixed(3)} %, max ${at(1).toFixed(3)} %`,
    );
    expect(sizes).toHaveLength(115);
    expect(at(0.95)).toBeLessThan(P95_PCT);
    expect(at(1)).toBeLessThan(WORST_PCT);
  });
});
