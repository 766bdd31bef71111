import { type Finding, finding } from '@millwright/contracts';
import { coversPiece } from '../cover/covers.js';
import { kerfReachMm } from '../cover/kerf-reach.js';
import { type Curve, halfLengthMm } from '../geometry/curve.js';
import { windowOf } from '../geometry/curve-index.js';
import { distanceOfCurves, distanceToCurve } from '../geometry/distance.js';
import { pointAt } from '../geometry/split-arc.js';
import { holds, type Judgement, mm, show, undecided, violated } from '../judgement.js';
import { type Stretch, stretchBelow } from '../scene/motion-pieces.js';
import { type Scene, TOUCH_MM } from '../scene/scene.js';
import type { Solid } from '../scene/target.js';

/**
 * No part is entered: wherever the tip is below the stock top, on feeds and rapids alike, the axis keeps the tool's radius, less the
 * tolerance, from every wall and stays out of the wood.
 *
 * The overlap of a stretch of path with a part is radius − distance; where the axis itself is inside the wood, radius + depth of the
 * axis. Reference simulate.md 5.1, lemma 1: if no overlap exceeds p, no cut point lies deeper than p inside a part. A flat tool
 * has its radius at every height over its tip, so a part, which is solid over the whole thickness, is entered or not by the plan
 * alone.
 * @returns one judgement per part, a certified upper bound of the deepest overlap with any part, mm, ≥ 0, and the stretches that do
 * not run along one wall: where they lie is left to `checkStrayCuts`
 */
export function checkGouges(scene: Scene): {
  readonly deepestMm: number;
  readonly judgements: readonly Judgement[];
  readonly apart: readonly Stretch[];
} {
  const states: GougeState[] = scene.target.solids.map(() => ({
    deepestMm: 0,
    surestMm: 0,
    nMotions: 0,
    lastMotion: -1,
    first: undefined,
    doubt: undefined,
    inFeature: undefined,
    depthsMeasured: 0,
  }));
  const near = new NearestWalls(scene);
  const apart: Stretch[] = [];
  for (const piece of scene.pieces) {
    const below = stretchBelow(piece, -TOUCH_MM);
    if (below === undefined) continue;
    if (!judgePiece(scene, { piece, below }, near, states)) apart.push({ piece, below });
  }
  const isAnyToolUnknown = scene.contactZMm.some(
    (zMm, i) => zMm < 0 && scene.tools.uses[i]?.tool === undefined,
  );
  const judgements = scene.target.solids.map((solid, i) =>
    judgePart(scene, solid, states[i] as GougeState, isAnyToolUnknown),
  );
  let deepestMm = states.reduce((deepest, state) => Math.max(deepest, state.deepestMm), 0);
  // Of a tool that nobody knows only the part's own size is a bound.
  if (isAnyToolUnknown) {
    for (const solid of scene.target.solids) deepestMm = Math.max(deepestMm, solid.deepestInsideMm);
  }
  return { deepestMm, judgements, apart };
}

interface Place {
  readonly motion: number;
  readonly x: number;
  readonly y: number;
}

interface GougeState {
  /** Upper bound over all motions, mm. */
  deepestMm: number;
  /** Largest overlap that is certain, mm. */
  surestMm: number;
  /** Motions that surely gouge. */
  nMotions: number;
  lastMotion: number;
  first: Place | undefined;
  /** First motion of which it cannot be said. */
  doubt: Place | undefined;
  /** First motion that cuts where a feature is drawn. */
  inFeature: Place | undefined;
  depthsMeasured: number;
}

/**
 * Walls are looked for this much farther away than the radius, mm: the axis of a right cut lies at the radius, give or take rounding, and
 * one look then tells both that it does not enter the wall and that it runs along it.
 */
const LOOK_AROUND_MM = 0.05;

