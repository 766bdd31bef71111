// What should stand after a job, said by the oracle: walls with their heights, the wood's top at a point, and all places that have to be
// cut. Only parts, placements and what is meant go in.
import type { Contour } from '@millwright/contracts';
import type { Asked } from './jobs.ts';
import { boxOf } from './moves.ts';
import {
  directionAt,
  distanceTo,
  goRound,
  lengthOf,
  placeContour,
  pointAt,
  type Seg,
  segsOf,
} from './plane.ts';

/** A boundary of wood: solid at and below `top` on one side, void on the other down to `bottom`. */
export interface Wall {
  readonly seg: Seg;
  readonly top: number;
  readonly bottom: number;
  readonly partId: string;
  readonly contour: string;
  /** How far behind the segment the wood begins at this height: the upper edge of a chamfer, mm. */
  readonly inset?: number;
}

/** A bevel along a whole contour. */
export interface Bevel {
  readonly segs: readonly Seg[];
  readonly width: number;
  readonly depth: number;
}

/** A region of a part below its top: `floor` is its bottom, −∞ where it has none. */
interface Sunk {
  readonly segs: readonly Seg[];
  readonly islands: readonly (readonly Seg[])[];
  readonly floor: number;
}

export interface Solid {
  readonly partId: string;
  readonly outline: readonly Seg[];
  readonly holes: readonly (readonly Seg[])[];
  readonly sunk: readonly Sunk[];
  readonly engraved: readonly { readonly segs: readonly Seg[]; readonly depth: number }[];
  readonly bevels: readonly Bevel[];
}

/** A place that a tool has to reach. */
export interface Due {
  readonly x: number;
  readonly y: number;
  /** The tip has to be this deep, mm. */
  readonly z: number;
  /** `wall`: within the tool's radius; `floor`: under the tool's flat; `axis`: under the tool's axis; `edge`: touched at the stock top. */
  readonly kind: 'wall' | 'floor' | 'axis' | 'edge';
  readonly partId: string;
  readonly contour: string;
}

export interface World {
  readonly solids: readonly Solid[];
  readonly walls: readonly Wall[];
  readonly dues: readonly Due[];
  readonly thickness: number;
  readonly width: number;
  readonly height: number;
}

const STEP_MM = 0.2;

/** How a face of the sheet is looked at: which features lie in it, and where a contour of the first face is seen. */
export interface View {
  readonly side: 'top' | 'bottom';
  readonly see: (contour: Contour) => Contour;
}

const FROM_ABOVE: View = { side: 'top', see: (contour) => contour };

export function worldOf(asked: Asked, { side, see }: View = FROM_ABOVE): World {
  const sheet = asked.layout?.sheets[asked.sheetIndex ?? 0];
  if (sheet === undefined) throw new Error('no sheet');
  const thickness = sheet.thicknessMm;
  const solids: Solid[] = [];
  const walls: Wall[] = [];
  const dues: Due[] = [];
  for (const placement of asked.layout?.placements ?? []) {
    const part = asked.parts?.find(({ id }) => id === placement.partId);
    if (part === undefined) continue;
    const here = (contour: Contour) => segsOf(see(placeContour(contour, placement)));
    const features = (part.features ?? []).filter((one) => (one.side ?? 'top') === side);
    const bevelOf = (contour: Contour): Bevel | undefined => {
      const drawn = JSON.stringify(contour.vertices);
      const one = features.find(
        ({ kind, contour: edge }) => kind === 'chamfer' && JSON.stringify(edge.vertices) === drawn,
      );
      return one === undefined
        ? undefined
        : { segs: here(contour), width: one.widthMm ?? 0, depth: one.depthMm ?? 0 };
    };
    const solid: Solid = {
      partId: part.id,
      outline: here(part.outline),
      holes: part.holes.map(here),
      sunk: features
        .filter(({ kind }) => kind === 'pocket' || kind === 'drill' || kind === 'v-carve')
        .map((one) => ({
          segs: here(one.contour),
          islands: (one.islands ?? []).map(here),
          floor: one.depthMm === undefined ? Number.NEGATIVE_INFINITY : -one.depthMm,
        })),
      engraved: features
        .filter(({ kind }) => kind === 'engrave')
        .map((one) => ({ segs: here(one.contour), depth: one.depthMm ?? 0 })),
      bevels: [part.outline, ...part.holes].map(bevelOf).filter((one) => one !== undefined),
    };
    solids.push(solid);
    const skin = (asked.operations ?? []).find(
      (one) =>
        one.kind === 'onion-skin' &&
        one.partId === part.id &&
        one.copy === placement.copy &&
        one.holeIndex === undefined,
    );
    const own = new Dues(asked, part.id, dues, walls);
    const through = -(thickness + (asked.throughMm ?? 0));
    const skinMm = skin?.kind === 'onion-skin' ? skin.thicknessMm : undefined;
    own.contour(
      solid.outline,
      'outline',
      -thickness,
      skinMm === undefined ? through : skinMm - thickness,
      bevelOf(part.outline),
    );
    part.holes.forEach((hole, i) => {
      const under = (asked.operations ?? []).find(
        (one) => one.kind === 'onion-skin' && one.partId === part.id && one.holeIndex === i,
      );
      const z = under?.kind === 'onion-skin' ? under.thicknessMm - thickness : through;
      const segs = here(hole);
      own.contour(segs, `hole ${i}`, -thickness, z, bevelOf(hole), floorAt(solid, segs));
    });
    for (const one of features) own.feature({ depthMm: -through, ...one }, here);
  }
  for (const one of asked.operations ?? []) {
    if (one.kind !== 'clear' || !one.isRequired || side === 'bottom') continue;
    const z = one.depthMm === undefined ? -(thickness + (asked.throughMm ?? 0)) : -one.depthMm;
    dues.push(...floorDues(segsOf(one.contour), [], { z, partId: '', contour: one.id }));
  }
  return { solids, walls, dues, thickness, width: sheet.widthMm, height: sheet.heightMm };
}

