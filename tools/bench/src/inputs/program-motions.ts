import type { Motion, Point3, ProveRequest } from '@millwright/contracts';

/** A program's motions, one block a line. The spindle starts first, and is waited for. */
export class ProgramMotions {
  motions: Motion[] = [];
  #at: Point3 = [0, 0, 15];
  readonly #toolNumber: number;

  constructor(toolNumber: number) {
    this.#toolNumber = toolNumber;
    this.#add('rapid', [0, 0, 15], { spindle: 'off', spindleRpm: 0, fromMm: [0, 0, 0] });
    this.#add('dwell', [0, 0, 15], { dwellS: 6 });
  }

  /** G0. */
  rapid(toMm: Point3): void {
    this.#add('rapid', toMm);
  }

  /** G1. */
  line(toMm: Point3, feedMmPerMin = 2500): void {
    this.#add('line', toMm, { feedMmPerMin });
  }

  /** G2 or G3 about a centre. */
  arc(toMm: Point3, centreMm: readonly [number, number], clockwise: boolean): void {
    this.#add('arc', toMm, { centreMm, clockwise, feedMmPerMin: 2500 });
  }

  #add(kind: Motion['kind'], toMm: Point3, more: Partial<Motion> = {}): void {
    this.motions.push({
      line: this.motions.length + 1,
      kind,
      fromMm: this.#at,
      toMm,
      feedMmPerMin: 0,
      spindle: 'clockwise',
      spindleRpm: 18_000,
      toolNumber: this.#toolNumber,
      ...more,
    });
    this.#at = toMm;
  }

  /** As if read back from a text that ends the program with the spindle off. */
  reading(): ProveRequest['reading'] {
    return {
      motions: this.motions,
      nLines: this.motions.length + 2,
      units: 'mm',
      diagnostics: [],
      startUnknown: true,
      workSystem: 54,
      spindleStarts: [2],
      ending: { isProgramEnd: true, spindle: 'off' },
    };
  }
}
