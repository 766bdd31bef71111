const { fround } = Math;

/** Settings that GRBL 1.1h knows, with the values it ships with (`DEFAULTS_GENERIC`), units as in its manual. */
const DEFAULTS: readonly (readonly [number, number])[] = [
  [0, 10],
  [1, 25],
  [2, 0],
  [3, 0],
  [4, 0],
  [5, 0],
  [6, 0],
  [10, 1],
  [11, 0.01],
  [12, 0.002],
  [13, 0],
  [20, 0],
  [21, 0],
  [22, 0],
  [23, 0],
  [24, 25],
  [25, 500],
  [26, 250],
  [27, 1],
  [30, 1000],
  [31, 0],
  [32, 0],
];
/** Steps/mm, fastest rates mm/min, accelerations mm/s², travels mm: three axes each, from 100 in steps of ten. */
const AXIS_DEFAULTS = [250, 500, 10, 200];

/** Settings kept as whole numbers of 8 bits; the others keep their 32-bit float. */
const WHOLE: ReadonlySet<number> = new Set([0, 1, 2, 3, 4, 5, 6, 10, 13, 20, 21, 22, 23, 26, 32]);
const STEP_PULSE = 0;
const LEAST_STEP_PULSE_US = 3;
const SOFT_LIMITS = 20;
const HOMING = 22;

/** The `$` settings of a controller. */
export class Settings {
  private readonly values = new Map<number, number>();

  constructor() {
    this.restore();
  }

  /** Puts the shipped values back. */
  restore(): void {
    for (const [number, value] of DEFAULTS) this.values.set(number, fround(value));
    AXIS_DEFAULTS.forEach((value, index) => {
      for (let axis = 0; axis < 3; axis += 1) this.values.set(100 + 10 * index + axis, value);
    });
  }

  /** The value of a setting, 0 for one that does not exist. */
  get(number: number): number {
    return this.values.get(number) ?? 0;
  }

  /**
   * Stores a setting by the firmware's rules (GRBL 1.1h settings.c).
   * @param number - the 8-bit number of the setting
   * @param value - a 32-bit float
   * @returns the error: 4 negative, 3 unknown, 6 step pulse too short, 10 soft limits without homing; 0 for none
   */
  store(number: number, value: number): 0 | 3 | 4 | 6 | 10 {
    if (value < 0) return 4;
    if (!this.values.has(number)) return 3;
    if (!WHOLE.has(number)) {
      this.values.set(number, value);
      return 0;
    }
    const whole = lowByte(value);
    if (number === STEP_PULSE && whole < LEAST_STEP_PULSE_US) return 6;
    if (number === SOFT_LIMITS && whole !== 0 && this.get(HOMING) === 0) return 10;
    if (number === HOMING && whole === 0) this.values.set(SOFT_LIMITS, 0);
    this.values.set(number, whole);
    return 0;
  }
}

function lowByte(value: number): number {
  return Math.abs(value) < 4294967296 ? (Math.trunc(value) >>> 0) & 0xff : 0;
}
