import type { EngagementSummary } from '@millwright/contracts';
import { atan2, radToDegrees } from '@millwright/geometry/numeric';
import { motionLengthMm } from '@millwright/motion';
import type { Scene } from '../scene/scene.js';
import { cuttingForces, forceN, powerW } from './forces.js';
import type { Engagement } from './measure.js';
import { descentOf, feedPerToothMm, type Loads, type MotionLoad } from './motion-load.js';

/** The load of the tool as the proof states it. */
export function summarizeEngagement(scene: Scene, engagement: Engagement): EngagementSummary {
  const { histogramMm, motions } = engagement;
  const atShare = percentiles(histogramMm);
  const worst = heaviest(motions, ({ angleDeg }) => angleDeg);
  const deepest = heaviest(motions, ({ passMm }) => passMm);
  const fastest = heaviest(motions, removalMm3PerS);
  return {
    stepMm: engagement.stepMm,
    nPositions: engagement.nPositions,
    nGrazing: engagement.nGrazing,
    isComplete: engagement.isComplete,
    histogramMm: byTens(histogramMm),
    p50Deg: atShare(0.5),
    p95Deg: atShare(0.95),
    p99Deg: atShare(0.99),
    maxDeg: worst?.angleDeg ?? 0,
    maxLine: worst?.motion.line ?? 0,
    ...(engagement.boundDeg === undefined ? {} : { boundDeg: engagement.boundDeg }),
    ...(worst === undefined ? {} : { maxAtMm: [worst.atMm[0], worst.atMm[1]] as const }),
    entries: entriesOf(motions),
    deepestPassMm: deepest?.passMm ?? 0,
    deepestPassLine: deepest?.motion.line ?? 0,
    maxRemovalMm3PerS: fastest === undefined ? 0 : removalMm3PerS(fastest),
    maxRemovalLine: fastest?.motion.line ?? 0,
    removedMm3: motions.sum(({ removedMm3 }) => removedMm3),
    removalSeries: removalSeries(engagement),
    ...chips(scene, motions),
    overLimitS: motions.sum((load) => (load.overMm / load.lengthMm) * secondsOf(load)),
    ...forces(scene, motions),
    ...byUse(scene, engagement),
  };
}

/** Largest rate at which a motion takes wood off: its largest cross-section at its fastest, mm³/s. */
function removalMm3PerS({ areaMm2, peakMmPerS }: MotionLoad): number {
  return areaMm2 * peakMmPerS;
}

function secondsOf({ lengthMm, meanMmPerS }: MotionLoad): number {
  return meanMmPerS > 0 ? lengthMm / meanMmPerS : 0;
}

/** The load in which a measure is largest, the first of equals; undefined if it is nowhere above 0. */
function heaviest(motions: Loads, measure: (load: MotionLoad) => number): MotionLoad | undefined {
  let worst: MotionLoad | undefined;
  let most = 0;
  for (const load of motions) {
    const value = measure(load);
    if (value <= most) continue;
    most = value;
    worst = load;
  }
  return worst;
}

const BINS_PER_DEG = 10;

function percentiles(histogramMm: Float64Array): (share: number) => number {
  const totalMm = histogramMm.reduce((sum, mm) => sum + mm, 0);
  return (share) => {
    let passedMm = 0;
    for (let bin = 0; bin < histogramMm.length; bin++) {
      passedMm += histogramMm[bin] as number;
      if (totalMm > 0 && passedMm >= share * totalMm) return (bin + 1) / BINS_PER_DEG;
    }
    return 0;
  };
}

function byTens(histogramMm: Float64Array): readonly number[] {
  const perTen = 10 * BINS_PER_DEG;
  return Array.from({ length: histogramMm.length / perTen }, (_, i) =>
    histogramMm.subarray(i * perTen, (i + 1) * perTen).reduce((sum, mm) => sum + mm, 0),
  );
}

/** Steepness of a way down, degrees, 90 straight down. */
export function descentDeg(load: MotionLoad): number {
  const { dropMm, alongMm } = descentOf(load);
  return radToDegrees(atan2(dropMm, alongMm));
}

/** How a motion leads down into wood; undefined if it does not. */
export function entryKind(load: MotionLoad): 'plunge' | 'ramp' | 'helix' | undefined {
  if (load.entryMm <= 0) return undefined;
  if (load.motion.kind === 'arc') return 'helix';
  return descentOf(load).alongMm === 0 ? 'plunge' : 'ramp';
}

function entriesOf(motions: Loads): EngagementSummary['entries'] {
  const found = motions.filter((load) => load.entryMm > 0);
  return (['plunge', 'ramp', 'helix'] as const).flatMap((kind) => {
    const own = found.filter((load) => entryKind(load) === kind);
    const first = own.at(0);
    if (first === undefined) return [];
    let steepestDeg = 0;
    for (const load of own) steepestDeg = Math.max(steepestDeg, descentDeg(load));
    return [
      {
        kind,
        count: own.length,
        depthMm: own.sum(({ entryMm }) => entryMm),
        steepestDeg,
        line: first.motion.line,
      },
    ];
  });
}

