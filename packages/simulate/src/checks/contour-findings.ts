import { type Finding, type FindingCode, finding } from '@millwright/contracts';
import { type ContourCover, type Runs, runsOf } from '../cover/read-cover.js';
import { mm, show } from '../judgement.js';
import { type Scene, throughZMm, Z_ROUNDING_MM } from '../scene/scene.js';
import type { Solid } from '../scene/target.js';

/** A contour that was judged, and what it belongs to. */
export interface JudgedContour {
  readonly scene: Scene;
  readonly solid: Solid;
  readonly cover: ContourCover;
}

/** The findings about a contour that is not finished: where the longest gap is, how long all are, and what came near. */
export function shortfalls(judged: JudgedContour): readonly Finding[] {
  const { cover } = judged;
  const missing = runsOf(cover, 'missing');
  const blocked = runsOf(cover, 'blocked');
  if (runsOf(cover, 'cut') === undefined && !cover.isTouched) {
    const code = cover.name.holeIndex === undefined ? 'SIMULATE_PART_MISSING' : 'SIMULATE_HOLE_MISSING';
    return [shortfall(judged, code, longestOf(cover.runs), 'are not cut at all')];
  }
  const findings: Finding[] = [];
  if (missing !== undefined) {
    findings.push(shortfall(judged, 'SIMULATE_CONTOUR_INCOMPLETE', missing, 'are not cut to full depth'));
  }
  if (blocked !== undefined) {
    const why = 'stay uncut because another part is nearer than the tool is wide';
    findings.push(shortfall(judged, 'SIMULATE_CONTOUR_BLOCKED', blocked, why));
  }
  if (findings.length > 0) return findings;
  return [
    shortfall(
      judged,
      'SIMULATE_CONTOUR_INCOMPLETE',
      longestOf(cover.runs),
      'are out of reach of the tool used',
    ),
  ];
}

/** The group with the longest run, with the count and the length of all. */
function longestOf(all: readonly Runs[]): Runs | undefined {
  const longest = all.reduce<Runs | undefined>(
    (best, runs) => (best === undefined || runs.longestMm > best.longestMm ? runs : best),
    undefined,
  );
  if (longest === undefined) return undefined;
  const sum = (of: (runs: Runs) => number): number => all.reduce((total, runs) => total + of(runs), 0);
  return { ...longest, count: sum(({ count }) => count), totalMm: sum(({ totalMm }) => totalMm) };
}

function shortfall(
  judged: JudgedContour,
  code: FindingCode,
  gaps: Runs | undefined,
  explain: string,
): Finding {
  const { scene, cover, solid } = judged;
  const near = gaps?.near;
  const { motions } = scene.request.reading;
  const lineAt = (motion: number | undefined) =>
    motion === undefined ? undefined : (motions[motion]?.line ?? 1);
  const line = lineAt(near?.motion);
  const since = lineAt(gaps?.since) ?? line;
  const passed = gaps?.since === undefined ? undefined : motions[gaps.since];
  const zMm = passed === undefined ? -1 : Math.min(passed.fromMm[2], passed.toMm[2]);
  const isOver = near === undefined && zMm >= 0;
  const depth =
    near === undefined
      ? `Nothing is cut there${isOver ? `: line ${since} passes above the sheet, at Z${show(zMm)}` : ''}`
      : `The cut nearest to it, line ${line}, is ${show(near.depthMm)} mm deep and leaves ${show(near.leavesMm)} mm`;
  const gapMm = gaps?.totalMm ?? 0;
  const [xMm, yMm] = gaps?.fromMm ?? [0, 0];
  const neededMm = Z_ROUNDING_MM - throughZMm(scene);
  const isMissing = code === 'SIMULATE_PART_MISSING' || code === 'SIMULATE_HOLE_MISSING';
  const missing = `${nameOf(judged)} is not cut at all: ${show(cover.lengthMm)} mm of edge, at X${show(xMm)} Y${show(yMm)}. ${depth}; a cut ${show(neededMm)} mm deep all round is needed. Are lines missing?`;
  return finding(code, {
    message: isMissing
      ? missing
      : `${nameOf(judged)}: ${show(gapMm)} of ${show(cover.lengthMm)} mm ${explain}, the longest stretch from X${show(xMm)} Y${show(yMm)}. ${depth}; ${show(neededMm)} mm are needed.${isOver || since === line ? '' : ` Look from line ${since} on.`}`,
    measured: mm(gapMm),
    allowed: mm(0),
    partId: solid.partId,
    copy: solid.copy,
    sheetIndex: scene.request.sheetIndex,
    ...(since === undefined ? {} : { programLine: since }),
    atMm: [xMm, yMm],
    count: Math.max(1, gaps?.count ?? 1),
  });
}

function nameOf({ cover, solid }: JudgedContour): string {
  const { holeIndex } = cover.name;
  return holeIndex === undefined
    ? `The outline of part ${solid.name}`
    : `Hole ${holeIndex} of part ${solid.name}`;
}

/**
 * What stays in corners that the tool cannot reach, if it is more than the tolerance. A warning where it is thicker than the tool's
 * radius: no rounded corner, but a slot or a neck that stays closed.
 */
export function cornerRemarks(judged: JudgedContour): readonly Finding[] {
  const { scene, solid, cover } = judged;
  const corners = runsOf(cover, 'corner');
  if (corners === undefined || cover.restMm <= scene.request.toleranceMm) return [];
  const where = corners.count === 1 ? 'a corner' : `${corners.count} corners`;
  return [
    finding('SIMULATE_CORNER_UNREACHABLE', {
      severity: cover.restMm > cover.radiusMm ? 'warning' : 'info',
      message: `${nameOf(judged)}: wood stays in ${where} that the tool cannot reach, up to ${show(cover.restMm)} mm thick. A smaller tool or corner reliefs would clear them.`,
      measured: mm(cover.restMm),
      partId: solid.partId,
      copy: solid.copy,
      sheetIndex: scene.request.sheetIndex,
      atMm: [...corners.fromMm],
      count: corners.count,
    }),
  ];
}
