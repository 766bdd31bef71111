// Programs made up from a whole number: every option of the writer in every pair with every other, over toolpaths that hurt.

import type { Machine, Move, Point3, Tool, Toolpath, WriteProgramRequest } from '@millwright/contracts';
import { drillMoves } from '../../src/index.js';
import { machine, tool } from '../support/shop.js';

/** What a program is made of: each factor at one of its levels. */
export const FACTORS = {
  shape: ['lines', 'lines-3d', 'arcs', 'helices', 'circles', 'tiny', 'curve', 'hops', 'mixed', 'drills'],
  feeds: ['one', 'many', 'slow', 'odd'],
  units: ['mm', 'inch'],
  style: ['verbose', 'standard', 'compact'],
  fit: ['off', 'usual', 'coarse'],
  zeroX: ['unstated', 'left', 'centre', 'right'],
  zeroY: ['near', 'centre', 'far'],
  zeroZ: ['stock-top', 'spoilboard'],
  controller: ['grbl-1.1', 'grblhal', 'fluidnc'],
  toolChange: ['separate', 'pause', 'sender', 'native'],
  nTools: ['one', 'two', 'three'],
  workZero: ['corner', 'middle', 'far', 'odd'],
  heights: ['equal', 'apart', 'odd'],
  spinUp: ['none', 'short', 'long'],
  arcTolerance: ['fine', 'coarse'],
  lines: ['none', 'before', 'after', 'both'],
  cutter: ['spindle', 'laser'],
  title: ['empty', 'plain', 'hostile', 'long'],
} as const;

type Factors = typeof FACTORS;
/** The levels of one program. */
export type Levels = { readonly [Name in keyof Factors]: Factors[Name][number] };

/** A program of the generator: what is asked for, and at which levels. */
export interface Generated {
  readonly levels: Levels;
  readonly request: WriteProgramRequest;
}

/** Pairs of levels that no request can have, each with its reason. */
const IMPOSSIBLE: readonly (readonly [string, string])[] = [
  // GRBL 1.1 has no M6 of its own, and a program without a change of tool has one tool.
  ['toolChange=native', 'controller=grbl-1.1'],
  ['toolChange=separate', 'nTools=two'],
  ['toolChange=separate', 'nTools=three'],
  // A beam cuts at one height and drills nothing.
  ['cutter=laser', 'shape=lines-3d'],
  ['cutter=laser', 'shape=helices'],
  ['cutter=laser', 'shape=hops'],
  ['cutter=laser', 'shape=mixed'],
  ['cutter=laser', 'shape=drills'],
];

/** Random numbers in a row from a whole number: Steele, Lea and Flood, SplitMix (2014), its 32-bit mixing. */
export class Dice {
  constructor(private state: number) {}

  /** 0 ≤ x < 1. */
  ratio(): number {
    this.state = (this.state + 0x9e3779b9) | 0;
    let x = this.state;
    x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
    x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
    return ((x ^ (x >>> 16)) >>> 0) / 4294967296;
  }

  between(least: number, most: number): number {
    return least + (most - least) * this.ratio();
  }

  whole(least: number, most: number): number {
    return Math.floor(this.between(least, most + 1));
  }

  of<Item>(items: readonly Item[]): Item {
    return items[this.whole(0, items.length - 1)] as Item;
  }
}

/** The program of a whole number. */
export function generate(seed: number): Generated {
  const dice = new Dice(Math.imul(seed, 0x2545f491) + 1);
  const levels = levelsOf(dice);
  const request = requestOf(levels, dice);
  return { levels, request: levels.cutter === 'laser' ? withLaser(request) : request };
}

/** Which pairs of levels have been seen. */
export class PairCoverage {
  private readonly seen = new Set<string>();

  see(levels: Levels): void {
    const names = namesOf(levels);
    names.forEach((a, i) => {
      for (const b of names.slice(i + 1)) this.seen.add(`${a} ${b}`);
    });
  }

  /** Pairs that can be, that were seen, and that are missing. */
  report(): { nPossible: number; nSeen: number; missing: readonly string[] } {
    const possible = possiblePairs();
    const missing = possible.filter((pair) => !this.seen.has(pair));
    return { nPossible: possible.length, nSeen: possible.length - missing.length, missing };
  }
}

