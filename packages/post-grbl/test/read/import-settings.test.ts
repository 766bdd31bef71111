import { machineSchema } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { importSettings } from '../../src/index.js';

const DUMP = `
Grbl 1.1h ['$' for help]
$0=10
$1=255
$11=0.020
$12=0.002
$30=24000
$31=8000
$32=0
$100=40.000
$101=40.000
$102=200.000 (z, step/mm)
$110=5000.000
$111=5000.000
$112=1500.000
$120=400.000
$121=400.000
$122=200.000
$130=425.000
$131=465.000
$132=80.000
ok
`;
const source = 'own machine, 2026-11-21';
const codes = (text: string) =>
  importSettings({ text, source }).remarks.map(({ code, line }) => [code, line]);

describe('importSettings', () => {
  it('makes the fields of a machine profile, with the source of each', () => {
    const { machine, stepIdleDelayMs, isLaserMode, remarks } = importSettings({ text: DUMP, source });
    expect(remarks).toEqual([]);
    expect(machine).toMatchObject({
      stepsPerMm: [40, 40, 200],
      maxRateMmPerMin: [5000, 5000, 1500],
      accelerationMmPerS2: [400, 400, 200],
      travelMm: [425, 465, 80],
      junctionDeviationMm: 0.02,
      arcToleranceMm: 0.002,
      spindle: { minRpm: 8000, maxRpm: 24000 },
    });
    expect(machine.sources?.map(({ field }) => field)).toHaveLength(7);
    expect(machine.sources?.every((each) => each.source === source && each.verified === 'source-read')).toBe(
      true,
    );
    expect([stepIdleDelayMs, isLaserMode]).toEqual([255, false]);
    const whole = { id: 'mine', label: 'Mine', controller: 'grbl-1.1', ...machine };
    expect(machineSchema.safeParse(whole).success).toBe(true);
  });

  it('says what is missing, odd, or too fast for an 8-bit board, and where', () => {
    expect(codes(DUMP.replace('$102=200.000 (z, step/mm)\n', ''))).toEqual([['SETTING_MISSING', 1]]);
    expect(codes(DUMP.replace('$120=400.000', '$120=400000'))).toEqual([['SETTING_ODD', 16]]);
    expect(codes(DUMP.replace('$110=5000.000', '$110=50000'))).toEqual([['STEP_RATE_HIGH', 1]]);
    expect(codes(DUMP.replace('$31=8000', '$31=30000'))).toEqual([['SETTING_ODD', 8]]);
    expect(codes(DUMP.replace('$11=0.020', '$11=2'))).toEqual([['SETTING_ODD', 5]]);
  });

  it('leaves out what no machine can have, and takes nothing from other texts', () => {
    const { machine } = importSettings({ text: DUMP.replace('$130=425.000', '$130=0'), source });
    expect(machine.travelMm).toBeUndefined();
    const none = importSettings({ text: 'G0 X1\n(nothing)\n', source });
    expect(none.machine).toEqual({ sources: [] });
    expect(none.remarks).toHaveLength(4);
  });

  it('refuses what is not a request', () => {
    expect(() => importSettings({ text: 5, source } as unknown as { text: string; source: string })).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID' }),
    );
  });
});
