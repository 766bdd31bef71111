import { type ByteReader, Damaged } from './bytes.js';

/** Cells along the side of a tile. */
export const TILE = 64;
const TILE_CELLS = TILE * TILE;
const DEEPEST = 65_535;
/** The move of the event after the last one. */
const NEVER = 0x7fffffff;

/** The surface of a sheet by tiles, at any move. Each tile stands at its own place in its own list of events. */
export class TileHistory {
  /** Depths below the stock top in steps of 0.005 mm, row by row from the lowest Y. */
  readonly depths: Uint16Array;
  readonly #reader: ByteReader;
  readonly #columns: number;
  readonly #rows: number;
  readonly #tilesWide: number;
  readonly #nTiles: number;
  readonly #from: Float64Array;
  readonly #end: Float64Array;
  readonly #firstKey: Uint32Array;
  /** Per key: moves done before its next event may come, where that event stands, where its depths stand and end. */
  readonly #keys: number[] = [];
  readonly #cursor: Float64Array;
  readonly #nextMove: Int32Array;
  readonly #lastMove: Int32Array;
  readonly #lastCell: Int32Array;
  readonly #lastDepth: Int32Array;

  /** Reads the directory and walks through every event once, so that no seek can meet a fault. */
  constructor(reader: ByteReader, grid: { columns: number; rows: number; nMoves: number }) {
    this.#reader = reader;
    this.#columns = grid.columns;
    this.#rows = grid.rows;
    this.#tilesWide = Math.ceil(grid.columns / TILE);
    const n = this.#tilesWide * Math.ceil(grid.rows / TILE);
    this.#nTiles = n;
    if (n * 2 > reader.end - reader.at) throw new Damaged('has fewer bytes than its tiles need');
    this.#from = new Float64Array(n);
    this.#end = new Float64Array(n);
    this.#firstKey = new Uint32Array(n + 1);
    this.#cursor = new Float64Array(n);
    this.#nextMove = new Int32Array(n);
    this.#lastMove = new Int32Array(n);
    this.#lastCell = new Int32Array(n);
    this.#lastDepth = new Int32Array(n);
    this.#readDirectory();
    for (let tile = 0; tile < n; tile++) this.#check(tile, grid.nMoves);
    this.depths = new Uint16Array(grid.columns * grid.rows);
  }

