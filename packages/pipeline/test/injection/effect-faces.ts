// What a change to a job of two programs does: to each face by itself, to contours that both cut, to what holds the parts, to the pins.
import { type Change, effectOf, type Face, type Harm, known } from './effect.ts';
import { isThrough, keyOf } from './effect-cuts.ts';
import type { FaceJob } from './faces.ts';
import type { Asked } from './jobs.ts';
import { heightUnder, isFlat, isNear, type Program, placeAt } from './moves.ts';
import { distanceToAll, goRound, norm } from './plane.ts';
import { type Turn, turnedContour, turnedPoint } from './turn.ts';
import { type Due, type View, worldOf } from './world.ts';

/** Harm, and which program does it; neither where both do. */
export interface FaceHarm extends Harm {
  readonly side?: 1 | 2;
}

export interface FaceEffect {
  readonly harms: readonly FaceHarm[];
  readonly doubts: readonly string[];
  /** Lines of each program that may do the same harm. */
  readonly also: Readonly<Record<1 | 2, readonly number[]>>;
}

/** Both programs as the oracle knows them before a change. */
export interface KnownFaces {
  readonly job: FaceJob;
  readonly first: Change['before'];
  readonly second: Change['before'];
  readonly done: ReadonlySet<string>;
}

const textOf = (lines: readonly string[]): string => `${lines.join('\n')}\n`;

const views = new WeakMap<Turn, View>();

/** The face that is up when the sheet is turned; one for each turn. */
function viewOf(turn: Turn): View {
  const view = views.get(turn) ?? { side: 'bottom', see: (contour) => turnedContour(contour, turn) };
  views.set(turn, view);
  return view;
}

function faceOf(job: FaceJob, first: Program): Face {
  const thickness = thicknessOf(job.first.asked);
  return {
    view: viewOf(job.turn),
    under: (x, y, grow) => reachedAt(first, ...turnedPoint([x, y], job.turn), grow) - thickness,
    isShared: true,
  };
}

const thicknessOf = (asked: Asked): number => asked.layout?.sheets[0]?.thicknessMm ?? 0;

/** How deep a program cuts at a point, mm. */
function reachedAt(program: Program, x: number, y: number, grow: number, to = program.moves.length): number {
  let depth = 0;
  for (const move of program.near(x, y)) {
    if (move.index >= to) break;
    if (Math.min(move.fromZ, move.toZ) >= -depth || !isNear(move, x, y, move.radius + grow)) continue;
    depth = Math.max(depth, -heightUnder(move, x, y, grow));
  }
  return depth;
}

export function knownFaces(job: FaceJob): KnownFaces {
  const first = known(textOf(job.first.lines), job.first.asked, { isShared: true });
  const second = known(textOf(job.second.lines), job.second.asked, faceOf(job, first.program));
  const done = new Set(
    throughs(job)
      .filter((due) => leftBetween(job, first.program, second.program, due, 0.006) < 0.0006)
      .map(keyOf),
  );
  return { job, first, second, done };
}

const throughDues = new WeakMap<Asked, readonly Due[]>();

/** Places of contours through the sheet, but where tabs of either program stand; first face. */
function throughs({ first, second, turn }: FaceJob): readonly Due[] {
  const before = throughDues.get(second.asked);
  if (before !== undefined) return before;
  const tabs = second.asked.tabs.map((tab) => ({ ...tab, centreMm: turnedPoint([...tab.centreMm], turn) }));
  const parts = first.asked.parts.map((part) => ({ ...part, features: [] }));
  const asked = { ...first.asked, parts, tabs: [...first.asked.tabs, ...tabs] };
  const dues = worldOf(asked).dues.filter(isThrough);
  throughDues.set(second.asked, dues);
  return dues;
}

/** The cuts that leave a kerf: what bevels an edge parts nothing. */
function kerfsOf(program: Program): Program {
  const before = kerfs.get(program);
  if (before !== undefined) return before;
  const near: Program['near'] = (x, y) => program.near(x, y).filter(({ tool }) => isFlat(tool));
  const own = { ...program, near };
  kerfs.set(program, own);
  return own;
}

const kerfs = new WeakMap<Program, Program>();

/** What neither program takes off at a place, mm: one has to come through, or both to meet. */
function leftBetween({ first, turn }: FaceJob, one: Program, two: Program, due: Due, grow: number): number {
  const thickness = thicknessOf(first.asked);
  const [above, below] = [
    reachedAt(kerfsOf(one), due.x, due.y, grow),
    reachedAt(kerfsOf(two), ...turnedPoint([due.x, due.y], turn), grow),
  ];
  const alone = -due.z - Math.max(above, below);
  return Math.min(alone, above > 0 && below > 0 ? thickness - above - below : alone);
}

export function effectOfFaces(before: KnownFaces, after: FaceJob): FaceEffect {
  const one = effectOf(before.first, textOf(after.first.lines), after.first.asked, before.first.face);
  const isSameBelow = one.change.fresh.size === 0 && one.change.gone.length === 0;
  const isSame =
    isSameBelow && after.turn === before.job.turn && after.first.asked === before.job.first.asked;
  const face = isSame ? before.second.face : faceOf(after, one.change.after.program);
  const two = effectOf(before.second, textOf(after.second.lines), after.second.asked, face);
  const harms: FaceHarm[] = [
    ...one.harms.map((harm): FaceHarm => ({ ...harm, side: 1 })),
    ...two.harms.map((harm): FaceHarm => ({ ...harm, side: 2 })),
  ];
  const doubts = [...one.doubts, ...two.doubts];
  const both = new Both(before, after, one.change, two.change);
  both.seeLeft();
  both.seeOrder();
  both.seeTabs();
  both.seePins();
  return {
    harms: [...harms, ...both.harms],
    doubts: [...doubts, ...both.doubts],
    also: { 1: one.also, 2: two.also },
  };
}

