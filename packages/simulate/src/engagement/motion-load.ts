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
/** How far a depth may be over its limit by rounding alone, mm. */
export const DEPTH_TOLERANCE_MM = 2 * Z_ROUNDING_MM;

/** How deep a pass may go before it is over its limit, mm: both its floor and the one before may be rounded. Without a limit any depth. */
export function passLimitMm(limit: CuttingLimit | undefined): number {
  const allowed = limit?.maxStepdownMm;
  return allowed === undefined ? Number.POSITIVE_INFINITY : allowed + DEPTH_TOLERANCE_MM;
}

/** Where in the core's rows each number of a load stands. */
type LoadColumns = Readonly<Record<(typeof LOAD_COLUMNS)[number], number>>;
/** Where in the core's rows each number of a peak stands. */
export type PeakColumns = Readonly<Record<(typeof PEAK_COLUMNS)[number], number>>;

/** As `crates/proof/src/binding/engage.rs` lists them. `x` is followed by Y and Z. */
const LOAD_COLUMNS = [
  'cut',
  'volume',
  'over',
  'entry',
  'judged',
  'angle',
  'thickness',
  'area',
  'pass',
  'x',
  'passMost',
  'depth',
  'narrow',
] as const;
const PEAK_COLUMNS = ['asked', 'bound', 'thicknessBound', 'seen', 'thicknessSeen', 'x', 'open'] as const;

/** What the core holds of all motions, until it is freed. */
interface InCore {
  readonly address: () => number;
  readonly columns: () => Uint32Array;
}

/** Rows of all motions where the core keeps them, so that those of a million would not stand in memory twice. */
export interface CoreRows<Columns> {
  /** Gone as soon as the core's memory has grown: made anew after each call that may let it grow. */
  readonly numbers: Float64Array;
  /** Numbers per row. */
  readonly size: number;
  /** Where in a row each number stands. */
  readonly at: Columns;
}

/** The core's rows of the loads. */
export function loadRows(memory: WebAssembly.Memory, found: InCore, nRows: number): CoreRows<LoadColumns> {
  return rowsOf<LoadColumns>(memory, found, { nRows, names: LOAD_COLUMNS });
}

/** The core's rows of the peaks. */
export function peakRows(memory: WebAssembly.Memory, found: InCore, nRows: number): CoreRows<PeakColumns> {
  return rowsOf<PeakColumns>(memory, found, { nRows, names: PEAK_COLUMNS });
}

function rowsOf<Columns>(
  { buffer }: WebAssembly.Memory,
  found: InCore,
  { nRows, names }: { readonly nRows: number; readonly names: readonly string[] },
): CoreRows<Columns> {
  const [size = 0, ...places] = found.columns();
  const at = Object.fromEntries(names.map((name, i) => [name, places[i]])) as Columns;
  return { numbers: new Float64Array(buffer, found.address(), nRows * size), size, at };
}

/** So many are kept once they are made; of more a list would take more memory than the rows they are read from. */
const MOST_KEPT = 65_536;

/** Loads of some motions, in program order. */
export class Loads implements Iterable<MotionLoad> {
  readonly #source: LoadSource;
  /** Positions in the reading. */
  readonly #motions: Uint32Array;
  readonly #kept: readonly MotionLoad[] | undefined;

  constructor(source: LoadSource, motions: Uint32Array) {
    this.#source = source;
    this.#motions = motions;
    if (motions.length <= MOST_KEPT) this.#kept = Array.from(motions, (i) => new RowOfLoad(i, source));
  }

  get length(): number {
    return this.#motions.length;
  }