function namesOf(levels: Levels): string[] {
  return Object.keys(FACTORS).map((name) => `${name}=${levels[name as keyof Levels]}`);
}

function possiblePairs(): string[] {
  const entries = Object.entries(FACTORS).map(([name, levels]) => levels.map((level) => `${name}=${level}`));
  const pairs: string[] = [];
  entries.forEach((left, i) => {
    for (const right of entries.slice(i + 1)) {
      for (const a of left) {
        for (const b of right) if (!isImpossible(a, b)) pairs.push(`${a} ${b}`);
      }
    }
  });
  return pairs;
}

function isImpossible(a: string, b: string): boolean {
  return IMPOSSIBLE.some(([x, y]) => (a === x && b === y) || (a === y && b === x));
}

function levelsOf(dice: Dice): Levels {
  for (;;) {
    const levels = Object.fromEntries(
      Object.entries(FACTORS).map(([name, all]) => [name, dice.of<string>(all)]),
    ) as unknown as Levels;
    const names = namesOf(levels);
    if (!names.some((a) => names.some((b) => isImpossible(a, b)))) return levels;
  }
}

const STOCK = { widthMm: 611.3, heightMm: 399.95, thicknessMm: 18.35 };
const TITLES = {
  empty: '',
  plain: 'Shelf, left side',
  hostile: 'Ähm (hello!) ?~\u0018\n$H %;',
  long: 'x'.repeat(180),
};
const WORK_ZEROS = {
  corner: [0, 0, 80],
  middle: [211.5, 330.25, 95],
  far: [2400, 2900, 60],
  odd: [1.0005, 733.33333, 71.1],
} as const;
const HEIGHTS = { equal: [5, 5], apart: [20, 5], odd: [25.40049, 3.0005] } as const;
const PREAMBLE = ['M8 (dust on)', 'G4 P0.5'];
const POSTAMBLE = ['M9', 'G0 X-20 Y40.5'];

/** The tools there are, as many as a program may use. */
const TOOLS: readonly Tool[] = [
  tool,
  { ...tool, id: 'drill-5', number: 17, label: '5 mm drill (brad point!)', diameterMm: 5 },
  { ...tool, id: 'v-60', number: 255, label: '60° V', diameterMm: 12.7 },
];

function requestOf(levels: Levels, dice: Dice): WriteProgramRequest {
  const { zeroX, zeroY, zeroZ } = levels;
  const [clearanceZMm, retractZMm] = HEIGHTS[levels.heights];
  const nTools = { one: 1, two: 2, three: 3 }[levels.nTools];
  const spinUpS = { none: 0, short: 0.04, long: 7.125 }[levels.spinUp];
  const router: Machine = {
    ...machine,
    controller: levels.controller,
    arcToleranceMm: levels.arcTolerance === 'fine' ? 0.002 : 0.05,
    travelMm: [3200, 3200, 200],
    spindle: { ...machine.spindle, spinUpS },
  };
  const nToolpaths = Math.max(nTools, dice.whole(1, 3));
  return {
    title: TITLES[levels.title],
    tools: TOOLS,
    machine: router,
    setup: {
      workZeroMm: WORK_ZEROS[levels.workZero],
      clearanceZMm,
      retractZMm,
      spoilboardMm: 3,
      ...(zeroX === 'unstated' ? {} : { zero: { x: zeroX, y: zeroY, z: zeroZ } }),
    },
    stock: STOCK,
    options: {
      style: levels.style,
      units: levels.units,
      toolChange: levels.toolChange,
      fitToleranceMm: { off: 0, usual: 0.003, coarse: 0.01 }[levels.fit],
      ...(levels.lines === 'before' || levels.lines === 'both' ? { preamble: PREAMBLE } : {}),
      ...(levels.lines === 'after' || levels.lines === 'both' ? { postamble: POSTAMBLE } : {}),
    },
    ...withToolpaths(levels, { dice, nToolpaths, nTools, retractZMm }),
  };
}

interface Makings {
  readonly dice: Dice;
  readonly nToolpaths: number;
  readonly nTools: number;
  readonly retractZMm: number;
}