/** What no program does by itself. */
class Both {
  readonly harms: FaceHarm[] = [];
  readonly doubts: string[] = [];
  readonly #after: FaceJob;
  readonly #one: Change;
  readonly #two: Change;
  readonly #dues: readonly Due[];

  constructor(before: KnownFaces, after: FaceJob, one: Change, two: Change) {
    this.#after = after;
    this.#one = one;
    this.#two = two;
    // Corners that no tool reaches are asked of nobody.
    this.#dues = throughs(after).filter((due) => before.done.has(keyOf(due)));
  }

  #left(due: Due, grow: number): number {
    return leftBetween(this.#after, this.#one.after.program, this.#two.after.program, due, grow);
  }

  seeLeft(): void {
    let unsure = 0;
    for (const due of this.#dues) {
      if (this.#left(due, 0.012) > 0.014) {
        this.harms.push({ what: 'left', lines: [], at: [due.x, due.y] });
        return;
      }
      unsure = Math.max(unsure, this.#left(due, 0.006));
    }
    if (unsure > 0.006) this.doubts.push(`left ${unsure.toFixed(4)}`);
  }

  /** What is cut in a part that nothing holds any more, in the same program or after the sheet was turned. */
  seeOrder(): void {
    const { first, second, turn } = this.#after;
    const [one, two] = [this.#one.after, this.#two.after];
    const tabs = [
      ...first.asked.tabs.map(({ centreMm }) => centreMm),
      ...second.asked.tabs.map(({ centreMm }) => turnedPoint([...centreMm], turn)),
    ];
    for (const solid of one.world.solids) {
      if (tabs.some(([x, y]) => distanceToAll(solid.outline, x as number, y as number) < 1)) continue;
      const dues = this.#dues.filter(
        ({ partId, contour }) => partId === solid.partId && contour === 'outline',
      );
      if (dues.length === 0) continue;
      const free = this.#freed(dues);
      if (free === undefined) continue;
      const outline = {
        1: solid.outline,
        2: two.world.solids.find(({ partId }) => partId === solid.partId)?.outline ?? [],
      };
      for (const side of [1, 2] as const) {
        const { moves } = side === 1 ? one.program : two.program;
        moves.forEach((move, i) => {
          if (side < free.side || (side === free.side && i <= free.index)) return;
          if (move.step.isRapid || Math.min(move.fromZ, move.toZ) >= -0.01) return;
          const [x, y] = placeAt(move, 0.5);
          if (goRound(outline[side], x, y))
            this.harms.push({ what: 'order', lines: free.side === side ? [move.step.line] : [], side });
          else if (distanceToAll(outline[side], x, y) < move.radius + 0.02) this.doubts.push('after loose');
        });
      }
    }
  }

  /** The move after which all places of an outline are cut through. */
  #freed(dues: readonly Due[]): { readonly side: 1 | 2; readonly index: number } | undefined {
    const [one, two] = [kerfsOf(this.#one.after.program), kerfsOf(this.#two.after.program)];
    const thickness = thicknessOf(this.#after.first.asked);
    let last: { side: 1 | 2; index: number } = { side: 1, index: 0 };
    for (const { x, y } of dues) {
      const [tx, ty] = turnedPoint([x, y], this.#after.turn);
      const above = reachedAt(one, x, y, 0.01);
      if (above + reachedAt(two, tx, ty, 0.01) < thickness - 0.001) return undefined;
      const side = above >= thickness - 0.001 ? 1 : 2;
      const need = side === 1 ? thickness : thickness - above;
      const [program, px, py] = side === 1 ? ([one, x, y] as const) : ([two, tx, ty] as const);
      const move = program
        .near(px, py)
        .find(
          (each) =>
            isNear(each, px, py, each.radius + 0.01) && -heightUnder(each, px, py, 0.01) >= need - 0.001,
        );
      const index = move?.index ?? 0;
      if (side > last.side || (side === last.side && index > last.index)) last = { side, index };
    }
    return last;
  }

  /** The second program over tabs that the first leaves. */
  seeTabs(): void {
    const { first, turn } = this.#after;
    const { program } = this.#two.after;
    for (const { centreMm, lengthMm } of first.asked.tabs) {
      const [x, y] = turnedPoint([...centreMm], turn);
      let [sure, unsure] = [0, 0];
      for (const move of program.near(x, y)) {
        if (move.step.isRapid || Math.min(move.fromZ, move.toZ) > -0.001) continue;
        for (let t = 0; t <= 1; t += 0.01) {
          const [px, py, z] = placeAt(move, t);
          if (z > -0.001) continue;
          const away = norm(px - x, py - y);
          // Over the kerf beside its middle, or near enough to nobody's eye.
          if (away < 3.5 && z < -0.05) sure++;
          else if (away < lengthMm / 2 + 2 * move.radius + 1) unsure++;
        }
      }
      if (sure > 0) this.harms.push({ what: 'tab', lines: [], at: [x, y] });
      else if (unsure > 0 && this.#two.fresh.size > 0) this.doubts.push('near a tab');
    }
  }

  seePins(): void {
    const { pins, turn } = this.#after;
    for (const { centreMm, diameterMm } of pins) {
      const [x, y] = turnedPoint([...centreMm], turn);
      const away = Math.min(
        ...pins
          .filter((pin) => Math.abs(pin.diameterMm - diameterMm) < 0.05)
          .map((pin) => norm(pin.centreMm[0] - x, pin.centreMm[1] - y)),
      );
      if (away > 0.06) this.harms.push({ what: 'register', lines: [] });
      else if (away > 0.04) this.doubts.push('pins');
    }
  }
}