/** Of each part, the wall nearest to a stretch of path. One object serves all stretches. */
class NearestWalls {
  readonly #scene: Scene;
  readonly #bySolid: ({ distanceMm: number; slackMm: number; x: number; y: number } | undefined)[] = [];
  #solids: number[] = [];

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  /** Looks around a stretch. Returns whether it runs along one wall, within `besideMm` of it. */
  look(below: Curve, radiusMm: number, besideMm: number): boolean {
    const { target, guardMm } = this.#scene;
    for (const solid of this.#solids) this.#bySolid[solid] = undefined;
    this.#solids = [];
    let isBeside = false;
    for (const wall of target.index.near(windowOf(below, radiusMm + guardMm + LOOK_AROUND_MM))) {
      const curve = target.curves[wall] as Curve;
      isBeside ||= coversPiece(below, curve, besideMm);
      const { distanceMm, x, y } = distanceOfCurves(below, curve);
      const solid = target.solidOf[wall] as number;
      const known = this.#bySolid[solid];
      if (known !== undefined && distanceMm - curve.slackMm >= known.distanceMm - known.slackMm) continue;
      if (known === undefined) this.#solids.push(solid);
      this.#bySolid[solid] = { distanceMm, slackMm: curve.slackMm, x, y };
    }
    return isBeside;
  }

  of(solid: number): { distanceMm: number; slackMm: number; x: number; y: number } | undefined {
    return this.#bySolid[solid];
  }
}

/**
 * Finds the parts a stretch of path comes near or runs inside of, and enters the overlap with each.
 * @returns whether all of it runs along one wall, no farther from it than cuts of a kerf do
 */
function judgePiece(
  scene: Scene,
  { piece, below }: Stretch,
  walls: NearestWalls,
  states: readonly GougeState[],
): boolean {
  const { target, guardMm } = scene;
  const use = scene.tools.uses[piece.motion];
  const radiusMm = use?.radiusMm ?? 0;
  const isBeside = walls.look(below, radiusMm, kerfReachMm(scene, radiusMm));
  for (let i = 0; i < target.solids.length; i++) {
    const solid = target.solids[i] as Solid;
    const near = walls.of(i);
    const isStartInside = isWithin(below.ax, below.ay, solid) && solid.isInside(below.ax, below.ay);
    if (near === undefined && !isStartInside) continue;
    const state = states[i] as GougeState;
    // A way in through a vertex touches the walls without crossing any: rounding decides whether it shows as a distance of 0.
    if (isStartInside || (near !== undefined && near.distanceMm <= near.slackMm + below.slackMm + guardMm)) {
      const place = { motion: piece.motion, x: near?.x ?? below.ax, y: near?.y ?? below.ay };
      const depth = axisDepth(scene, solid, below, state);
      enterOverlap(scene, state, solid, place, {
        mostMm: radiusMm + depth.mostMm,
        leastMm: (use?.sureRadiusMm ?? 0) + depth.leastMm - guardMm,
      });
    } else if (near !== undefined) {
      const slackMm = near.slackMm + below.slackMm + guardMm;
      const place = { motion: piece.motion, x: near.x, y: near.y };
      enterOverlap(scene, state, solid, place, {
        mostMm: radiusMm - near.distanceMm + slackMm,
        leastMm: (use?.sureRadiusMm ?? 0) - near.distanceMm - slackMm,
      });
    }
  }
  return isBeside;
}

function isWithin(x: number, y: number, { window }: Pick<Solid, 'window'>): boolean {
  return x >= window.minX && x <= window.maxX && y >= window.minY && y <= window.maxY;
}

function enterOverlap(
  scene: Scene,
  state: GougeState,
  solid: Solid,
  place: Place,
  overlap: { readonly mostMm: number; readonly leastMm: number },
): void {
  const { toleranceMm } = scene.request;
  if (overlap.mostMm <= 0) return;
  state.deepestMm = Math.max(state.deepestMm, overlap.mostMm);
  if (overlap.mostMm <= toleranceMm) return;
  const reachMm = scene.tools.uses[place.motion]?.radiusMm ?? 0;
  const isAtFeature = solid.features.some(({ window }) =>
    isWithin(place.x, place.y, {
      window: {
        minX: window.minX - reachMm,
        minY: window.minY - reachMm,
        maxX: window.maxX + reachMm,
        maxY: window.maxY + reachMm,
      },
    }),
  );
  if (isAtFeature) {
    state.inFeature ??= place;
  } else if (overlap.leastMm <= toleranceMm) {
    state.doubt ??= place;
  } else {
    state.surestMm = Math.max(state.surestMm, overlap.leastMm);
    state.first ??= place;
    if (state.lastMotion !== place.motion) state.nMotions++;
    state.lastMotion = place.motion;
  }
}

/** Steps in which the axis' depth inside a part is measured. */
const DEPTH_STEPS = 16;
/** So many stretches inside one part are measured; later ones are bounded by the part's size. A program so wrong needs no more. */
const MAX_DEPTHS_MEASURED = 200;

/**
 * How deep inside a part the axis runs, mm. The distance to the walls changes by no more than the way, so between two samples it
 * stays below the larger of them plus half the step.
 */
function axisDepth(
  scene: Scene,
  solid: Solid,
  path: Curve,
  state: GougeState,
): { readonly mostMm: number; readonly leastMm: number } {
  if (++state.depthsMeasured > MAX_DEPTHS_MEASURED) return { mostMm: solid.deepestInsideMm, leastMm: 0 };
  const walls = scene.target.curves.slice(
    solid.outline.firstWall,
    solid.holes.at(-1)?.endWall ?? solid.outline.endWall,
  );
  let deepestMm = 0;
  for (let i = 0; i <= DEPTH_STEPS; i++) {
    const [x, y] = pointAt(path, i / DEPTH_STEPS);
    if (!solid.isInside(x, y)) continue;
    const depthMm = walls.reduce(
      (least, wall) => Math.min(least, distanceToCurve(x, y, wall)),
      Number.POSITIVE_INFINITY,
    );
    deepestMm = Math.max(deepestMm, depthMm);
  }
  const halfStepMm = halfLengthMm(path) / DEPTH_STEPS;
  const slackMm = path.slackMm + scene.guardMm;
  return { mostMm: deepestMm + halfStepMm + slackMm, leastMm: Math.max(0, deepestMm - slackMm) };
}

function judgePart(scene: Scene, solid: Solid, state: GougeState, isAnyToolUnknown: boolean): Judgement {
  const id = `gouge:${solid.name}`;
  const { toleranceMm, machine } = scene.request;
  const bound = `at most ${show(state.deepestMm)} mm (${show(state.deepestMm + machine.arcToleranceMm)} mm with the controller's arc tolerance)`;
  if (state.first !== undefined) {
    return violated(id, `The tool enters this part by ${bound}; ${toleranceMm} mm are allowed.`, [
      finding('SIMULATE_GOUGE', gougeDetails(scene, solid, state.first, state)),
    ]);
  }
  if (state.doubt !== undefined) {
    return undecided(id, `Whether the tool enters this part could not be decided: ${bound}.`, [
      finding('SIMULATE_GOUGE_UNDECIDED', gougeDetails(scene, solid, state.doubt, state)),
    ]);
  }
  if (state.inFeature !== undefined) {
    return undecided(id, 'The tool cuts where a feature is drawn; features are not judged yet.');
  }
  if (isAnyToolUnknown) {
    return undecided(id, 'A motion cuts with a tool that was not given; its width is unknown.');
  }
  return holds(
    id,
    `No motion below the stock top enters this part by more than ${toleranceMm} mm: ${bound}.`,
  );
}

function gougeDetails(
  scene: Scene,
  solid: Solid,
  place: Place,
  state: GougeState,
): Omit<Finding, 'code' | 'severity'> {
  const line = scene.request.reading.motions[place.motion]?.line ?? 1;
  const depthMm = state.first === undefined ? state.deepestMm : state.surestMm;
  return {
    message: `The tool enters part ${solid.name} by ${show(depthMm)} mm, first in line ${line} at X${show(place.x)} Y${show(place.y)}; ${show(scene.request.toleranceMm)} mm are allowed. Check tool diameter, work zero and path.`,
    measured: mm(depthMm),
    allowed: mm(scene.request.toleranceMm),
    partId: solid.partId,
    copy: solid.copy,
    sheetIndex: scene.request.sheetIndex,
    programLine: line,
    atMm: [place.x, place.y],
    count: Math.max(1, state.nMotions),
  };
}
