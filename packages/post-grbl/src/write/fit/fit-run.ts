import { cornersOf } from './corners.js';
import { type FittedArc, fitArc } from './fit-arc.js';
import { lineErrorMm } from './fit-line.js';
import { type Place, pointAt, type Run, stretchCutter } from './run.js';

/** A line or an arc that stands for a stretch of a run, from where the one before ended. */
export interface FittedPiece {
  readonly toMm: readonly [number, number, number];
  readonly arc: FittedArc | undefined;
  readonly errorMm: number;
}

/**
 * Where pieces may meet inside a line: a chord of a flattened curve lies there at half its depth, so that an arc from such a place to
 * another runs midway between the corners and the middles of the chords. Chord depth goes with 4t(1 − t): t = (1 ∓ √½)/2.
 */
const HALF_DEPTH_RATIOS = [0.146_446_609_406_726_24, 0.853_553_390_593_273_8] as const;
/** Lines that one piece may stand for, at most: bounds the work and the memory of a search. */
const MAX_LINES = 8_192;

/**
 * Replaces the lines of a run by as few lines and arcs as a greedy search finds, none farther from it than the tolerance. The first
 * and the last point stay where they are, and so does every corner that two pieces meet at.
 */
export function fitRun(run: Run, toleranceMm: number): FittedPiece[] {
  const search = new Search(run, toleranceMm);
  const pieces: FittedPiece[] = [];
  let at: Place = { index: 0, ratio: 0 };
  for (const corner of cornersOf(run, toleranceMm).slice(1)) {
    search.endIndex = corner;
    while (at.index < corner) {
      const found = best(search, at);
      pieces.push(...found.pieces);
      at = found.to;
    }
  }
  return pieces;
}

/** Pieces in a row and where they end. */
interface Found {
  readonly pieces: readonly FittedPiece[];
  readonly to: Place;
}

/** The farther of one piece from here, or a bit of this line and an arc from inside it, each by how many lines one piece replaces. */
function best(search: Search, at: Place): Found {
  const direct = search.farthest(at);
  if (at.ratio !== 0 || search.endIndex - at.index < 3 || direct.to.index === search.endIndex) return direct;
  const inside: Place = { index: at.index, ratio: HALF_DEPTH_RATIOS[1] };
  const later = search.farthestArc(inside);
  if (later === undefined) return direct;
  const directLines = direct.to.index - at.index;
  const laterLines = later.to.index - at.index;
  if (laterLines <= 2 * Math.max(1, directLines)) return direct;
  const lead: FittedPiece = { toMm: pointAt(search.run, inside), arc: undefined, errorMm: 0 };
  return { pieces: [lead, ...later.pieces], to: later.to };
}

class Search {
  /** The point that no piece goes beyond. */
  endIndex = 0;
  private readonly cut;

  constructor(
    readonly run: Run,
    private readonly toleranceMm: number,
  ) {
    this.cut = stretchCutter(run);
  }

  /** One line or arc from here as far as it goes; the rest of this line at the least. */
  farthest(from: Place): Found {
    const next: Place = { index: from.index + 1, ratio: 0 };
    if (next.index === this.endIndex) return { pieces: [this.straightTo(next, 0)], to: next };
    const line = this.farthestLine(from);
    const arc = this.farthestArc(from);
    return arc !== undefined && arc.to.index > line.to.index ? arc : line;
  }

  private farthestLine(from: Place): Found {
    const next: Place = { index: from.index + 1, ratio: 0 };
    const reach = this.lastIndex(
      from.index + 1,
      (index) => this.line(from, { index, ratio: 0 }) !== undefined,
    );
    return this.line(from, { index: reach, ratio: 0 }) ?? { pieces: [this.straightTo(next, 0)], to: next };
  }

  /** The farthest arc that stands for two lines or more. */
  farthestArc(from: Place): Found | undefined {
    let found: Found | undefined;
    const first = from.index + 1;
    this.lastIndex(first, (index) => {
      const arc = this.arcInto(from, index);
      if (arc !== undefined && (found === undefined || isBeyond(arc.to, found.to))) found = arc;
      return arc !== undefined || index === first;
    });
    return found;
  }

  /** An arc that ends on the line before a corner or at it. */
  private arcInto(from: Place, index: number): Found | undefined {
    const whole = this.arc(from, { index, ratio: 0 });
    if (whole !== undefined || index >= this.endIndex) return whole;
    // The depth of a chord decides between its two places: the farther first.
    return (
      this.arc(from, { index, ratio: HALF_DEPTH_RATIOS[1] }) ??
      this.arc(from, { index, ratio: HALF_DEPTH_RATIOS[0] })
    );
  }

  private line(from: Place, to: Place): Found | undefined {
    const errorMm = lineErrorMm(this.cut(from, to), this.toleranceMm);
    return errorMm === undefined ? undefined : { pieces: [this.straightTo(to, errorMm)], to };
  }

  private arc(from: Place, to: Place): Found | undefined {
    const arc = fitArc(this.cut(from, to), this.toleranceMm);
    if (arc === undefined) return undefined;
    return { pieces: [{ toMm: pointAt(this.run, to), arc, errorMm: arc.errorMm }], to };
  }

  private straightTo(to: Place, errorMm: number): FittedPiece {
    return { toMm: pointAt(this.run, to), arc: undefined, errorMm };
  }

  /** The last index for which it holds, found by doubling and halving the step, as if it never held again after it once did not. */
  private lastIndex(first: number, holds: (index: number) => boolean): number {
    const end = Math.min(this.endIndex, first + MAX_LINES);
    let good = first;
    let step = 1;
    if (!holds(first)) return first;
    while (good < end && holds(Math.min(end, good + step))) {
      good = Math.min(end, good + step);
      step *= 2;
    }
    for (let width = step; width >= 1; width = Math.floor(width / 2)) {
      const next = good + width;
      if (next <= end && next < good + step && holds(next)) good = next;
    }
    return good;
  }
}

function isBeyond(a: Place, b: Place): boolean {
  return a.index > b.index || (a.index === b.index && a.ratio > b.ratio);
}
