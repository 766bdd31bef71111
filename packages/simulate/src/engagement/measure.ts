import type { Motion } from '@millwright/contracts';
import { motionLengthMm, type TimeEstimate } from '@millwright/motion';
import type { Core } from '../../wasm/proof.js';
import type { Scene } from '../scene/scene.js';
import { FULL_DEG, findPeaks, PEAK, PEAK_COLUMNS } from './peaks.js';

/** How the tool is loaded along the whole path, by motion. Entry i belongs to motion i of the reading. */
export interface Engagement {
  readonly stepMm: number;
  readonly nPositions: number;
  readonly nGrazing: number;
  readonly isComplete: boolean;
  /** Nowhere on the whole path is the engagement larger, degrees; undefined where the budget did not last for it. */
  readonly boundDeg: number | undefined;
  /** Length in wood by tenths of a degree, ways down left out, mm, 1,800 entries. */
  readonly histogramMm: Float64Array;
  readonly motions: readonly MotionLoad[];
  readonly times: TimeEstimate;
}

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
  /** Wood above the tip, mm, beside however narrow a cut. */
  readonly depthMm: number;
  /** Place of the largest engagement. */
  readonly atMm: readonly [number, number, number];
  /** Mean and fastest speed by the planner, mm/s. */
  readonly meanMmPerS: number;
  readonly peakMmPerS: number;
}

/** Distance of the positions judged, mm, unless the budget wants it coarser. */
export const STEP_MM = 0.5;
/** Pairs of a position and an earlier stroke that cost as much as one cell of the map. */
const PAIRS_PER_CELL = 5;
/** How far the angle may be off by rounding and merging, degrees; limits are only exceeded beyond it. */
export const ANGLE_TOLERANCE_DEG = 1;
/** A tool without a limit. */
const NO_LIMIT_DEG = 360;

const HEADER = 5;
/** Numbers per motion; `crates/proof/src/binding/engage.rs` says what they are. */
const COLUMNS = 14;
const JUDGED = 4;

/** Asks the core how the tool is loaded; times are the planner's. */
export function measureEngagement(scene: Scene, core: Core, times: TimeEstimate): Engagement {
  const { cuttingLimits, tools, budgetCells, reading } = scene.request;
  const limits = tools.map(({ number }) => {
    const limit = cuttingLimits.find(({ toolNumber }) => toolNumber === number)?.maxEngagementDeg;
    return limit === undefined ? NO_LIMIT_DEG : limit + ANGLE_TOLERANCE_DEG;
  });
  const loads = core.engagement(STEP_MM, limits, budgetCells * PAIRS_PER_CELL);
  try {
    const summary = loads.summary();
    const at = (i: number): number => summary[i] as number;
    const { motions } = reading;
    const rows = tableOf((first, last) => loads.motions(first, last), motions.length, COLUMNS);
    const sampled = loadsOf({ rows, times, motions });
    const peaks = findPeaks(scene, core, { limits, sampled });
    return {
      stepMm: at(0),
      nPositions: at(1),
      nGrazing: at(2),
      isComplete: at(4) === 1,
      boundDeg: peaks?.boundDeg ?? FULL_DEG,
      histogramMm: summary.slice(HEADER),
      motions: peaks === undefined ? sampled : loadsOf({ rows, times, motions, peaks: peaks.rows }),
      times,
    };
  } finally {
    loads.free();
  }
}

/** Motions that come out of the core at a time: a million at once would stand in memory twice. */
const CHUNK = 8192;

/** The rows of all motions. */
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

function loadsOf(table: Table): readonly MotionLoad[] {
  const found: MotionLoad[] = [];
  for (let index = 0; index < table.motions.length; index++) {
    if ((table.rows[index * COLUMNS + JUDGED] as number) > 0) found.push(new RowOfLoad(index, table));
  }
  return found;
}

/** What the rows stand in. */
interface Table {
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
