import type { CuttingLimit, Motion } from '@millwright/contracts';
import { motionLengthMm, type TimeEstimate } from '@millwright/motion';
import { Z_ROUNDING_MM } from '../scene/scene.js';

/** The load of one motion that goes below the stock top. */
export interface MotionLoad {
  readonly index: number;
  readonly motion: Motion;
  /** Length in wood, mm. */
  readonly cutMm: number;
  /** Length judged, mm: of the part below the stock top, and at a way down also of what is above. */
  readonly judgedMm: number;
  readonly lengthMm: number;
  readonly removedMm3: number;
  /** Length over the engagement that is allowed, mm. */
  readonly overMm: number;
  /** How far it leads down into wood, mm. */
  readonly entryMm: number;
  readonly angleDeg: number;
  /** Nowhere on it is the engagement larger, degrees; undefined where nothing asked for it. */
  readonly boundDeg: number | undefined;
  /** Thickest chip as a share of the feed per tooth. */
  readonly thicknessRatio: number;
  /** Length on which a limit may be exceeded and which was not searched to the end, mm. */
  readonly openMm: number;
  /** Largest cross-section of the cut, mm². */
  readonly areaMm2: number;
  /** Wood above the tip, mm; side cuts narrower than a tenth of the diameter left out. */
  readonly passMm: number;
  /** That wood is no more than this at the heights that were looked at, mm. */
  readonly passMostMm: number;
  /** Wood above the tip, mm, beside any cut wider than a hundredth of the diameter. */
  readonly depthMm: number;
  /** What side cuts narrower than a tenth of the diameter take off, mm³. */
  readonly narrowMm3: number;
  /** Place of the largest engagement. */
  readonly atMm: readonly [number, number, number];
  /** Mean and fastest speed by the planner, mm/s. */
  readonly meanMmPerS: number;
  readonly peakMmPerS: number;
}

/** Distance of the positions judged, mm, unless the budget wants it coarser. */
export const STEP_MM = 0.5;
/** How far the angle may be off by rounding and merging, degrees; limits are only exceeded beyond it. */
export const ANGLE_TOLERANCE_DEG = 1;
/** All of the leading half of the rim. */
export const FULL_DEG = 180;
/** How deep a pass may go before it is over its limit, mm: both its floor and the one before may be rounded. Without a limit any depth. */
export function passLimitMm(limit: CuttingLimit | undefined): number {
  const allowed = limit?.maxStepdownMm;
  return allowed === undefined ? Number.POSITIVE_INFINITY : allowed + DEPTH_TOLERANCE_MM;
}

/** How far a depth may be over its limit by rounding alone, mm. */
export const DEPTH_TOLERANCE_MM = 2 * Z_ROUNDING_MM;

/** Numbers per motion; `crates/proof/src/binding/engage.rs` says what they are. */
export const COLUMNS = 15;
const JUDGED = 4;

/** Numbers per motion; `crates/proof/src/binding/engage.rs` says what they are. */
export const PEAK_COLUMNS = 9;
/** Their places. */
export const PEAK = {
  isJudged: 0,
  bound: 1,
  thicknessBound: 2,
  seen: 3,
  thicknessSeen: 4,
  x: 5,
  open: 8,
} as const;

/** Motions that come out of the core at a time: a million at once would stand in memory twice. */
const CHUNK = 8192;

/** The rows of all motions, read piece by piece. */
export function tableOf(
  read: (first: number, last: number) => Float64Array,
  nMotions: number,
  columns: number,
): Float64Array {
  const rows = new Float64Array(nMotions * columns);
  for (let first = 0; first < nMotions; first += CHUNK) {
    rows.set(read(first, Math.min(nMotions, first + CHUNK)), first * columns);
  }
  return rows;
}

/** The loads of the motions that go below the stock top. */
export function loadsOf(table: Table): readonly MotionLoad[] {
  const found: MotionLoad[] = [];
  for (let index = 0; index < table.motions.length; index++) {
    if ((table.rows[index * COLUMNS + JUDGED] as number) > 0) found.push(new RowOfLoad(index, table));
  }
  return found;
}

/** What the rows stand in. */
export interface Table {
  readonly rows: Float64Array;
  readonly times: TimeEstimate;
  readonly motions: readonly Motion[];
  /** What was found between the positions. */
  readonly peaks?: Float64Array;
}

/** A row of the table under its names: a relief has a million, and an object for each would take more memory than the table. */
class RowOfLoad implements MotionLoad {
  readonly index: number;
  readonly #table: Table;

  constructor(index: number, table: Table) {
    this.index = index;
    this.#table = table;
  }

  get motion(): Motion {
    return this.#table.motions[this.index] as Motion;
  }
  get cutMm(): number {
    return this.#at(0);
  }
  get removedMm3(): number {
    return this.#at(1);
  }
  get overMm(): number {
    return this.#at(2);
  }
  get entryMm(): number {
    return this.#at(3);
  }
  get judgedMm(): number {
    return this.#at(JUDGED);
  }
  get angleDeg(): number {
    return Math.max(this.#at(5), this.#peak(PEAK.seen));
  }
  get boundDeg(): number | undefined {
    return this.#peak(PEAK.isJudged) === 1 ? Math.max(this.#at(5), this.#peak(PEAK.bound)) : undefined;
  }
  get thicknessRatio(): number {
    return Math.max(this.#at(6), this.#peak(PEAK.thicknessSeen));
  }
  get openMm(): number {
    return this.#peak(PEAK.open);
  }
  get areaMm2(): number {
    return this.#at(7);
  }
  get passMm(): number {
    return this.#at(8);
  }
  get passMostMm(): number {
    return this.#at(12);
  }
  get depthMm(): number {
    return this.#at(13);
  }
  get narrowMm3(): number {
    return this.#at(14);
  }
  get atMm(): readonly [number, number, number] {
    return this.#peak(PEAK.seen) > this.#at(5)
      ? [this.#peak(PEAK.x), this.#peak(PEAK.x + 1), this.#peak(PEAK.x + 2)]
      : [this.#at(9), this.#at(10), this.#at(11)];
  }
  get lengthMm(): number {
    return motionLengthMm(this.motion);
  }
  get meanMmPerS(): number {
    const seconds = this.#table.times.perMotionS[this.index] as number;
    return seconds > 0 ? this.lengthMm / seconds : 0;
  }
  get peakMmPerS(): number {
    return this.#table.times.peakMmPerS[this.index] as number;
  }

  #peak(column: number): number {
    return this.#table.peaks?.[this.index * PEAK_COLUMNS + column] ?? 0;
  }

  #at(column: number): number {
    return this.#table.rows[this.index * COLUMNS + column] as number;
  }
}

/** Feed per tooth at a speed, mm; undefined where the spindle stands or the tool is not known. */
export function feedPerToothMm(motion: Motion, mmPerS: number, nFlutes: number): number | undefined {
  if (motion.spindle === 'off' || motion.spindleRpm <= 0) return undefined;
  return (mmPerS * 60) / (motion.spindleRpm * nFlutes);
}

/** How steep a motion leads down, degrees come later: drop and way along, mm. */
export function descentOf({ motion, lengthMm }: MotionLoad): { dropMm: number; alongMm: number } {
  const dropMm = Math.max(0, motion.fromMm[2] - motion.toMm[2]);
  return { dropMm, alongMm: Math.sqrt(Math.max(0, lengthMm * lengthMm - dropMm * dropMm)) };
}
