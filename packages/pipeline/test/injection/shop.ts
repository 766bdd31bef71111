// A second kind of fault-free jobs: every cell of a sheet shows another way of working (chamfers, rest machining, spirals, parts inside
// parts …), cut by as many tools as it takes.
import type { Contour, Part, Placement, ProveRequest, Tab, Tool } from '@millwright/contracts';
import { exhibits } from './exhibits.ts';
import { GcodeWriter, type Style } from './gcode.ts';
import { type Asked, flat, type Job, machine, onSheet, setup } from './jobs.ts';
import type { Drive } from './operations.ts';
import { placeContour, type Seg, segsOf } from './plane.ts';
import { Random } from './random.ts';

export const THROUGH_MM = 0.3;

/** One operation, to be done in its stage. */
export interface Work {
  /** 0: inside parts; 1: parts inside parts; 2: holes; 3: outlines, roughly; 4: outlines. */
  readonly stage: number;
  readonly tool: Tool;
  readonly op: string;
  /** Whether something is missing without it. */
  readonly isNeeded: boolean;
  readonly cut: (writer: GcodeWriter, drive: Drive) => void;
}

/** What one cell of the sheet adds to a job. */
export interface Shown {
  readonly parts: readonly Part[];
  readonly placements: readonly Placement[];
  readonly tabs?: readonly Tab[];
  readonly intents?: ProveRequest['operations'];
  readonly work: readonly Work[];
}

/** A place on the sheet, and how parts lie in it. */
export class Bench {
  readonly random: Random;
  readonly id: string;
  readonly thickness: number;
  readonly #placement: Omit<Placement, 'partId'>;
  readonly #see: (contour: Contour) => Contour;

  constructor(
    random: Random,
    id: string,
    thickness: number,
    placement: Omit<Placement, 'partId'>,
    see = (contour: Contour): Contour => contour,
  ) {
    this.random = random;
    this.id = id;
    this.thickness = thickness;
    this.#placement = placement;
    this.#see = see;
  }