  /** One of them, by its place in this list; undefined beyond its end. */
  at(place: number): MotionLoad | undefined {
    if (this.#kept !== undefined) return this.#kept[place];
    const motion = this.#motions[place];
    return motion === undefined ? undefined : new RowOfLoad(motion, this.#source);
  }

  /** Those of which something holds. */
  filter(keep: (load: MotionLoad) => boolean): Loads {
    const kept = new Uint32Array(this.length);
    let n = 0;
    for (const load of this) if (keep(load)) kept[n++] = load.index;
    return n === this.length ? this : new Loads(this.#source, kept.slice(0, n));
  }

  /** A sum over all of them. */
  sum(term: (load: MotionLoad) => number): number {
    let sum = 0;
    for (const load of this) sum += term(load);
    return sum;
  }

  [Symbol.iterator](): Iterator<MotionLoad> {
    return this.#kept === undefined ? this.#passing() : this.#kept[Symbol.iterator]();
  }

  /** Each made when its turn comes. */
  #passing(): Iterator<MotionLoad> {
    let place = 0;
    return {
      next: (): IteratorResult<MotionLoad> => {
        const value = this.at(place++);
        return value === undefined ? { value, done: true } : { value, done: false };
      },
    };
  }
}

/** The loads of the motions that go below the stock top. */
export function loadsOf(source: LoadSource): Loads {
  const { numbers, size, at } = source.loads;
  const nMotions = source.motions.length;
  const found = new Uint32Array(nMotions);
  let n = 0;
  for (let index = 0; index < nMotions; index++) {
    if ((numbers[index * size + at.judged] as number) > 0) found[n++] = index;
  }
  return new Loads(source, found.slice(0, n));
}

/** What the loads are read from. */
export interface LoadSource {
  readonly loads: CoreRows<LoadColumns>;
  readonly times: TimeEstimate;
  readonly motions: readonly Motion[];
  /** What was found between the positions. */
  readonly peaks?: CoreRows<PeakColumns> | undefined;
}

/** A row under its names. */
class RowOfLoad implements MotionLoad {
  readonly index: number;
  private readonly from: LoadSource;

  constructor(index: number, from: LoadSource) {
    this.index = index;
    this.from = from;
  }

  get motion(): Motion {
    return this.from.motions[this.index] as Motion;
  }
  get cutMm(): number {
    return loadAt(this.from.loads, this.index, this.from.loads.at.cut);
  }
  get removedMm3(): number {
    return loadAt(this.from.loads, this.index, this.from.loads.at.volume);
  }
  get overMm(): number {
    return loadAt(this.from.loads, this.index, this.from.loads.at.over);
  }
  get entryMm(): number {
    return loadAt(this.from.loads, this.index, this.from.loads.at.entry);
  }
  get judgedMm(): number {
    return loadAt(this.from.loads, this.index, this.from.loads.at.judged);
  }
  get angleDeg(): number {
    const { loads, peaks } = this.from;
    const met = loadAt(loads, this.index, loads.at.angle);
    return peaks === undefined ? met : Math.max(met, loadAt(peaks, this.index, peaks.at.seen));
  }
  get boundDeg(): number | undefined {
    const { loads, peaks } = this.from;
    if (peaks === undefined || loadAt(peaks, this.index, peaks.at.asked) !== 1) return undefined;
    return Math.max(loadAt(loads, this.index, loads.at.angle), loadAt(peaks, this.index, peaks.at.bound));
  }
  get thicknessRatio(): number {
    const { loads, peaks } = this.from;
    const met = loadAt(loads, this.index, loads.at.thickness);
    return peaks === undefined ? met : Math.max(met, loadAt(peaks, this.index, peaks.at.thicknessSeen));
  }
  get openMm(): number {
    const { peaks } = this.from;
    return peaks === undefined ? 0 : loadAt(peaks, this.index, peaks.at.open);
  }
  get areaMm2(): number {
    return loadAt(this.from.loads, this.index, this.from.loads.at.area);
  }
  get passMm(): number {
    return loadAt(this.from.loads, this.index, this.from.loads.at.pass);
  }
  get passMostMm(): number {
    return loadAt(this.from.loads, this.index, this.from.loads.at.passMost);
  }
  get depthMm(): number {
    return loadAt(this.from.loads, this.index, this.from.loads.at.depth);
  }
  get narrowMm3(): number {
    return loadAt(this.from.loads, this.index, this.from.loads.at.narrow);
  }
  get atMm(): readonly [number, number, number] {
    const { loads, peaks } = this.from;
    const met = loadAt(loads, this.index, loads.at.angle);
    const isPeak = peaks !== undefined && loadAt(peaks, this.index, peaks.at.seen) > met;
    const rows = isPeak ? peaks : loads;
    const at = (axis: number): number => loadAt(rows, this.index, rows.at.x + axis);
    return [at(0), at(1), at(2)];
  }
  get lengthMm(): number {
    return motionLengthMm(this.motion);
  }
  get meanMmPerS(): number {
    const seconds = this.from.times.perMotionS[this.index] as number;
    return seconds > 0 ? this.lengthMm / seconds : 0;
  }
  get peakMmPerS(): number {
    return this.from.times.peakMmPerS[this.index] as number;
  }
}

function loadAt({ numbers, size }: CoreRows<unknown>, index: number, column: number): number {
  return numbers[index * size + column] as number;
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
