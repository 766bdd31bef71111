/** Rows of numbers of one kind, where they stand in the core's memory. */
export interface TablePlace {
  /** Of the first row, bytes. */
  readonly address: number;
  readonly nRows: number;
  /** Numbers per row. */
  readonly nColumns: number;
}

/**
 * A table that is read where the core keeps it: rows of a million motions would not stand in memory twice. Its owner in the core must not be
 * freed before the last look.
 */
export class CoreTable {
  readonly #memory: WebAssembly.Memory;
  readonly #place: TablePlace;
  #numbers: Float64Array;

  constructor(memory: WebAssembly.Memory, place: TablePlace) {
    this.#memory = memory;
    this.#place = place;
    this.#numbers = this.#look();
  }

  /** One number of a row. */
  at(row: number, column: number): number {
    // A memory that has grown since stands elsewhere, and what looked at it has no length any more.
    if (this.#numbers.length === 0) this.#numbers = this.#look();
    return this.#numbers[row * this.#place.nColumns + column] as number;
  }

  #look(): Float64Array {
    const { address, nRows, nColumns } = this.#place;
    return new Float64Array(this.#memory.buffer, address, nRows * nColumns);
  }
}