  placement(partId: string): Placement {
    return { ...this.#placement, partId };
  }

  /** A contour of the part's frame in the sheet. */
  segs(contour: Contour): Seg[] {
    return segsOf(this.#see(placeContour(contour, this.placement(''))));
  }

  point(at: readonly [number, number]): readonly [number, number] {
    const [x, y] = onSheet(at, this.placement(''));
    const [first] = this.#see({ closed: false, vertices: [[x, y, 0]] }).vertices;
    return [first?.[0] ?? x, first?.[1] ?? y];
  }

  /** Depth of a cut through the sheet. */
  get bottom(): number {
    return -(this.thickness + THROUGH_MM);
  }
}

const CELL = { w: 104, h: 96 };
const BORDER = 18;

/** A job of the shop, made of a seed; `only` names the exhibits it may show. */
export function shopJob(seed: number, only = /./): ShopJob {
  const choices = Object.entries(exhibits).filter(([name]) => only.test(name));
  return jobOf(`shop ${seed}`, new Random(seed ^ 0x51f0), choices);
}

/** A sheet with one or two cells, each showing something. */
export function jobOf(
  name: string,
  random: Random,
  choices: readonly (readonly [string, (bench: Bench) => Shown])[],
  paceOf?: (tool: Tool) => Pace,
): ShopJob {
  const thickness = random.pick([8, 12, 15, 18]);
  const [columns, rows] = [random.whole(1, 2), 1];
  const shown: Shown[] = [];
  const names: string[] = [];
  for (let i = 0; i < columns * rows; i++) {
    const [own, show] = random.pick(choices);
    const bench = new Bench(random, `p${i}`, thickness, {
      copy: 0,
      sheetIndex: 0,
      xMm: BORDER + CELL.w * ((i % columns) + 0.5),
      yMm: BORDER + CELL.h * 0.5,
      rotationDeg: random.pick([0, 90, 180, 270, random.between(-180, 180)]),
      mirrored: random.chance(0.3),
    });
    names.push(own);
    shown.push(show(bench));
  }
  const sheet = {
    stockId: 'ply',
    material: 'plywood' as const,
    widthMm: 2 * BORDER + CELL.w * columns,
    heightMm: 2 * BORDER + CELL.h * rows,
    thicknessMm: thickness,
  };
  return written(`${name} ${names.join('+')}`, random, shown, sheet, paceOf);
}

/** How one tool is driven where each is driven otherwise; its limits lie close by. */
export interface Pace {
  readonly feed: number;
  readonly plunge: number;
  readonly rpm: number;
}

/** A job, and which of its operations nothing may be without. */
export interface ShopJob extends Job {
  readonly needed: readonly string[];
}

export type SheetOf = NonNullable<Asked['layout']>['sheets'][number];

/** The program of what the cells of a sheet show, with what it is held against. */
export function written(
  name: string,
  random: Random,
  shown: readonly Shown[],
  sheet: SheetOf,
  paceOf?: (tool: Tool) => Pace,
): ShopJob {
  const style: Style = {
    decimals: random.pick([3, 4]),
    isFull: random.chance(0.3),
    sagittaMm: random.chance(0.15) ? 0.004 : 0,
    isInch: random.chance(0.2),
  };
  const writer = new GcodeWriter(style);
  const drive: Drive = {
    radius: 3,
    feed: random.pick([60, 900, 1500]),
    plunge: random.pick([50, 300, 450]),
    stepdown: random.pick([3, 4, 5]),
    retractZ: setup.retractZMm,
    entry: random.pick(['plunge', 'ramp']),
    isReversed: random.chance(0.5),
    liftsBetween: random.chance(0.5),
  };
  const work = shown.flatMap((one) => one.work);
  const tools: Tool[] = [];
  writer.raw(style.isInch ? 'G20' : 'G21', 'head');
  writer.raw('G90 G94 G17', 'head');
  let loaded: Tool | undefined;
  for (const stage of [0, 1, 2, 3, 4]) {
    const due = work.filter((one) => one.stage === stage);
    const order = [...new Set(due.map(({ tool }) => tool))].sort((a) => (a === loaded ? -1 : 0));
    for (const tool of order) {
      const rpm = random.pick([12_000, 18_000]);
      if (tool !== loaded)
        load(writer, tool, loaded === undefined, paceOf?.(tool).rpm ?? rpm, paceOf !== undefined);
      loaded = tool;
      if (!tools.includes(tool)) tools.push(tool);
      for (const one of due.filter((each) => each.tool === tool)) {
        writer.op = one.op;
        writer.level = 0;
        one.cut(writer, {
          ...drive,
          ...paceOf?.(tool),
          radius: tool.diameterMm / 2,
          stepdown: Math.min(drive.stepdown, tool.diameterMm),
        });
      }
    }
  }
  writer.op = 'foot';
  writer.rapid({ z: setup.clearanceZMm }, 'retract');
  writer.rapid({ x: 0, y: 0 }, 'foot');
  writer.raw('M5', 'foot');
  writer.raw('M30', 'foot');
  return {
    name,
    lines: writer.lines,
    tags: writer.tags,
    asked: asked(shown, sheet, tools, paceOf),
    needed: work.filter(({ isNeeded }) => isNeeded).map(({ op }) => op),
  };
}

/** A tool by its number; every one but the first after a pause with the spindle off. `isTold`: with remarks to whoever changes it. */
function load(writer: GcodeWriter, tool: Tool, isFirst: boolean, rpm: number, isTold: boolean): void {
  writer.op = `tool:${tool.number}`;
  writer.level = 0;
  if (!isFirst) {
    writer.rapid({ z: setup.clearanceZMm }, 'retract');
    writer.raw('M5', 'change');
    if (isTold) writer.raw(`(Change to T${tool.number}: ${tool.label})`, 'change');
    if (isTold) writer.raw('(Set Z zero for the new tool before going on)', 'change');
    writer.raw('M0', 'change');
  }
  writer.forget();
  writer.raw(`T${tool.number}`, 'change');
  writer.rapid({ z: setup.clearanceZMm }, 'approach');
  writer.raw(`M3 S${rpm}`, 'head');
  writer.raw('G4 P4', 'head');
  writer.forget();
  writer.rapid({ z: setup.clearanceZMm }, 'approach');
}

function asked(
  shown: readonly Shown[],
  sheet: SheetOf,
  tools: readonly Tool[],
  paceOf?: (tool: Tool) => Pace,
): Asked {
  const parts = shown.flatMap((one) => one.parts);
  return {
    parts,
    layout: {
      sheets: [sheet],
      placements: shown.flatMap((one) => one.placements),
      unplaced: [],
      marginMm: 10,
      spacingMm: 8,
      yieldRatio: 0.3,
    },
    sheetIndex: 0,
    tools: tools.length === 0 ? [flat] : tools,
    machine,
    setup,
    tabs: shown.flatMap((one) => one.tabs ?? []),
    operations: shown.flatMap((one) => one.intents ?? []),
    obstacles: [],
    cuttingLimits: tools.map((tool) => limitOf(tool, paceOf?.(tool))),
    blocks: [],
    budgetCells: 20_000_000,
    toleranceMm: 0.01,
    throughMm: THROUGH_MM,
    partsExpected: parts.map(({ id }) => ({ partId: id, copy: 0 })),
    uncuttable: [],
  };
}

function limitOf({ number }: Tool, pace?: Pace): Asked['cuttingLimits'][number] {
  const wide = { maxFeedMmPerMin: 2000, maxPlungeMmPerMin: 600, rpm: { least: 10_000, most: 20_000 } };
  const close =
    pace === undefined
      ? {}
      : {
          maxFeedMmPerMin: 1.2 * pace.feed,
          maxPlungeMmPerMin: 1.2 * pace.plunge,
          rpm: { least: pace.rpm - 1000, most: pace.rpm + 1000 },
        };
  return { toolNumber: number, maxStepdownMm: 6.5, spindle: 'clockwise', ...wide, ...close };
}
