import type { Motion, Point3, ProgramManifest } from '@millwright/contracts';
import { type MotionBounds, motionLengthMm } from '@millwright/motion';

type Box = { minMm: Point3; maxMm: Point3 };
type Range = { least: number; most: number };

/** Adds up what a manifest tells of motions, one by one. */
export class Ledger {
  cutLengthMm = 0;
  rapidLengthMm = 0;
  nArcs = 0;
  nLines = 0;
  private motion: Box | undefined;
  private cutting: Box | undefined;
  private rpm: Range | undefined;
  private feed: Range | undefined;

  /** One more motion, with its extents. */
  see(motion: Motion, bounds: MotionBounds): void {
    this.motion = joined(this.motion, bounds);
    if (motion.kind === 'dwell') return;
    const lengthMm = motionLengthMm(motion);
    if (motion.kind === 'rapid') {
      this.rapidLengthMm += lengthMm;
      return;
    }
    this.cutLengthMm += lengthMm;
    if (motion.kind === 'arc') this.nArcs += 1;
    else this.nLines += 1;
    this.cutting = joined(this.cutting, bounds);
    this.rpm = widened(this.rpm, motion.spindleRpm);
    this.feed = widened(this.feed, motion.feedMmPerMin);
  }

  /** Bounds, speeds and lengths of all that was seen. */
  summary(): Pick<
    ProgramManifest,
    'bounds' | 'spindleRpm' | 'feedMmPerMin' | 'cutLengthMm' | 'rapidLengthMm'
  > {
    const { cutLengthMm, rapidLengthMm, cutting } = this;
    return {
      bounds: {
        motion: this.motion ?? { minMm: [0, 0, 0], maxMm: [0, 0, 0] },
        ...(cutting ? { cutting } : {}),
      },
      spindleRpm: this.rpm ?? { least: 0, most: 0 },
      feedMmPerMin: this.feed ?? { least: 0, most: 0 },
      cutLengthMm,
      rapidLengthMm,
    };
  }
}

function joined(box: Box | undefined, { minMm, maxMm }: MotionBounds): Box {
  if (box === undefined) return { minMm, maxMm };
  const isInside = [0, 1, 2].every(
    (axis) => (minMm[axis] ?? 0) >= (box.minMm[axis] ?? 0) && (maxMm[axis] ?? 0) <= (box.maxMm[axis] ?? 0),
  );
  if (isInside) return box;
  const { min, max } = Math;
  return {
    minMm: [min(box.minMm[0], minMm[0]), min(box.minMm[1], minMm[1]), min(box.minMm[2], minMm[2])],
    maxMm: [max(box.maxMm[0], maxMm[0]), max(box.maxMm[1], maxMm[1]), max(box.maxMm[2], maxMm[2])],
  };
}

function widened(range: Range | undefined, value: number): Range {
  if (range === undefined) return { least: value, most: value };
  if (value >= range.least && value <= range.most) return range;
  return { least: Math.min(range.least, value), most: Math.max(range.most, value) };
}
