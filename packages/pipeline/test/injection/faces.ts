// Fault-free jobs of two programs: parts with pockets, holes, drillings and chamfers on both faces, and outlines cut from either face or from both.
import type { Contour, Feature, OtherSide, Part, Placement, Tab } from '@millwright/contracts';
import { circle, closed, rectangle } from './drawings.ts';
import { nestedRings, tabsAlong } from './exhibits.ts';
import { type Asked, drill, flat, type Job, vee } from './jobs.ts';
import { beside, bore, follow, peck, pocketRings, ringPasses, turnTo } from './operations.ts';
import { offsetRight } from './plane.ts';
import { Random } from './random.ts';
import { Bench, type Shown, THROUGH_MM, type Work, written } from './shop.ts';
import { type Turn, turnedContour, turnedPoint } from './turn.ts';

/** Two programs of one sheet. The request of the second holds what is given with it: its tabs and obstacles. */
export interface FaceJob {
  readonly name: string;
  readonly turn: Turn;
  readonly first: Job;
  readonly second: Job;
  readonly pins: OtherSide['pins'];
}

/** Which face cuts a contour through: one, or each its share. */
type Cutter = 'first' | 'second' | 'both';

const CELL = { w: 104, h: 96 };
/** Places for one feature or two of opposite faces, of up to 20 × 14 mm, in the part's frame. */
const SLOTS = [
  [-14, -11],
  [14, -11],
  [14, 11],
  [-14, 11],
] as const;

/** What a part has of one face, and the paths that make it. */
interface Side {
  readonly bench: Bench;
  readonly work: Work[];
  tabs: readonly Tab[];
}

/** A job for both faces, made of a seed. */
export function faceJob(seed: number): FaceJob {
  const random = new Random(seed ^ 0x2fac);
  const thickness = random.pick([9, 12, 15, 18]);
  const columns = random.whole(1, 2);
  // Wider borders on some sides tell the four ways to lay a sheet apart; even ones do not.
  const [left, low] = random.chance(0.7) ? [random.length(18, 40), random.length(18, 34)] : [18, 18];
  const sheet = {
    stockId: 'ply',
    material: 'plywood' as const,
    widthMm: left + 18 + CELL.w * columns,
    heightMm: low + 18 + CELL.h,
    thicknessMm: thickness,
  };
  const turn: Turn = { about: random.pick(['x', 'y']), width: sheet.widthMm, height: sheet.heightMm };
  const outlines = random.pick<Cutter>(['first', 'second', 'second', 'both']);
  const cells = Array.from({ length: columns }, (_, i) => {
    const placement = {
      copy: 0,
      sheetIndex: 0,
      xMm: left + CELL.w * (i + 0.5),
      yMm: low + CELL.h * 0.5,
      rotationDeg: random.pick([0, 90, 180, 270, random.between(-180, 180)]),
      mirrored: random.chance(0.3),
    };
    return new Cell(random, `p${i}`, thickness, placement, turn).make(outlines);
  });
  const pins = random.chance(0.6) ? pinsOf(turn) : [];
  const register = pins.length > 0 && random.chance(0.6) ? [registerHoles(pins, turn)] : [];
  const [first, second] = [
    written(`faces ${seed}`, random, [...register, ...cells.map((cell) => cell.shown('first'))], sheet),
    written(
      `faces ${seed}`,
      random,
      cells.map((cell) => cell.shown('second')),
      sheet,
    ),
  ];
  return joined(seed, turn, first, second, pins, random);
}

/** Both programs against one request. */
function joined(
  seed: number,
  turn: Turn,
  first: Job,
  second: Job,
  pins: OtherSide['pins'],
  random: Random,
): FaceJob {
  const tools = [...new Set([...first.asked.tools, ...second.asked.tools])];
  const hasClamps = random.chance(0.5);
  const asked: Asked = {
    ...first.asked,
    tools,
    cuttingLimits: tools.map(
      ({ number }) =>
        [...first.asked.cuttingLimits, ...second.asked.cuttingLimits].find(
          ({ toolNumber }) => toolNumber === number,
        ) as Asked['cuttingLimits'][number],
    ),
    // The pins lie along the other two edges.
    obstacles: hasClamps ? clampsOf(turn, turn.about === 'y' ? 'x' : 'y') : [],
  };
  return {
    name: `faces ${seed} about ${turn.about}`,
    turn,
    pins,
    first: { ...first, asked },
    second: {
      ...second,
      asked: askedOfSecond(asked, turn, second.asked.tabs, hasClamps ? clampsOf(turn, turn.about) : []),
    },
  };
}

/** The request as the second program alone would have it, but for the parts: they are looked at from below. */
export function askedOfSecond(
  asked: Asked,
  turn: Turn,
  tabs: Asked['tabs'],
  obstacles: Asked['obstacles'],
): Asked {
  const operations = asked.operations.map((one) =>
    one.kind === 'clear' ? { ...one, contour: turnedContour(one.contour, turn) } : one,
  );
  return { ...asked, tabs, obstacles, operations };
}

