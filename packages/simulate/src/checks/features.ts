import { type Finding, type FindingCode, finding } from '@millwright/contracts';
import { type ContourCover, type RunKind, type Runs, runsOf, totalMm } from '../cover/read-cover.js';
import type { FeatureCover, Residue } from '../cover/read-features.js';
import { holds, type Judgement, mm, notApplicable, show, undecided, violated } from '../judgement.js';
import type { ContourName } from '../scene/contour-rows.js';
import { idleTools } from '../scene/idle-tools.js';
import type { Scene } from '../scene/scene.js';
import { cutsUnknownShape } from './unknown-shape.js';

/**
 * Features are cut to their walls and down to their floor, over all of the area that the tool at work can reach; engraved curves are
 * followed, carved and chamfered edges touched, at their depth. What no tool at work can reach is said, with the radius that could.
 */
export function checkFeatures(scene: Scene, features: readonly FeatureCover[]): readonly Judgement[] {
  const isUnsure = cutsUnknownShape(scene);
  const expected = new Set(scene.request.partsExpected.map(({ partId, copy }) => `${partId}#${copy}`));
  return features
    .filter(({ name }) => name.partId === undefined || expected.has(`${name.partId}#${name.copy}`))
    .flatMap((feature) => judgeFeature({ scene, feature, isUnsure }));
}

/** A feature with what is needed to judge it. */
interface Judging {
  readonly scene: Scene;
  readonly feature: FeatureCover;
  /** Whether a tool cuts somewhere whose shape is not known: what it finishes does not count. */
  readonly isUnsure: boolean;
}

/** `pocket:side#0/groove`: what the obligations of a feature are called. */
function idOf(family: string, { partId, copy, featureId }: ContourName): string {
  return partId === undefined ? `${family}:${featureId}` : `${family}:${partId}#${copy}/${featureId}`;
}

function judgeFeature(judging: Judging): readonly Judgement[] {
  const { name, residue } = judging.feature;
  const edge = judgeEdge(judging);
  if (name.kind === 'engrave' || name.kind === 'chamfer') return [edge];
  if (residue === undefined && name.kind === 'v-carve') return [edge];
  return [edge, judgeFloor(judging)];
}

const SENTENCES: Readonly<Record<string, string>> = {
  engrave: 'followed at its depth',
  chamfer: 'cut back by its width, down to its depth',
  'v-carve': 'touched by the tool at the top',
  drill: 'cut at the wall with the tip at the bottom',
  pocket: 'finished down to the floor',
  clear: 'finished down to the floor',
};

/** Its walls, or the curve itself. */
function judgeEdge({ scene, feature, isUnsure }: Judging): Judgement {
  const { name, covers } = feature;
  const id = idOf(name.kind, name);
  const sum = (of: (cover: ContourCover) => number): number =>
    covers.reduce((all, cover) => all + of(cover), 0);
  const lengthMm = sum((cover) => cover.lengthMm);
  const [cutMm, cornerMm] = [sum((cover) => totalMm(cover, 'cut')), sum((cover) => totalMm(cover, 'corner'))];
  const what = SENTENCES[name.kind] ?? 'finished';
  if (lengthMm === 0)
    return notApplicable(
      id,
      'It has no wall of its own: what lies around it is deeper, or is judged as a hole.',
    );
  const gaps = (['missing', 'blocked'] as const).flatMap((kind) =>
    covers.flatMap((cover) => runsOf(cover, kind) ?? []),
  );
  const isReached = gaps.length === 0 && (cutMm > 0 || covers.every((cover) => onlyOf(cover, 'edge')));
  if (!isReached && isUnsure) {
    return undecided(id, 'A tool cuts whose shape is not known; what it finishes is not known.');
  }
  if (!isReached) {
    const uncut = gaps.length > 0 ? gaps : covers.flatMap(({ runs }) => runs);
    return violated(id, `It is not ${what} all along.`, [edgeFinding(scene, feature, uncut, lengthMm)]);
  }
  const rest = cornerMm === 0 ? '' : `; ${show(cornerMm)} mm are out of the tool's reach`;
  return holds(id, `${show(cutMm)} of ${show(lengthMm)} mm are ${what}${rest}.`);
}

