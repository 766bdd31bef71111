// Fault-free jobs: drawings, a place on the sheet for each part, tools, and a program that is right by construction.
import type {
  Contour,
  Feature,
  Machine,
  Placement,
  ProveRequest,
  Setup,
  Tab,
  Tool,
} from '@millwright/contracts';
import { anyPart, clockwise, closed, type Drawn, rectangle } from './drawings.ts';
import { GcodeWriter, type Style, type Tag } from './gcode.ts';
import { beside, bore, type Drive, follow, peck, pocketRings, ringPasses, thread } from './operations.ts';
import { directionAt, lengthOf, offsetRight, placeContour, pointAt, type Seg, segsOf } from './plane.ts';
import { Random } from './random.ts';

/** What a proof is asked, but for the program. */
export type Asked = Omit<ProveRequest, 'reading' | 'programSha256' | 'measures'>;

/** A program by lines, with what each is for, and all it is judged against. */
export interface Job {
  readonly name: string;
  readonly lines: readonly string[];
  readonly tags: readonly Tag[];
  readonly asked: Asked;
}

export const flat: Tool = {
  id: 'flat-6',
  number: 1,
  label: '6 mm flat',
  shape: 'flat',
  diameterMm: 6,
  nFlutes: 2,
  fluteLengthMm: 25,
  shankDiameterMm: 6,
  stickoutMm: 40,
  holder: { diameterMm: 30, lengthMm: 30 },
  canPlunge: true,
};
export const vee: Tool = {
  id: 'vee-90',
  number: 2,
  label: '90° V',
  shape: 'vee',
  diameterMm: 12,
  tipAngleDeg: 90,
  nFlutes: 2,
  fluteLengthMm: 6,
  shankDiameterMm: 6,
  stickoutMm: 40,
  canPlunge: true,
};
export const drill: Tool = {
  id: 'drill-6',
  number: 3,
  label: '6 mm drill with a flat point',
  shape: 'drill',
  diameterMm: 6,
  tipAngleDeg: 180,
  nFlutes: 2,
  fluteLengthMm: 30,
  shankDiameterMm: 6,
  stickoutMm: 45,
  canPlunge: true,
};
export const ball: Tool = {
  id: 'ball-3',
  number: 4,
  label: '3 mm ball',
  shape: 'ball',
  diameterMm: 3,
  nFlutes: 2,
  fluteLengthMm: 12,
  shankDiameterMm: 3,
  stickoutMm: 25,
  canPlunge: true,
};

export const machine: Machine = {
  id: 'router',
  label: 'Router of the tests',
  controller: 'grbl-1.1',
  travelMm: [800, 800, 120],
  maxRateMmPerMin: [5000, 5000, 2000],
  accelerationMmPerS2: [400, 400, 270],
  stepsPerMm: [40, 40, 189],
  junctionDeviationMm: 0.02,
  arcToleranceMm: 0.002,
  spindle: { minRpm: 8000, maxRpm: 24_000, spinUpS: 3 },
  sources: [],
};
export const setup: Setup = { workZeroMm: [30, 30, 60], clearanceZMm: 15, retractZMm: 5, spoilboardMm: 1 };

/** How rich a job may be. */
export interface Scope {
  readonly withFeatures: boolean;
  readonly withIntents: boolean;
}

const CELL = { w: 100, h: 92 };
const BORDER = 18;
const throughMm = 0.3;

interface Placed {
  readonly drawn: Drawn;
  readonly placement: Placement;
}

/** A job made of a seed. */
export function anyJob(seed: number, scope: Scope): Job {
  const random = new Random(seed);
  const thicknessMm = random.pick([6, 9, 12, 15, 18]);
  const [columns, rows] = [random.whole(1, 2), random.whole(1, 2)];
  const placed: Placed[] = [];
  for (let i = 0; i < columns * rows; i++) {
    const drawn = anyPart(random, `p${i}`, thicknessMm, scope.withFeatures);
    const x = BORDER + CELL.w * ((i % columns) + 0.5) + random.between(-2, 2);
    const y = BORDER + CELL.h * (Math.floor(i / columns) + 0.5) + random.between(-2, 2);
    placed.push({
      drawn,
      placement: {
        partId: `p${i}`,
        copy: 0,
        sheetIndex: 0,
        xMm: x,
        yMm: y,
        rotationDeg: random.pick([0, 0, 90, 180, 270, random.between(-180, 180)]),
        mirrored: random.chance(0.3),
      },
    });
  }
  const sheet = { w: 2 * BORDER + CELL.w * columns, h: 2 * BORDER + CELL.h * rows, t: thicknessMm };
  return new Maker(random, placed, sheet, scope).make(seed);
}

