import type { Motion, Point3, ProgramManifest } from '@millwright/contracts';
import { motionBounds, motionLengthMm } from '@millwright/motion';

/** Adds up what a manifest tells of motions, one by one. */
export class Ledger {
  cutLengthMm = 0;
  rapidLengthMm = 0;
  nArcs = 0;
  nLines = 0;
  private readonly motion = new Box();
  private readonly cutting = new Box();
  private readonly rpm = new Range();
  private readonly feed = new Range();

  /** One more motion. */
  see(motion: Motion): void {
    if (motion.kind === 'arc') {
      this.seeArc(motion);
      return;
    }
    const { fromMm, toMm } = motion;
    this.motion.join(fromMm);
    this.motion.join(toMm);
    if (motion.kind === 'rapid') this.rapidLengthMm += motionLengthMm(motion);
    if (motion.kind !== 'line') return;
    this.nLines += 1;
    this.cutting.join(fromMm);
    this.cutting.join(toMm);
    this.seeCut(motion);
  }

  /** Bounds, speeds and lengths of all that was seen. */
  summary(): Pick<
    ProgramManifest,
    'bounds' | 'spindleRpm' | 'feedMmPerMin' | 'cutLengthMm' | 'rapidLengthMm'
  > {
    const { cutLengthMm, rapidLengthMm } = this;
    const cutting = this.cutting.corners();
    return {
      bounds: {
        motion: this.motion.corners() ?? { minMm: [0, 0, 0], maxMm: [0, 0, 0] },
        ...(cutting ? { cutting } : {}),
      },
      spindleRpm: this.rpm.ends(),
      feedMmPerMin: this.feed.ends(),
      cutLengthMm,
      rapidLengthMm,
    };
  }

  private seeArc(motion: Motion): void {
    const { minMm, maxMm } = motionBounds(motion);
    for (const box of [this.motion, this.cutting]) {
      box.join(minMm);
      box.join(maxMm);
    }
    this.nArcs += 1;
    this.seeCut(motion);
  }

  private seeCut(motion: Motion): void {
    this.cutLengthMm += motionLengthMm(motion);
    this.rpm.join(motion.spindleRpm);
    this.feed.join(motion.feedMmPerMin);
  }
}

/** The smallest box about points, mm. */
class Box {
  private minX = Number.POSITIVE_INFINITY;
  private minY = Number.POSITIVE_INFINITY;
  private minZ = Number.POSITIVE_INFINITY;
  private maxX = Number.NEGATIVE_INFINITY;
  private maxY = Number.NEGATIVE_INFINITY;
  private maxZ = Number.NEGATIVE_INFINITY;

  join(mm: Point3): void {
    const x = mm[0];
    const y = mm[1];
    const z = mm[2];
    if (x < this.minX) this.minX = x;
    if (x > this.maxX) this.maxX = x;
    if (y < this.minY) this.minY = y;
    if (y > this.maxY) this.maxY = y;
    if (z < this.minZ) this.minZ = z;
    if (z > this.maxZ) this.maxZ = z;
  }

  corners(): { minMm: Point3; maxMm: Point3 } | undefined {
    if (this.minX > this.maxX) return undefined;
    return { minMm: [this.minX, this.minY, this.minZ], maxMm: [this.maxX, this.maxY, this.maxZ] };
  }
}

/** The least and the most of numbers, 0 and 0 where there were none. */
class Range {
  private least = Number.POSITIVE_INFINITY;
  private most = Number.NEGATIVE_INFINITY;

  join(value: number): void {
    if (value < this.least) this.least = value;
    if (value > this.most) this.most = value;
  }

  ends(): { least: number; most: number } {
    return this.least > this.most ? { least: 0, most: 0 } : { least: this.least, most: this.most };
  }
}
