// Cuts where wood should stand (all pairs along each changed move), and wood where a cut should be (all places that were reached before).
import type { Change, Finder } from './effect.ts';
import {
  axisDistance,
  boxOf,
  heightUnder,
  isFlat,
  isNear,
  type Move,
  type Program,
  placeAt,
  radiusAt,
} from './moves.ts';
import {
  directionAt,
  distanceTo,
  distanceToAll,
  goRound,
  lengthOf,
  norm,
  pointAt,
  type Seg,
  segsOf,
} from './plane.ts';
import { type Bevel, type Due, depthInside, solidAt, topAt, type World } from './world.ts';

/** The engine's tolerance, and how far on either side of it the oracle does not judge, mm. */
const TOLERANCE_MM = 0.01;
const UNSURE_MM = 0.002;
/** By so much a skin may be thinner than it is meant, mm. */
const SKIN_MM = 0.03;
/** By so much a tab may be lower or taller than declared, mm. */
const TAB_MM = 0.05;

interface Entered {
  readonly wall: number;
  readonly floor: number;
}
const NOTHING: Entered = { wall: Number.NEGATIVE_INFINITY, floor: Number.NEGATIVE_INFINITY };

/** How far a tool at a place enters wood: to the side, and through a floor. */
function enteredAt(world: World, move: Move, t: number): Entered {
  const [x, y, z] = placeAt(move, t);
  if (z >= -1e-6) return NOTHING;
  const top = topAt(world, x, y);
  if (top === 0) {
    const solid = solidAt(world, x, y);
    const isMeant = solid?.engraved.some(
      ({ segs, depth }) => distanceToAll(segs, x, y) <= TOLERANCE_MM && z >= -depth - TOLERANCE_MM,
    );
    if (isMeant === true) return NOTHING;
    const bevelled = solid?.bevels.map((bevel) => enteredAtBevel(bevel, move, [x, y, z])) ?? [];
    const wall = bevelled.find((one) => one !== undefined);
    if (wall !== undefined) return { wall, floor: NOTHING.floor };
    return { wall: Math.max(0, radiusAt(move.tool, -z)) + depthInside(world, x, y), floor: NOTHING.floor };
  }
  let wall = Number.NEGATIVE_INFINITY;
  for (const one of world.walls) {
    // Floors of the same height, but for the tolerance.
    if (one.top <= (one.top === 0 ? z : z + TOLERANCE_MM + 0.001)) continue;
    const { seg } = one;
    const reach = move.radius + 1;
    const [left, low, right, high] = wallBox(seg);
    if (x < left - reach || x > right + reach || y < low - reach || y > high + reach) continue;
    wall = Math.max(wall, radiusAt(move.tool, one.top - z) - distanceTo(seg, x, y) - (one.inset ?? 0));
  }
  return { wall, floor: top - z };
}

/** How far a tool enters a chamfer over which its axis stands; undefined where it stands over none. */
function enteredAtBevel(
  { segs, width, depth }: Bevel,
  { tool }: Move,
  [x, y, z]: readonly [number, number, number],
): number | undefined {
  const inside = distanceToAll(segs, x, y);
  if (inside > width) return undefined;
  const above = radiusAt(tool, -z) - (width - inside);
  return z < -depth ? Math.max(above, radiusAt(tool, -depth - z) + inside) : above;
}

const wallBoxes = new WeakMap<object, ReturnType<typeof boxOf>>();

function wallBox(seg: Seg): ReturnType<typeof boxOf> {
  const box = wallBoxes.get(seg) ?? boxOf(seg);
  wallBoxes.set(seg, box);
  return box;
}

/** The largest of a function over 0..1: samples, then smaller and smaller steps around the best. */
function worstAlong(n: number, value: (t: number) => number): { readonly t: number; readonly value: number } {
  let best = { t: 0, value: value(0) };
  for (let i = 1; i <= n; i++) {
    const v = value(i / n);
    if (v > best.value) best = { t: i / n, value: v };
  }
  for (let step = 1 / n; step * n > 1e-4; step /= 2) {
    for (const t of [best.t - step / 2, best.t + step / 2]) {
      if (t < 0 || t > 1) continue;
      const v = value(t);
      if (v > best.value) best = { t, value: v };
    }
  }
  return best;
}

