import type { Tab, Toolpath, ToolpathPlan } from '@millwright/contracts';
import { type Sample, samplesOf } from '../oracle.js';

// What is left of a tab, by brute force: samples of every cut, and a comb of points across the kerf.

/** A tab as the program leaves it. */
export interface TabLeft {
  /** Length of path that stays above the tab's top, mm. */
  readonly raisedMm: number;
  /** How far the deep cuts of the own loop stay from the middle of the raised path, which is as far from one end as from the other, mm. */
  readonly fromMiddleMm: number;
  /** How much nearer than its radius any deep cut comes to the tab's wood, mm; negative or 0 if none does. */
  readonly cutIntoMm: number;
  /** How much of the tab's wood lies beyond the sheet's edges, mm. */
  readonly overEdgeMm: number;
}

const EVERY_MM = 0.15;

/** Samples of the cuts of a plan, to be measured tab by tab. */
export type Sampled = ReadonlyMap<Toolpath, readonly Sample[]>;

/** Samples every cut of a plan. */
export function sampled({ toolpaths }: ToolpathPlan): Sampled {
  return new Map(toolpaths.map((toolpath) => [toolpath, samplesOf(toolpath, EVERY_MM)]));
}

/** Measures one tab of a toolpath against all cuts of its plan. `shareRatio` of its length, to 0.9 mm beyond the kerf, is looked at. */
export function tabLeft(
  cuts: Sampled,
  toolpath: Toolpath,
  tab: Tab,
  job: { diameterMm: number; thicknessMm: number; widthMm: number; heightMm: number; shareRatio?: number },
): TabLeft {
  const radius = job.diameterMm / 2;
  const isDeep = ({ z }: Sample) => z < tab.heightMm - job.thicknessMm - 1e-6;
  const run = longestRaisedRun(cuts.get(toolpath)!, tab, { isDeep, radius });
  const middleMm = middleAlong(run);
  const middle = pointAlong(run, middleMm);
  const windowMm = tab.lengthMm + 3 * job.diameterMm;
  const isNear = ({ x, y }: Sample) => Math.hypot(x - middle.x, y - middle.y) < windowMm;
  const deepIn = (samples: readonly Sample[]) => {
    const deep = samples.filter((sample) => isDeep(sample) && isNear(sample));
    return deep.map(({ x, y }) => [x, y] as const);
  };
  const deep = [...cuts.values()].flatMap(deepIn);
  const nearestMm = (x: number, y: number, points: typeof deep) =>
    points.reduce((least, [px, py]) => Math.min(least, Math.hypot(px - x, py - y)), Number.POSITIVE_INFINITY);
  const halfMm = (tab.lengthMm / 2) * (job.shareRatio ?? 0.9);
  const start = middleMm - halfMm;
  // Across the path, away from the part, which is on the side of the tab's foot.
  const [before, after] = [pointAlong(run, middleMm - 0.05), pointAlong(run, middleMm + 0.05)];
  const [dx, dy] = [after.x - before.x, after.y - before.y];
  const side = Math.sign(dx * (tab.centreMm[1] - middle.y) - dy * (tab.centreMm[0] - middle.x));
  let closestMm = Number.POSITIVE_INFINITY;
  let overEdgeMm = 0;
  for (let along = 0; along <= 2 * halfMm; along += 0.5) {
    const a = pointAlong(run, start + along - 0.05);
    const b = pointAlong(run, start + along + 0.05);
    const length = Math.hypot(b.x - a.x, b.y - a.y);
    const [nx, ny] = [((b.y - a.y) / length) * side, (-(b.x - a.x) / length) * side];
    for (let t = -radius; t <= radius + 0.9; t += 0.2) {
      const [x, y] = [(a.x + b.x) / 2 + nx * t, (a.y + b.y) / 2 + ny * t];
      closestMm = Math.min(closestMm, nearestMm(x, y, deep));
      overEdgeMm = Math.max(overEdgeMm, -x, -y, x - job.widthMm, y - job.heightMm);
    }
  }
  return {
    raisedMm: lengthOf(run),
    fromMiddleMm: nearestMm(middle.x, middle.y, deepIn(cuts.get(toolpath)!)),
    cutIntoMm: radius - closestMm,
    overEdgeMm,
  };
}

/** The longest stretch of path above the tab's top between two deep ones that passes over the tab. */
function longestRaisedRun(
  samples: readonly Sample[],
  { centreMm }: Tab,
  { isDeep, radius }: { isDeep: (sample: Sample) => boolean; radius: number },
): Sample[] {
  let best: Sample[] = [];
  let run: Sample[] | undefined;
  for (const sample of samples) {
    if (!isDeep(sample)) {
      run?.push(sample);
      continue;
    }
    const isOver = run?.some(({ x, y }) => Math.hypot(x - centreMm[0], y - centreMm[1]) < radius + 0.05);
    if (run !== undefined && isOver && lengthOf(run) > lengthOf(best)) best = run;
    run = [];
  }
  if (best.length === 0) throw new RangeError('the path is nowhere raised over the tab');
  return best;
}

/** How far along a run the point lies that is as far from its start as from its end, as the crow flies. */
function middleAlong(run: readonly Sample[]): number {
  const length = lengthOf(run);
  const [first, last] = [run[0]!, run[run.length - 1]!];
  let best = { alongMm: 0, unevenMm: Number.POSITIVE_INFINITY };
  for (let alongMm = 0; alongMm <= length; alongMm += EVERY_MM / 4) {
    const { x, y } = pointAlong(run, alongMm);
    const unevenMm = Math.abs(Math.hypot(x - first.x, y - first.y) - Math.hypot(x - last.x, y - last.y));
    if (unevenMm < best.unevenMm) best = { alongMm, unevenMm };
  }
  return best.alongMm;
}

function lengthOf(run: readonly Sample[]): number {
  return run.reduce((sum, { x, y }, i) => {
    const before = run[i - 1];
    return before === undefined ? 0 : sum + Math.hypot(x - before.x, y - before.y);
  }, 0);
}

function pointAlong(run: readonly Sample[], alongMm: number): Sample {
  let left = alongMm;
  for (let i = 1; i < run.length; i++) {
    const [a, b] = [run[i - 1]!, run[i]!];
    const step = Math.hypot(b.x - a.x, b.y - a.y);
    if (step > 0 && left <= step) {
      return { x: a.x + ((b.x - a.x) * left) / step, y: a.y + ((b.y - a.y) * left) / step, z: a.z };
    }
    left -= step;
  }
  return run[run.length - 1]!;
}
