import type { Motion, Point3 } from '@millwright/contracts';

/** Writes motions as a reader would return them: one line of program each, the state carried along. */
export class MotionWriter {
  readonly motions: Motion[] = [];
  #at: Point3 = [0, 0, 0];
  #line = 0;
  #spindle: Motion['spindle'] = 'off';
  #rpm = 0;
  toolNumber = 1;
  feedMmPerMin = 1200;

  /** The line of the next motion. */
  get nextLine(): number {
    return this.#line + 1;
  }

  spindle(direction: Motion['spindle'], rpm: number): this {
    this.#line++;
    this.#spindle = direction;
    this.#rpm = rpm;
    return this;
  }

  dwell(seconds: number): this {
    return this.#add({ kind: 'dwell', toMm: this.#at, feedMmPerMin: 0, dwellS: seconds });
  }

  rapid(x: number, y: number, z: number): this {
    return this.#add({ kind: 'rapid', toMm: [x, y, z], feedMmPerMin: 0 });
  }

  line(x: number, y: number, z: number): this {
    return this.#add({ kind: 'line', toMm: [x, y, z], feedMmPerMin: this.feedMmPerMin });
  }

  arc(to: Point3, centreMm: readonly [number, number], clockwise: boolean, sweepRad?: number): this {
    const [ux, uy] = [this.#at[0] - centreMm[0], this.#at[1] - centreMm[1]];
    const [vx, vy] = [to[0] - centreMm[0], to[1] - centreMm[1]];
    let sweep = Math.atan2(ux * vy - uy * vx, ux * vx + uy * vy);
    if (clockwise && sweep >= 0) sweep -= 2 * Math.PI;
    if (!clockwise && sweep <= 0) sweep += 2 * Math.PI;
    return this.#add({
      kind: 'arc',
      toMm: to,
      centreMm,
      clockwise,
      sweepRad: sweepRad ?? sweep,
      feedMmPerMin: this.feedMmPerMin,
    });
  }

  get at(): Point3 {
    return this.#at;
  }

  #add(motion: Pick<Motion, 'kind' | 'toMm' | 'feedMmPerMin'> & Partial<Motion>): this {
    this.#line++;
    this.motions.push({
      line: this.#line,
      fromMm: this.#at,
      spindle: this.#spindle,
      spindleRpm: this.#rpm,
      toolNumber: this.toolNumber,
      ...motion,
    });
    this.#at = motion.toMm;
    return this;
  }
}
