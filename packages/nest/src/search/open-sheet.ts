import { firstClearMm } from '../shape/clearance.js';
import type { Shape } from '../shape/shape.js';
import type { Stock } from './problem.js';

/** A shape at rest on a sheet: offsets of the part's origin along and across, mm. */
export interface Rest {
  readonly shape: Shape;
  readonly along: number;
  readonly across: number;
}

/** Looks at parts in the way; the walk moves on for good with nearly each, so only a broken number could need more. */
const MAX_STEPS = 10_000_000;

/** Rounding of sums of areas, so that parts which fill a sheet exactly still do, mm². */
const AREA_SLACK_MM2 = 1e-2;

/** A sheet that parts are being laid on. It only ever gets fuller, and that is what its memory relies on. */
export class OpenSheet {
  readonly stock: Stock;
  /** Index of the stock in the problem. */
  readonly stockIndex: number;
  /** What lies on it, from low to high along. */
  readonly rests: Rest[] = [];
  /** Shapes known to find no place any more. */
  readonly refused = new Set<Shape>();
  /** For a shape and an offset across: the position along below which everything is known to be taken, mm. */
  readonly #takenUpTo = new Map<Shape, Map<number, number>>();
  readonly #nearby: Rest[] = [];
  #freeMm2: number;

  constructor(stock: Stock, stockIndex: number) {
    this.stock = stock;
    this.stockIndex = stockIndex;
    const { minAlong, maxAlong, minAcross, maxAcross } = stock.room;
    this.#freeMm2 = (maxAlong - minAlong) * (maxAcross - minAcross) + AREA_SLACK_MM2;
  }

  /** What the parts on it leave of its room, mm²: no larger part can have a place. */
  get freeMm2(): number {
    return this.#freeMm2;
  }

  /** Lays a shape down for good; `areaMm2` is that of the part. */
  add(rest: Rest, areaMm2: number): void {
    const low = lowEnd(rest);
    let at = this.rests.length;
    while (at > 0 && lowEnd(this.rests[at - 1]!) > low) at--;
    this.rests.splice(at, 0, rest);
    this.#freeMm2 -= areaMm2;
  }

  /** How far along the sheet its parts reach, mm from its edge, spacing not counted; 0 when it is empty. */
  usedLengthMm(): number {
    return this.rests.reduce((most, { shape, along }) => Math.max(most, along + shape.drawn.maxAlong), 0);
  }

  /**
   * The first position along at which a shape is free at a given offset across.
   * @param lowest - where to begin, mm; always the same for one shape
   * @param highest - where to give up, mm
   * @returns the offset along, mm, or +∞ if there is none up to `highest`
   */
  firstFreeAlong(shape: Shape, across: number, lowest: number, highest: number): number {
    let taken = this.#takenUpTo.get(shape);
    if (taken === undefined) {
      taken = new Map();
      this.#takenUpTo.set(shape, taken);
    }
    const start = Math.max(lowest, taken.get(across) ?? lowest);
    const position = this.#walk(shape, across, start, highest);
    taken.set(across, position);
    return position <= highest ? position : Number.POSITIVE_INFINITY;
  }

  /**
   * Walks past the parts in the way, from low to high and round again, until it has passed all of them since it last moved or the end is
   * passed. Positions only rise.
   */
  #walk(shape: Shape, across: number, start: number, highest: number): number {
    const nearby = this.#gatherNearby(shape, across);
    let position = start;
    let nClear = 0;
    for (let step = 0; step < MAX_STEPS; step++) {
      if (nClear >= nearby.length || position > highest) return position;
      const rest = nearby[step % nearby.length]!;
      nClear++;
      const from = position - rest.along;
      if (from >= rest.shape.grown.maxAlong - shape.grown.minAlong) continue;
      if (from <= rest.shape.grown.minAlong - shape.grown.maxAlong) continue;
      const free = firstClearMm(rest.shape.trapezoids, shape.trapezoids, across - rest.across, from);
      if (free === from) continue;
      position = free + rest.along;
      nClear = 1;
    }
    return Number.POSITIVE_INFINITY;
  }

  #gatherNearby(shape: Shape, across: number): readonly Rest[] {
    const nearby = this.#nearby;
    nearby.length = 0;
    const low = across + shape.grown.minAcross;
    const high = across + shape.grown.maxAcross;
    for (const rest of this.rests) {
      if (rest.across + rest.shape.grown.minAcross >= high) continue;
      if (rest.across + rest.shape.grown.maxAcross <= low) continue;
      nearby.push(rest);
    }
    return nearby;
  }
}

function lowEnd({ shape, along }: Rest): number {
  return along + shape.grown.minAlong;
}
