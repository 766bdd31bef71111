import type { Motion } from '@millwright/contracts';
import { type Judgement, judgeTally, notApplicable, show, tally } from '../judgement.js';
import { lengthOf } from '../plane-length.js';
import type { PathPiece } from '../scene/path-piece.js';
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
  const pieces = scene.piecesOf(motion);
  const ways = [true, false].map((isExecuted) => pieces.filter((piece) => piece.isExecuted === isExecuted));
  return Math.min(...ways.map((way) => fastestMmPerMin(way, maxRateMmPerMin)));
}

/**
 * A feed that every axis of a motion follows whatever its direction, mm/min: the slowest rate of the axes that move, X and Y in every arc.
 * Most feeds are below it, and nothing more need be computed of them.
 */
export function surelyFollowedMmPerMin(scene: Scene, { kind, fromMm, toMm }: Motion): number {
  const { maxRateMmPerMin } = scene.request.machine;
  let slowestMmPerMin = Number.POSITIVE_INFINITY;
  for (let axis = 0; axis < 3; axis++) {
    if (fromMm[axis] !== toMm[axis] || (kind === 'arc' && axis < 2))
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
 * The feed at which some axis reaches its limit somewhere along a line or a helix, mm/min. Its Z changes evenly, so that its slope is that of
 * the whole: of a piece of some nanometres, as rounded radii leave at the end of a quadrant, it could not be told.
 */
function fastestMmPerMin(pieces: readonly PathPiece[], rates: readonly [number, number, number]): number {
  const alongMm = pieces.reduce((sum, { lengthMm }) => sum + lengthMm, 0);
  const climbMm = pieces.reduce((sum, { fromMm, toMm }) => sum + Math.abs(toMm[2] - fromMm[2]), 0);
  const lengthMm = lengthOf(alongMm, climbMm);
  if (lengthMm === 0) return Number.POSITIVE_INFINITY;
  const shares = [0, 0, climbMm / lengthMm];
  for (const piece of pieces) {
    for (const axis of [0, 1] as const) {
      shares[axis] = Math.max(shares[axis] as number, (shareOf(piece, axis) * alongMm) / lengthMm);
    }
  }
  return Math.min(
    ...shares.map((share, axis) =>
      share === 0 ? Number.POSITIVE_INFINITY : (rates[axis] as number) / share,
    ),
  );
}

/**
 * The largest share of X or Y in the direction of a piece. An arc's direction is at right angles to its radius, and within a quadrant its
 * shares are largest at the ends: how far these lie from its centre along the other axis, by its radius.
 */
function shareOf({ fromMm, toMm, lengthMm, centreMm, radiusMm }: PathPiece, axis: 0 | 1): number {
  if (radiusMm === 0) return lengthMm === 0 ? 0 : Math.abs(toMm[axis] - fromMm[axis]) / lengthMm;
  const across = axis === 0 ? 1 : 0;
  const [a, b] = [fromMm, toMm].map((end) => Math.abs(end[across] - centreMm[across])) as [number, number];
  return Math.max(a, b) / radiusMm;
}