function onlyOf(cover: ContourCover, kind: RunKind): boolean {
  return cover.runs.every((runs) => runs.kind === kind);
}

function nameOf({ partId, copy, featureId, kind }: ContourName): string {
  if (partId === undefined) return `The waste ${featureId} to be cleared`;
  return `The ${kind} ${featureId} of part ${partId}#${copy}`;
}

function edgeFinding(
  scene: Scene,
  { name, covers }: FeatureCover,
  gaps: readonly Runs[],
  lengthMm: number,
): Finding {
  const longest = gaps.reduce((best, runs) => (runs.longestMm > best.longestMm ? runs : best));
  const gapMm = gaps.reduce((sum, runs) => sum + runs.totalMm, 0);
  const isTouched = covers.some((cover) => cover.isTouched);
  const code: FindingCode = isTouched ? 'SIMULATE_FEATURE_INCOMPLETE' : 'SIMULATE_FEATURE_MISSING';
  const { near, since: motion } = longest;
  const line = near === undefined ? undefined : lineOf(scene, near.motion);
  const since = motion === undefined ? line : lineOf(scene, motion);
  const [xMm, yMm] = longest.fromMm;
  const depth =
    near === undefined
      ? 'Nothing is cut there'
      : `The cut nearest to it, line ${line}, is ${show(near.depthMm)} mm deep and leaves ${show(near.leavesMm)} mm`;
  const wantedMm = name.depthMm ?? scene.sheet.thicknessMm;
  return finding(code, {
    message: `${nameOf(name)}: ${show(gapMm)} of ${show(lengthMm)} mm are not ${SENTENCES[name.kind] ?? 'finished'}, the longest stretch from X${show(xMm)} Y${show(yMm)}. ${depth}; its depth is ${show(wantedMm)} mm.${since === line ? '' : ` Look from line ${since} on.`}`,
    measured: mm(gapMm),
    allowed: mm(0),
    ...ownerOf(scene, name),
    ...(since === undefined ? {} : { programLine: since }),
    atMm: [xMm, yMm],
    count: gaps.reduce((sum, { count }) => sum + count, 0),
  });
}

function ownerOf(
  scene: Scene,
  { partId, copy }: ContourName,
): Pick<Finding, 'partId' | 'copy' | 'sheetIndex'> {
  const { sheetIndex } = scene.request;
  return partId === undefined || copy === undefined ? { sheetIndex } : { partId, copy, sheetIndex };
}

function lineOf(scene: Scene, motion: number): number {
  return scene.request.reading.motions[motion]?.line ?? 1;
}

/**
 * Whether anything surely stays uncut: a square wider than the tolerance, all of it within reach and none of it cut. What is narrower than
 * that everywhere lies between rounded ends of moves and is nothing that can be felt; no area decides, as a thin pin has little.
 */
function isLeft(scene: Scene, { leftAtMm, squareMm }: Residue): boolean {
  return leftAtMm !== undefined && squareMm > scene.request.toleranceMm;
}