function withToolpaths(
  levels: Levels,
  makings: Makings,
): Pick<WriteProgramRequest, 'toolpaths' | 'sheetIndex'> {
  const { dice, nToolpaths, nTools } = makings;
  const toolpaths = Array.from({ length: nToolpaths }, (_, index): Toolpath => {
    const chosen = TOOLS[Math.floor((index * nTools) / nToolpaths)] as Tool;
    return {
      id: `path-${index}`,
      operation: dice.of(['profile-outside', 'pocket', 'bore', 'engrave'] as const),
      partId: dice.of(['side', 'Tür 2 (links)', 'a'.repeat(90)]),
      copy: dice.whole(0, 12),
      sheetIndex: 1,
      toolId: chosen.id,
      spindleRpm: dice.of([18000, 18000, 12000.5, 23999.9996]),
      tabs: [],
      ...pathOf(levels, makings),
    };
  });
  return { toolpaths, sheetIndex: 1 };
}

/** The request with power for all its toolpaths. */
function withLaser(request: WriteProgramRequest): WriteProgramRequest {
  const powers = request.toolpaths.map(({ id }, index) => ({ toolpathId: id, powerRatio: 1 / (index + 1) }));
  return { ...request, options: { ...request.options, laser: { fullPower: 1000, powers } } };
}

const FEEDS: Record<Levels['feeds'], (dice: Dice) => number> = {
  one: () => 1200,
  many: (dice) => dice.of([300, 900, 1800.5, 2999.9996]),
  slow: (dice) => dice.of([0.0004, 0.9, 1, 3.33333]),
  odd: (dice) => dice.between(1, 4000),
};
/** Feeds of arcs lie this much over those of lines, and a little more by their place, so that each is found again. mm/min. */
export const ARC_FEED_MM_PER_MIN = 5000;

function pathOf(
  { shape, feeds, cutter }: Levels,
  { dice, retractZMm }: Makings,
): Pick<Toolpath, 'startMm' | 'moves' | 'drillCycle'> {
  const isLaser = cutter === 'laser';
  const heights = isLaser ? [0, 1.5, retractZMm] : [retractZMm, retractZMm + 4.2, -2.5, 0];
  const startMm: Point3 = [length(dice), length(dice), dice.of(heights)];
  if (shape === 'drills') return drillsOf(dice, startMm, retractZMm);
  const moves: Move[] = [];
  let at = startMm;
  const nMoves = dice.whole(1, shape === 'curve' ? 40 : 24);
  const feed = () => FEEDS[feeds](dice);
  const push = (move: Move) => {
    moves.push(move);
    at = move.toMm;
  };
  if (shape === 'curve') {
    const lineFeed = feed();
    for (const toMm of curve(dice, at, { n: nMoves, isLevel: isLaser }))
      push({ kind: 'line', toMm, feedMmPerMin: lineFeed });
    return { startMm, moves };
  }
  for (let index = 0; index < nMoves; index += 1) {
    const kind =
      shape === 'mixed'
        ? dice.of(['lines-3d', 'arcs', 'helices', 'circles', 'tiny', 'hops'] as const)
        : shape;
    if (kind === 'lines')
      push({ kind: 'line', toMm: [length(dice), length(dice), at[2]], feedMmPerMin: feed() });
    else if (kind === 'lines-3d')
      push({ kind: 'line', toMm: [length(dice), length(dice), height(dice)], feedMmPerMin: feed() });
    else if (kind === 'hops') push(hop(dice, at, { retractZMm, feedMmPerMin: feed() }));
    else push(arc(dice, at, { kind, feedMmPerMin: ARC_FEED_MM_PER_MIN + index }));
  }
  return { startMm, moves };
}

function drillsOf(
  dice: Dice,
  startMm: Point3,
  retractZMm: number,
): Pick<Toolpath, 'startMm' | 'moves' | 'drillCycle'> {
  const kind = dice.of(['plain', 'dwell', 'peck', 'chip-break'] as const);
  const drillCycle: NonNullable<Toolpath['drillCycle']> = {
    kind,
    holesMm: Array.from({ length: dice.whole(1, 6) }, () => [length(dice), length(dice)] as const),
    bottomZMm: dice.of([-3, -18.3504, dice.between(-18, 0)]),
    retractZMm: retractZMm + dice.of([0, 0, 1.00049]),
    returnTo: dice.of(['start', 'retract'] as const),
    feedMmPerMin: dice.of([60, 333.3333]),
    ...(kind === 'dwell' ? { dwellS: dice.of([0.25, 1.0005]) } : {}),
    ...(kind === 'peck' || kind === 'chip-break' ? { peckMm: dice.of([1, 2.5, 0.33333, 100]) } : {}),
  };
  return { startMm, drillCycle, moves: drillMoves(drillCycle, startMm) };
}