/** Writes the program of one job. */
class Maker {
  readonly #random: Random;
  readonly #placed: readonly Placed[];
  readonly #sheet: { readonly w: number; readonly h: number; readonly t: number };
  readonly #scope: Scope;
  readonly #writer: GcodeWriter;
  readonly #drive: Drive;
  readonly #rpm: number;
  readonly #style: Style;
  readonly #tabs: Tab[] = [];
  readonly #intents: ProveRequest['operations'][number][] = [];
  readonly #tools: Tool[] = [];

  constructor(
    random: Random,
    placed: readonly Placed[],
    sheet: { w: number; h: number; t: number },
    scope: Scope,
  ) {
    this.#random = random;
    this.#placed = placed;
    this.#sheet = sheet;
    this.#scope = scope;
    this.#style = {
      decimals: random.pick([3, 3, 4]),
      isFull: random.chance(0.3),
      sagittaMm: random.chance(0.12) ? 0.004 : 0,
      isInch: random.chance(0.15),
    };
    this.#writer = new GcodeWriter(this.#style);
    this.#rpm = random.pick([12_000, 16_000, 18_000]);
    this.#drive = {
      radius: 3,
      feed: random.pick([900, 1200, 1500]),
      plunge: random.pick([300, 450]),
      stepdown: random.pick([3, 4, 5]),
      retractZ: setup.retractZMm,
      entry: random.pick(['plunge', 'ramp']),
      isReversed: random.chance(0.5),
      liftsBetween: random.chance(0.4),
    };
  }

  make(seed: number): Job {
    this.#head();
    const byTool = (shapes: readonly Tool[]): void => {
      for (const tool of shapes) this.#withTool(tool);
    };
    byTool([drill, vee, ball]);
    this.#load(flat);
    for (const one of this.#placed) this.#pockets(one);
    for (const one of this.#placed) {
      this.#holes(one);
      this.#outline(one);
    }
    this.#foot();
    return {
      name: `job ${seed}`,
      lines: this.#writer.lines,
      tags: this.#writer.tags,
      asked: this.#asked(),
    };
  }

  #head(): void {
    const writer = this.#writer;
    writer.raw(this.#style.isInch ? 'G20' : 'G21', 'head');
    writer.raw('G90 G94 G17', 'head');
    if (this.#random.chance(0.5)) writer.raw('G54', 'head');
  }

  /** The first tool by its number alone; every other after a pause with the spindle off. */
  #load(tool: Tool): void {
    const writer = this.#writer;
    writer.op = `tool:${tool.number}`;
    writer.level = 0;
    if (this.#tools.length > 0) {
      writer.rapid({ z: setup.clearanceZMm }, 'retract');
      writer.raw('M5', 'change');
      writer.raw('M0', 'change');
    }
    writer.forget();
    writer.raw(`T${tool.number}`, 'change');
    writer.rapid({ z: setup.clearanceZMm }, 'approach');
    writer.raw(`M3 S${this.#rpm}`, 'head');
    writer.raw('G4 P4', 'head');
    writer.forget();
    writer.rapid({ z: setup.clearanceZMm }, 'approach');
    this.#tools.push(tool);
  }

  #foot(): void {
    const writer = this.#writer;
    writer.op = 'foot';
    writer.rapid({ z: setup.clearanceZMm }, 'retract');
    writer.rapid({ x: 0, y: 0 }, 'foot');
    writer.raw('M5', 'foot');
    writer.raw('M30', 'foot');
  }

  #segs(contour: Contour, { placement }: Placed): Seg[] {
    return segsOf(placeContour(contour, placement));
  }

  #features(
    kind: Feature['kind'],
  ): { one: Placed; feature: Feature; params: Readonly<Record<string, number>> }[] {
    return this.#placed.flatMap((one) =>
      one.drawn.part.features
        .filter((feature) => feature.kind === kind)
        .map((feature) => ({ one, feature, params: one.drawn.params[feature.id] ?? {} })),
    );
  }

  #withTool(tool: Tool): void {
    const drive: Drive = { ...this.#drive, radius: tool.diameterMm / 2, isReversed: false };
    const writer = this.#writer;
    if (tool === drill) {
      const features = this.#features('drill');
      if (features.length > 0) this.#load(tool);
      for (const { one, feature, params } of features) {
        writer.op = `drill:${one.drawn.part.id}/${feature.id}`;
        const at = onSheet([params.x as number, params.y as number], one.placement);
        peck(writer, at, -(feature.depthMm as number), { ...drive, stepdown: 4 });
      }
    }
    if (tool === vee) {
      const strokes = this.#features('v-carve');
      if (strokes.length > 0) this.#load(tool);
      for (const { one, feature, params } of strokes) {
        writer.op = `v-carve:${one.drawn.part.id}/${feature.id}`;
        thread(
          writer,
          strokePoints(params).map(([x, y, z]) => [...onSheet([x, y], one.placement), z]),
          drive,
        );
      }
    }
    if (tool === ball) {
      const lines = this.#features('engrave');
      if (lines.length > 0) this.#load(tool);
      for (const { one, feature } of lines) {
        writer.op = `engrave:${one.drawn.part.id}/${feature.id}`;
        follow(writer, this.#segs(feature.contour, one), -(feature.depthMm as number), drive);
      }
    }
  }

  #pockets(one: Placed): void {
    for (const feature of one.drawn.part.features) {
      if (feature.kind !== 'pocket') continue;
      this.#writer.op = `pocket:${one.drawn.part.id}/${feature.id}`;
      const rings = pocketPaths(one.drawn.params[feature.id] ?? {}, this.#random.between(2.4, 4.5)).map(
        (ring) => this.#segs(ring, one),
      );
      const isOutward = this.#random.chance(0.5);
      const ordered = isOutward && feature.islands === undefined ? [...rings].reverse() : rings;
      pocketRings(this.#writer, ordered, feature.depthMm as number, { ...this.#drive, isReversed: false });
    }
  }

  #holes(one: Placed): void {
    one.drawn.part.holes.forEach((hole, i) => {
      this.#writer.op = `hole:${one.drawn.part.id}/${i}`;
      const segs = this.#segs(hole, one);
      const bottom = -(this.#sheet.t + throughMm);
      const isRound = segs.length === 2 && segs.every(({ arc }) => arc !== undefined);
      if (isRound && this.#random.chance(0.7)) {
        bore(this.#writer, offsetRight(segs, 3), bottom, this.#drive);
        return;
      }
      ringPasses(this.#writer, beside(segs, 3, 0.5), bottom, this.#drive);
    });
  }

  #outline(one: Placed): void {
    const { part } = one.drawn;
    this.#writer.op = `outline:${part.id}`;
    const segs = this.#segs(part.outline, one);
    const { t } = this.#sheet;
    const hasSkin = this.#scope.withIntents && this.#random.chance(0.2);
    const path = beside(segs, 3, 0.5);
    const tabs = hasSkin ? [] : this.#anyTabs(path);
    this.#tabs.push(...tabs);
    const skinMm = this.#random.pick([0.5, 0.8]);
    if (hasSkin) this.#intents.push({ kind: 'onion-skin', partId: part.id, copy: 0, thicknessMm: skinMm });
    const over = { tabs, thicknessMm: t, isRamped: this.#random.chance(0.4) };
    const bottom = hasSkin ? -(t - skinMm) : -(t + throughMm);
    ringPasses(this.#writer, path, bottom, this.#drive, over);
  }

  /** Tabs in the middles of longer lines, none where the path begins and a ramp may run over it. */
  #anyTabs(path: readonly Seg[]): Tab[] {
    if (this.#random.chance(0.3)) return [];
    const ramped = this.#drive.isReversed ? path.length - 1 : 0;
    const lines = path.filter((seg, i) => seg.arc === undefined && lengthOf(seg) > 13 && i !== ramped);
    return lines.slice(0, 3).map((seg) => {
      const [x, y] = pointAt(seg, 0.5);
      const [ux, uy] = directionAt(seg, 0);
      return {
        centreMm: [x - uy * 3, y + ux * 3],
        lengthMm: this.#random.pick([4, 5]),
        heightMm: this.#random.pick([2, 3]),
      };
    });
  }

  #asked(): Asked {
    const { w, h, t } = this.#sheet;
    return {
      parts: this.#placed.map(({ drawn }) => drawn.part),
      layout: {
        sheets: [{ stockId: 'ply', material: 'plywood', widthMm: w, heightMm: h, thicknessMm: t }],
        placements: this.#placed.map(({ placement }) => placement),
        unplaced: [],
        marginMm: 10,
        spacingMm: 8,
        yieldRatio: 0.3,
      },
      sheetIndex: 0,
      tools: this.#tools,
      machine,
      setup,
      tabs: this.#tabs,
      operations: this.#intents,
      obstacles: this.#obstacles(),
      cuttingLimits: this.#tools.map((tool) => ({
        toolNumber: tool.number,
        maxFeedMmPerMin: 2000,
        maxPlungeMmPerMin: 600,
        maxStepdownMm: tool === vee ? 6 : 6.5,
        chipLoadMm: { least: 0.001, most: 0.08 },
        rpm: { least: 10_000, most: 20_000 },
        spindle: 'clockwise',
      })),
      blocks: [],
      budgetCells: 20_000_000,
      toleranceMm: 0.01,
      throughMm,
      partsExpected: this.#placed.map(({ drawn }) => ({ partId: drawn.part.id, copy: 0 })),
      uncuttable: [],
    };
  }

  /** Clamps on two edges of the sheet, a screw between the cells. */
  #obstacles(): Asked['obstacles'] {
    if (!this.#scope.withIntents) return [];
    const { w, h } = this.#sheet;
    const clamp = (id: string, x: number, y: number) => ({
      id,
      kind: 'clamp' as const,
      footprint: rectangle(x, y, 14, 10),
      topZMm: 12,
      clearanceMm: 1,
    });
    const screw = {
      id: 'screw',
      kind: 'screw' as const,
      footprint: closed([
        [BORDER - 12, BORDER - 8, 1],
        [BORDER - 4, BORDER - 8, 1],
      ]),
      topZMm: 2,
      clearanceMm: 1,
    };
    return [clamp('left', 7, h / 2), clamp('right', w - 7, h / 2), screw];
  }
}

