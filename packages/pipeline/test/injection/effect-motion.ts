// What would crash: rapids through wood, clamps, the holder, too deep a pass, parts that lie loose.

import type { Change, Finder } from './effect.ts';
import { leftAt, reachedBefore } from './effect-cuts.ts';
import {
  heightUnder,
  isFlat,
  isStanding,
  type Move,
  type Program,
  placeAt,
  radiusAt,
  riseAt,
} from './moves.ts';
import { distanceToAll, goRound, lengthOf, norm, type Seg, segsOf } from './plane.ts';
import type { World } from './world.ts';

export function harmsOfMotion(change: Change, found: Finder): void {
  const { moves } = change.after.program;
  moves.forEach((move, i) => {
    seeRapid(change, move, i, found);
    if (change.isAsked || change.fresh.has(move)) seeReach(change, move, found);
  });
  seePlunges(change, found);
  seeStepdown(change, found);
  seeObstacles(change, found);
  if (change.after.face?.isShared !== true) seeOrder(change, found);
}

/** Places on a tool's disc: the middle and three rings. */
function discOf(x: number, y: number, r: number, n = 20): (readonly [number, number])[] {
  const rings = [0.4, 0.75, 0.97].flatMap((share) =>
    Array.from({ length: n }, (_, i): readonly [number, number] => {
      const angle = (2 * Math.PI * i) / n;
      return [x + r * share * Math.cos(angle), y + r * share * Math.sin(angle)];
    }),
  );
  return [[x, y], ...rings];
}

const isOn = ({ width, height }: World, x: number, y: number): boolean =>
  x > 0 && y > 0 && x < width && y < height;

/** How much higher the wood stands than the tool at its place before a move, mm; `share`: under how much of its radius; `isShaped`: than its surface, not its tip. */
export function woodOver(
  world: World,
  program: Program,
  move: Move,
  t: number,
  grow: number,
  share = 1,
  isShaped = false,
): number {
  const [x, y, z] = placeAt(move, t);
  if (z >= 0) return 0;
  let most = 0;
  for (const [px, py] of discOf(
    x,
    y,
    share * Math.max(0, radiusAt(move.tool, isFlat(move.tool) ? 1 : -z)),
    8,
  )) {
    if (!isOn(world, px, py)) continue;
    let top = 0;
    for (const one of program.near(px, py)) {
      if (one.index >= move.index) break;
      if (one.fromZ >= 0 && one.toZ >= 0) continue;
      top = Math.min(top, heightUnder(one, px, py, grow));
      if (top <= z) break;
    }
    const rise = isShaped ? riseAt(move.tool, norm(px - x, py - y)) : 0.1;
    const tip = isFlat(move.tool) ? z : z + rise;
    most = Math.max(most, top - Math.max(tip, program.under?.(px, py, grow) ?? tip));
  }
  return most;
}

function seeRapid(change: Change, move: Move, i: number, found: Finder): void {
  const { step, fromZ, toZ } = move;
  const { world, asked, program } = change.after;
  if (!step.isRapid) return;
  const low = Math.min(fromZ, toZ);
  const isVertical = isStanding(move);
  const retract = asked.setup?.retractZMm ?? 0;
  if (
    !isVertical &&
    i > 0 &&
    low > -1e-4 &&
    (change.isAsked || change.fresh.has(move)) &&
    isOverSheet(world, move)
  )
    found.judge('rapid-low', retract - low, 0.01, 0.0001, [step.line]);
  if (low >= -1e-6 || (isVertical && toZ >= fromZ)) return;
  const n = Math.max(2, Math.ceil(lengthOf(move.seg)));
  let [sure, unsure] = [0, 0];
  for (let k = 0; k <= n; k++) {
    sure = Math.max(sure, woodOver(world, program, move, k / n, 0.05, 1, true));
    unsure = Math.max(unsure, woodOver(world, program, move, k / n, 0.002, 1, true));
  }
  if (sure > 0.05) found.harms.push({ what: 'rapid', lines: [step.line], by: sure });
  else if (unsure > 0.001) found.doubts.push(`rapid ${unsure.toFixed(4)}`);
}