/** Lengths that hurt: halves of the grid, nearly nothing, plain ones. mm. */
function length(dice: Dice): number {
  const which = dice.whole(0, 5);
  if (which === 0) return dice.whole(0, 1_200_000) / 2000;
  if (which === 1) return dice.of([0, -0, 0.0005, -0.0005, 0.00049999, 1e-9, 100, 100.0004999, 25.4, -12.7]);
  if (which === 2) return dice.whole(-20, 620);
  return dice.between(-30, 620);
}

function height(dice: Dice): number {
  return dice.of([0, -3, -18.35, -0.0005, 2.5, dice.between(-18, 4)]);
}

function hop(
  dice: Dice,
  at: Point3,
  { retractZMm, feedMmPerMin }: { retractZMm: number; feedMmPerMin: number },
): Move {
  const z = retractZMm + dice.of([0, 0.0004, 2, 11.11111]);
  if (dice.whole(0, 2) > 0) return { kind: 'rapid', toMm: [length(dice), length(dice), z] };
  if (dice.whole(0, 1) === 0) return { kind: 'rapid', toMm: [at[0], at[1], z] };
  return { kind: 'line', toMm: [at[0], at[1], height(dice)], feedMmPerMin };
}

function curve(dice: Dice, from: Point3, { n, isLevel }: { n: number; isLevel: boolean }): Point3[] {
  const radius = dice.between(0.5, 80);
  const step = dice.between(0.004, 0.4) / Math.max(1, radius / 10);
  const rise = isLevel ? 0 : dice.of([0, 0, -0.01, 0.013]);
  const begin = dice.between(0, 6);
  return Array.from({ length: n }, (_, k) => {
    const angle = begin + step * (k + 1);
    return [
      from[0] + radius * (Math.cos(angle) - Math.cos(begin)),
      from[1] + radius * (Math.sin(angle) - Math.sin(begin)),
      from[2] + rise * (k + 1),
    ];
  });
}

/** Kinds of arcs: of any turn, climbing, full, and so small or flat that controllers get them wrong. */
export type ArcKind = 'arcs' | 'helices' | 'circles' | 'tiny';

/** An arc from a place, of a kind. */
export function arc(
  dice: Dice,
  at: Point3,
  { kind, feedMmPerMin }: { kind: ArcKind; feedMmPerMin: number },
): Move {
  const radius =
    kind === 'tiny'
      ? dice.of([dice.between(1e-4, 0.06), dice.between(0.05, 2), dice.between(300, 9000)])
      : dice.of([dice.between(0.05, 5), dice.between(5, 300), dice.whole(1, 80)]);
  const most = Math.min(2 * Math.PI, 700 / radius);
  const sweep =
    kind === 'circles' && most === 2 * Math.PI
      ? most
      : kind === 'tiny'
        ? dice.of([dice.between(1e-6, 1e-2), Math.min(most, dice.between(0.01, 6.2))])
        : Math.min(
            most,
            dice.of([Math.PI / 2, Math.PI, Math.PI + 1e-5, 1.5 * Math.PI, dice.between(0.01, 6.27)]),
          );
  const begin = dice.of([0, Math.PI / 2, Math.PI, dice.between(0, 6.3)]);
  const clockwise = dice.whole(0, 1) === 0;
  const centreMm = [at[0] - radius * Math.cos(begin), at[1] - radius * Math.sin(begin)] as const;
  const end = begin + (clockwise ? -sweep : sweep);
  const isFull = sweep === 2 * Math.PI;
  const rise = kind === 'helices' ? dice.of([-0.5, 0.0004, 1.234567, -3]) : 0;
  return {
    kind: 'arc',
    toMm: [
      isFull ? at[0] : centreMm[0] + radius * Math.cos(end),
      isFull ? at[1] : centreMm[1] + radius * Math.sin(end),
      at[2] + rise,
    ],
    centreMm,
    clockwise,
    feedMmPerMin,
  };
}
