// Decides what a changed text does to the wood, with code of its own: harm, no harm, or too near to a limit to say.
import type { ProveRequest } from '@millwright/contracts';
import { type Run, runText, type Step } from './text-machine.ts';
import {
  asText,
  type Box,
  boxOf,
  cellOf,
  distanceTo,
  Grid,
  isInside,
  lengthOf,
  type Piece,
  pieceBelow,
  pieceOf,
  placedRing,
  pointOf,
  WALL_STEP_MM,
  type WallPoint,
  wallPoints,
} from './wood.ts';

/** What a change comes to. */
export interface Effect {
  readonly effect: 'harm' | 'none' | 'unclear';
  readonly why: string;
}

/** A request without the reading: what a text is judged against. */
export type Job = Pick<ProveRequest, 'parts' | 'sheetIndex' | 'tools' | 'tabs' | 'partsExpected'> &
  Pick<ProveRequest, 'toleranceMm' | 'throughMm' | 'uncuttable'> &
  Required<Pick<ProveRequest, 'layout' | 'machine' | 'setup'>>;

/** Rounding of texts and of this oracle, mm: nearer to a limit than this nothing is said. */
const BAND_MM = 0.0025;
/** A tip this much below the top touches, mm. */
const TOUCH_MM = 2e-4;
/** A step that cuts farther from all walls than a tool's width leaves a rib: it is no part of any kerf, mm. */
const STRAY_RADII = 2;

interface Reached {
  /** Least distance of the axis from a wall point: of any cut, and of cuts to full depth. */
  readonly any: number;
  readonly deep: number;
}

/** The oracle for one job and the program that is right for it. */
export class Oracle {
  readonly #walls: readonly WallPoint[];
  readonly #wallGrid = new Grid<number>();
  readonly #rings: readonly (readonly (readonly (readonly [number, number])[])[])[];
  readonly #radius: number;
  readonly #job: Job;
  readonly #clean: Run;
  readonly #cleanReach = new Map<number, Reached>();
  readonly #cleanGrid: Grid<Piece>;
  readonly #cleanKeys: Map<string, number>;

