import type { Motion } from '@millwright/contracts';
import { motionLengthMm, type TimeEstimate } from '@millwright/motion';
import type { Core, Loads } from '../../wasm/proof.js';
import type { Scene } from '../scene/scene.js';

/** How the tool is loaded along the whole path, by motion. Entry i belongs to motion i of the reading. */
export interface Engagement {
  readonly stepMm: number;
  readonly nPositions: number;
  readonly nGrazing: number;
  readonly isComplete: boolean;
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
  /** Thickest chip as a share of the feed per tooth. */
  readonly thicknessRatio: number;
  /** Largest cross-section of the cut, mm². */
  readonly areaMm2: number;
  /** Wood above the tip, mm; side cuts narrower than a tenth of the diameter left out. */
  readonly passMm: number;
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
const COLUMNS = 12;
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
    return {
      stepMm: at(0),
      nPositions: at(1),
      nGrazing: at(2),
      isComplete: at(4) === 1,
      histogramMm: summary.slice(HEADER),
      motions: loadsOf({ rows: tableOf(loads, reading.motions.length), times, motions: reading.motions }),
      times,
    };
  } finally {
    loads.free();
  }
}

/** Motions that come out of the core at a time: a million at once would stand in memory twice. */
const CHUNK = 8192;

/** The rows of all motions. */
function tableOf(loads: Loads, nMotions: number): Float64Array {
  const rows = new Float64Array(nMotions * COLUMNS);
  for (let first = 0; first < nMotions; first += CHUNK) {
    rows.set(loads.motions(first, Math.min(nMotions, first + CHUNK)), first * COLUMNS);
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
    return this.#at(5);
  }
  get thicknessRatio(): number {
    return this.#at(6);
  }
  get areaMm2(): number {
    return this.#at(7);
  }
  get passMm(): number {
    return this.#at(8);
  }
  get atMm(): readonly [number, number, number] {
    return [this.#at(9), this.#at(10), this.#at(11)];
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