function isOverSheet(world: World, move: Move): boolean {
  const n = Math.max(1, Math.ceil(lengthOf(move.seg)));
  for (let k = 0; k <= n; k++) {
    const [x, y] = placeAt(move, k / n);
    if (isOn(world, x, y)) return true;
  }
  return false;
}

/** Travel, spoilboard, and how long the tool is. */
function seeReach({ after }: Change, move: Move, found: Finder): void {
  const { asked, world } = after;
  const { machine, setup } = asked;
  const line = [move.step.line];
  if (machine === undefined || setup === undefined) return;
  const n = move.seg.arc === undefined ? 1 : 40;
  for (let k = move.step.line === after.program.moves[0]?.step.line ? n : 0; k <= n; k++) {
    placeAt(move, k / n).forEach((value, axis) => {
      const at = value + (setup.workZeroMm[axis] as number);
      found.judge('travel', Math.max(-at, at - (machine.travelMm[axis] as number)), 0.01, 0, line);
    });
  }
  const low = Math.min(move.fromZ, move.toZ);
  found.judge('spoilboard', -low - world.thickness - setup.spoilboardMm, 0.005, 0, line);
  if (low >= 0 || move.tool === undefined) return;
  found.judge('reach', -low - move.tool.fluteLengthMm, 0.01, 0, line);
  found.judge('reach', -low - move.tool.stickoutMm, 0.01, 0, line);
}

/** A tool that does not cut at its centre, straight down into wood; slopes over 45° as well. */
function seePlunges({ after, before, fresh }: Change, found: Finder): void {
  for (const move of after.program.moves) {
    if (move.tool?.canPlunge !== false || move.step.isRapid || move.toZ >= move.fromZ || move.toZ >= 0)
      continue;
    if (!fresh.has(move) && after.asked.tools === before.asked.tools) continue;
    const drop = move.fromZ - move.toZ;
    const way = lengthOf(move.seg);
    const wood = woodOver(after.world, after.program, move, 1, 0.05);
    // Steeper than 45° is a way straight down.
    if (drop > way * 1.01 && wood > 0.05)
      found.harms.push({ what: 'plunge', lines: [move.step.line], by: wood });
    else if (drop > way * 0.2 && wood > 0) found.doubts.push('steep way down');
  }
}

function seeStepdown(change: Change, found: Finder): void {
  const { after, before, gone, fresh } = change;
  const { moves } = after.program;
  const isLimited = after.asked.cuttingLimits !== before.asked.cuttingLimits;
  moves.forEach((move) => {
    const limit = after.asked.cuttingLimits?.find(
      ({ toolNumber }) => toolNumber === move.tool?.number,
    )?.maxStepdownMm;
    const low = Math.min(move.fromZ, move.toZ);
    if (limit === undefined || move.step.isRapid || -low < limit - 0.2) return;
    const isTouched =
      isLimited ||
      fresh.has(move) ||
      gone.some(
        ({ box }) =>
          box[0] < move.box[2] + 6 &&
          box[2] > move.box[0] - 6 &&
          box[1] < move.box[3] + 6 &&
          box[3] > move.box[1] - 6,
      );
    if (!isTouched) return;
    const n = Math.max(4, Math.ceil(lengthOf(move.seg) / 4));
    let [sure, unsure] = [0, 0];
    for (let k = 0; k <= n; k++) {
      // A bite to the side that is thinner than a tenth of the tool counts as finishing.
      sure = Math.max(sure, woodOver(after.world, after.program, move, k / n, 0.05, 0.7));
      // Whoever drives a tool counts on the whole sheet.
      unsure = Math.max(unsure, woodOver(after.world, { ...after.program, under: none }, move, k / n, 0));
    }
    if (sure > limit + 0.1) found.harms.push({ what: 'stepdown', lines: [move.step.line], by: sure });
    else found.judge('stepdown', unsure, Number.POSITIVE_INFINITY, limit - 0.1, [move.step.line]);
  });
}

/** A screw leaves a hole in the part it stands in. */
function seeScrew({ solids }: World, screw: readonly Seg[], found: Finder): void {
  const isIn = solids.some(({ outline }) => screw.some(({ ax, ay }) => goRound(outline, ax, ay)));
  if (isIn) found.harms.push({ what: 'obstacle', lines: [] });
  else if (solids.some(({ outline }) => screw.some(({ ax, ay }) => distanceToAll(outline, ax, ay) < 10)))
    found.doubts.push('a screw near a part');
}

