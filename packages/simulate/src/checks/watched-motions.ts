import type { Motion } from '@millwright/contracts';
import { PI, tan } from '@millwright/geometry/numeric';
import { motionLengthMm } from '@millwright/motion';
import type { Scene } from '../scene/scene.js';
import { fastestFeedMmPerMin, surelyFollowedMmPerMin } from './feed.js';

/** A feed from this share of what the axes can follow on is a rapid by another word. */
const RAPID_RATIO = 0.95;
/** A little below it, for rounding. */
const SURELY_SLOW_RATIO = RAPID_RATIO - 1e-9;
/** A feed that the tool has along this share of its cuts, or more, is one it cuts with. */
const COMMON_SHARE = 0.1;
/** One it has more rarely is doubtful from so many times its usual feed on ... */
const DOUBTFUL_RATIO = 1.25;
/** ... and from so many on surely no cut. */
const UNUSUAL_RATIO = 2;
/**
 * Makers give a tooth of a router tool no more feed than an eighth of its diameter (LMT Onsrud, Cutting Data Recommendations, pp. 114–124: 0.381
 * mm at 3.175 mm, 0.508 mm at 6.35 mm, 0.711 mm at 12.7 mm): what everything is cut with beyond that may be a rapid's pace all the same.
 */
const LARGEST_CHIP_RATIO = 1 / 8;

/** Feed motions at the pace of a rapid. */
export interface FastMotions {
  /** 1 for each motion that is one. */
  readonly isFast: Uint8Array;
  /** Whether a motion is surely no cut: faster than its tool may go, or, rarely so fast, than twice its usual feed in this program. */
  readonly isNoCut: (motion: number) => boolean;
}

/**
 * The feed motions below the stock top that run as fast as the axes can and are no cuts: posts write rapids as G1. A machine may be slow, and
 * cut as fast as it can; so a feed is a cut where a limit of its tool allows it, else where the tool cuts with it along a good share of its
 * way with chips that tools bear, or not much faster than it usually does.
 */
export function fastMotions(scene: Scene): FastMotions {
  const { motions } = scene.request.reading;
  const isFast = new Uint8Array(motions.length);
  const limits = new Map(scene.request.cuttingLimits.map((limit) => [limit.toolNumber, limit]));
  const limitOf = (motion: Motion) => {
    const number = scene.tools.assumed?.number ?? motion.toolNumber;
    const limit = limits.get(number);
    return isDown(motion) ? (limit?.maxPlungeMmPerMin ?? limit?.maxFeedMmPerMin) : limit?.maxFeedMmPerMin;
  };
  let usual: ReadonlyMap<number, Usual> | undefined;
  const usualOf = ({ toolNumber }: Motion): Usual => {
    usual ??= usualFeeds(scene);
    return usual.get(toolNumber) ?? { feed: 0, common: 0 };
  };
  const isUnusual = (motion: Motion, ratio: number): boolean => {
    const { feed, common } = usualOf(motion);
    return motion.feedMmPerMin > common && motion.feedMmPerMin >= ratio * feed;
  };
  motions.forEach((motion, i) => {
    if (motion.kind !== 'line' && motion.kind !== 'arc') return;
    if ((scene.contactZMm[i] as number) >= 0) return;
    if (motion.feedMmPerMin < SURELY_SLOW_RATIO * surelyFollowedMmPerMin(scene, motion)) return;
    const fastest = fastestFeedMmPerMin(scene, i);
    // What is faster than the axes can follow is a finding of its own.
    if (motion.feedMmPerMin < RAPID_RATIO * fastest || motion.feedMmPerMin > fastest) return;
    const limit = limitOf(motion);
    if (limit !== undefined && motion.feedMmPerMin <= limit) return;
    if (limit === undefined) {
      if (isDown(motion) && !isUnusual(motion, UNUSUAL_RATIO)) return;
      if (!isUnusual(motion, DOUBTFUL_RATIO) && isChipBearable(scene, motion, i)) return;
    }
    isFast[i] = 1;
  });
  const isNoCut = (i: number): boolean => {
    const motion = motions[i];
    return motion !== undefined && (limitOf(motion) !== undefined || isUnusual(motion, UNUSUAL_RATIO));
  };
  return { isFast, isNoCut };
}

/** Whether the feed of a tooth is one that tools of its diameter bear; false where the tool is not known. */
function isChipBearable(scene: Scene, { feedMmPerMin, spindleRpm }: Motion, i: number): boolean {
  const tool = scene.tools.uses[i]?.tool;
  if (tool === undefined || spindleRpm === 0) return false;
  return feedMmPerMin / (spindleRpm * tool.nFlutes) <= LARGEST_CHIP_RATIO * tool.diameterMm;
}

/** What a tool cuts with, mm/min. */
interface Usual {
  /** Half of its cuts are run at this feed or below. */
  readonly feed: number;
  /** The fastest feed that it has along a good share of its cuts, or faster. */
  readonly common: number;
}

/** The usual feeds of each tool, by the length of what it runs below the stock top. */
function usualFeeds(scene: Scene): ReadonlyMap<number, Usual> {
  const runs = new Map<number, [feed: number, mm: number][]>();
  scene.request.reading.motions.forEach((motion, i) => {
    if (motion.kind === 'rapid' || motion.kind === 'dwell' || (scene.contactZMm[i] as number) >= 0) return;
    const run = runs.get(motion.toolNumber) ?? [];
    if (run.length === 0) runs.set(motion.toolNumber, run);
    run.push([motion.feedMmPerMin, motionLengthMm(motion)]);
  });
  const usual = new Map<number, Usual>();
  for (const [tool, run] of runs) {
    run.sort(([a], [b]) => a - b);
    const allMm = run.reduce((sum, [, mm]) => sum + mm, 0);
    const feedAt = (share: number): number => {
      let restMm = allMm * share;
      const found = run.find(([, mm]) => {
        restMm -= mm;
        return restMm <= 0;
      });
      return found?.[0] ?? 0;
    };
    usual.set(tool, { feed: feedAt(0.5), common: feedAt(1 - COMMON_SHARE) });
  }
  return usual;
}

function isDown({ fromMm, toMm }: Motion): boolean {
  return fromMm[0] === toMm[0] && fromMm[1] === toMm[1];
}

/** The steepest way down into wood of each tool, fall per length along; Infinity where no limit is given. */
export function steepestWays(scene: Scene): Float64Array {
  const degrees = new Map(
    scene.request.cuttingLimits.map(({ toolNumber, maxRampDeg }) => [toolNumber, maxRampDeg ?? 90]),
  );
  return Float64Array.from(scene.request.tools, ({ number }) => {
    const deg = degrees.get(number) ?? 90;
    return deg >= 90 ? Number.POSITIVE_INFINITY : tan((deg * PI) / 180);
  });
}