/** Its floor: all that the tool at work can reach. */
function judgeFloor({ scene, feature: judged, isUnsure }: Judging): Judgement {
  const { name, residue } = judged;
  const id = idOf('floor-reached', name);
  if (isUnsure && (residue === undefined || isLeft(scene, residue) || residue.isCutShort)) {
    return undecided(id, 'A tool cuts whose shape is not known; what it clears is not known.');
  }
  if (residue === undefined) {
    return violated(id, 'No cut inside it comes down to its floor.', [
      finding('SIMULATE_FLOOR_NOT_REACHED', {
        message: `${nameOf(name)}: no cut inside it comes down to its floor.`,
        ...ownerOf(scene, name),
      }),
    ]);
  }
  const [least, most] = residue.leftMm2;
  if (isLeft(scene, residue)) {
    const detail = `${show(least)} to ${show(most)} mm² that the tool reaches stay uncut.`;
    return violated(id, detail, [residueFinding(scene, name, residue)]);
  }
  if (residue.isCutShort) {
    return undecided(id, 'The budget of cells ran out before all of it was looked at.', [
      finding('SIMULATE_WORK_LIMIT', {
        message: `${nameOf(name)} could not be looked at to the end within the work allowed. Allow more (budgetCells).`,
        ...ownerOf(scene, name),
      }),
    ]);
  }
  const { further } = judged;
  if (further !== undefined && (isLeft(scene, further) || further.isCutShort)) {
    const detail = 'A tool that was given and never cuts would reach what stays in its corners.';
    return undecided(id, detail, [idleFinding(scene, name, further)]);
  }
  return holds(
    id,
    `All that a tool of radius ${show(residue.radiusMm)} mm reaches is cut.`,
    unreachable(scene, name, residue),
  );
}

/** Corners that a tool would clear of which nothing says whether it was meant to. */
function idleFinding(scene: Scene, name: ContourName, { leftMm2, radiusMm, leftAtMm }: Residue): Finding {
  const idle = idleTools(scene).map(({ tool }) => `T${tool.number} (${tool.label})`);
  return finding('SIMULATE_TOOL_IDLE', {
    message: `${nameOf(name)}: a tool of radius ${show(radiusMm)} mm would reach ${show(leftMm2[0])} to ${show(leftMm2[1])} mm² that stay uncut, and ${idle.join(', ')} never cut${idle.length === 1 ? 's' : ''}. If it was to clear them its passes are missing; if not, leave it out of the tools.`,
    measured: { value: leftMm2[0], unit: 'mm²' },
    ...ownerOf(scene, name),
    ...(leftAtMm === undefined ? {} : { atMm: [...leftAtMm] }),
  });
}

function residueFinding(scene: Scene, name: ContourName, residue: Residue): Finding {
  const [least, most] = residue.leftMm2;
  const at = residue.leftAtMm ?? [0, 0];
  const line = residue.nearMotion === undefined ? undefined : lineOf(scene, residue.nearMotion);
  const near = line === undefined ? '' : ` The cut nearest to it is line ${line}.`;
  return finding('SIMULATE_RESIDUE', {
    message: `${nameOf(name)}: ${show(least)} to ${show(most)} mm² stay uncut at its floor that the tool of radius ${show(residue.radiusMm)} mm reaches, among them a square of ${show(residue.squareMm)} mm at X${show(at[0])} Y${show(at[1])}.${near}`,
    measured: { value: least, unit: 'mm²' },
    allowed: { value: 0, unit: 'mm²' },
    ...ownerOf(scene, name),
    ...(line === undefined ? {} : { programLine: line }),
    atMm: [...at],
  });
}

/** A rest thinner than the tolerance is none. */
function unreachable(scene: Scene, name: ContourName, residue: Residue): readonly Finding[] {
  const { farthest, unreachableMm2 } = residue;
  // What lies between the edge of a carving and its bottom is the slope that its tool makes.
  if (name.kind === 'v-carve') return [];
  if (farthest === undefined || farthest.overMm <= scene.request.toleranceMm) return [];
  const [xMm, yMm] = farthest.atMm;
  return [
    finding('SIMULATE_CORNER_UNREACHABLE', {
      severity: farthest.overMm > residue.radiusMm ? 'warning' : 'info',
      message: `${nameOf(name)}: ${show(unreachableMm2[0])} to ${show(unreachableMm2[1])} mm² are out of reach of the tool of radius ${show(residue.radiusMm)} mm, up to ${show(farthest.overMm)} mm thick at X${show(xMm)} Y${show(yMm)}. A radius of ${show(residue.wouldReachMm)} mm would get into the widest of it.`,
      measured: mm(farthest.overMm),
      ...ownerOf(scene, name),
      atMm: [xMm, yMm],
    }),
  ];
}
