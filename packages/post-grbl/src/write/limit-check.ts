import {
  type Finding,
  finding,
  type Machine,
  type Motion,
  type Point3,
  type Setup,
  type Toolpath,
} from '@millwright/contracts';
import { motionBounds, motionLengthMm } from '@millwright/motion';
import { StepRate } from './step-rate.js';

/** Slowest feed GRBL drives: it raises anything less (GRBL 1.1h config.h), mm/min. */
const LEAST_FEED_MM_PER_MIN = 1;
/** A feed is too fast only beyond its rounding. */
const FEED_SLACK_RATIO = 1e-9;
/** Slack of the travel check, mm: a rounding, not a distance. */
const TRAVEL_SLACK_MM = 1e-6;

interface FeedFault {
  readonly motion: Motion;
  readonly allowed: number;
  readonly toolpathId: string;
  n: number;
}

interface TravelFault {
  readonly isMost: boolean;
  readonly axis: 0 | 1 | 2;
  reachMm: number;
  motion: Motion;
  toolpathId: string | undefined;
  n: number;
}

/**
 * Looks at motions one by one as they are written for what the machine cannot do as asked: speeds, feeds that GRBL would change
 * without a word, places outside its box. Keeps the worst of each kind, copied, and a count.
 */
export class LimitCheck {
  private readonly spindle: Finding[] = [];
  private readonly feeds: Finding[] = [];
  private readonly travel = new Map<number, TravelFault>();
  private toolpathId: string | undefined;
  private over: FeedFault | undefined;
  private under: FeedFault | undefined;

  private readonly stepRate: StepRate;
  private readonly surelyMmPerMin: number;
  /** The machine's travel in program coordinates, mm. */
  private readonly leastMm: Point3;
  private readonly mostMm: Point3;

  constructor(
    private readonly machine: Machine,
    setup: Setup,
  ) {
    this.stepRate = new StepRate(machine);
    // No direction is slower than the slowest axis.
    this.surelyMmPerMin = Math.min(...machine.maxRateMmPerMin);
    const { workZeroMm } = setup;
    const { travelMm } = machine;
    this.leastMm = [-workZeroMm[0], -workZeroMm[1], -workZeroMm[2]];
    this.mostMm = [travelMm[0] - workZeroMm[0], travelMm[1] - workZeroMm[1], travelMm[2] - workZeroMm[2]];
  }

  /** From here on motions belong to this toolpath, cut by a spindle or by a beam. */
  begin({ id, spindleRpm }: Pick<Toolpath, 'id' | 'spindleRpm'>, isBeam: boolean): void {
    this.toolpathId = id;
    if (isBeam) return;
    const { minRpm, maxRpm } = this.machine.spindle;
    if (spindleRpm >= minRpm && spindleRpm <= maxRpm) return;
    this.spindle.push(
      finding('POST_SPINDLE_OUT_OF_RANGE', {
        message: `The spindle is to turn at ${spindleRpm} rpm; it can do ${minRpm} to ${maxRpm} rpm. Choose a speed within.`,
        measured: { value: spindleRpm, unit: 'rpm' },
        allowed: { value: spindleRpm > maxRpm ? maxRpm : minRpm, unit: 'rpm' },
        toolpathId: id,
      }),
    );
  }

  /** From here on motions belong to no toolpath. */
  end(): void {
    for (const [code, fault] of [
      ['POST_FEED_OVER_LIMIT', this.over],
      ['POST_FEED_UNDER_LIMIT', this.under],
    ] as const) {
      if (fault) this.feeds.push(feedFinding(code, fault));
    }
    this.over = undefined;
    this.under = undefined;
    this.toolpathId = undefined;
  }

  /** One more motion. */
  see(motion: Motion): void {
    if (motion.kind === 'line' || motion.kind === 'arc') this.seeFeed(motion);
    if (!this.stepRate.isSurelyFine && motion.kind !== 'dwell') this.seeStepRate(motion);
    if (motion.kind !== 'arc' && this.isWithin(motion.fromMm) && this.isWithin(motion.toMm)) return;
    const bounds = motionBounds(motion);
    for (const axis of [0, 1, 2] as const) {
      this.seeReach(motion, axis, false, this.leastMm[axis] - bounds.minMm[axis]);
      this.seeReach(motion, axis, true, bounds.maxMm[axis] - this.mostMm[axis]);
    }
  }

  /** What was found, in the order spindle, feeds, step rates, travel. */
  findings(): Finding[] {
    const { machine } = this;
    return [
      ...this.spindle,
      ...this.feeds,
      ...this.stepRate.findings(),
      ...[...this.travel.values()].map((fault) => travelFinding(fault, machine)),
    ];
  }

