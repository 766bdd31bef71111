import { finding } from '@millwright/contracts';
import { coverContour } from '../cover/cover-contour.js';
import { countedRuns, type RunKind, totalMm } from '../cover/runs.js';
import { type Sweeps, sweepsThrough } from '../cover/sweeps.js';
import type { StandingTab } from '../cover/tab-zone.js';
import { holds, type Judgement, notApplicable, show, undecided, violated } from '../judgement.js';
import { hasUnjudgedCut, type Scene, throughZMm, Z_ROUNDING_MM } from '../scene/scene.js';
import { type Solid, solidName, type WallContour } from '../scene/target.js';
import { cornerRemarks, type JudgedContour, shortfalls } from './contour-findings.js';

/**
 * Every expected part is cut out and every hole of it cut through: each point of each wall has a cut to full depth within the
 * tolerance, or a tab stands there, or the sheet ends there, or a corner of the part itself keeps the tool off. A wall that *another*
 * part keeps the tool off is not cut, and that is a finding: the two stay joined.
 */
export function checkContours(
  scene: Scene,
  inStock: Sweeps,
  tabs: readonly StandingTab[],
): readonly Judgement[] {
  const through = sweepsThrough(scene, Z_ROUNDING_MM - scene.sheet.thicknessMm, throughZMm(scene));
  const cuts: Cuts = { scene, through, inStock, tabs, hasUnjudgedCut: hasUnjudgedCut(scene) };
  const { solids, judgements } = expectedSolids(scene);
  const perContour = solids.flatMap((solid) =>
    [solid.outline, ...solid.holes].map((contour) => {
      const reason = whyNotDemanded(scene, solid, contour);
      return reason === undefined ? checkContour(cuts, solid, contour) : leftByPlan(solid, contour, reason);
    }),
  );
  return [...judgements, ...perContour];
}

/** What the contours of a sheet are held against. */
interface Cuts {
  readonly scene: Scene;
  /** Sweeps to full depth. */
  readonly through: Sweeps;
  /** Sweeps to any depth, to tell "not cut" from "not deep enough". */
  readonly inStock: Sweeps;
  readonly tabs: readonly StandingTab[];
  /** Whether a tool cuts somewhere whose shape is not judged: what it finishes does not count. */
  readonly hasUnjudgedCut: boolean;
}

/** The expected parts of this sheet. What is expected and stands nowhere is undecided: its place is not known. */
function expectedSolids(scene: Scene): {
  readonly solids: readonly Solid[];
  readonly judgements: readonly Judgement[];
} {
  const { partsExpected, layout, sheetIndex } = scene.request;
  const solidOf = new Map(scene.target.solids.map((solid) => [solid.name, solid]));
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
        'Nothing on this sheet is expected of the program, so nothing can be missing. Give partsExpected.',
      sheetIndex: scene.request.sheetIndex,
    }),
  ]);
}

function whyNotDemanded(scene: Scene, solid: Solid, contour: WallContour): string | undefined {
  return scene.request.uncuttable.find(
    ({ partId, holeIndex }) => partId === solid.partId && holeIndex === contour.holeIndex,
  )?.reason;
}

function leftByPlan(solid: Solid, contour: WallContour, reason: string): Judgement {
  return notApplicable(obligationOf(contour), `The plan says this hole cannot be cut: ${reason}`, [
    finding('SIMULATE_HOLE_UNCUTTABLE', {
      message: `Hole ${contour.holeIndex} of part ${solid.name} is left uncut by plan: ${reason}`,
      partId: solid.partId,
      copy: solid.copy,
    }),
  ]);
}

function obligationOf(contour: WallContour): string {
  return `${contour.holeIndex === undefined ? 'outline' : 'hole'}:${contour.name}`;
}

function checkContour(cuts: Cuts, solid: Solid, contour: WallContour): Judgement {
  const { scene, through, inStock, tabs } = cuts;
  const id = obligationOf(contour);
  const ownTabs = tabs.filter((tab) => tab.contour === contour.name);
  const cover = coverContour(scene, contour, through, { tabs: ownTabs });
  const judged: JudgedContour = { scene, through, inStock, solid, contour, cover };
  if (cover.isGivenUp) {
    return undecided(id, 'The work limit was reached before the contour was judged.', [
      finding('SIMULATE_WORK_LIMIT', {
        message: `Contour ${contour.name} has too many motions around it to be judged. Merge the shortest motions.`,
        partId: solid.partId,
        copy: solid.copy,
      }),
    ]);
  }
  const cutMm = totalMm(countedRuns(cover.runs, 'cut'));
  const isOnEdge = cover.runs.every(({ kind }) => kind === 'edge');
  const isShort = ['missing', 'blocked'].some((kind) => countedRuns(cover.runs, kind as RunKind).length > 0);
  if (isShort || (cutMm === 0 && !isOnEdge)) {
    // What a tool that is not judged has cut may be all there; only the judged ones count as cuts.
    if (!cuts.hasUnjudgedCut)
      return violated(id, 'It is not cut all round to full depth.', shortfalls(judged));
    return undecided(id, 'A tool cuts whose shape is not judged; what it finishes is not known.');
  }
  const cornerMm = totalMm(countedRuns(cover.runs, 'corner'));
  const rest = cornerMm === 0 ? '' : `; ${show(cornerMm)} mm in corners are out of the tool's reach`;
  const detail = `Cut through along ${show(cutMm)} of ${show(contour.lengthMm)} mm${rest}.`;
  return holds(id, detail, cornerRemarks(judged));
}
