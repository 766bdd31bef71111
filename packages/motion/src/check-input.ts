import { type Machine, MillwrightError, type Motion } from '@millwright/contracts';

/** Fields of a machine by axis that must be above zero, and their unit. */
const BY_AXIS = [
  ['maxRateMmPerMin', 'mm/min'],
  ['accelerationMmPerS2', 'mm/s²'],
  ['stepsPerMm', 'steps/mm'],
] as const;
const AXES = ['X', 'Y', 'Z'] as const;

/**
 * Holds a machine to what the time model can count with: rates, accelerations and steps of each axis finite and above 0, junction
 * deviation from 0, arc tolerance above 0, a controller that is known.
 * @throws MillwrightError INPUT_INVALID with field, value, limit and unit
 */
export function checkMachine(machine: Machine, controllers: Readonly<Record<string, unknown>>): void {
  for (const [field, unit] of BY_AXIS) {
    AXES.forEach((axis, index) => {
      const value = machine[field][index] as number;
      if (!(value > 0 && value < Number.POSITIVE_INFINITY)) throw outside(`${field} of ${axis}`, value, unit);
    });
  }
  const { junctionDeviationMm, arcToleranceMm, controller } = machine;
  if (!(junctionDeviationMm >= 0 && junctionDeviationMm < Number.POSITIVE_INFINITY))
    throw outside('junctionDeviationMm', junctionDeviationMm, 'mm', 'at least 0');
  if (!(arcToleranceMm > 0 && arcToleranceMm < Number.POSITIVE_INFINITY))
    throw outside('arcToleranceMm', arcToleranceMm, 'mm');
  if (Object.hasOwn(controllers, controller)) return;
  throw new MillwrightError('INPUT_INVALID', {
    message: `The machine's controller is ${controller}; known are ${Object.keys(controllers).join(', ')}.`,
    hint: 'Name the controller that is nearest to yours.',
    data: { field: 'controller', value: controller },
  });
}

/**
 * Holds a motion to what can be driven: finite coordinates, a feed and a dwell of at least 0.
 * @throws MillwrightError INPUT_INVALID with line, field, value and unit
 */
export function checkMotion(motion: Motion): void {
  const { fromMm, toMm, feedMmPerMin, line } = motion;
  const sum = fromMm[0] + fromMm[1] + fromMm[2] + toMm[0] + toMm[1] + toMm[2];
  // A sum is finite only where all of it is.
  if (!Number.isFinite(sum)) {
    const value = [...fromMm, ...toMm].find((each) => !Number.isFinite(each)) ?? sum;
    throw outside(`A coordinate of line ${line}`, value, 'mm', 'a finite number');
  }
  if (!(feedMmPerMin >= 0 && feedMmPerMin < Number.POSITIVE_INFINITY))
    throw outside(`The feed of line ${line}`, feedMmPerMin, 'mm/min', 'at least 0');
  const dwellS = motion.dwellS ?? 0;
  if (!(dwellS >= 0 && dwellS < Number.POSITIVE_INFINITY))
    throw outside(`The dwell of line ${line}`, dwellS, 's', 'at least 0');
}

function outside(field: string, value: number, unit: string, limit = 'above 0'): MillwrightError {
  return new MillwrightError('INPUT_INVALID', {
    message: `${field} is ${value} ${unit}; it must be ${limit}.`,
    hint: 'Correct the value; a profile is best taken from the controller’s own settings ($$).',
    data: { field, value: String(value), unit, limit },
  });
}