export function harmsOfCuts({ after, fresh }: Change, found: Finder): void {
  const { world } = after;
  const walls: number[] = [];
  const floors: number[] = [];
  const worst = { wall: 0, floor: 0 };
  for (const move of fresh) {
    if (Math.min(move.fromZ, move.toZ) >= -1e-6) continue;
    const n = Math.max(1, Math.ceil(lengthOf(move.seg) / 0.5));
    let floor = Number.NEGATIVE_INFINITY;
    const wall = worstAlong(n, (t) => {
      const entered = enteredAt(world, move, t);
      floor = Math.max(floor, entered.floor);
      return entered.wall;
    }).value;
    worst.wall = Math.max(worst.wall, wall);
    worst.floor = Math.max(worst.floor, floor);
    // Lines that may be meant by the same harm: where it is sure is a matter of the worst of them.
    if (wall > TOLERANCE_MM - UNSURE_MM) walls.push(move.step.line);
    if (floor > TOLERANCE_MM - UNSURE_MM && Number.isFinite(floor)) floors.push(move.step.line);
    seeStray(after, move, found);
    seeSkin(after.asked, world, move, found);
  }
  found.judge('gouge', worst.wall, TOLERANCE_MM + UNSURE_MM, TOLERANCE_MM - UNSURE_MM, walls);
  if (Number.isFinite(worst.floor))
    found.judge('floor', worst.floor, TOLERANCE_MM + UNSURE_MM, TOLERANCE_MM - UNSURE_MM, floors);
}

/** Cuts in waste, off all kerfs: sure beyond a tool's width from every wall. */
function seeStray({ asked, world, program }: Change['after'], move: Move, found: Finder): void {
  if (move.step.isRapid || Math.min(move.fromZ, move.toZ) > -0.01) return;
  const cleared = (asked.operations ?? []).flatMap((one) =>
    one.kind === 'clear'
      ? [{ segs: segsOf(one.contour), floor: -(one.depthMm ?? Number.POSITIVE_INFINITY) }]
      : [],
  );
  const n = Math.max(1, Math.ceil(lengthOf(move.seg)));
  let far = 0;
  for (let i = 0; i <= n; i++) {
    const [x, y, z] = placeAt(move, i / n);
    if (z > -0.01 || isOffSheet(world, x, y, move.radius)) continue;
    if (cleared.some(({ segs, floor }) => z >= floor - TOLERANCE_MM && goRound(segs, x, y))) continue;
    const distance = depthInside(world, x, y);
    if (distance <= far || distance < move.radius) continue;
    if (topAt(world, x, y) > Number.NEGATIVE_INFINITY || isInHole(world, x, y)) continue;
    far = distance;
  }
  const mayLead = far < LEAD_MM && isLead(world, program, move);
  found.judge('stray', far, mayLead ? LEAD_MM : 4 * move.radius + 2, move.radius + 0.01, [move.step.line]);
}

/** As far from a wall a cut in the waste may still lead to it, mm. */
const LEAD_MM = 40;

/** Whether the tool goes down into a stretch of waste and from there to a wall, or from a wall to where it comes up. */
function isLead(world: World, { moves }: Program, move: Move): boolean {
  const isUp = (one: Move | undefined): boolean =>
    one === undefined || one.step.isRapid || Math.min(one.fromZ, one.toZ) > -0.01;
  const isAtWall = ({ seg, radius }: Move): boolean => depthInside(world, seg.bx, seg.by) < 2 * radius;
  const ends = [1, -1].map((step) => {
    for (let i = move.index; ; i += step) {
      const one = moves[i];
      if (one === undefined || (i !== move.index && isUp(one))) return 'up';
      const before = moves[i - 1];
      if (step === 1 && isAtWall(one)) return 'wall';
      if (step === -1 && before !== undefined && !isUp(before) && isAtWall(before)) return 'wall';
    }
  });
  return ends.includes('wall') && ends.includes('up');
}

const isInHole = (world: World, x: number, y: number): boolean =>
  world.solids.some(({ holes }) => holes.some((hole) => hole.length > 0 && inside(hole, x, y)));

function inside(segs: Parameters<typeof distanceToAll>[0], x: number, y: number): boolean {
  let turn = 0;
  for (const { ax, ay, bx, by } of segs)
    turn += Math.atan2((ax - x) * (by - y) - (ay - y) * (bx - x), (ax - x) * (bx - x) + (ay - y) * (by - y));
  return (
    Math.abs(turn) > 1 || segs.some(({ arc }) => arc !== undefined && norm(x - arc.x, y - arc.y) < arc.r)
  );
}

