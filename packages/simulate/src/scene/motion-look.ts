import type { Motion, ProgramReading } from '@millwright/contracts';
import { lengthOf } from '../plane-length.js';

/** Least and greatest of something; undefined where there is nothing. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/** What a plain look at heights shows: where a program goes sideways by rapid, and where by feed. */
export interface MotionLook {
  /** Heights at which rapids go sideways, mm. */
  readonly rapidZMm: Range | undefined;
  /** Heights at which feed motions go sideways, mm. */
  readonly feedZMm: Range | undefined;
  /** Lowest and highest place of any feed motion, mm. */
  readonly anyFeedZMm: Range | undefined;
  /** Whether it moves sideways and never changes its height: what lasers, plasma torches and knives do. */
  readonly isFlat: boolean;
  /** Whether it travels below Z 0 and cuts above it: as if Z pointed down. */
  readonly looksUpsideDown: boolean;
  /** Whether it cuts, and nowhere below Z 0, with its travels above: as if Z 0 were the underside of the stock. */
  readonly looksZeroAtBottom: boolean;
}

/** Starts of the spindle in one program from which on it is taken for a beam that is switched; programs for milling have one to five. */
export const STARTS_OF_A_BEAM = 10;

/** A height that differs less than this is the same one, mm. */
const SAME_HEIGHT_MM = 1e-6;

/** Looks at the heights of motions, in the coordinates they are in. Where the first one comes from is left out where it is unknown. */
export function lookAtMotions({ motions, startUnknown }: ProgramReading): MotionLook {
  const rapid = new HeightTally();
  const feed = new HeightTally();
  const anyFeed = new HeightTally();
  let firstZMm: number | undefined;
  let lastZMm = 0;
  let changesHeight = false;
  let nSideways = 0;
  for (const motion of motions) {
    if (motion.kind === 'dwell') continue;
    const isFirst = firstZMm === undefined;
    firstZMm ??= motion.toMm[2];
    lastZMm = motion.toMm[2];
    if (isFirst && startUnknown) {
      if (motion.toMm[2] !== motion.fromMm[2]) changesHeight = true;
      continue;
    }
    const lengthMm = sidewaysMm(motion);
    if (Math.abs(motion.toMm[2] - motion.fromMm[2]) > SAME_HEIGHT_MM) changesHeight = true;
    if (motion.kind !== 'rapid') anyFeed.see(motion, 1);
    if (lengthMm === 0) continue;
    nSideways++;
    (motion.kind === 'rapid' ? rapid : feed).see(motion, lengthMm);
  }
  return {
    rapidZMm: rapid.range(),
    feedZMm: feed.range(),
    anyFeedZMm: anyFeed.range(),
    isFlat: nSideways > 0 && !changesHeight,
    looksUpsideDown: isUpsideDown(rapid, feed, [firstZMm ?? 0, lastZMm]),
    looksZeroAtBottom: isZeroAtBottom(rapid, feed, anyFeed),
  };
}

/** Range and mean of heights, weighted with lengths. */
class HeightTally {
  #least = Number.POSITIVE_INFINITY;
  #most = Number.NEGATIVE_INFINITY;
  #sum = 0;
  #weight = 0;

  see({ fromMm, toMm }: Motion, weight: number): void {
    this.#least = Math.min(this.#least, fromMm[2], toMm[2]);
    this.#most = Math.max(this.#most, fromMm[2], toMm[2]);
    this.#sum += (weight * (fromMm[2] + toMm[2])) / 2;
    this.#weight += weight;
  }

  range(): Range | undefined {
    return this.#weight === 0 ? undefined : { least: this.#least, most: this.#most };
  }

  /** Zero where nothing was seen. */
  mean(): number {
    return this.#weight === 0 ? 0 : this.#sum / this.#weight;
  }
}

/** Length in the plane between the ends, mm; an arc that comes back to its start counts by its size. */
function sidewaysMm({ kind, fromMm, toMm, centreMm }: Motion): number {
  const chordMm = lengthOf(toMm[0] - fromMm[0], toMm[1] - fromMm[1]);
  if (kind !== 'arc' || centreMm === undefined) return chordMm;
  return Math.max(chordMm, lengthOf(fromMm[0] - centreMm[0], fromMm[1] - centreMm[1]));
}

/**
 * A program of a Z that points down travels at negative and cuts at positive heights (Estlcam with inverted Z, among others). Where
 * rapids are written as feeds, it begins and ends at negative heights instead.
 */
function isUpsideDown(rapid: HeightTally, feed: HeightTally, ends: readonly [number, number]): boolean {
  const [rapidRange, feedRange] = [rapid.range(), feed.range()];
  if (feedRange === undefined || feed.mean() <= 0) return false;
  if (rapidRange === undefined) return Math.max(...ends) < 0 && Math.max(...ends) < feedRange.least;
  return rapid.mean() < 0 && rapidRange.most <= feedRange.least + SAME_HEIGHT_MM;
}

/** A program whose zero is the underside cuts down to Z 0 at the lowest and travels above that (FreeCAD jobs with their origin there). */
function isZeroAtBottom(rapid: HeightTally, feed: HeightTally, anyFeed: HeightTally): boolean {
  const [feedRange, any] = [feed.range(), anyFeed.range()];
  if (feedRange === undefined || any === undefined || any.least < -SAME_HEIGHT_MM) return false;
  return (rapid.range()?.most ?? any.most) > feedRange.least + SAME_HEIGHT_MM;
}
