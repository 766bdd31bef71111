import type { TimeEstimate } from '@millwright/motion';
import type { Core } from '../../wasm/proof.js';
import type { Scene } from '../scene/scene.js';
import {
  ANGLE_TOLERANCE_DEG,
  COLUMNS,
  FULL_DEG,
  loadsOf,
  type MotionLoad,
  passLimitMm,
  STEP_MM,
  tableOf,
} from './motion-load.js';
import { findPeaks } from './peaks.js';

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

/** Pairs of a position and an earlier stroke that cost as much as one cell of the map. */
const PAIRS_PER_CELL = 5;
/** A tool without a limit. */
const NO_LIMIT_DEG = 360;

const HEADER = 5;
/** Asks the core how the tool is loaded; times are the planner's. */
export function measureEngagement(scene: Scene, core: Core, times: TimeEstimate): Engagement {
  const { cuttingLimits, tools, budgetCells, reading } = scene.request;
  const limitOf = (number: number) => cuttingLimits.find(({ toolNumber }) => toolNumber === number);
  const limits = tools.map(({ number }) => {
    const limit = limitOf(number)?.maxEngagementDeg;
    return limit === undefined ? NO_LIMIT_DEG : limit + ANGLE_TOLERANCE_DEG;
  });
  const depths = tools.map(({ number }) => passLimitMm(limitOf(number)));
  const loads = core.engagement(STEP_MM, limits, depths, budgetCells * PAIRS_PER_CELL);
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
