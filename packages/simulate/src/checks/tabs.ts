import { type Finding, finding, type Tab } from '@millwright/contracts';
import type { Sweeps } from '../cover/sweeps.js';
import type { StandingTab } from '../cover/tab-zone.js';
import { type Curve, lineCurve } from '../geometry/curve.js';
import { nearestCurve, windowOf } from '../geometry/curve-index.js';
import { distanceOfCurves, nearestPoint } from '../geometry/distance.js';
import { holds, type Judgement, mm, notApplicable, show, undecided, violated } from '../judgement.js';
import { lowestZMm, stretchBelow } from '../scene/motion-pieces.js';
import { type Scene, Z_ROUNDING_MM } from '../scene/scene.js';
import { type Solid, solidName } from '../scene/target.js';

/**
 * Declared tabs belong to a wall each, and no cut goes below their tops: the middle of the kerf is left standing along the declared
 * length.
 * @param inStock - the cuts at any depth
 * @returns the tabs that belong to a wall, for the checks that excuse the wall behind them
 */
export function checkTabs(
  scene: Scene,
  inStock: Sweeps,
): {
  readonly standing: readonly StandingTab[];
  readonly judgements: readonly Judgement[];
} {
  const placed = scene.request.tabs.map((tab) => ({ tab, found: standTab(scene, tab) }));
  const standing = placed.flatMap(({ found }) => (found === undefined ? [] : [found]));
  const astray = placed.flatMap(({ tab, found }) => (found === undefined ? [tab] : []));
  const perPart = scene.target.solids.map((solid, i) => {
    const own = standing.filter((tab) => tab.solid === i);
    const id = `tabs:${solid.name}`;
    if (own.length === 0) return notApplicable(id, 'No tab is declared for this part.');
    const cut = own.flatMap((tab) => {
      const worst = deepestThrough(scene, inStock, tab);
      return worst === undefined ? [] : [tabFinding(scene, solid, tab, worst)];
    });
    if (cut.length === 0) return holds(id, `All ${own.length} declared tabs stand.`);
    return violated(id, `${cut.length} of ${own.length} declared tabs do not stand.`, cut);
  });
  return { standing, judgements: [...judgeAstray(astray), ...perPart] };
}

function judgeAstray(astray: readonly Tab[]): readonly Judgement[] {
  const [first] = astray;
  if (first === undefined) return [];
  const [xMm, yMm] = first.centreMm;
  return [
    undecided('tabs-on-walls', `${astray.length} declared tabs lie at no wall of a part.`, [
      finding('SIMULATE_TAB_ASTRAY', {
        message: `A tab is declared at X${show(xMm)} Y${show(yMm)}, where no wall of a part is. Give its place on the outline, in sheet coordinates.`,
        atMm: [xMm, yMm],
        count: astray.length,
      }),
    ]),
  ];
}

/** Puts a tab on the nearest wall; undefined if none is within the widest tool's radius. */
function standTab(scene: Scene, tab: Tab): StandingTab | undefined {
  const { target, request } = scene;
  const reachMm = request.tools.reduce((widest, tool) => Math.max(widest, tool.diameterMm / 2), 0);
  const [xMm, yMm] = tab.centreMm;
  const near = nearestCurve(xMm, yMm, reachMm + request.toleranceMm, target.curves, target.index);
  if (near === undefined) return undefined;
  const wall = target.curves[near.id] as Curve;
  const [x, y] = nearestPoint(xMm, yMm, wall);
  const solid = target.solidOf[near.id] as number;
  const part = target.solids[solid] as Solid;
  const contour = [part.outline, ...part.holes].find(
    ({ firstWall, endWall }) => near.id >= firstWall && near.id < endWall,
  );
  const [outX, outY] = outOfWood(wall, x, y);
  return { tab, x, y, outX, outY, solid, contour: contour?.name ?? solidName(part) };
}

/** Unit normal of a wall at one of its points, away from the wood on its left. */
function outOfWood(wall: Curve, x: number, y: number): readonly [number, number] {
  if (wall.turn !== 0) {
    return [(wall.turn * (x - wall.cx)) / wall.radiusMm, (wall.turn * (y - wall.cy)) / wall.radiusMm];
  }
  const dx = wall.bx - wall.ax;
  const dy = wall.by - wall.ay;
  const length = Math.sqrt(dx * dx + dy * dy);
  return [dy / length, -dx / length];
}

/**
 * How much of a tab's length may be missing: on a bent outline the path's length and the tab's straight middle differ a little, and a
 * tab is a hold, not a fit. A share of the length.
 */
const SHORTFALL_RATIO = 0.05;

/** The deepest cut through the middle of a tab below its top; undefined if the tab stands. */
function deepestThrough(
  scene: Scene,
  inStock: Sweeps,
  { tab, x, y, outX, outY }: StandingTab,
): { line: number; zMm: number } | undefined {
  const topMm = tab.heightMm - scene.sheet.thicknessMm;
  const halfMm = (tab.lengthMm / 2) * (1 - SHORTFALL_RATIO);
  let deepest: { line: number; zMm: number } | undefined;
  const reachMm = 2 * inStock.widestMm + halfMm;
  const window = windowOf(lineCurve(x, y, x, y), reachMm + inStock.widestMm);
  for (const id of inStock.index.near(window)) {
    const piece = inStock.pieces[id] as Sweeps['pieces'][number];
    const radiusMm = inStock.radiusMm[id] as number;
    const stretch = stretchBelow(piece, topMm - Z_ROUNDING_MM);
    if (stretch === undefined) continue;
    const [middleX, middleY] = [x + outX * radiusMm, y + outY * radiusMm];
    const middle = lineCurve(
      middleX - outY * halfMm,
      middleY + outX * halfMm,
      middleX + outY * halfMm,
      middleY - outX * halfMm,
    );
    const { distanceMm } = distanceOfCurves(stretch, middle);
    if (distanceMm >= radiusMm - scene.request.toleranceMm) continue;
    const zMm = lowestZMm(piece);
    if (deepest !== undefined && deepest.zMm <= zMm) continue;
    deepest = { line: scene.request.reading.motions[piece.motion]?.line ?? 1, zMm };
  }
  return deepest;
}

function tabFinding(
  scene: Scene,
  solid: Solid,
  { tab }: StandingTab,
  { line, zMm }: { line: number; zMm: number },
): Finding {
  const leftMm = Math.max(0, zMm + scene.sheet.thicknessMm);
  const [xMm, yMm] = tab.centreMm;
  return finding('SIMULATE_TAB_CUT', {
    message: `The tab of part ${solid.name} at X${show(xMm)} Y${show(yMm)} is cut away in line ${line}: ${show(leftMm)} mm of its ${show(tab.heightMm)} mm stay. The part may come loose.`,
    measured: mm(leftMm),
    allowed: mm(tab.heightMm),
    partId: solid.partId,
    copy: solid.copy,
    programLine: line,
    atMm: [xMm, yMm],
  });
}
