import type { Motion } from '@millwright/contracts';
import { PI, tan } from '@millwright/geometry/numeric';
import { motionLengthMm } from '@millwright/motion';
import type { Scene } from '../scene/scene.js';
import { fastestFeedMmPerMin, surelyFollowedMmPerMin } from './feed.js';

/** A feed from this share of what the axes can follow on is a rapid by another word. */
const RAPID_RATIO = 0.95;
/** A little below it, for rounding. */
const SURELY_SLOW_RATIO = RAPID_RATIO - 1e-9;
/** How many times the tool's usual feed in wood such a motion must have to be surely no cut. */
const UNUSUAL_RATIO = 2;

/** Feed motions at the pace of a rapid. */
export interface FastMotions {
  /** 1 for each motion that is one. */
  readonly isFast: Uint8Array;
  /** Whether a motion is surely no cut: faster than its tool may go, or than twice its usual feed in this program. */
  readonly isNoCut: (motion: number) => boolean;
}

/**
 * The feed motions below the stock top that run as fast as the axes can: posts write rapids as G1. Where a limit of its tool allows the feed
 * it is a cut. Straight down the machine's Z is often no faster than a plunge should be, so only an unusual feed counts there.
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
  let usual: ReadonlyMap<number, number> | undefined;
  const isUnusual = (motion: Motion): boolean => {
    usual ??= usualFeeds(scene);
    const feed = usual.get(motion.toolNumber) ?? Number.POSITIVE_INFINITY;
    return motion.feedMmPerMin >= UNUSUAL_RATIO * feed;
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
    if (isDown(motion) && limit === undefined && !isUnusual(motion)) return;
    isFast[i] = 1;
  });
  const isNoCut = (i: number): boolean => {
    const motion = motions[i];
    return motion !== undefined && (limitOf(motion) !== undefined || isUnusual(motion));
  };
  return { isFast, isNoCut };
}

/** The feed by which half of what each tool runs below the stock top is run, mm/min. */
function usualFeeds(scene: Scene): ReadonlyMap<number, number> {
  const runs = new Map<number, [feed: number, mm: number][]>();
  scene.request.reading.motions.forEach((motion, i) => {
    if (motion.kind === 'rapid' || motion.kind === 'dwell' || (scene.contactZMm[i] as number) >= 0) return;
    const run = runs.get(motion.toolNumber) ?? [];
    if (run.length === 0) runs.set(motion.toolNumber, run);
    run.push([motion.feedMmPerMin, motionLengthMm(motion)]);
  });
  const usual = new Map<number, number>();
  for (const [tool, run] of runs) {
    run.sort(([a], [b]) => a - b);
    let rest = run.reduce((sum, [, mm]) => sum + mm, 0) / 2;
    const middle = run.find(([, mm]) => {
      rest -= mm;
      return rest <= 0;
    });
    usual.set(tool, middle?.[0] ?? 0);
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
