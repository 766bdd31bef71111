import type { TimeEstimate } from '@millwright/motion';
import type { Core } from '../../wasm/proof.js';
import type { Scene } from '../scene/scene.js';
import {
  ANGLE_TOLERANCE_DEG,
  FULL_DEG,
  type LoadSource,
  type Loads,
  loadRows,
  loadsOf,
  passLimitMm,
  STEP_MM,
} from './motion-load.js';
import { findPeaks, type Peaks } from './peaks.js';

/** How the tool is loaded along the whole path, by motion; to be read while `withEngagement` runs. */
export interface Engagement {
  readonly stepMm: number;
  readonly nPositions: number;
  readonly nGrazing: number;
  readonly isComplete: boolean;
  /** Nowhere on the whole path is the engagement larger, degrees; undefined where the budget did not last for it. */
  readonly boundDeg: number | undefined;
  /** Length in wood by tenths of a degree, ways down left out, mm, 1,800 entries. */
  readonly histogramMm: Float64Array;
  /** Of the motions that go below the stock top. */
  readonly motions: Loads;
  readonly times: TimeEstimate;
}

/** Pairs of a position and an earlier stroke that cost as much as one cell of the map. */
const PAIRS_PER_CELL = 5;
/** A tool without a limit. */
const NO_LIMIT_DEG = 360;

const HEADER = 5;

/** What the load is measured with. */
export interface MeasureTools {
  readonly core: Core;
  readonly memory: WebAssembly.Memory;
  readonly times: TimeEstimate;
}

/**
 * Asks the core how the tool is loaded, times being the planner's, and uses what it found: it stands in the core's memory and is freed
 * after.
 */
export function withEngagement<Result>(
  scene: Scene,
  { core, memory, times }: MeasureTools,
  use: (engagement: Engagement) => Result,
): Result {
  const { cuttingLimits, tools, budgetCells, reading } = scene.request;
  const limitOf = (number: number) => cuttingLimits.find(({ toolNumber }) => toolNumber === number);
  const limits = tools.map(({ number }) => {
    const limit = limitOf(number)?.maxEngagementDeg;
    return limit === undefined ? NO_LIMIT_DEG : limit + ANGLE_TOLERANCE_DEG;
  });
  const depths = tools.map(({ number }) => passLimitMm(limitOf(number)));
  const found = core.engagement(STEP_MM, limits, depths, budgetCells * PAIRS_PER_CELL);
  let peaks: Peaks | undefined;
  try {
    const summary = found.summary();
    const at = (i: number): number => summary[i] as number;
    const { motions } = reading;
    const sampled = { loads: loadRows(memory, found, motions.length), times, motions };
    peaks = findPeaks(scene, core, { memory, limits, sampled: loadsOf(sampled) });
    // Looking for peaks may have let the memory grow.
    const loads = loadRows(memory, found, motions.length);
    const source: LoadSource = { loads, times, motions, peaks: peaks?.rows };
    return use({
      stepMm: at(0),
      nPositions: at(1),
      nGrazing: at(2),
      isComplete: at(4) === 1,
      boundDeg: peaks?.boundDeg ?? FULL_DEG,
      histogramMm: summary.slice(HEADER),
      motions: loadsOf(source),
      times,
    });
  } finally {
    peaks?.free();
    found.free();
  }
}