/** Stretches of time that the series of the removal rate has at most. */
const MAX_BUCKETS = 400;

function removalSeries({ motions, times }: Engagement): EngagementSummary['removalSeries'] {
  if (times.totalS === 0 || motions.length === 0) return { bucketS: 0, mm3PerS: [] };
  const bucketS = times.totalS / MAX_BUCKETS;
  const removedMm3 = new Float64Array(MAX_BUCKETS);
  let next = 0;
  let startS = 0;
  for (const load of motions) {
    for (; next < load.index; next++) startS += times.perMotionS[next] as number;
    const lastsS = times.perMotionS[load.index] as number;
    if (lastsS === 0) continue;
    const endS = startS + lastsS;
    const lastBucket = Math.min(MAX_BUCKETS - 1, Math.floor(endS / bucketS));
    for (let bucket = Math.floor(startS / bucketS); bucket <= lastBucket; bucket++) {
      const overlapS = Math.min(endS, (bucket + 1) * bucketS) - Math.max(startS, bucket * bucketS);
      removedMm3[bucket] =
        (removedMm3[bucket] as number) + (load.removedMm3 * Math.max(0, overlapS)) / lastsS;
    }
  }
  return { bucketS, mm3PerS: [...removedMm3].map((mm3) => mm3 / bucketS) };
}

/** Thickest chip of a motion with the planner's fastest feed, mm; of a plunge what each tooth goes down. */
export function thickestChipMm(scene: Scene, load: MotionLoad): number | undefined {
  const nFlutes = scene.tools.uses[load.index]?.tool?.nFlutes;
  if (nFlutes === undefined) return undefined;
  const perToothMm = feedPerToothMm(load.motion, load.peakMmPerS, nFlutes);
  if (perToothMm === undefined) return undefined;
  return entryKind(load) === 'plunge' ? perToothMm : perToothMm * load.thicknessRatio;
}

function chips(scene: Scene, motions: Loads): Partial<Pick<EngagementSummary, 'maxChipMm' | 'maxChipLine'>> {
  const thickest = heaviest(motions, (load) => thickestChipMm(scene, load) ?? 0);
  if (thickest === undefined) return {};
  return { maxChipMm: thickestChipMm(scene, thickest) ?? 0, maxChipLine: thickest.motion.line };
}

function forces(
  scene: Scene,
  motions: Loads,
): Partial<Pick<EngagementSummary, 'maxForceN' | 'maxPowerW' | 'forceSource'>> {
  const force = cuttingForces[scene.sheet.material];
  if (force === undefined || motions.length === 0) return {};
  let maxForceN = 0;
  let maxPowerW = 0;
  for (const load of motions) {
    const tool = scene.tools.uses[load.index]?.tool;
    const chipMm = thickestChipMm(scene, load);
    if (tool === undefined || chipMm === undefined) continue;
    maxForceN = Math.max(maxForceN, forceN(force, { depthMm: load.passMm, chipMm }));
    const { angleDeg, passMm: depthMm } = load;
    const rpm = load.motion.spindleRpm;
    const { nFlutes, diameterMm } = tool;
    const mm3PerS = removalMm3PerS(load);
    maxPowerW = Math.max(maxPowerW, powerW(force, { mm3PerS, depthMm, angleDeg, nFlutes, diameterMm, rpm }));
  }
  return { maxForceN, maxPowerW, forceSource: force.source };
}

/** Time and length by what the tool does. A motion that does several things is shared out by length. */
function byUse(scene: Scene, { motions, times }: Engagement): Pick<EngagementSummary, 'timeS' | 'lengthMm'> {
  const timeS = { cut: 0, link: 0, air: 0, rapid: 0 };
  const lengthMm = { cut: 0, link: 0, air: 0, rapid: 0 };
  let next = 0;
  scene.request.reading.motions.forEach((motion, i) => {
    if (motion.kind === 'dwell') return;
    const seconds = times.perMotionS[i] as number;
    const longMm = motionLengthMm(motion);
    const book = (use: keyof typeof timeS, shareMm: number): void => {
      if (longMm === 0 || shareMm <= 0) return;
      lengthMm[use] += shareMm;
      timeS[use] += (seconds * shareMm) / longMm;
    };
    if (motion.kind === 'rapid') {
      book('rapid', longMm);
      return;
    }
    while ((motions.at(next)?.index ?? i) < i) next++;
    const load = motions.at(next);
    const cutMm = load?.index === i ? Math.min(longMm, load.cutMm) : 0;
    const belowMm = Math.max(cutMm, longMm * shareBelow(motion.fromMm[2], motion.toMm[2]));
    book('cut', cutMm);
    book('link', belowMm - cutMm);
    book('air', longMm - belowMm);
  });
  return { timeS, lengthMm };
}

/** Share of a motion whose Z is below the stock top. */
function shareBelow(fromZMm: number, toZMm: number): number {
  if (fromZMm >= 0 && toZMm >= 0) return 0;
  if (fromZMm <= 0 && toZMm <= 0) return 1;
  return Math.min(fromZMm, toZMm) / (Math.min(fromZMm, toZMm) - Math.max(fromZMm, toZMm));
}