/** A point of a part in the sheet. */
export function onSheet([x, y]: readonly [number, number], placement: Placement): readonly [number, number] {
  const one: Contour = {
    closed: false,
    vertices: [
      [x, y, 0],
      [x, y, 0],
    ],
  };
  const [first] = placeContour(one, placement).vertices;
  return [first?.[0] ?? 0, first?.[1] ?? 0];
}

/** Rings of a pocket in the part's frame, the outermost first, each begun where links between them stay inside. */
function pocketPaths(params: Readonly<Record<string, number>>, step: number): Contour[] {
  const { x = 0, y = 0, w = 0, h = 0, corner = 0, r = 0, c = 0 } = params;
  const r0 = 3;
  if (r > 0) {
    const rings: Contour[] = [];
    for (let d = r0; ; d += step) {
      const radius = Math.max(r - d, 0.3);
      rings.push(
        closed([
          [x - radius, y, 1],
          [x + radius, y, 1],
        ]),
      );
      if (radius <= 2.5) return rings;
    }
  }
  const deepest = c > 0 ? c - r0 : Math.min(w, h) / 2 - 0.2;
  const insets: number[] = [];
  for (let d = r0; d < deepest - 0.05; d += step) insets.push(d);
  insets.push(Math.max(deepest, r0));
  const rings = insets.map((d) => rectangle(x, y, w - 2 * d, h - 2 * d, Math.max(0, corner - d)));
  if (c === 0) return rings;
  // Round the island, wood inside: the last ring lies on its straight sides, this one closes its corners.
  const [iw, ih] = [w - 2 * c + 2 * r0, h - 2 * c + 2 * r0];
  return [...rings, rectangle(x, y, iw, ih, r0)];
}

/** Corner, along the middle, other corners: a V-carved rectangle of a 90° tool, in the part's frame. */
function strokePoints({
  x = 0,
  y = 0,
  w = 0,
  h = 0,
}: Readonly<Record<string, number>>): [number, number, number][] {
  const half = h / 2;
  const [l, r] = [x - w / 2, x + w / 2];
  const [a, b]: [number, number, number][] = [
    [l + half, y, -half],
    [r - half, y, -half],
  ] as [number, number, number][];
  if (a === undefined || b === undefined) throw new Error('no stroke');
  return [[l, y - half, 0], a, [l, y + half, 0], a, b, [r, y - half, 0], b, [r, y + half, 0]];
}

export { clockwise };