/** Clamps in the middle of two opposite edges. */
function clampsOf({ width, height }: Turn, along: 'x' | 'y'): Asked['obstacles'] {
  const at =
    along === 'x'
      ? [
          [6, height / 2],
          [width - 6, height / 2],
        ]
      : [
          [width / 2, 6],
          [width / 2, height - 6],
        ];
  return at.map(([x, y], i) => ({
    id: `clamp ${along} ${i}`,
    kind: 'clamp' as const,
    footprint: rectangle(x as number, y as number, 10, 10),
    topZMm: 12,
    clearanceMm: 1,
  }));
}

/** Two pins in corners that come to lie on each other, and one more that lies on its own image. */
function pinsOf(turn: Turn): OtherSide['pins'] {
  const at: readonly [number, number] = [9, 9];
  return [at, turnedPoint(at, turn)].map((centreMm) => ({ centreMm: [...centreMm], diameterMm: 6 }));
}

function registerHoles(pins: OtherSide['pins'], turn: Turn): Shown {
  const bottom = -(turn.about === 'x' ? 8 : 10);
  return {
    parts: [],
    placements: [],
    intents: pins.map(({ centreMm: [x, y] }, i) => ({
      kind: 'clear' as const,
      id: `pin-${i}`,
      contour: circle(x, y, 3),
      depthMm: -bottom,
      isRequired: false,
    })),
    work: pins.map(({ centreMm }, i) => ({
      stage: 0,
      tool: drill,
      op: `pin:${i}`,
      isNeeded: false,
      cut: (writer, drive) => peck(writer, centreMm, bottom, drive),
    })),
  };
}

/** Draws one part and works out what each face does to it. */
class Cell {
  readonly #random: Random;
  readonly #id: string;
  readonly #thickness: number;
  readonly #first: Side;
  readonly #second: Side;
  readonly #features: Feature[] = [];
  readonly #holes: Contour[] = [];
  #outline: Contour = closed([]);

  constructor(
    random: Random,
    id: string,
    thickness: number,
    placement: Omit<Placement, 'partId'>,
    turn: Turn,
  ) {
    this.#random = random;
    this.#id = id;
    this.#thickness = thickness;
    const seen = (contour: Contour): Contour => turnedContour(contour, turn);
    this.#first = { bench: new Bench(random, id, thickness, placement), work: [], tabs: [] };
    this.#second = { bench: new Bench(random, id, thickness, placement, seen), work: [], tabs: [] };
  }

  make(outlines: Cutter): this {
    const random = this.#random;
    const [w, h] = [random.length(62, 70), random.length(50, 54)];
    this.#outline = rectangle(0, 0, w, h, random.pick([0, 6, 10, 16]));
    SLOTS.forEach((at, i) => {
      random
        .pick([this.#pocketOf, this.#pockets, this.#hole, this.#holeInPocket, this.#drillings])
        ?.call(this, `f${i}`, at);
    });
    if (random.chance(0.3)) this.#chamfer(this.#first);
    // From below it would cut into the tabs that hold the part.
    if (outlines !== 'first' && random.chance(0.3)) this.#chamfer(this.#second);
    this.#cutOut(outlines);
    return this;
  }

  shown(which: 'first' | 'second'): Shown {
    const side = which === 'first' ? this.#first : this.#second;
    const part: Part = {
      id: this.#id,
      quantity: 1,
      outline: this.#outline,
      holes: this.#holes,
      features: this.#features,
    };
    return { parts: [part], placements: [side.bench.placement(this.#id)], tabs: side.tabs, work: side.work };
  }

  /** Any face. */
  #any(): Side {
    return this.#random.pick([this.#first, this.#second]);
  }

  #face(side: Side): Pick<Feature, 'side'> {
    return side === this.#first ? {} : { side: 'bottom' };
  }

  #other(side: Side): Side {
    return side === this.#first ? this.#second : this.#first;
  }

  #pocket(
    side: Side,
    id: string,
    [x, y]: readonly [number, number],
    [w, h]: readonly [number, number],
    depthMm: number,
  ): void {
    const corner = this.#random.pick([0, 3.5]);
    const contour = rectangle(x, y, w, h, corner);
    this.#features.push({ id, kind: 'pocket', contour, depthMm, ...this.#face(side) });
    const step = this.#random.between(2.4, 4.5);
    const rings = nestedRings(w, h, corner, 3, step).map((ring) => side.bench.segs(moved(ring, x, y)));
    this.#do(side, 0, `pocket:${this.#id}/${id}`, (writer, drive) =>
      pocketRings(writer, rings, depthMm, drive),
    );
  }