const none = (): number => Number.NEGATIVE_INFINITY;

function seeObstacles({ before, after, fresh }: Change, found: Finder): void {
  const obstacles = after.asked.obstacles ?? [];
  const isMoved = obstacles !== before.asked.obstacles;
  for (const obstacle of obstacles) {
    const segs: Seg[] = segsOf(obstacle.footprint);
    const clearance = obstacle.clearanceMm ?? 1;
    if (isMoved && obstacle.kind === 'screw') seeScrew(after.world, segs, found);
    after.program.moves.forEach((move, i) => {
      if (!isMoved && !fresh.has(move)) return;
      if (Math.min(move.fromZ, move.toZ) > obstacle.topZMm + clearance) return;
      const n = Math.max(1, Math.ceil(lengthOf(move.seg) / 0.5));
      let sure = Number.NEGATIVE_INFINITY;
      let unsure = Number.NEGATIVE_INFINITY;
      for (let k = i === 0 ? n : 0; k <= n; k++) {
        const [x, y, z] = placeAt(move, k / n);
        const distance = goRound(segs, x, y) ? 0 : distanceToAll(segs, x, y);
        const near = radiusAt(move.tool, obstacle.topZMm - z) + clearance - distance;
        if (z < obstacle.topZMm - 0.01) sure = Math.max(sure, near);
        if (z < obstacle.topZMm + clearance) unsure = Math.max(unsure, move.radius + clearance - distance);
        const holder = move.tool?.holder;
        if (holder !== undefined && z + (move.tool?.stickoutMm ?? 0) < obstacle.topZMm + clearance)
          unsure = Math.max(unsure, holder.diameterMm / 2 + clearance - distance);
      }
      if (sure > 0.02) found.harms.push({ what: 'obstacle', lines: [move.step.line], by: sure });
      else if (unsure > -0.3) found.doubts.push(`obstacle ${unsure.toFixed(3)}`);
    });
  }
}

/** When a part without tabs or skin is cut free, and what is cut in it afterwards. */
function seeOrder({ before, after, fresh, gone, isAsked, isShaped }: Change, found: Finder): void {
  const isSame =
    fresh.size === 0 &&
    gone.length === 0 &&
    !isAsked &&
    before.program.moves.length === after.program.moves.length;
  const keys = before.program.moves.map(({ key }) => key).join('|');
  if ((isSame || (isAsked && !isShaped)) && keys === after.program.moves.map(({ key }) => key).join('|'))
    return;
  const { world, program, asked } = after;
  for (const solid of world.solids) {
    const isHeld =
      (asked.operations ?? []).some(
        (one) => one.kind === 'onion-skin' && one.partId === solid.partId && one.holeIndex === undefined,
      ) || (asked.tabs ?? []).some((tab) => distanceToAll(solid.outline, ...tab.centreMm) < 1);
    if (isHeld) continue;
    // Corners that no tool reaches hold nothing.
    const isReached = isShaped ? () => true : (due: World['dues'][number]) => reachedBefore(before).has(due);
    const dues = world.dues.filter(
      (due) => due.partId === solid.partId && due.contour === 'outline' && isReached(due),
    );
    const loose = looseFrom(program, dues, -world.thickness);
    if (loose === undefined) continue;
    program.moves.forEach((move, i) => {
      if (i <= loose || move.step.isRapid || Math.min(move.fromZ, move.toZ) >= -0.01) return;
      const [x, y] = placeAt(move, 0.5);
      if (goRound(solid.outline, x, y)) found.harms.push({ what: 'order', lines: [move.step.line] });
      else if (distanceToAll(solid.outline, x, y) < move.radius + 0.02) found.doubts.push('after loose');
    });
  }
}

function looseFrom(program: Program, dues: World['dues'], z: number): number | undefined {
  let last = 0;
  for (const due of dues) {
    const at = { ...due, z };
    if (leftAt(program, at, 0) > 0.01) return undefined;
    const first = program.near(due.x, due.y).find((move) => leftAt({ near: () => [move] }, at, 0) <= 0.01);
    last = Math.max(last, first?.index ?? 0);
  }
  return last;
}