  /** Shows the surface after so many moves; which tiles may have changed, increasing. */
  seek(moves: number): Uint32Array {
    const changed: number[] = [];
    for (let tile = 0; tile < this.#nTiles; tile++) {
      const isTouched = (this.#cursor[tile] as number) > (this.#from[tile] as number);
      const isBack = isTouched && (this.#lastMove[tile] as number) >= moves;
      if (!isBack && (this.#nextMove[tile] as number) >= moves) continue;
      changed.push(tile);
      const key = this.#keyBefore(tile, moves);
      const isAhead = key >= 0 && (this.#keys[key * 4 + 1] as number) > (this.#cursor[tile] as number);
      if (isBack || isAhead) {
        this.#goTo(tile, key);
        this.#fill(tile, key);
      }
      this.#play(tile, moves);
    }
    return Uint32Array.from(changed);
  }

  #readDirectory(): void {
    const reader = this.#reader;
    const sizes: number[] = [];
    for (let tile = 0; tile < this.#nTiles; tile++) {
      this.#end[tile] = reader.number();
      const nKeys = reader.number();
      let [move, place] = [0, 0];
      for (let key = 0; key < nKeys; key++) {
        move += reader.number();
        place += reader.number();
        this.#keys.push(move, place, 0, 0);
        sizes.push(reader.number());
      }
      this.#firstKey[tile + 1] = sizes.length;
    }
    let at = reader.at;
    for (let tile = 0; tile < this.#nTiles; tile++) {
      const from = at;
      this.#from[tile] = from;
      at += this.#end[tile] as number;
      this.#end[tile] = at;
      for (let key = this.#firstKey[tile] as number; key < (this.#firstKey[tile + 1] as number); key++) {
        this.#keys[key * 4 + 1] = (this.#keys[key * 4 + 1] as number) + from;
        this.#keys[key * 4 + 2] = at;
        at += sizes[key] as number;
        this.#keys[key * 4 + 3] = at;
      }
    }
    if (at !== reader.end) throw new Damaged('has tiles that are not as long as they say');
  }

  #check(tile: number, nMoves: number): void {
    this.#goTo(tile, -1);
    const endKey = this.#firstKey[tile + 1] as number;
    let key = this.#firstKey[tile] as number;
    for (;;) {
      if (key < endKey && (this.#keys[key * 4 + 1] as number) <= (this.#cursor[tile] as number)) {
        this.#checkKey(tile, key);
        this.#goTo(tile, key);
        key++;
      } else if (this.#nextMove[tile] === NEVER) {
        break;
      } else {
        const [last, next] = [this.#lastMove[tile] as number, this.#nextMove[tile] as number];
        if (next < last || next >= nMoves) throw new Damaged('has an event of a move that is not listed');
        this.#checkEvent(tile, this.#step(tile));
      }
    }
    const isOver = key === endKey && this.#cursor[tile] === this.#end[tile];
    if (!isOver) throw new Damaged('has a tile with a key that no event leads to');
    this.#goTo(tile, -1);
  }

  #checkEvent(tile: number, run: number): void {
    const [cell, depth] = [this.#lastCell[tile] as number, this.#lastDepth[tile] as number];
    const column = (tile % this.#tilesWide) * TILE + (cell & (TILE - 1));
    const row = Math.floor(tile / this.#tilesWide) * TILE + (cell >> 6);
    const isInTile = cell >= 0 && cell < TILE_CELLS && (cell & (TILE - 1)) + run <= TILE;
    if (!isInTile || column + run > this.#columns || row >= this.#rows) {
      throw new Damaged('has an event outside its tile');
    }
    if (depth < 0 || depth > DEEPEST) throw new Damaged('has an event deeper than 327 mm');
  }

  #checkKey(tile: number, key: number): void {
    const isInStep =
      this.#keys[key * 4] === this.#lastMove[tile] && this.#keys[key * 4 + 1] === this.#cursor[tile];
    if (!isInStep) throw new Damaged('has a key that stands beside its events');
    const reader = this.#reader;
    reader.at = this.#keys[key * 4 + 2] as number;
    reader.end = this.#keys[key * 4 + 3] as number;
    let [cells, depth] = [0, 0];
    while (cells < TILE_CELLS) {
      const run = reader.number();
      if (run === 0) throw new Damaged('has a key with an empty run');
      cells += run;
      depth += reader.signed();
      if (depth < 0 || depth > DEEPEST) throw new Damaged('has a key deeper than 327 mm');
    }
    if (cells !== TILE_CELLS || reader.at !== reader.end)
      throw new Damaged('has a key that does not fill its tile');
  }

  /** The last key all of whose events belong to the first so many moves; −1 where there is none. */
  #keyBefore(tile: number, moves: number): number {
    const first = this.#firstKey[tile] as number;
    let low = first;
    let high = this.#firstKey[tile + 1] as number;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#keys[middle * 4] as number) < moves) low = middle + 1;
      else high = middle;
    }
    return low > first ? low - 1 : -1;
  }

  /** Puts a tile's place behind a key, or before its first event (−1). */
  #goTo(tile: number, key: number): void {
    this.#lastCell[tile] = 0;
    this.#lastDepth[tile] = 0;
    this.#lastMove[tile] = key < 0 ? 0 : (this.#keys[key * 4] as number);
    this.#cursor[tile] = (key < 0 ? this.#from[tile] : this.#keys[key * 4 + 1]) as number;
    this.#peek(tile);
  }

  /** Looks up the move of the next event. */
  #peek(tile: number): void {
    const reader = this.#reader;
    reader.at = this.#cursor[tile] as number;
    reader.end = this.#end[tile] as number;
    if (reader.at >= reader.end) {
      this.#nextMove[tile] = NEVER;
      return;
    }
    const since = (reader.bytes[reader.at++] as number) & 3;
    const next = (this.#lastMove[tile] as number) + (since < 3 ? since : 3 + reader.number());
    if (next >= NEVER) throw new Damaged('has an event of a move that is not listed');
    this.#nextMove[tile] = next;
  }

  /** Goes over the next event; its run of cells begins at the tile's last cell. */
  #step(tile: number): number {
    const reader = this.#reader;
    reader.at = this.#cursor[tile] as number;
    reader.end = this.#end[tile] as number;
    const tag = reader.bytes[reader.at++] as number;
    if ((tag & 3) === 3) reader.number();
    const run = tag >> 3 < 31 ? 1 + (tag >> 3) : 32 + reader.number();
    this.#lastCell[tile] = (this.#lastCell[tile] as number) + smallStep(reader);
    if ((tag & 4) === 0) this.#lastDepth[tile] = (this.#lastDepth[tile] as number) + smallStep(reader);
    this.#lastMove[tile] = this.#nextMove[tile] as number;
    this.#cursor[tile] = reader.at;
    this.#peek(tile);
    return run;
  }

  /** Writes all events of the first so many moves. `#step` in one loop with its numbers at hand: a seek is nothing else. */
  #play(tile: number, moves: number): void {
    const reader = this.#reader;
    const { bytes } = reader;
    const end = this.#end[tile] as number;
    reader.end = end;
    const corner =
      Math.floor(tile / this.#tilesWide) * TILE * this.#columns + (tile % this.#tilesWide) * TILE;
    let at = this.#cursor[tile] as number;
    let next = this.#nextMove[tile] as number;
    let last = this.#lastMove[tile] as number;
    let cell = this.#lastCell[tile] as number;
    let depth = this.#lastDepth[tile] as number;
    const number = (): number => {
      const byte = bytes[at++] as number;
      if (byte < 128) return byte;
      reader.at = at - 1;
      const value = reader.number();
      at = reader.at;
      return value;
    };
    while (next < moves) {
      const tag = bytes[at++] as number;
      if ((tag & 3) === 3) number();
      const run = tag >> 3 < 31 ? 1 + (tag >> 3) : 32 + number();
      const step = number();
      cell += (step & 1) === 0 ? step >> 1 : -((step + 1) >> 1);
      if ((tag & 4) === 0) {
        const deeper = number();
        depth += (deeper & 1) === 0 ? deeper >> 1 : -((deeper + 1) >> 1);
      }
      const start = corner + (cell >> 6) * this.#columns + (cell & (TILE - 1));
      for (let i = start; i < start + run; i++) this.depths[i] = depth;
      last = next;
      if (at >= end) {
        next = NEVER;
        break;
      }
      const before = at;
      const since = (bytes[at++] as number) & 3;
      next = last + (since < 3 ? since : 3 + number());
      at = before;
    }
    this.#cursor[tile] = at;
    this.#nextMove[tile] = next;
    this.#lastMove[tile] = last;
    this.#lastCell[tile] = cell;
    this.#lastDepth[tile] = depth;
  }

  /** Writes a key's depths; −1: the untouched sheet. */
  #fill(tile: number, key: number): void {
    const left = (tile % this.#tilesWide) * TILE;
    const low = Math.floor(tile / this.#tilesWide) * TILE;
    const wide = Math.min(TILE, this.#columns - left);
    const high = Math.min(TILE, this.#rows - low);
    const put = (row: number, from: number, end: number, depth: number) => {
      const start = (low + row) * this.#columns + left;
      if (row < high) this.depths.fill(depth, start + Math.min(wide, from), start + Math.min(wide, end));
    };
    if (key < 0) {
      for (let row = 0; row < high; row++) put(row, 0, TILE, 0);
      return;
    }
    const reader = this.#reader;
    reader.at = this.#keys[key * 4 + 2] as number;
    reader.end = this.#keys[key * 4 + 3] as number;
    let depth = 0;
    for (let cell = 0; cell < TILE_CELLS; ) {
      const end = cell + reader.number();
      depth += reader.signed();
      while (cell < end) {
        const row = cell >> 6;
        const stop = Math.min(end, (row + 1) * TILE);
        put(row, cell - row * TILE, stop - row * TILE, depth);
        cell = stop;
      }
    }
  }
}

/** A difference of cells or depths: none is larger than all depths there are. */
function smallStep(reader: ByteReader): number {
  const step = reader.signed();
  if (Math.abs(step) > DEEPEST) throw new Damaged('has a step that leads out of every tile');
  return step;
}
