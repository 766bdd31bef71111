import {
  type Finding,
  finding,
  type Machine,
  type Motion,
  type Setup,
  type Toolpath,
} from '@millwright/contracts';
import { motionBounds, motionLengthMm } from '@millwright/motion';

/** Which motions, by index and end, a toolpath was written as. */
export interface ToolpathMotions {
  readonly toolpath: Toolpath;
  readonly firstMotion: number;
  readonly endMotion: number;
}

/** Slowest feed GRBL drives: it raises anything less (GRBL 1.1h config.h), mm/min. */
const LEAST_FEED_MM_PER_MIN = 1;

/** Slack of the travel check, mm: a rounding, not a distance. */
const TRAVEL_SLACK_MM = 1e-6;

/** Speeds a spindle cannot turn at. GRBL clamps them without a word, so the cut is not what was planned. */
export function spindleFindings(toolpaths: readonly Toolpath[], { spindle }: Machine): Finding[] {
  return toolpaths
    .filter(({ spindleRpm }) => spindleRpm < spindle.minRpm || spindleRpm > spindle.maxRpm)
    .map(({ id, spindleRpm }) => {
      const limitRpm = spindleRpm > spindle.maxRpm ? spindle.maxRpm : spindle.minRpm;
      return finding('POST_SPINDLE_OUT_OF_RANGE', {
        message: `The spindle is to turn at ${spindleRpm} rpm; it can do ${spindle.minRpm} to ${spindle.maxRpm} rpm. Choose a speed within.`,
        measured: { value: spindleRpm, unit: 'rpm' },
        allowed: { value: limitRpm, unit: 'rpm' },
        toolpathId: id,
      });
    });
}

/** Feeds that GRBL would change without a word: faster than the axes allow in that direction, or slower than 1 mm/min. */
export function feedFindings(
  motions: readonly Motion[],
  parts: readonly ToolpathMotions[],
  machine: Machine,
): Finding[] {
  const findings: Finding[] = [];
  for (const { toolpath, firstMotion, endMotion } of parts) {
    const cuts = motions
      .slice(firstMotion, endMotion)
      .filter(({ kind }) => kind === 'line' || kind === 'arc');
    const over = cuts
      .map((motion) => ({ motion, allowed: feedLimit(motion, machine) }))
      .filter(({ motion, allowed }) => motion.feedMmPerMin > allowed);
    const under = cuts.filter(({ feedMmPerMin }) => feedMmPerMin < LEAST_FEED_MM_PER_MIN);
    const worst = over.sort(
      (a, b) => b.motion.feedMmPerMin - b.allowed - (a.motion.feedMmPerMin - a.allowed),
    )[0];
    if (worst !== undefined) {
      findings.push(
        feedFinding('POST_FEED_OVER_LIMIT', worst.motion, {
          allowed: worst.allowed,
          n: over.length,
          toolpath,
        }),
      );
    }
    if (under[0] !== undefined) {
      const details = { allowed: LEAST_FEED_MM_PER_MIN, n: under.length, toolpath };
      findings.push(feedFinding('POST_FEED_UNDER_LIMIT', under[0], details));
    }
  }
  return findings;
}

function feedFinding(
  code: 'POST_FEED_OVER_LIMIT' | 'POST_FEED_UNDER_LIMIT',
  motion: Motion,
  { allowed, n, toolpath }: { allowed: number; n: number; toolpath: Toolpath },
): Finding {
  const limit = Math.round(allowed * 10) / 10;
  const relation = code === 'POST_FEED_OVER_LIMIT' ? 'at most' : 'at least';
  return finding(code, {
    message: `The feed is ${motion.feedMmPerMin} mm/min; the machine does ${relation} ${limit} mm/min here and would silently use that. Change the feed.`,
    measured: { value: motion.feedMmPerMin, unit: 'mm/min' },
    allowed: { value: limit, unit: 'mm/min' },
    toolpathId: toolpath.id,
    programLine: motion.line,
    count: n,
  });
}

/** The fastest feed that keeps every axis within its rate; for an arc at its least favourable direction. mm/min. */
function feedLimit(motion: Motion, { maxRateMmPerMin }: Machine): number {
  const lengthMm = motionLengthMm(motion);
  if (lengthMm === 0) return Number.POSITIVE_INFINITY;
  const rise = Math.abs(motion.toMm[2] - motion.fromMm[2]) / lengthMm;
  const along =
    motion.kind === 'arc'
      ? [Math.sqrt(Math.max(0, 1 - rise * rise)), Math.sqrt(Math.max(0, 1 - rise * rise)), rise]
      : motion.toMm.map((value, axis) => Math.abs(value - (motion.fromMm[axis] ?? 0)) / lengthMm);
  let most = Number.POSITIVE_INFINITY;
  maxRateMmPerMin.forEach((rate, axis) => {
    const share = along[axis] ?? 0;
    if (share > 0) most = Math.min(most, rate / share);
  });
  // A rounding above the axis limit is not above it.
  return most * (1 + 1e-9);
}

/** Places outside the machine's box: at most one finding for each side of each axis, with the farthest place. */
export function travelFindings(
  motions: readonly Motion[],
  parts: readonly ToolpathMotions[],
  { machine, setup }: { machine: Machine; setup: Setup },
): Finding[] {
  const worst = new Map<
    string,
    { reachMm: number; axis: number; motion: Motion; index: number; n: number }
  >();
  motions.forEach((motion, index) => {
    const { minMm, maxMm } = motionBounds(motion);
    [0, 1, 2].forEach((axis) => {
      const zeroMm = setup.workZeroMm[axis] ?? 0;
      const sides = [
        ['least', -((minMm[axis] ?? 0) + zeroMm)],
        ['most', (maxMm[axis] ?? 0) + zeroMm - (machine.travelMm[axis] ?? 0)],
      ] as const;
      for (const [side, reachMm] of sides) {
        if (reachMm <= TRAVEL_SLACK_MM) continue;
        const key = `${axis} ${side}`;
        const before = worst.get(key);
        const n = (before?.n ?? 0) + 1;
        if (before === undefined || reachMm > before.reachMm)
          worst.set(key, { reachMm, axis, motion, index, n });
        else before.n = n;
      }
    });
  });
  return [...worst.entries()].map(([key, place]) => {
    const toolpath = parts.find(
      ({ firstMotion, endMotion }) => place.index >= firstMotion && place.index < endMotion,
    );
    return travelFinding(key.endsWith('most'), place, { machine, toolpathId: toolpath?.toolpath.id });
  });
}

function travelFinding(
  isMost: boolean,
  place: { reachMm: number; axis: number; motion: Motion; n: number },
  { machine, toolpathId }: { machine: Machine; toolpathId: string | undefined },
): Finding {
  const allowedMm = isMost ? (machine.travelMm[place.axis] ?? 0) : 0;
  const measuredMm = Math.round((isMost ? allowedMm + place.reachMm : -place.reachMm) * 1000) / 1000;
  const name = 'XYZ'[place.axis];
  return finding('POST_TRAVEL_EXCEEDED', {
    message: `${name} goes to ${measuredMm} mm of the machine's travel of 0 to ${machine.travelMm[place.axis]} mm. Move the work zero or the parts.`,
    measured: { value: measuredMm, unit: 'mm' },
    allowed: { value: allowedMm, unit: 'mm' },
    ...(toolpathId === undefined ? {} : { toolpathId }),
    programLine: place.motion.line,
    count: place.n,
  });
}
