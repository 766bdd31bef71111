import type { Core } from '../../wasm/proof.js';
import type { Scene } from '../scene/scene.js';
import {
  ANGLE_TOLERANCE_DEG,
  type CoreRows,
  FULL_DEG,
  feedPerToothMm,
  type Loads,
  type PeakColumns,
  peakRows,
  STEP_MM,
} from './motion-load.js';

/** From this engagement on a bound says nothing more. */
const NEARLY_FULL_DEG = FULL_DEG - ANGLE_TOLERANCE_DEG;
/** A stretch that is over a limit and longer than this is met, mm: the eighth of the distance of the positions. */
export const SHORTEST_PEAK_MM = STEP_MM / 8;
/** Rounding of a product of a few numbers. */
export const ROUNDING_RATIO = 1e-6;

/** Bounds of the load between the positions. */
export interface Peaks {
  /** By motion of the reading, in the core. */
  readonly rows: CoreRows<PeakColumns>;
  /** Nowhere on the path is the engagement larger, degrees; undefined where the budget did not last. */
  readonly boundDeg: number | undefined;
  /** Gives the rows' memory back. */
  readonly free: () => void;
}

/** What peaks are looked for in. */
interface PeakQuestion {
  readonly memory: WebAssembly.Memory;
  /** Engagement allowed by tool, degrees. */
  readonly limits: readonly number[];
  /** What was met at the positions. */
  readonly sampled: Loads;
}

/** Pairs of a position and an earlier stroke that cost as much as one cell of the map. */
const PAIRS_PER_CELL = 5;

/**
 * Bounds engagement and chips between the positions, where a limit or the largest engagement met is below a full slot; undefined where
 * nothing is: then 180° is the bound. What is over a limit is searched in ever smaller steps, down to {@link SHORTEST_PEAK_MM}.
 */
export function findPeaks(
  scene: Scene,
  core: Core,
  { memory, limits, sampled }: PeakQuestion,
): Peaks | undefined {
  let maxDeg = 0;
  for (const { angleDeg } of sampled) maxDeg = Math.max(maxDeg, angleDeg);
  const isFull = maxDeg >= NEARLY_FULL_DEG;
  const asked = limits.map((limit) => Math.min(limit, isFull ? FULL_DEG : maxDeg + ANGLE_TOLERANCE_DEG));
  const thickness = thicknessAllowed(scene, sampled);
  if (sampled.length === 0 || (thickness === undefined && asked.every((limit) => limit >= FULL_DEG)))
    return undefined;
  const budget = scene.request.budgetCells * PAIRS_PER_CELL;
  const found = core.engagement_peaks(STEP_MM, asked, thickness ?? [], budget);
  const nMotions = scene.request.reading.motions.length;
  const rows = peakRows(memory, found, nMotions);
  const { numbers, size, at } = rows;
  let boundDeg = isFull ? FULL_DEG : maxDeg;
  for (let i = 0; i < nMotions; i++) boundDeg = Math.max(boundDeg, numbers[i * size + at.bound] as number);
  return { rows, boundDeg: found.is_complete() ? boundDeg : undefined, free: () => found.free() };
}

/** By motion the chip thickness allowed as a share of its feed per tooth; undefined where none can be too thick. */
function thicknessAllowed(scene: Scene, sampled: Loads): Float64Array | undefined {
  const { cuttingLimits, reading } = scene.request;
  const limits = new Map(cuttingLimits.map(({ toolNumber, chipLoadMm }) => [toolNumber, chipLoadMm?.most]));
  let allowed: Float64Array | undefined;
  for (const load of sampled) {
    const tool = scene.tools.uses[load.index]?.tool;
    const most = tool === undefined ? undefined : limits.get(tool.number);
    if (tool === undefined || most === undefined) continue;
    const perToothMm = feedPerToothMm(load.motion, load.peakMmPerS, tool.nFlutes) ?? 0;
    if (perToothMm <= most * (1 + ROUNDING_RATIO)) continue;
    allowed ??= new Float64Array(reading.motions.length).fill(1);
    allowed[load.index] = (most * (1 + ROUNDING_RATIO)) / perToothMm;
  }
  return allowed;
}