const isOffSheet = ({ width, height }: World, x: number, y: number, r: number): boolean =>
  x < -r || y < -r || x > width + r || y > height + r;

/** A skin that is cut through. */
function seeSkin(asked: Change['after']['asked'], world: World, move: Move, found: Finder): void {
  for (const one of asked.operations ?? []) {
    if (one.kind !== 'onion-skin') continue;
    const solid = world.solids.find(({ partId }) => partId === one.partId);
    const contour = one.holeIndex === undefined ? solid?.outline : solid?.holes[one.holeIndex];
    if (contour === undefined) continue;
    const lowest = one.thicknessMm - world.thickness;
    const n = Math.max(1, Math.ceil(lengthOf(move.seg)));
    let deep = 0;
    for (let i = 0; i <= n; i++) {
      const [x, y, z] = placeAt(move, i / n);
      if (z < lowest && distanceToAll(contour, x, y) < move.radius + 0.5) deep = Math.max(deep, lowest - z);
    }
    found.judge('skin', deep, SKIN_MM + UNSURE_MM, SKIN_MM - UNSURE_MM, [move.step.line]);
  }
}

/** How far the nearest cut stays away from reaching a place, mm; ≤ 0 if one reaches it. */
export function leftAt({ near }: Pick<Program, 'near'>, due: Due, slackZ: number): number {
  let least = Number.POSITIVE_INFINITY;
  const { x, y } = due;
  const moves = near(x, y);
  // The deepest come last as a rule, and what is reached is reached.
  for (let i = moves.length - 1; i >= 0 && least > -0.03; i--) {
    const move = moves[i] as Move;
    if (move.step.isRapid || !isNear(move, x, y, move.radius + 0.5)) continue;
    if (due.kind === 'edge') least = Math.min(least, edgeLeft(move, x, y));
    else if (due.kind === 'axis') least = Math.min(least, axisDistance(move, x, y, due.z + slackZ));
    else if (isFlat(move.tool) || move.tool?.shape === 'bull-nose')
      least = Math.min(least, axisDistance(move, x, y, due.z + slackZ) - widthFor(move, due));
    if (due.kind !== 'floor' && least < 0.0001) break;
  }
  return Math.min(least, 1);
}

/** How wide a tool cuts whose tip is at a place's height: a bull-nose finishes walls above its corners, floors inside them. */
function widthFor({ tool, radius }: Move, { kind }: Due): number {
  return kind === 'floor' ? radius - (tool?.cornerRadiusMm ?? 0) : radius;
}

function edgeLeft(move: Move, x: number, y: number): number {
  if (move.fromZ === move.toZ) {
    const r = radiusAt(move.tool, -move.toZ);
    return r < 0 ? Number.POSITIVE_INFINITY : distanceTo(move.seg, x, y) - r;
  }
  const n = Math.max(1, Math.ceil(lengthOf(move.seg) / 0.02));
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i <= n; i++) {
    const [cx, cy, z] = placeAt(move, i / n);
    const r = radiusAt(move.tool, -z);
    if (r >= 0) least = Math.min(least, norm(x - cx, y - cy) - r);
  }
  return least;
}

const reached = new WeakMap<object, ReadonlySet<Due>>();

/** The places that the program reached before the change. */
export function reachedBefore({ program, world }: Change['before']): ReadonlySet<Due> {
  const known = reached.get(program);
  if (known !== undefined) return known;
  const set = new Set(
    world.dues.filter((due) => leftAt(program, due, 0.0006) <= (due.kind === 'floor' ? -0.02 : 0.006)),
  );
  reached.set(program, set);
  return set;
}

export function harmsOfLeft(change: Change, found: Finder): void {
  const { before, after, gone, isShaped: isAsked } = change;
  const due = isAsked ? after.world.dues : [...reachedBefore(before)];
  const wasReached = new Map<string, boolean>();
  if (isAsked) for (const one of reachedBefore(before)) wasReached.set(keyOf(one), true);
  let sure = { left: 0, at: [0, 0] as readonly [number, number] };
  let unsure = 0;
  for (const one of due) {
    if (sure.left > 0.5) break;
    if (after.face?.isShared === true && isThrough(one)) continue;
    // New shapes have places that nobody reached before; those that no tool can reach must not count.
    if (isAsked && wasReached.get(keyOf(one)) !== true) continue;
    if (!isAsked && !gone.some((move) => isNear(move, one.x, one.y, move.radius + 0.1))) continue;
    const loose = leftAt(after.program, one, 0.012);
    const strict = leftAt(after.program, one, 0.0006);
    const floorShift = one.kind === 'floor' ? -0.005 : 0;
    if (!isAtTab(after, one) && loose - floorShift > sure.left)
      sure = { left: loose - floorShift, at: [one.x, one.y] };
    unsure = Math.max(unsure, strict + (one.kind === 'floor' ? 0.02 : 0));
  }
  found.judge('left', sure.left, TOLERANCE_MM + UNSURE_MM, Number.POSITIVE_INFINITY, [], sure.at);
  if (sure.left <= TOLERANCE_MM + UNSURE_MM && unsure > TOLERANCE_MM - 2 * UNSURE_MM)
    found.doubts.push(`left ${unsure.toFixed(4)}`);
  harmsOfTabs(change, found);
}