  private seeFeed(motion: Motion): void {
    const { toolpathId, machine } = this;
    if (toolpathId === undefined) return;
    const { feedMmPerMin } = motion;
    if (feedMmPerMin < LEAST_FEED_MM_PER_MIN) {
      this.under ??= { motion: { ...motion }, allowed: LEAST_FEED_MM_PER_MIN, toolpathId, n: 0 };
      this.under.n += 1;
    }
    if (feedMmPerMin <= this.surelyMmPerMin) return;
    const allowed = feedLimit(motion, machine);
    if (feedMmPerMin <= allowed) return;
    const n = (this.over?.n ?? 0) + 1;
    if (
      this.over === undefined ||
      feedMmPerMin - allowed > this.over.motion.feedMmPerMin - this.over.allowed
    ) {
      this.over = { motion: { ...motion }, allowed, toolpathId, n };
    } else this.over.n = n;
  }

  private seeStepRate(motion: Motion): void {
    const lengthMm = motionLengthMm(motion);
    if (lengthMm === 0) return;
    this.stepRate.see(motion, feedLimit(motion, this.machine), lengthMm, this.toolpathId);
  }

  private isWithin(mm: Point3): boolean {
    const { leastMm, mostMm } = this;
    return (
      mm[0] >= leastMm[0] &&
      mm[0] <= mostMm[0] &&
      mm[1] >= leastMm[1] &&
      mm[1] <= mostMm[1] &&
      mm[2] >= leastMm[2] &&
      mm[2] <= mostMm[2]
    );
  }

  private seeReach(motion: Motion, axis: 0 | 1 | 2, isMost: boolean, reachMm: number): void {
    if (reachMm <= TRAVEL_SLACK_MM) return;
    const key = 2 * axis + (isMost ? 1 : 0);
    const { toolpathId } = this;
    const fault = this.travel.get(key);
    if (fault === undefined) {
      this.travel.set(key, { isMost, axis, reachMm, motion: { ...motion }, toolpathId, n: 1 });
      return;
    }
    fault.n += 1;
    if (reachMm > fault.reachMm) Object.assign(fault, { reachMm, motion: { ...motion }, toolpathId });
  }
}

function feedFinding(
  code: 'POST_FEED_OVER_LIMIT' | 'POST_FEED_UNDER_LIMIT',
  { motion, allowed, toolpathId, n }: FeedFault,
): Finding {
  const limit = Math.round(allowed * 10) / 10;
  const relation = code === 'POST_FEED_OVER_LIMIT' ? 'at most' : 'at least';
  return finding(code, {
    message: `The feed is ${motion.feedMmPerMin} mm/min; the machine does ${relation} ${limit} mm/min here and would silently use that. Change the feed.`,
    measured: { value: motion.feedMmPerMin, unit: 'mm/min' },
    allowed: { value: limit, unit: 'mm/min' },
    toolpathId,
    programLine: motion.line,
    count: n,
  });
}

/** The fastest feed that keeps every axis within its rate; for an arc at its least favourable direction. mm/min. */
function feedLimit(motion: Motion, { maxRateMmPerMin }: Machine): number {
  const lengthMm = motionLengthMm(motion);
  if (lengthMm === 0) return Number.POSITIVE_INFINITY;
  const { fromMm, toMm } = motion;
  const rise = Math.abs(toMm[2] - fromMm[2]) / lengthMm;
  const level = Math.sqrt(Math.max(0, 1 - rise * rise));
  const isArc = motion.kind === 'arc';
  const alongX = isArc ? level : Math.abs(toMm[0] - fromMm[0]) / lengthMm;
  const alongY = isArc ? level : Math.abs(toMm[1] - fromMm[1]) / lengthMm;
  let most = Number.POSITIVE_INFINITY;
  if (alongX > 0) most = Math.min(most, maxRateMmPerMin[0] / alongX);
  if (alongY > 0) most = Math.min(most, maxRateMmPerMin[1] / alongY);
  if (rise > 0) most = Math.min(most, maxRateMmPerMin[2] / rise);
  return most * (1 + FEED_SLACK_RATIO);
}

function travelFinding(
  { isMost, axis, reachMm, motion, toolpathId, n }: TravelFault,
  machine: Machine,
): Finding {
  const travelMm = machine.travelMm[axis];
  const allowedMm = isMost ? travelMm : 0;
  const measuredMm = Math.round((isMost ? allowedMm + reachMm : -reachMm) * 1000) / 1000;
  return finding('POST_TRAVEL_EXCEEDED', {
    message: `${'XYZ'[axis]} goes to ${measuredMm} mm of the machine's travel of 0 to ${travelMm} mm. Move the work zero or the parts.`,
    measured: { value: measuredMm, unit: 'mm' },
    allowed: { value: allowedMm, unit: 'mm' },
    ...(toolpathId === undefined ? {} : { toolpathId }),
    programLine: motion.line,
    count: n,
  });
}