  constructor(job: Job, text: string) {
    this.#job = job;
    this.#radius = (job.tools[0]?.diameterMm ?? 0) / 2;
    const placed = job.layout.placements.filter(({ sheetIndex }) => sheetIndex === job.sheetIndex);
    const rings: (readonly (readonly [number, number])[])[][] = [];
    this.#walls = placed.flatMap((placement, solid) => {
      const part = job.parts.find(({ id }) => id === placement.partId);
      const contours = part === undefined ? [] : [part.outline, ...part.holes];
      rings.push(contours.map((contour) => placedRing(contour, placement)));
      return contours.flatMap((contour, i) => wallPoints(contour, placement, solid, i - 1));
    });
    this.#rings = rings;
    this.#walls.forEach(({ x, y }, i) => {
      this.#wallGrid.add(i, { minX: x, minY: y, maxX: x, maxY: y });
    });
    this.#clean = runText(text);
    const pieces = this.#cuts(this.#clean.steps);
    this.#cleanGrid = gridOf(pieces, this.#radius + 1);
    this.#cleanKeys = countKeys(pieces);
  }

  /** What the changed text does that the clean one does not. */
  judge(text: string): Effect {
    const run = runText(text);
    const driving = this.#driving(run);
    if (driving.effect === 'harm') return driving;
    const wood = this.#wood(run);
    return wood.effect === 'none' ? driving : wood;
  }

  /** Pieces of steps that go below the top, cut off there. */
  #cuts(steps: readonly Step[]): readonly Piece[] {
    return steps.flatMap((step) => pieceBelow(pieceOf(step), -TOUCH_MM) ?? []);
  }

  #touches(piece: Piece): boolean {
    const { widthMm, heightMm } = this.#job.layout.sheets[this.#job.sheetIndex] as {
      widthMm: number;
      heightMm: number;
    };
    const box = boxOf(piece, this.#radius);
    return box.maxX > 0 && box.maxY > 0 && box.minX < widthMm && box.minY < heightMm;
  }

  /** Everything but the wood: words, spindle, feed, travel, rapids, first and last move. */
  #driving(run: Run): Effect {
    const { setup } = this.#job;
    const harm = (why: string): Effect => ({ effect: 'harm', why });
    if (run.wrongs[0] !== undefined) return harm(run.wrongs[0]);
    if (run.endsWithSpindle) return harm('the spindle runs on after the end');
    if (!run.hasUnits) return harm('no unit word');
    const [first] = run.steps;
    if (first === undefined) return harm('nothing moves');
    if (!first.isRapid || first.to[0] !== 0 || first.to[1] !== 0 || first.to[2] < setup.clearanceZMm)
      return harm('the first move is no rapid up');
    if ((run.steps.at(-1)?.to[2] ?? 0) < -TOUCH_MM) return harm('it ends in the wood');
    if (!run.isEnded) return harm('no end of program');
    const fed = new Map<string, number>();
    let unclear = '';
    for (const step of run.steps) {
      const why = this.#stepHarm(step, step === first, fed);
      if (why?.startsWith('?') === true) unclear = why;
      else if (why !== undefined) return harm(`line ${step.line}: ${why}`);
    }
    return unclear === '' ? { effect: 'none', why: '' } : { effect: 'unclear', why: unclear };
  }

  #stepHarm(step: Step, isFirst: boolean, fed: Map<string, number>): string | undefined {
    const { machine, setup, tools } = this.#job;
    const sheet = this.#job.layout.sheets[this.#job.sheetIndex] as { thicknessMm: number };
    const piece = pieceOf(step);
    const places = samples(piece, isFirst ? [1] : undefined);
    for (const [x, y, z] of places) {
      const at = [x + setup.workZeroMm[0], y + setup.workZeroMm[1], z + setup.workZeroMm[2]];
      if (at.some((value, axis) => value < -0.002 || value > (machine.travelMm[axis] as number) + 0.002))
        return 'out of travel';
      const floor = -sheet.thicknessMm - setup.spoilboardMm;
      if (z < floor - 0.0015) return 'into the spoilboard';
      if (z < floor - 0.0005) return '? at the spoilboard';
    }
    if (!step.isRapid) {
      const over = feedOverLimit(step, piece, machine.maxRateMmPerMin);
      if (over > 1.001) return 'feed over the limit';
      if (over > 0.999) return '? feed at the limit';
    }
    const isVertical = step.arc === undefined && step.from[0] === step.to[0] && step.from[1] === step.to[1];
    const lowest = Math.min(step.from[2], step.to[2]);
    const isOver = this.#touches(piece);
    if (step.isRapid && !isVertical && isOver && lowest < setup.retractZMm - 0.001 && !isFirst)
      return 'a rapid below the retract height';
    const below = pieceBelow(piece, -TOUCH_MM);
    if (below === undefined || !isOver) return undefined;
    const place = `${step.to[0].toFixed(3)} ${step.to[1].toFixed(3)}`;
    if (step.isRapid && step.to[2] < step.from[2] && step.to[2] < (fed.get(place) ?? 0) - 0.001)
      return 'a rapid into stock';
    if (!step.isRapid) {
      for (const [x, y, z] of [step.from, step.to]) {
        const key = `${x.toFixed(3)} ${y.toFixed(3)}`;
        fed.set(key, Math.min(fed.get(key) ?? 0, z));
      }
    }
    if (isVertical && step.to[2] > step.from[2]) return undefined;
    const tool = tools.find(({ number }) => number === step.tool) ?? (step.tool === 0 ? tools[0] : undefined);
    if (tool === undefined) return 'an unknown tool';
    if (step.spindle === undefined) return 'spindle off';
    if (step.spindle !== 'clockwise') return 'spindle the wrong way';
    if (step.rpm < machine.spindle.minRpm || step.rpm > machine.spindle.maxRpm) return 'rpm out of range';
    return step.dwelledS < machine.spindle.spinUpS ? 'spindle not up to speed' : undefined;
  }

  /** Gouges, walls left, tabs, cuts where nothing is to be cut. */
  #wood(run: Run): Effect {
    const pieces = this.#cuts(run.steps);
    const keys = countKeys(pieces);
    const changed = [
      ...differing(pieces, this.#cleanKeys),
      ...differing(this.#cuts(this.#clean.steps), keys),
    ];
    if (changed.length === 0) return { effect: 'none', why: '' };
    const grid = gridOf(pieces, this.#radius + 1);
    let unclear = '';
    for (const piece of differing(pieces, this.#cleanKeys)) {
      const said = this.#ownHarm(piece);
      if (said.effect === 'harm') return said;
      if (said.effect === 'unclear') unclear = said.why;
    }
    const seen = new Set<number>();
    for (const piece of changed) {
      for (const id of this.#wallsIn(boxOf(piece, this.#radius + 0.5))) {
        if (seen.has(id)) continue;
        seen.add(id);
        const said = this.#wallHarm(id, grid);
        if (said.effect === 'harm') return said;
        if (said.effect === 'unclear') unclear = said.why;
      }
    }
    const tabs = this.#tabHarm(grid, changed);
    if (tabs.effect === 'harm') return tabs;
    if (tabs.effect === 'unclear') unclear = tabs.why;
    return unclear === '' ? { effect: 'none', why: '' } : { effect: 'unclear', why: unclear };
  }

  *#wallsIn({ minX, minY, maxX, maxY }: Box): Generator<number> {
    for (let i = cellOf(minX); i <= cellOf(maxX); i++)
      for (let j = cellOf(minY); j <= cellOf(maxY); j++)
        for (const id of this.#wallGrid.at((i + 0.5) * Grid.cell, (j + 0.5) * Grid.cell)) {
          const { x, y } = this.#walls[id] as WallPoint;
          if (x >= minX && x <= maxX && y >= minY && y <= maxY) yield id;
        }
  }

  /** A changed piece by itself: does its axis run in wood, or far from every wall? */
  #ownHarm(piece: Piece): Effect {
    const n = Math.max(1, Math.ceil(lengthOf(piece) / 0.5));
    let unclear = '';
    for (let k = 0; k <= n; k++) {
      const [x, y] = pointOf(piece, k / n);
      if (this.#rings.some((rings) => isInside(x, y, rings)))
        return { effect: 'harm', why: `line ${piece.step.line}: inside a part` };
      const isInHole = this.#rings.some((rings) => rings.slice(1).some((ring) => isInside(x, y, [ring])));
      if (isInHole || piece.step.isRapid || !this.#touches(piece)) continue;
      const limit = this.#radius * STRAY_RADII;
      const near = this.#nearestWall(x, y, limit + 0.3);
      if (near > limit + 0.2)
        return { effect: 'harm', why: `line ${piece.step.line}: cuts where nothing is to be cut` };
      if (near > this.#radius + 0.2) unclear = `line ${piece.step.line}: cuts ${near} mm from a wall`;
    }
    return unclear === '' ? { effect: 'none', why: '' } : { effect: 'unclear', why: unclear };
  }

  #nearestWall(x: number, y: number, within: number): number {
    let least = Number.POSITIVE_INFINITY;
    for (const id of this.#wallsIn({
      minX: x - within,
      minY: y - within,
      maxX: x + within,
      maxY: y + within,
    })) {
      const wall = this.#walls[id] as WallPoint;
      least = Math.min(least, Math.hypot(wall.x - x, wall.y - y));
    }
    return least;
  }

  #reach(id: number, grid: Grid<Piece>): Reached {
    const { x, y } = this.#walls[id] as WallPoint;
    const { thicknessMm } = this.#job.layout.sheets[this.#job.sheetIndex] as { thicknessMm: number };
    const bottom = -thicknessMm - this.#job.throughMm + 0.0011;
    let [any, deep] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (const piece of grid.at(x, y)) {
      const distance = distanceTo(x, y, piece);
      any = Math.min(any, distance);
      if (piece.step.isRapid || Math.min(piece.fromZ, piece.toZ) > bottom || distance >= deep) continue;
      const low = pieceBelow(piece, bottom);
      if (low !== undefined) deep = Math.min(deep, distanceTo(x, y, low));
    }
    return { any, deep };
  }

  #wallHarm(id: number, grid: Grid<Piece>): Effect {
    const before = this.#cleanReach.get(id) ?? this.#reach(id, this.#cleanGrid);
    this.#cleanReach.set(id, before);
    const after = this.#reach(id, grid);
    const at = `at ${this.#walls[id]?.x.toFixed(2)} ${this.#walls[id]?.y.toFixed(2)}`;
    const { toleranceMm } = this.#job;
    const gouge = this.#radius - after.any;
    if (gouge > toleranceMm + BAND_MM) return { effect: 'harm', why: `gouge of ${gouge.toFixed(4)} ${at}` };
    const left = after.deep - this.#radius;
    const wasLeft = before.deep - this.#radius;
    if (wasLeft <= toleranceMm && left > toleranceMm + BAND_MM) {
      const why = `${left.toFixed(4)} left ${at}`;
      return { effect: this.#isAtTab(id) ? 'unclear' : 'harm', why };
    }
    const isNear = (value: number): boolean => Math.abs(value - toleranceMm) <= BAND_MM;
    const isOther = Math.abs(left - wasLeft) > 1e-4;
    if ((isNear(gouge) && Math.abs(gouge - (this.#radius - before.any)) > 1e-4) || (isNear(left) && isOther))
      return { effect: 'unclear', why: `near the tolerance ${at}` };
    return { effect: 'none', why: '' };
  }

  /** Whether a wall point lies where a tab may keep the tool off: the path rises along L + 2r of the kerf's middle. */
  #isAtTab(id: number): boolean {
    const { x, y, nx, ny } = this.#walls[id] as WallPoint;
    const [mx, my] = [x + nx * this.#radius, y + ny * this.#radius];
    return this.#job.tabs.some(({ centreMm, lengthMm }) => {
      const reach = Math.hypot(lengthMm / 2 + this.#radius + 0.1, this.#radius);
      return Math.hypot(mx - centreMm[0], my - centreMm[1]) < reach;
    });
  }

  /** Tabs: wall points that the clean program leaves near a declared tab. Along the kerf's middle at least half of it must stand, and its top be free. */
  #tabHarm(grid: Grid<Piece>, changed: readonly Piece[]): Effect {
    const { thicknessMm } = this.#job.layout.sheets[this.#job.sheetIndex] as { thicknessMm: number };
    let unclear = '';
    for (const tab of this.#job.tabs) {
      const { centreMm, lengthMm, heightMm } = tab;
      const reach = lengthMm / 2 + 3 * this.#radius + 1;
      const box = {
        minX: centreMm[0] - reach,
        minY: centreMm[1] - reach,
        maxX: centreMm[0] + reach,
        maxY: centreMm[1] + reach,
      };
      if (!changed.some((piece) => overlaps(boxOf(piece, this.#radius), box))) continue;
      const top = heightMm - thicknessMm;
      const own = [...this.#wallsIn(box)].filter((id) => {
        const before = this.#cleanReach.get(id) ?? this.#reach(id, this.#cleanGrid);
        this.#cleanReach.set(id, before);
        return before.deep > this.#radius + this.#job.toleranceMm && this.#tabOf(id) === tab;
      });
      const stands = (g: Grid<Piece>): number =>
        own.filter((id) => this.#isMiddleUncut(id, g, top)).length * WALL_STEP_MM;
      const [before, after] = [Math.min(lengthMm, stands(this.#cleanGrid)), Math.min(lengthMm, stands(grid))];
      if (after < before - 0.2) {
        if (after < lengthMm / 2 - 0.4)
          return { effect: 'harm', why: `a tab stands with ${after.toFixed(2)} mm` };
        unclear = `a tab stands with ${after.toFixed(2)} mm`;
      }
      for (const id of own) {
        const { x, y } = this.#walls[id] as WallPoint;
        const [was, is] = [this.#lowest(x, y, this.#cleanGrid), this.#lowest(x, y, grid)];
        if (is > Math.max(was, top) + 0.5)
          return { effect: 'harm', why: `a tab is left ${(is - top).toFixed(2)} mm too high` };
        if (is > was + 0.001) unclear = 'a tab is higher';
      }
    }
    return unclear === '' ? { effect: 'none', why: '' } : { effect: 'unclear', why: unclear };
  }

  /** The tab nearest to a wall point. */
  #tabOf(id: number): Job['tabs'][number] | undefined {
    const { x, y, nx, ny } = this.#walls[id] as WallPoint;
    const [mx, my] = [x + nx * this.#radius, y + ny * this.#radius];
    const away = ({ centreMm }: Job['tabs'][number]): number =>
      Math.min(Math.hypot(mx - centreMm[0], my - centreMm[1]), Math.hypot(x - centreMm[0], y - centreMm[1]));
    return this.#job.tabs.reduce((best, tab) => (away(tab) < away(best) ? tab : best));
  }

  #isMiddleUncut(id: number, grid: Grid<Piece>, top: number): boolean {
    const { x, y, nx, ny } = this.#walls[id] as WallPoint;
    const [mx, my] = [x + nx * this.#radius, y + ny * this.#radius];
    return !grid.at(mx, my).some((piece) => {
      const low = pieceBelow(piece, top - 0.0015);
      return low !== undefined && distanceTo(mx, my, low) < this.#radius - 0.01;
    });
  }

  /** How deep a wall point is cut: the lowest height at which some cut covers it. */
  #lowest(x: number, y: number, grid: Grid<Piece>): number {
    let lowest = 0;
    for (const piece of grid.at(x, y)) {
      if (piece.step.isRapid || distanceTo(x, y, piece) > this.#radius + 0.012) continue;
      // Of a sloped piece the height where it is nearest is near enough: the band of half a millimetre is for that.
      lowest = Math.min(lowest, Math.max(piece.fromZ, piece.toZ));
    }
    return lowest;
  }
}

function overlaps(a: Box, b: Box): boolean {
  return a.minX <= b.maxX && a.maxX >= b.minX && a.minY <= b.maxY && a.maxY >= b.minY;
}

function gridOf(pieces: readonly Piece[], margin: number): Grid<Piece> {
  const grid = new Grid<Piece>();
  for (const piece of pieces) grid.add(piece, boxOf(piece, margin));
  return grid;
}

function keyOf({ step, ax, ay, bx, by, fromZ, toZ, arc }: Piece): string {
  const turn = arc === undefined ? '' : `${arc.x.toFixed(6)},${arc.y.toFixed(6)},${arc.sweepRad.toFixed(6)}`;
  return `${step.isRapid} ${asText([ax, ay, fromZ])} ${asText([bx, by, toZ])} ${turn}`;
}

function countKeys(pieces: readonly Piece[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const piece of pieces) {
    const key = keyOf(piece);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** The pieces that another program does not have. */
function differing(pieces: readonly Piece[], others: ReadonlyMap<string, number>): readonly Piece[] {
  return pieces.filter((piece) => !others.has(keyOf(piece)));
}

function* samples(piece: Piece, only?: readonly number[]): Generator<readonly [number, number, number]> {
  const n = piece.arc === undefined ? 1 : 64;
  for (const t of only ?? Array.from({ length: n + 1 }, (_, k) => k / n)) {
    const [x, y] = pointOf(piece, t);
    yield [x, y, piece.fromZ + (piece.toZ - piece.fromZ) * t];
  }
}

/** The feed as a share of what the slowest axis allows in the step's worst direction. */
function feedOverLimit(step: Step, piece: Piece, rates: readonly number[]): number {
  const flat = lengthOf(piece);
  const climb = Math.abs(step.to[2] - step.from[2]);
  const whole = Math.hypot(flat, climb);
  if (whole === 0) return 0;
  const n = piece.arc === undefined ? 1 : 64;
  let worst = ((climb / whole) * step.feed) / (rates[2] as number);
  for (let k = 0; k < n; k++) {
    const [ax, ay] = pointOf(piece, k / n);
    const [bx, by] = pointOf(piece, (k + 1) / n);
    const chord = Math.hypot(bx - ax, by - ay) || 1;
    worst = Math.max(
      worst,
      ((Math.abs(bx - ax) / chord) * (flat / whole) * step.feed) / (rates[0] as number),
    );
    worst = Math.max(
      worst,
      ((Math.abs(by - ay) / chord) * (flat / whole) * step.feed) / (rates[1] as number),
    );
  }
  return worst;
}
