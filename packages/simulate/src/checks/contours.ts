import { finding } from '@millwright/contracts';
import { type ContourCover, type Covers, runsOf, totalMm } from '../cover/read-cover.js';
import { holds, type Judgement, notApplicable, show, undecided, violated } from '../judgement.js';
import type { Scene } from '../scene/scene.js';
import { type Solid, solidName } from '../scene/target.js';
import { cornerRemarks, shortfalls } from './contour-findings.js';
import { cutsUnknownShape } from './unknown-shape.js';

/**
 * Every expected part is cut out and every hole of it cut through: each point of each wall has a cut to full depth within the
 * tolerance, or a tab stands there, or the sheet ends there, or a corner of the part itself keeps the tool off. A wall that *another*
 * part keeps the tool off is not cut, and that is a finding: the two stay joined.
 */
export function checkContours(scene: Scene, covers: Covers): readonly Judgement[] {
  const { solids, judgements } = expectedSolids(scene);
  const isUnsure = cutsUnknownShape(scene);
  const perContour = solids.flatMap((solid) => {
    const own = covers.contours.filter(({ name }) => scene.solids[name.solid] === solid);
    return own.map((cover) => {
      const reason = whyNotDemanded(scene, solid, cover);
      return reason === undefined
        ? checkContour(scene, solid, cover, isUnsure)
        : leftByPlan(solid, cover, reason);
    });
  });
  return [...judgements, ...perContour];
}

/** The expected parts of this sheet. What is expected and stands nowhere is undecided: its place is not known. */
function expectedSolids(scene: Scene): {
  readonly solids: readonly Solid[];
  readonly judgements: readonly Judgement[];
} {
  const { partsExpected, layout, sheetIndex } = scene.request;
  const solidOf = new Map(scene.solids.map((solid) => [solid.name, solid]));
  const placementOf = new Map(layout.placements.map((placed) => [solidName(placed), placed]));
  const solids: Solid[] = [];
  const judgements: Judgement[] = [];
  for (const wanted of partsExpected) {
    const name = solidName(wanted);
    const solid = solidOf.get(name);
    const sheet = placementOf.get(name)?.sheetIndex ?? sheetIndex;
    if (solid !== undefined) solids.push(solid);
    else if (sheet === sheetIndex) judgements.push(placeUnknown(scene, wanted));
    else judgements.push(notApplicable(`part:${name}`, `It lies on sheet ${sheet}, not on this one.`));
  }
  return solids.length > 0
    ? { solids, judgements }
    : { solids, judgements: [...judgements, nothingExpected(scene)] };
}

function placeUnknown(scene: Scene, wanted: { readonly partId: string; readonly copy: number }): Judgement {
  const name = solidName(wanted);
  const isPartGiven = scene.request.parts.some((part) => part.id === wanted.partId);
  const lack = isPartGiven ? 'the layout has no placement for it' : 'no such part is given';
  return undecided(`part:${name}`, `Expected, but ${lack}.`, [
    finding('SIMULATE_PART_NOT_PLACED', {
      message: `Part ${name} is expected of this program, but ${lack}. Give the part and the layout the program was made from.`,
      partId: wanted.partId,
      copy: wanted.copy,
    }),
  ]);
}

function nothingExpected(scene: Scene): Judgement {
  return undecided('expectation', 'No part of this sheet is expected of the program.', [
    finding('SIMULATE_NOTHING_EXPECTED', {
      message:
        'Nothing on this sheet is expected of the program, so nothing can be missing. Say which parts it has to cut out.',
      sheetIndex: scene.request.sheetIndex,
    }),
  ]);
}

function whyNotDemanded(scene: Scene, solid: Solid, { name }: ContourCover): string | undefined {
  return scene.request.uncuttable.find(
    ({ partId, holeIndex }) => partId === solid.partId && holeIndex === name.holeIndex,
  )?.reason;
}

function leftByPlan(solid: Solid, cover: ContourCover, reason: string): Judgement {
  return notApplicable(obligationOf(solid, cover), `The plan says this hole cannot be cut: ${reason}`, [
    finding('SIMULATE_HOLE_UNCUTTABLE', {
      message: `Hole ${cover.name.holeIndex} of part ${solid.name} is left uncut by plan: ${reason}`,
      partId: solid.partId,
      copy: solid.copy,
    }),
  ]);
}

function obligationOf(solid: Solid, { name }: ContourCover): string {
  return name.holeIndex === undefined ? `outline:${solid.name}` : `hole:${solid.name}/${name.holeIndex}`;
}

/** @param isUnsure - whether a tool cuts somewhere whose shape is not judged: what it finishes does not count */
function checkContour(scene: Scene, solid: Solid, cover: ContourCover, isUnsure: boolean): Judgement {
  const id = obligationOf(solid, cover);
  const cutMm = totalMm(cover, 'cut');
  const isOnEdge = cover.runs.every(({ kind }) => kind === 'edge');
  const isShort = runsOf(cover, 'missing') !== undefined || runsOf(cover, 'blocked') !== undefined;
  if (isShort || (cutMm === 0 && !isOnEdge)) {
    // What a tool that is not judged has cut may be all there; only the judged ones count as cuts.
    if (!isUnsure)
      return violated(id, 'It is not cut all round to full depth.', shortfalls({ scene, solid, cover }));
    return undecided(id, 'A tool cuts whose shape is not judged; what it finishes is not known.');
  }
  const cornerMm = totalMm(cover, 'corner');
  const rest = cornerMm === 0 ? '' : `; ${show(cornerMm)} mm in corners are out of the tool's reach`;
  const detail = `Cut through along ${show(cutMm)} of ${show(cover.lengthMm)} mm${rest}.`;
  return holds(id, detail, cornerRemarks({ scene, solid, cover }));
}
