import { type Finding, finding } from '@millwright/contracts';
import type { Core } from '../../wasm/proof.js';
import { holds, type Judgement, mm, show, undecided, violated } from '../judgement.js';
import type { ContourName } from '../scene/contour-rows.js';
import { type Scene, Z_ROUNDING_MM } from '../scene/scene.js';
import type { Solid } from '../scene/target.js';

/**
 * No part is entered, by any shape of tool, on feeds and rapids alike: wherever the tip is below the stock top, no wall is overlapped by
 * more than the tolerance, and no floor, nor the top of a part, is cut deeper than its height. What an engraving asks for along its curve
 * is permitted. `crates/proof/src/gouge` has the lemma and all geometry; here its rows become judgements.
 * @param contours - what each contour of the core is
 * @returns one judgement per part (outline, holes, top), one per feature for its walls and one for its floor; and a certified upper bound
 * of how far the tool enters any of them, mm, ≥ 0
 */
export function checkGouges(
  scene: Scene,
  core: Core,
  contours: readonly ContourName[],
): { readonly deepestMm: number; readonly judgements: readonly Judgement[] } {
  const rows = core.gouges();
  const doubts: Doubts = {
    isExhausted: rows[0] === 1,
    isAnyToolUnknown: scene.cutting.has(undefined),
  };
  const things = thingsOf(scene, contours);
  const judgements = things.map((thing) => judge(scene, thing, stateOf(rows, thing.states), doubts));
  let deepestMm = 0;
  for (let i = 1; i < rows.length; i += STATE) deepestMm = Math.max(deepestMm, rows[i] as number);
  // Of a tool that nobody knows, or a search that did not end, only the part's own size is a bound.
  if (doubts.isAnyToolUnknown || doubts.isExhausted) {
    for (const solid of scene.solids) deepestMm = Math.max(deepestMm, solid.deepestInsideMm);
  }
  return { deepestMm, judgements };
}

/** Numbers per state in `Core.gouges`: of a contour's walls, then of its ground. */
const STATE = 13;

/** What is judged as one: its id, and which states it joins. */
interface Thing {
  readonly id: string;
  /** In messages. */
  readonly name: string;
  readonly solid: Solid;
  readonly isFloor: boolean;
  readonly allowedMm: number;
  /** Positions of states: twice the contour for its walls, one more for its ground. */
  readonly states: readonly number[];
}

interface Doubts {
  readonly isExhausted: boolean;
  readonly isAnyToolUnknown: boolean;
}

function thingsOf(scene: Scene, contours: readonly ContourName[]): readonly Thing[] {
  const { toleranceMm } = scene.request;
  return scene.solids.flatMap((solid, i) => {
    const own = contours.flatMap((contour, at) => (contour.solid === i ? [{ contour, at }] : []));
    const drawn = own.filter(({ contour }) => contour.featureId === undefined);
    const part: Thing = {
      id: `gouge:${solid.name}`,
      name: `part ${solid.name}`,
      solid,
      isFloor: false,
      allowedMm: toleranceMm,
      states: drawn.flatMap(({ at }) => [2 * at, 2 * at + 1]),
    };
    const features = new Set(own.flatMap(({ contour }) => contour.featureId ?? []));
    return [
      part,
      ...[...features].flatMap((featureId) => {
        const of = own.filter(({ contour }) => contour.featureId === featureId);
        return thingsOfFeature(solid, featureId, of, toleranceMm);
      }),
    ];
  });
}

/** Engravings only permit, chamfers belong to the edge they lie on, and what is cut from the other face is none of this program's. */
function thingsOfFeature(
  solid: Solid,
  featureId: string,
  of: readonly { readonly contour: ContourName; readonly at: number }[],
  toleranceMm: number,
): readonly Thing[] {
  const [first] = of;
  const kind = first?.contour.kind;
  const isRegion = kind === 'pocket' || kind === 'drill' || kind === 'v-carve';
  if (first === undefined || !isRegion || first.contour.isOtherSide) return [];
  const name = `${kind} ${featureId} of part ${solid.name}`;
  const walls: Thing = {
    id: `gouge:${solid.name}/${featureId}`,
    name,
    solid,
    isFloor: false,
    allowedMm: toleranceMm,
    states: of.map(({ at }) => 2 * at),
  };
  if (first.contour.depthMm === undefined) return [walls];
  const floor: Thing = {
    id: `floor:${solid.name}/${featureId}`,
    name,
    solid,
    isFloor: true,
    allowedMm: toleranceMm + Z_ROUNDING_MM,
    states: of.map(({ at }) => 2 * at + 1),
  };
  return [walls, floor];
}

interface Place {
  readonly motion: number;
  readonly atMm: readonly [number, number, number];
  readonly depthMm: number;
}

