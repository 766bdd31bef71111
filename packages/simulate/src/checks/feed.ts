import type { Motion } from '@millwright/contracts';
import { lengthOf } from '../geometry/curve.js';
import { lengthAlongMm } from '../geometry/split-arc.js';
import { type Judgement, judgeTally, notApplicable, show, tally } from '../judgement.js';
import type { PathPiece } from '../scene/motion-pieces.js';
import type { Scene } from '../scene/scene.js';

/** Every feed motion has a feed, and none that an axis cannot follow: the controller would run another feed than the one planned. */
export function checkFeeds(scene: Scene): readonly Judgement[] {
  const { motions } = scene.request.reading;
  const missing = tally();
  const tooFast = tally();
  let allowedMmPerMin = 0;
  motions.forEach((motion, i) => {
    if (motion.kind !== 'line' && motion.kind !== 'arc') return;
    const { line, toMm: atMm, feedMmPerMin } = motion;
    if (feedMmPerMin === 0) {
      missing.see({ line, atMm, measure: 0 });
      return;
    }
    if (feedMmPerMin <= surelyFollowedMmPerMin(scene, motion)) return;
    const limitMmPerMin = fastestFeedMmPerMin(scene, i);
    if (feedMmPerMin <= limitMmPerMin * (1 + ROUNDING_RATIO)) return;
    if (tooFast.count() === 0) allowedMmPerMin = limitMmPerMin;
    tooFast.see({ line, atMm, measure: feedMmPerMin });
  });
  if (!motions.some(isFeed)) return [notApplicable('feed', 'The program has no feed motion.')];
  const rate = (value: number) => ({ value, unit: 'mm/min' });
  return [
    judgeTally(missing, {
      id: 'feed-stated',
      code: 'SIMULATE_FEED_MISSING',
      holds: 'Every feed motion has a feed.',
      describe: ({ line }) => `Line ${line} is a feed motion with a feed of 0 mm/min. Give it an F word.`,
      details: { measured: rate(0) },
    }),
    judgeTally(tooFast, {
      id: 'feed-within-machine',
      code: 'SIMULATE_FEED_OVER_LIMIT',
      holds: 'No feed is faster than the axes that have to follow it.',
      describe: ({ line, measure }) =>
        `Line ${line} feeds at ${show(measure)} mm/min; in its direction the machine follows up to ${show(allowedMmPerMin)} mm/min. Lower the feed.`,
      details: { measured: rate(tooFast.first()?.measure ?? 0), allowed: rate(allowedMmPerMin) },
    }),
  ];
}

/** The feed at which some axis reaches its limit somewhere along a motion, mm/min; Infinity where it goes nowhere. */
export function fastestFeedMmPerMin(scene: Scene, motion: number): number {
  const { maxRateMmPerMin } = scene.request.machine;
  let limitMmPerMin = Number.POSITIVE_INFINITY;
  for (const piece of scene.piecesOf(motion)) {
    limitMmPerMin = Math.min(limitMmPerMin, fastestMmPerMin(piece, maxRateMmPerMin));
  }
  return limitMmPerMin;
}

/**
 * A feed that every axis of a motion follows whatever its direction, mm/min: of a straight one the slowest rate of the axes that move, 0 for
 * an arc. Most feeds are below it, and nothing more need be computed of them.
 */
export function surelyFollowedMmPerMin(scene: Scene, { kind, fromMm, toMm }: Motion): number {
  if (kind === 'arc') return 0;
  const { maxRateMmPerMin } = scene.request.machine;
  let slowestMmPerMin = Number.POSITIVE_INFINITY;
  for (let axis = 0; axis < 3; axis++) {
    if (fromMm[axis] !== toMm[axis])
      slowestMmPerMin = Math.min(slowestMmPerMin, maxRateMmPerMin[axis] as number);
  }
  return slowestMmPerMin;
}

/** A feed at the limit may look a little over it after rounding. */
const ROUNDING_RATIO = 1e-9;

function isFeed(motion: Motion): boolean {
  return motion.kind === 'line' || motion.kind === 'arc';
}

/**
 * The feed at which some axis reaches its limit somewhere along a piece, mm/min. An arc's direction is at right angles to its radius,
 * and within a quadrant its X and Y shares are largest at the ends.
 */
function fastestMmPerMin(piece: PathPiece, rates: readonly [number, number, number]): number {
  const { curve, fromZMm, toZMm } = piece;
  const alongMm = lengthAlongMm(curve);
  const climbMm = Math.abs(toZMm - fromZMm);
  const lengthMm = lengthOf(alongMm, climbMm);
  if (lengthMm === 0) return Number.POSITIVE_INFINITY;
  const flatShare = alongMm / lengthMm;
  const shares =
    curve.turn === 0
      ? [Math.abs(curve.bx - curve.ax) / lengthMm, Math.abs(curve.by - curve.ay) / lengthMm]
      : [
          (flatShare * Math.max(Math.abs(curve.ay - curve.cy), Math.abs(curve.by - curve.cy))) /
            curve.radiusMm,
          (flatShare * Math.max(Math.abs(curve.ax - curve.cx), Math.abs(curve.bx - curve.cx))) /
            curve.radiusMm,
        ];
  const limits = [...shares, climbMm / lengthMm].map((share, axis) =>
    share === 0 ? Number.POSITIVE_INFINITY : (rates[axis] as number) / share,
  );
  return Math.min(...limits);
}
