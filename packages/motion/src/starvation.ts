/**
 * Time an 8-bit board at 115,200 baud takes to receive and read a line, s: fitted to two measurements on an emulated ATmega328P with
 * ideal sending (268 lines/s with three axis words, 372 lines/s with two; an arc's inner line costs 1/390 s).
 */
const LINE_S = 0.00061;
const AXIS_WORD_S = 0.00104;
const ARC_LINE_S = 1 / 390;

/** Where a controller waits for its program. */
export interface Starvation {
  /** Line of the first move that comes too late; nothing where none does. */
  readonly firstLine: number | undefined;
  /** Blocks that come too late. */
  readonly nBlocks: number;
  /** Time that the machine stands or crawls for it, s: a lower bound, since it also brakes for what it cannot see. */
  readonly extraS: number;
  /** Most blocks per second that a stretch as long as the look-ahead asks for. */
  readonly blocksPerS: number;
  /**
   * How many times coarser the lines must follow their curve to be in time: chords grow with the square root of the tolerance. 1 where
   * nothing starves.
   */
  readonly toleranceFactor: number;
}

/**
 * The way of blocks through a look-ahead of limited length: a block is planned when it has been read and a place is free, and starts
 * when the one before has ended. A queue in constant memory.
 */
export class SupplyQueue {
  private readonly starts: Float64Array;
  private readonly ends: Float64Array;
  private suppliedS = 0;
  private endS = 0;
  private idealEndS = 0;
  private nSeen = 0;
  private nLate = 0;
  private firstLine: number | undefined;
  private extraS = 0;
  private mostPerS = 0;
  private worstRatio = 1;

  /** @param nPlaces - planner blocks */
  constructor(private readonly nPlaces: number) {
    this.starts = new Float64Array(nPlaces);
    this.ends = new Float64Array(nPlaces);
  }

  /**
   * Takes the next block in order.
   * @param supplyS - what it costs to read
   * @param drivenS - what it costs to drive
   */
  take(line: number, supplyS: number, drivenS: number): void {
    const place = this.nSeen % this.nPlaces;
    const isFull = this.nSeen >= this.nPlaces;
    const free = isFull ? (this.starts[place] as number) : 0;
    this.suppliedS = Math.max(this.suppliedS, free) + supplyS;
    const startS = Math.max(this.endS, this.suppliedS);
    // Filling the look-ahead at the start, and after each rest, is no starvation.
    if (isFull && startS > this.endS + 1e-9) {
      this.nLate += 1;
      this.extraS += startS - this.endS;
      this.firstLine ??= line;
    }
    if (isFull) this.noteRate(place, supplyS);
    this.starts[place] = startS;
    this.endS = startS + drivenS;
    this.idealEndS += drivenS;
    this.ends[place] = this.idealEndS;
    this.nSeen += 1;
  }

  /** The machine comes to rest: the look-ahead is filled anew. */
  rest(): void {
    this.nSeen = 0;
    this.suppliedS = this.endS;
  }

  /** What was found. */
  result(): Starvation {
    const isLate = this.nLate > 0;
    return {
      firstLine: this.firstLine,
      nBlocks: this.nLate,
      extraS: this.extraS,
      blocksPerS: this.mostPerS,
      toleranceFactor: isLate ? this.worstRatio * this.worstRatio : 1,
    };
  }

  private noteRate(place: number, supplyS: number): void {
    const spanS = this.idealEndS - (this.ends[place] as number);
    if (!(spanS > 0)) return;
    const perS = (this.nPlaces - 1) / spanS;
    this.mostPerS = Math.max(this.mostPerS, perS);
    this.worstRatio = Math.max(this.worstRatio, perS * supplyS);
  }
}

/**
 * What a block costs an 8-bit board to receive and read.
 * @param nAxes - axis words of the line
 * @param isInner - whether it is one of the lines inside of an arc, which the board makes up itself
 */
export function supplyS(nAxes: number, isInner: boolean): number {
  return isInner ? ARC_LINE_S : LINE_S + AXIS_WORD_S * nAxes;
}
