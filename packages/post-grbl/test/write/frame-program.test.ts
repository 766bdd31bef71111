import { describe, expect, it } from 'vitest';
import { frameProgram, readProgram, writeProgram } from '../../src/index.js';
import { machine, request, setup, toolpath } from '../support/shop.js';
import { generate } from './generate.js';

const disc = toolpath(
  [
    { kind: 'line', toMm: [100, 50, -3], feedMmPerMin: 300 },
    { kind: 'arc', toMm: [100, 50, -3], centreMm: [80, 50], clockwise: false, feedMmPerMin: 900 },
  ],
  { startMm: [100, 50, 5] },
);

describe('frameProgram', () => {
  it('leads the tool round all cuts, the bulges of arcs with them, spindle off, at the clearance height', async () => {
    const { program, findings } = await frameProgram(request([disc]));
    expect(program.text.split('\n').slice(2)).toEqual([
      'G21 G90 G17 G94 G54',
      'M5',
      'G0 Z20',
      'G0 X60 Y30',
      'G1 X100 F2000',
      'G1 Y70',
      'G1 X60',
      'G1 Y30',
      'G0 X0 Y0',
      'M30',
      '',
    ]);
    expect(findings).toEqual([]);
    expect(program.estimateS).toBeGreaterThan(3);
  });

  it('stays at the clearance height with the spindle off, and reaches what the program cuts, whatever is asked', async () => {
    for (let seed = 0; seed < 60; seed += 1) {
      const given = generate(seed).request;
      const { manifest } = await writeProgram(given);
      const { cutting } = manifest?.bounds ?? {};
      if (cutting === undefined) {
        await expect(frameProgram(given)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
        continue;
      }
      const { program } = await frameProgram(given);
      const { motions, diagnostics } = await readProgram({ text: program.text });
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      const clearanceMm =
        Math.max(given.setup.clearanceZMm, given.setup.retractZMm) - (program.zeroMm?.[2] ?? 0);
      for (const { spindle, toMm } of motions) {
        expect(spindle).toBe('off');
        expect(toMm[2]).toBeGreaterThanOrEqual(clearanceMm - 1e-9);
      }
      const lines = motions.filter(({ kind }) => kind === 'line').map(({ toMm }) => toMm);
      for (const axis of [0, 1] as const) {
        if (lines.length < 4) continue;
        expect(Math.abs(Math.min(...lines.map((to) => to[axis])) - cutting.minMm[axis])).toBeLessThan(0.0006);
        expect(Math.abs(Math.max(...lines.map((to) => to[axis])) - cutting.maxMm[axis])).toBeLessThan(0.0006);
      }
    }
  });

  it('says where it would leave the travel, refuses what does not cut, and stops when asked to', async () => {
    const far = { ...setup, workZeroMm: [750, 20, 80] as const };
    expect((await frameProgram(request([disc], { setup: far }))).findings.map(({ code }) => code)).toEqual([
      'POST_TRAVEL_EXCEEDED',
    ]);
    const hop = toolpath([{ kind: 'rapid', toMm: [20, 20, 6] }]);
    await expect(frameProgram(request([hop]))).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(frameProgram(request([disc]), { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'CANCELLED',
    });
  });
});

describe('the step rate', () => {
  it('is warned of where an 8-bit controller would lose steps', async () => {
    const fine = { ...machine, stepsPerMm: [800, 200, 200] as const };
    const { findings } = await writeProgram(request([disc], { machine: fine }));
    expect(findings.map(({ code, severity, measured }) => [code, severity, measured?.unit])).toEqual([
      ['POST_STEP_RATE_OVER_LIMIT', 'warning', 'steps/s'],
    ]);
    expect(findings[0]?.measured?.value).toBeGreaterThan(30_000);
    const slower = { ...fine, maxRateMmPerMin: [2250, 4000, 3000] as const };
    expect((await writeProgram(request([disc], { machine: slower }))).findings).toEqual([]);
    const faster = { ...fine, controller: 'grblhal' as const };
    expect((await writeProgram(request([disc], { machine: faster }))).findings).toEqual([]);
  });
});