interface State {
  readonly mostMm: number;
  readonly leastMm: number;
  readonly nMotions: number;
  readonly sure: Place | undefined;
  readonly doubt: Place | undefined;
}

/** The join of several states: the deepest of all, the first place of all. */
function stateOf(rows: Float64Array, states: readonly number[]): State {
  const all = states.map((state): State => {
    const at = 1 + state * STATE;
    const [mostMm = 0, leastMm = 0, nMotions = 0] = rows.subarray(at, at + 3);
    return { mostMm, leastMm, nMotions, sure: placeOf(rows, at + 3), doubt: placeOf(rows, at + 8) };
  });
  return all.reduce((join, one) => ({
    mostMm: Math.max(join.mostMm, one.mostMm),
    leastMm: Math.max(join.leastMm, one.leastMm),
    nMotions: Math.max(join.nMotions, one.nMotions),
    sure: earlier(join.sure, one.sure),
    doubt: earlier(join.doubt, one.doubt),
  }));
}

function placeOf(rows: Float64Array, at: number): Place | undefined {
  const [motion = -1, x = 0, y = 0, z = 0, depthMm = 0] = rows.subarray(at, at + 5);
  return motion < 0 ? undefined : { motion, atMm: [x, y, z], depthMm };
}

function earlier(a: Place | undefined, b: Place | undefined): Place | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return b.motion < a.motion ? b : a;
}

function judge(scene: Scene, thing: Thing, state: State, doubts: Doubts): Judgement {
  const { id, isFloor } = thing;
  const what = isFloor ? 'The floor is cut too deep' : 'The tool enters this part';
  const allowed = `${show(thing.allowedMm)} mm are allowed`;
  if (state.sure !== undefined) {
    const code = isFloor ? 'SIMULATE_FLOOR_TOO_DEEP' : 'SIMULATE_GOUGE';
    return violated(id, `${what} by ${boundOf(scene, state, isFloor)}; ${allowed}.`, [
      finding(code, detailsOf(scene, thing, state.sure, state)),
    ]);
  }
  if (state.doubt !== undefined) {
    return undecided(id, `${what}? It could not be decided: ${boundOf(scene, state, isFloor)}; ${allowed}.`, [
      finding('SIMULATE_GOUGE_UNDECIDED', detailsOf(scene, thing, state.doubt, state)),
    ]);
  }
  if (doubts.isAnyToolUnknown) {
    return undecided(id, 'A motion cuts with a tool that was not given; its width is unknown.');
  }
  if (doubts.isExhausted) {
    return undecided(id, 'The program comes near too many walls; the search for cuts into parts gave up.');
  }
  return holds(
    id,
    isFloor
      ? `No motion goes deeper than this floor by more than ${show(thing.allowedMm)} mm: ${boundOf(scene, state, isFloor)}.`
      : `No motion below the stock top enters this part by more than ${show(thing.allowedMm)} mm: ${boundOf(scene, state, isFloor)}.`,
  );
}

function boundOf(scene: Scene, { mostMm }: State, isFloor: boolean): string {
  const bound = `at most ${show(mostMm)} mm`;
  if (isFloor) return bound;
  const withArcsMm = mostMm + scene.request.machine.arcToleranceMm;
  return `${bound} (${show(withArcsMm)} mm with the controller's arc tolerance)`;
}

function detailsOf(
  scene: Scene,
  { solid, name, isFloor, allowedMm }: Thing,
  place: Place,
  state: State,
): Omit<Finding, 'code' | 'severity'> {
  const line = scene.request.reading.motions[place.motion]?.line ?? 1;
  const depthMm = state.sure === undefined ? state.mostMm : state.leastMm;
  const [xMm, yMm, zMm] = place.atMm;
  const where = `first in line ${line} at X${show(xMm)} Y${show(yMm)} Z${show(zMm)}`;
  const advice = isFloor
    ? 'Check depth, tool length and the height of the work zero.'
    : 'Check tool diameter, work zero and path.';
  const isSure = state.sure !== undefined;
  const by = isSure ? `${show(depthMm)} mm` : `up to ${show(depthMm)} mm`;
  const may = isSure ? '' : ': whether it does could not be decided';
  const what = isFloor
    ? `The floor of ${name} ${isSure ? 'is' : 'may be'} cut ${by} too deep`
    : `The tool ${isSure ? 'enters' : 'may enter'} ${name} by ${by}`;
  return {
    message: `${what}, ${where}; ${show(allowedMm)} mm are allowed${may}. ${advice}`,
    measured: mm(depthMm),
    allowed: mm(allowedMm),
    partId: solid.partId,
    copy: solid.copy,
    sheetIndex: scene.request.sheetIndex,
    programLine: line,
    atMm: [xMm, yMm],
    count: Math.max(1, state.nMotions),
  };
}
