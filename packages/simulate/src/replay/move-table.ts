import { type ByteReader, Damaged } from './bytes.js';

/** Where the tip is and what it does there. Sheet coordinates, mm. */
export interface ReplayPlace {
  readonly xMm: number;
  readonly yMm: number;
  readonly zMm: number;
  /** Position in the list of tools; −1 where the program names none that was given. */
  readonly tool: number;
  readonly kind: 'rapid' | 'line' | 'arc' | 'dwell';
  /** The feed the program asks for, mm/min; 0 for a rapid and a dwell. */
  readonly feedMmPerMin: number;
}

const KINDS = ['rapid', 'line', 'arc', 'dwell'] as const;
/** Time is counted in steps of 0.1 ms. */
export const TIME_STEPS_PER_S = 10_000;
/** An arc’s sweep is counted in µrad. */
export const SWEEP_STEPS_PER_RAD = 1_000_000;
/** A feed is counted in steps of 0.1 mm/min. */
export const FEED_STEPS_PER_MM_PER_MIN = 10;

/**
 * What each move does besides cutting. Per move one byte of flags (bits 0–1: kind; bit 2: a line difference follows, else it is 1; bit 3:
 * a tool + 1 follows; bits 4, 5, 6: X, Y, Z differences follow, µm; bit 7: a feed difference follows), its time, then those numbers,
 * and for an arc its centre from its start, µm, and its sweep.
 */
export class MoveTable {
  readonly nMoves: number;
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #z: Float64Array;
  readonly #time: Float64Array;
  readonly #line: Float64Array;
  readonly #feed: Float64Array;
  readonly #kind: Uint8Array;
  readonly #tool: Int16Array;
  /** Per arc: move, centre from its start X and Y, sweep. */
  readonly #arcs: number[] = [];

  constructor(reader: ByteReader, nMoves: number, nTools: number, startUm: readonly number[]) {
    if (nMoves * 2 > reader.end - reader.at) throw new Damaged('has fewer bytes than its moves need');
    this.nMoves = nMoves;
    const make = () => new Float64Array(nMoves + 1);
    this.#x = make();
    this.#y = make();
    this.#z = make();
    this.#time = make();
    this.#line = make();
    this.#feed = make();
    this.#kind = new Uint8Array(nMoves + 1);
    this.#tool = new Int16Array(nMoves + 1).fill(-1);
    [this.#x[0], this.#y[0], this.#z[0]] = startUm as [number, number, number];
    for (let i = 1; i <= nMoves; i++) this.#read(reader, i, nTools);
    if (reader.at !== reader.end) throw new Damaged('has a table of moves that is longer than its moves');
  }

  #read(reader: ByteReader, i: number, nTools: number): void {
    const flags = reader.byte();
    const before = i - 1;
    this.#kind[i] = flags & 3;
    this.#time[i] = (this.#time[before] as number) + reader.number();
    this.#line[i] = (this.#line[before] as number) + ((flags & 4) === 0 ? 1 : reader.signed());
    this.#tool[i] = (flags & 8) === 0 ? (this.#tool[before] as number) : toolFrom(reader, nTools);
    this.#x[i] = (this.#x[before] as number) + ((flags & 16) === 0 ? 0 : reader.signed());
    this.#y[i] = (this.#y[before] as number) + ((flags & 32) === 0 ? 0 : reader.signed());
    this.#z[i] = (this.#z[before] as number) + ((flags & 64) === 0 ? 0 : reader.signed());
    this.#feed[i] = (this.#feed[before] as number) + ((flags & 128) === 0 ? 0 : reader.signed());
    if ((flags & 3) === 2) this.#arcs.push(i, reader.signed(), reader.signed(), reader.signed());
  }

  /** Where the tip is after so many moves; a fraction is a share of the next one. */
  toolAt(moves: number): ReplayPlace {
    const done = this.clamp(moves);
    const share = Math.min(1, Math.max(0, moves - done)) || 0;
    const next = share > 0 && done < this.nMoves ? done + 1 : done;
    const between = (list: Float64Array) => {
      const from = list[done] as number;
      return from + ((list[next] as number) - from) * share;
    };
    let [x, y] = [between(this.#x), between(this.#y)];
    if (next > done && this.#kind[next] === 2) {
      const [dx, dy, sweep] = this.#arcOf(next);
      const [c, s] = turned((sweep / SWEEP_STEPS_PER_RAD) * share);
      x = (this.#x[done] as number) + dx - dx * c + dy * s;
      y = (this.#y[done] as number) + dy - dx * s - dy * c;
    }
    const kind = KINDS[this.#kind[next] as number] ?? 'dwell';
    const isFeed = kind === 'line' || kind === 'arc';
    return {
      xMm: x / 1000,
      yMm: y / 1000,
      zMm: between(this.#z) / 1000,
      tool: this.#tool[next] as number,
      kind,
      feedMmPerMin: isFeed ? (this.#feed[next] as number) / FEED_STEPS_PER_MM_PER_MIN : 0,
    };
  }

  #arcOf(move: number): [number, number, number] {
    let low = 0;
    let high = this.#arcs.length / 4;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#arcs[middle * 4] as number) < move) low = middle + 1;
      else high = middle;
    }
    return this.#arcs.slice(low * 4 + 1, low * 4 + 4) as [number, number, number];
  }

  /** Line of the last of so many moves; 0 before the first. */
  lineAt(moves: number): number {
    return this.#line[this.clamp(moves)] as number;
  }

  /** When so many moves are done, s. */
  timeAt(moves: number): number {
    return (this.#time[this.clamp(moves)] as number) / TIME_STEPS_PER_S;
  }

  /** How many moves are done after so many seconds. */
  movesAtTime(timeS: number): number {
    // A time that `timeAt` gave finds its move again.
    const steps = timeS * TIME_STEPS_PER_S + 1e-3;
    let low = 1;
    let high = this.nMoves + 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#time[middle] as number) <= steps) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** How many moves are done when the last one of a line or of one before it is. */
  movesAtLine(line: number): number {
    let moves = this.nMoves;
    while (moves > 0 && (this.#line[moves] as number) > line) moves--;
    return moves;
  }

  /** A whole number of moves from 0 to all. */
  clamp(moves: number): number {
    return moves > 0 ? Math.min(this.nMoves, Math.floor(moves)) : 0;
  }
}

function toolFrom(reader: ByteReader, nTools: number): number {
  const tool = reader.number() - 1;
  if (tool >= nTools) throw new Damaged('has a move whose tool is not listed');
  return tool;
}

/** Angles are halved so often before the series and doubled after it: 1,000 turns become less than 0.01. */
const HALVINGS = 20;

/** Cosine and sine by a short series and doubling: the same on every machine, and good to 1e-9, which places a mark on a picture. */
function turned(angleRad: number): [number, number] {
  const small = angleRad / (1 << HALVINGS);
  const squared = small * small;
  let versed = (squared / 2) * (1 - (squared / 12) * (1 - squared / 30));
  let s = small * (1 - (squared / 6) * (1 - squared / 20));
  // With v = 1 − cos the doubling loses no digits: v′ = 2v(2 − v) and s′ = 2s(1 − v).
  for (let i = 0; i < HALVINGS; i++) {
    s = 2 * s * (1 - versed);
    versed = 2 * versed * (2 - versed);
  }
  return [1 - versed, s];
}
