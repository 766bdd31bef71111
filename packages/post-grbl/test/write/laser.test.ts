import type { Toolpath, WriteOptions } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { readProgram, writeProgram } from '../../src/index.js';
import { request, toolpath } from '../support/shop.js';

const mark = toolpath(
  [
    { kind: 'line', toMm: [40, 10, 2], feedMmPerMin: 3000 },
    { kind: 'arc', toMm: [40, 30, 2], centreMm: [40, 20], clockwise: false, feedMmPerMin: 3000 },
    { kind: 'rapid', toMm: [60, 30, 2] },
    { kind: 'line', toMm: [60, 50, 2], feedMmPerMin: 3000 },
  ],
  { id: 'mark', operation: 'engrave', startMm: [10, 10, 2], spindleRpm: 1 },
);
const laser = { fullPower: 1000, powers: [{ toolpathId: 'mark', powerRatio: 0.6 }] };
const marked = (options: WriteOptions = {}, given: Toolpath = mark) =>
  writeProgram(request([given], { options: { laser, ...options } }));

describe('a program for a laser', () => {
  it('has power on lines and arcs, none in rapids, and S on motion lines alone once the beam is on', async () => {
    const { program, manifest, findings } = await marked();
    const lines = program.text.split('\n');
    expect(lines.slice(lines.indexOf('G0 Z20'), lines.indexOf('(End)'))).toEqual([
      'G0 Z20',
      'M4 S0',
      'G0 X10 Y10',
      'G0 Z2',
      'G1 X40 F3000 S600',
      'G3 X40 Y30 I0 J10',
      'G0 X60 S0',
      'G1 Y50 S600',
      'G0 Z20 S0',
    ]);
    expect(lines).toContain('M5');
    expect(manifest?.requires).toContain('Laser mode on ($32=1).');
    expect(findings).toEqual([]);
    const { motions, diagnostics } = await readProgram({ text: program.text });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    for (const { kind, spindleRpm, toMm } of motions) {
      if (kind === 'line' || kind === 'arc') expect(spindleRpm).toBe(600);
      if (kind === 'rapid') expect(spindleRpm).toBe(0);
      expect(toMm[2]).toBeGreaterThanOrEqual(0);
    }
  });

  it('cuts the same in every style and in inches, and never stops for a change of power', async () => {
    const { manifest } = await marked();
    // At the height before the beam, at the wait for none, and at the end.
    expect(manifest?.nStops).toBeLessThanOrEqual(2);
    for (const style of ['verbose', 'standard', 'compact'] as const) {
      for (const units of ['mm', 'inch'] as const) {
        const { program } = await marked({ style, units });
        const { motions } = await readProgram({ text: program.text });
        expect(motions.filter(({ spindleRpm }) => spindleRpm > 0).map(({ kind }) => kind)).toEqual([
          'line',
          'arc',
          'line',
        ]);
      }
    }
  });

  it.each([
    ['without a power of its own', mark, { ...laser, powers: [{ toolpathId: 'other', powerRatio: 1 }] }],
    ['that starts below the stock top', { ...mark, startMm: [10, 10, -1] }, laser],
    [
      'that goes down in a cut',
      { ...mark, moves: [{ kind: 'line', toMm: [40, 10, 1], feedMmPerMin: 900 }] },
      laser,
    ],
    ['that ends below the stock top', { ...mark, moves: [{ kind: 'rapid', toMm: [40, 10, -0.1] }] }, laser],
  ] as const)('is refused for a toolpath %s', async (_, given, asked) => {
    await expect(marked({ laser: asked }, given as Toolpath)).rejects.toMatchObject({
      code: 'POST_LASER_REFUSED',
      data: { toolpathId: 'mark' },
    });
  });

  it('takes a power between nothing and all', async () => {
    for (const powerRatio of [0, 1.01, Number.NaN]) {
      const asked = { ...laser, powers: [{ toolpathId: 'mark', powerRatio }] };
      await expect(marked({ laser: asked })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    }
  });
});
