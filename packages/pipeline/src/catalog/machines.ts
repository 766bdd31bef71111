import type { Machine } from '@millwright/contracts';

const GSENDER = 'Sienci Labs, gSender machine defaults (commit ee24e8c6), $-settings as facts';
const GRBL_DEFAULT = 'GRBL 1.1 default setting';

/** Machine profiles that ship, by id. Each figure names its source; `assumed` figures are defaults to be checked with `$$`. */
export const machines: Readonly<Record<string, Machine>> = {
  'longmill-mk2-30x30': {
    id: 'longmill-mk2-30x30',
    label: 'Sienci LongMill MK2 30×30',
    controller: 'grbl-1.1',
    travelMm: [810, 855, 120],
    maxRateMmPerMin: [4000, 4000, 3000],
    accelerationMmPerS2: [750, 750, 500],
    stepsPerMm: [200, 200, 200],
    junctionDeviationMm: 0.01,
    arcToleranceMm: 0.002,
    spindle: { minRpm: 10_000, maxRpm: 30_000, spinUpS: 4 },
    sources: [
      {
        field: 'travelMm, rates, accelerations, steps, spindle rpm, junctionDeviationMm',
        source: GSENDER,
        verified: 'source-read',
      },
      { field: 'arcToleranceMm', source: GRBL_DEFAULT, verified: 'assumed' },
      {
        field: 'spindle.spinUpS',
        source: 'A trim router comes up in about two seconds; doubled',
        verified: 'assumed',
      },
    ],
  },
  'altmill-4x4': altmill('altmill-4x4', '4×4', { travelMm: [1260, 1248, 170], rateY: 15_000, stepsY: 320 }),
  'altmill-4x8': altmill('altmill-4x8', '4×8', {
    travelMm: [1260, 2661, 220],
    rateY: 25_000,
    stepsY: 214.4403,
  }),
};

function altmill(
  id: string,
  size: string,
  { travelMm, rateY, stepsY }: { travelMm: readonly [number, number, number]; rateY: number; stepsY: number },
): Machine {
  return {
    id,
    label: `Sienci AltMill ${size}`,
    controller: 'grblhal',
    travelMm,
    maxRateMmPerMin: [15_000, rateY, 6000],
    accelerationMmPerS2: [1500, 1500, 1500],
    stepsPerMm: [320, stepsY, 200],
    junctionDeviationMm: 0.01,
    arcToleranceMm: 0.002,
    spindle: { minRpm: 7500, maxRpm: 24_000, spinUpS: 6 },
    sources: [
      {
        field: 'travelMm, rates, accelerations, steps, spindle rpm',
        source: GSENDER,
        verified: 'source-read',
      },
      { field: 'junctionDeviationMm, arcToleranceMm', source: GRBL_DEFAULT, verified: 'assumed' },
      {
        field: 'spindle.spinUpS',
        source: 'VFD ramps of 1.5 kW spindles are commonly set to 5 s',
        verified: 'assumed',
      },
    ],
  };
}