type Feature = NonNullable<NonNullable<Asked['parts']>[number]['features']>[number];

/** Collects the walls and dues of one part. */
class Dues {
  readonly #asked: Asked;
  readonly #partId: string;
  readonly #dues: Due[];
  readonly #walls: Wall[];

  constructor(asked: Asked, partId: string, dues: Due[], walls: Wall[]) {
    this.#asked = asked;
    this.#partId = partId;
    this.#dues = dues;
    this.#walls = walls;
  }

  contour(segs: readonly Seg[], contour: string, bottom: number, z: number, bevel?: Bevel, top = 0): void {
    const due = { partId: this.#partId, contour };
    for (const seg of segs) {
      this.#walls.push({ seg, top: top - (bevel?.depth ?? 0), bottom, ...due });
      if (bevel !== undefined)
        this.#walls.push({ seg, top: 0, bottom: -bevel.depth, inset: bevel.width, ...due });
      for (const [x, y] of samples(seg)) {
        if (contour === 'outline' && this.#isAtTab(x, y)) continue;
        this.#dues.push({ x, y, z, kind: 'wall', partId: this.#partId, contour });
      }
    }
  }

  feature(one: Feature, here: (contour: Feature['contour']) => Seg[]): void {
    const segs = here(one.contour);
    const due = { partId: this.#partId, contour: one.id };
    if (one.kind === 'engrave') {
      for (const seg of segs)
        for (const [x, y] of samples(seg))
          this.#dues.push({ x, y, z: -(one.depthMm ?? 0), kind: 'axis', ...due });
      return;
    }
    if (one.kind === 'v-carve') {
      for (const seg of segs) {
        this.#walls.push({ seg, top: 0, bottom: 0, ...due });
        for (const [x, y] of samples(seg)) this.#dues.push({ x, y, z: 0, kind: 'edge', ...due });
      }
      return;
    }
    if (one.kind === 'chamfer') {
      this.#edge(segs, one.widthMm ?? 0, due);
      return;
    }
    const floor = -(one.depthMm ?? 0);
    const [first] = segs;
    if (one.kind === 'drill' && first?.arc !== undefined)
      this.#dues.push({ x: first.arc.x, y: first.arc.y, z: floor, kind: 'axis', ...due });
    const islands = (one.islands ?? []).map(here);
    this.contour(segs, one.id, floor, floor);
    for (const island of islands) this.contour(island, one.id, floor, floor);
    this.#dues.push(...floorDues(segs, islands, { z: floor, ...due }));
  }

  /** The upper edge of a chamfer (wood on the contour's left): nearer to no other piece of it than to its own. */
  #edge(segs: readonly Seg[], width: number, due: Pick<Due, 'partId' | 'contour'>): void {
    for (const seg of segs) {
      const n = Math.max(2, Math.ceil(lengthOf(seg) / STEP_MM));
      for (let i = 0; i <= n; i++) {
        const [ux, uy] = directionAt(seg, i / n);
        const [px, py] = pointAt(seg, i / n);
        const [x, y] = [px - uy * width, py + ux * width];
        if (segs.some((other) => distanceTo(other, x, y) < width - 1e-6)) continue;
        this.#dues.push({ x, y, z: 0, kind: 'edge', ...due });
      }
    }
  }

  /** On the wall beside a declared tab, and as far again as its ends may be round. */
  #isAtTab(x: number, y: number): boolean {
    return (this.#asked.tabs ?? []).some(
      (tab) => Math.hypot(tab.centreMm[0] - x, tab.centreMm[1] - y) < tab.lengthMm / 2 + 0.6,
    );
  }
}

/** Places of a region's floor, every 0.6 mm. */
function floorDues(
  segs: readonly Seg[],
  islands: readonly (readonly Seg[])[],
  due: Pick<Due, 'z' | 'partId' | 'contour'>,
): Due[] {
  const [left, low, right, high] = segs.map(boxOf).reduce(widest, EMPTY);
  const found: Due[] = [];
  for (let x = left; x < right; x += 0.6) {
    for (let y = low; y < high; y += 0.6) {
      if (!goRound(segs, x, y) || islands.some((island) => goRound(island, x, y))) continue;
      found.push({ x, y, kind: 'floor', ...due });
    }
  }
  return found;
}

/** Points along a segment, its ends included. */
function samples(seg: Seg): (readonly [number, number])[] {
  const n = Math.max(2, Math.ceil(lengthOf(seg) / STEP_MM));
  return Array.from({ length: n + 1 }, (_, i) => pointAt(seg, i / n));
}

/** The height that wood should have at a point: 0 on a part, a floor in a pocket, −∞ in voids and off all parts. */
export function topAt(world: World, x: number, y: number): number {
  // Passes over each other ask for the same places.
  const known = tops.get(world) ?? new Map<string, number>();
  tops.set(world, known);
  const key = `${x} ${y}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const top = topOf(world, x, y);
  // A word a hundred times too large makes ways of tens of metres.
  if (known.size >= MAX_TOPS) known.clear();
  known.set(key, top);
  return top;
}

/** Places remembered at once. */
const MAX_TOPS = 1_000_000;

const tops = new WeakMap<World, Map<string, number>>();

function topOf(world: World, x: number, y: number): number {
  const solid = solidAt(world, x, y);
  if (solid === undefined) return Number.NEGATIVE_INFINITY;
  const sunk = solid.sunk.find(
    ({ segs, islands }) => goRound(segs, x, y) && !islands.some((island) => goRound(island, x, y)),
  );
  return sunk === undefined ? 0 : sunk.floor;
}

/** The floor that a hole goes down from: of the region round it, or the stock top. */
function floorAt({ sunk }: Solid, hole: readonly Seg[]): number {
  const [first] = hole;
  if (first === undefined) return 0;
  const round = sunk.find(
    ({ segs, islands }) =>
      goRound(segs, first.ax, first.ay) && !islands.some((island) => goRound(island, first.ax, first.ay)),
  );
  return round?.floor ?? 0;
}

/** The part that stands at a point. */
export function solidAt(world: World, x: number, y: number): Solid | undefined {
  return world.solids.find(
    ({ outline, holes }) =>
      isNearBox(outline, x, y) && goRound(outline, x, y) && !holes.some((hole) => goRound(hole, x, y)),
  );
}

function isNearBox(segs: readonly Seg[], x: number, y: number): boolean {
  const box = boxes.get(segs) ?? segs.map(boxOf).reduce(widest, EMPTY);
  boxes.set(segs, box);
  return x >= box[0] && y >= box[1] && x <= box[2] && y <= box[3];
}

type Box = ReturnType<typeof boxOf>;
const INFINITE = Number.POSITIVE_INFINITY;
const EMPTY: Box = [INFINITE, INFINITE, -INFINITE, -INFINITE];
const widest = (a: Box, b: Box): Box => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];
const boxes = new WeakMap<object, Box>();

/** How far a point inside wood is from the nearest void, mm. */
export function depthInside(world: World, x: number, y: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (const { seg } of world.walls) least = Math.min(least, distanceTo(seg, x, y));
  return least;
}

export { directionAt, distanceTo };