/** Whether a wall is where the path rises over a tab: up to a radius beyond it, where a round tool leaves the wall. */
function isAtTab({ asked }: Change['after'], one: Due): boolean {
  const radius = Math.max(...(asked.tools ?? []).map(({ diameterMm }) => diameterMm / 2));
  return (
    isThrough(one) &&
    (asked.tabs ?? []).some(
      ({ centreMm: [x, y], lengthMm }) =>
        Math.hypot(x - one.x, y - one.y) < lengthMm / 2 + radius + TOLERANCE_MM,
    )
  );
}

/** Places of contours through the sheet. */
export const isThrough = ({ kind, contour }: Due): boolean =>
  kind === 'wall' && /^(outline$|hole )/.test(contour);

/** Through walls of a thicker sheet are the same places. */
export const keyOf = ({ x, y, kind }: Due): string => `${x.toFixed(4)} ${y.toFixed(4)} ${kind}`;

/** Shares of each tab that stand along the middle of the kerf. */
function standing(
  program: Program,
  world: World,
  tab: { centreMm: readonly [number, number]; lengthMm: number; heightMm: number },
  isStrict = false,
) {
  const [x, y] = tab.centreMm;
  const nearest = world.walls.reduce((best, wall) =>
    distanceTo(wall.seg, x, y) < distanceTo(best.seg, x, y) ? wall : best,
  );
  const [ux, uy] = directionAt(nearest.seg, 0.5);
  const top = tab.heightMm - world.thickness;
  const near = program.moves.filter((move) => isNear(move, x, y, 12) && !move.step.isRapid);
  let [stands, tall, n] = [0, 0, 0];
  for (let s = -tab.lengthMm / 2; s <= tab.lengthMm / 2 + 1e-9; s += 0.1, n++) {
    const [px, py] = [x + ux * s + uy * 3, y + uy * s - ux * 3];
    let z = 0;
    for (const move of near) z = Math.min(z, heightUnder(move, px, py, -0.01));
    if (z >= top - (isStrict ? TAB_MM - UNSURE_MM : TAB_MM + UNSURE_MM)) stands++;
    if (z > top + TAB_MM + 0.01) tall++;
  }
  return { stands: stands / n, tall: tall / n };
}

function harmsOfTabs({ before, after, fresh, gone, isShaped: isAsked }: Change, found: Finder): void {
  for (const tab of before.asked.tabs ?? []) {
    // Nobody means what the path rises over any more.
    if (
      before.face?.view === after.face?.view &&
      after.asked.tabs?.some(({ centreMm }) => centreMm === tab.centreMm) === false &&
      after.asked.tabs !== before.asked.tabs
    )
      found.harms.push({ what: 'left', lines: [], at: tab.centreMm });
  }
  for (const tab of after.asked.tabs ?? []) {
    const [x, y] = tab.centreMm;
    const isTouched = isAsked || [...fresh, ...gone].some((move) => isNear(move, x, y, 12));
    if (!isTouched || after.world.walls.length === 0) continue;
    const now = standing(after.program, after.world, tab);
    const wasThere = (before.asked.tabs ?? []).includes(tab);
    const then = wasThere ? standing(before.program, before.world, tab) : { stands: 1, tall: 0 };
    const least = standing(after.program, after.world, tab, true).stands;
    if (now.stands < 0.4) found.harms.push({ what: 'tab', lines: [], at: [x, y] });
    else if (least < then.stands - 0.02) found.doubts.push('tab shorter');
    if (now.tall > 0.1) found.harms.push({ what: 'tab', lines: [], at: [x, y] });
    else if (now.tall > then.tall) found.doubts.push('tab taller');
  }
}

export { pointAt };
