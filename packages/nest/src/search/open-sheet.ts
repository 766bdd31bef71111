import { firstClearMm } from '../shape/clearance.js';
import type { Shape } from '../shape/shape.js';
import type { Stock } from './problem.js';

/** A shape at rest on a sheet: offsets of the part's origin along and across, mm. */
export interface Rest {
  readonly shape: Shape;
  readonly along: number;
  readonly across: number;
}

/** Rounds past the parts in the way; each moves on by at least one part or is the last, so only a broken number could need more. */
const MAX_ROUNDS = 100_000;

/** A sheet that parts are being laid on. It only ever gets fuller, and that is what its memory relies on. */
export class OpenSheet {
  readonly stock: Stock;
  /** Index of the stock in the problem. */
  readonly stockIndex: number;
  readonly rests: Rest[] = [];
  /** Shapes known to find no place any more. */
  readonly refused = new Set<Shape>();
  /** For a shape and an offset across: the position along below which everything is known to be taken, mm. */
  readonly #takenUpTo = new Map<Shape, Map<number, number>>();
  readonly #nearby: Rest[] = [];

  constructor(stock: Stock, stockIndex: number) {
    this.stock = stock;
    this.stockIndex = stockIndex;
  }

  /** Lays a shape down for good. */
  add(rest: Rest): void {
    this.rests.push(rest);
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

  /** Walks past every resting part in the way, again and again, until none is or the end is passed. Positions only rise. */
  #walk(shape: Shape, across: number, start: number, highest: number): number {
    const nearby = this.#gatherNearby(shape, across);
    let position = start;
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const before = position;
      for (const rest of nearby) {
        const from = position - rest.along;
        if (from >= rest.shape.grown.maxAlong - shape.grown.minAlong) continue;
        if (from <= rest.shape.grown.minAlong - shape.grown.maxAlong) continue;
        const free = firstClearMm(rest.shape.trapezoids, shape.trapezoids, across - rest.across, from);
        if (free > from) position = free + rest.along;
      }
      if (position === before || position > highest) return position;
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