  #do(side: Side, stage: number, op: string, cut: Work['cut'], tool = flat): void {
    side.work.push({ stage, tool, op, isNeeded: true, cut });
  }

  #pocketOf(id: string, at: readonly [number, number]): void {
    this.#pocket(this.#any(), id, at, this.#size(), this.#random.length(2, this.#thickness - 3));
  }

  #size(): readonly [number, number] {
    return [this.#random.length(12, 20), this.#random.length(10, 14)];
  }

  /** One above the other: a web of a few tenths stays between them, or more. */
  #pockets(id: string, at: readonly [number, number]): void {
    const web = this.#random.pick([0.3, 0.5, 1, 2.5]);
    const above = this.#random.length(2, this.#thickness - 2.5 - web);
    const below = Math.round((this.#thickness - web - above) * 1000) / 1000;
    this.#pocket(this.#first, `${id}a`, at, this.#size(), above);
    this.#pocket(this.#second, `${id}b`, at, this.#size(), below);
  }

  #hole(id: string, [x, y]: readonly [number, number]): void {
    this.#through(
      this.#random.pick<Cutter>(['first', 'second', 'both']),
      id,
      [x, y],
      this.#random.length(3.8, 5.6),
    );
  }

  #through(cutter: Cutter, id: string, [x, y]: readonly [number, number], radius: number): void {
    this.#holes.push(circle(x, y, radius, true));
    for (const [side, bottom] of this.#shares(cutter)) {
      const ring = side.bench.segs(circle(x, y, radius - 3));
      this.#do(side, 2, `hole:${this.#id}/${id}`, (writer, drive) => bore(writer, ring, bottom, drive));
    }
  }

  /** The sides that cut, and how deep each goes. */
  #shares(cutter: Cutter): readonly (readonly [Side, number])[] {
    const t = this.#thickness;
    if (cutter === 'first') return [[this.#first, -(t + THROUGH_MM)]];
    if (cutter === 'second') return [[this.#second, -(t + THROUGH_MM)]];
    const share = this.#random.length(0.3 * t, 0.7 * t);
    // They meet to the micrometre, or the second comes out in what the first has left.
    const over = this.#random.pick([0, 0.2, 0.5]);
    return [
      [this.#first, -share],
      [this.#second, -Math.round((t - share + over) * 1000) / 1000],
    ];
  }

  /** A pocket of one face, a hole in its floor from any. */
  #holeInPocket(id: string, [x, y]: readonly [number, number]): void {
    const side = this.#any();
    const [radius, hole] = [this.#random.length(6.4, 7), this.#random.length(3.6, 4.6)];
    const depthMm = this.#random.length(2, this.#thickness - 4);
    this.#features.push({ id, kind: 'pocket', contour: circle(x, y, radius), depthMm, ...this.#face(side) });
    const rings = [radius - 3].map((r) => side.bench.segs(circle(x, y, r)));
    const middle = side.bench.segs(circle(x, y, 1));
    this.#do(side, 0, `pocket:${this.#id}/${id}`, (writer, drive) =>
      pocketRings(writer, [...rings, middle], depthMm, { ...drive, entry: 'plunge' }),
    );
    this.#through(this.#random.pick<Cutter>(['first', 'second']), `${id}h`, [x, y], hole);
  }

  /** A dowel hole, or two against each other. */
  #drillings(id: string, [x, y]: readonly [number, number]): void {
    const side = this.#any();
    const sides = this.#random.chance(0.5) ? [side] : [side, this.#other(side)];
    const depthMm = this.#random.length(2, this.#thickness / 2 - 0.5);
    for (const [i, one] of sides.entries()) {
      const feature = `${id}${i}`;
      this.#features.push({
        id: feature,
        kind: 'drill',
        contour: circle(x, y, 3),
        diameterMm: 6,
        depthMm,
        ...this.#face(one),
      });
      const at = one.bench.point([x, y]);
      this.#do(
        one,
        0,
        `drill:${this.#id}/${feature}`,
        (writer, drive) => peck(writer, at, -depthMm, drive),
        drill,
      );
    }
  }

  #chamfer(side: Side): void {
    const widthMm = this.#random.length(0.8, 2);
    const id = side === this.#first ? 'edge' : 'under';
    this.#features.push({
      id,
      kind: 'chamfer',
      contour: this.#outline,
      widthMm,
      depthMm: widthMm,
      ...this.#face(side),
    });
    const out = 0.6;
    const path = turnTo(offsetRight(side.bench.segs(this.#outline), out), 0.5);
    this.#do(
      side,
      0,
      `chamfer:${this.#id}`,
      (writer, drive) => follow(writer, path, -(widthMm + out), drive),
      vee,
    );
  }

  #cutOut(cutter: Cutter): void {
    for (const [side, bottom] of this.#shares(cutter)) {
      const path = beside(side.bench.segs(this.#outline), 3, 0.5);
      // What is turned over has to hang on something.
      const isHeld = cutter === 'first' || (cutter === 'second' && this.#random.chance(0.3));
      const tabs = isHeld ? tabsAlong(side.bench, path, 3) : [];
      side.tabs = tabs;
      this.#do(side, 4, `outline:${this.#id}`, (writer, drive) =>
        ringPasses(writer, path, bottom, drive, { tabs, thicknessMm: this.#thickness, isRamped: false }),
      );
    }
  }
}

const moved = (contour: Contour, x: number, y: number): Contour => ({
  ...contour,
  vertices: contour.vertices.map(([vx, vy, bulge]) => [vx + x, vy + y, bulge]),
});
