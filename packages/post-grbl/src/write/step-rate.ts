import { type Finding, finding, type Machine, type Motion } from '@millwright/contracts';

/** Fastest that an 8-bit board steps an axis, steps/s: beyond it an ATmega328P loses pulses (GRBL 1.1h, stepper.c and config.h). */
const MOST_STEPS_PER_S = 30_000;

interface Fault {
  readonly axis: 0 | 1 | 2;
  readonly stepsPerS: number;
  readonly motion: Motion;
  readonly toolpathId: string | undefined;
  n: number;
}

/** Looks at motions one by one for axes that are to step faster than an 8-bit controller can; keeps a copy of the worst of each axis. */
export class StepRate {
  /** Axes that are too fast at their own fastest; the others need no look. */
  private readonly axes: readonly (0 | 1 | 2)[];
  private readonly faults = new Map<number, Fault>();

  constructor(private readonly machine: Machine) {
    const { controller, maxRateMmPerMin, stepsPerMm } = machine;
    const isFast = (axis: 0 | 1 | 2) => (maxRateMmPerMin[axis] * stepsPerMm[axis]) / 60 > MOST_STEPS_PER_S;
    this.axes = controller === 'grbl-1.1' ? ([0, 1, 2] as const).filter(isFast) : [];
  }

  /** Whether no motion can be too fast. */
  get isSurelyFine(): boolean {
    return this.axes.length === 0;
  }

  /**
   * One more motion.
   * @param mostMmPerMin - fastest that the axes' rates let it go along its path
   * @param lengthMm - of its path, > 0
   */
  see(motion: Motion, mostMmPerMin: number, lengthMm: number, toolpathId: string | undefined): void {
    const alongMmPerMin =
      motion.kind === 'rapid' ? mostMmPerMin : Math.min(motion.feedMmPerMin, mostMmPerMin);
    for (const axis of this.axes) {
      const isTurning = motion.kind === 'arc' && axis !== 2;
      const share = isTurning ? 1 : Math.abs(motion.toMm[axis] - motion.fromMm[axis]) / lengthMm;
      const stepsPerS = (alongMmPerMin * share * this.machine.stepsPerMm[axis]) / 60;
      if (stepsPerS <= MOST_STEPS_PER_S * (1 + 1e-9)) continue;
      const before = this.faults.get(axis);
      const n = (before?.n ?? 0) + 1;
      if (before !== undefined && before.stepsPerS >= stepsPerS) before.n = n;
      else this.faults.set(axis, { axis, stepsPerS, motion: { ...motion }, toolpathId, n });
    }
  }

  /** What was found, by axis. */
  findings(): Finding[] {
    return ([0, 1, 2] as const).flatMap((axis) => {
      const fault = this.faults.get(axis);
      return fault === undefined ? [] : [findingOf(fault, this.machine)];
    });
  }
}

function findingOf({ axis, stepsPerS, motion, toolpathId, n }: Fault, { stepsPerMm }: Machine): Finding {
  const measured = Math.round(stepsPerS);
  const mostMmPerMin = Math.floor((MOST_STEPS_PER_S * 60) / stepsPerMm[axis]);
  return finding('POST_STEP_RATE_OVER_LIMIT', {
    message: `${'XYZ'[axis]} is to make ${measured} steps/s; an 8-bit controller loses steps beyond ${MOST_STEPS_PER_S}. Set its rate ($11${axis}) to ${mostMmPerMin} mm/min or less, or drive it with fewer microsteps.`,
    measured: { value: measured, unit: 'steps/s' },
    allowed: { value: MOST_STEPS_PER_S, unit: 'steps/s' },
    ...(toolpathId === undefined ? {} : { toolpathId }),
    programLine: motion.line,
    count: n,
  });
}
