import { type Affine, IDENTITY, multiply } from '../curve/affine.js';
import type { DxfRecords, RecordRange } from './document.js';
import type { Surroundings } from './visibility.js';

/** Where the content of a block goes. */
export interface Placement {
  /** From the coordinates of the block to the drawing's, for the first copy. */
  readonly matrix: Affine;
  /** What the entities of the block take from the INSERT; absent for those of the drawing itself. */
  readonly around: Surroundings | undefined;
  /** Blocks around it. */
  readonly depth: number;
}

/** Copies of a block side by side; steps are vectors of the drawing. */
export interface Copies {
  readonly nColumns: number;
  readonly nRows: number;
  readonly columnStep: readonly [number, number];
  readonly rowStep: readonly [number, number];
}

interface Level extends Placement {
  readonly range: RecordRange;
  readonly copies: Copies;
  /** Of the first copy. */
  readonly origin: Affine;
  matrix: Affine;
  nBegun: number;
  next: number;
}

const ONE_COPY: Copies = { nColumns: 1, nRows: 1, columnStep: [0, 0], rowStep: [0, 0] };

/**
 * Walks over entities and, where `visit` enters a block, over its content, before what comes after. Blocks are not copied: memory does
 * not grow with their number.
 */
export class BlockWalk {
  readonly #records: DxfRecords;
  readonly #levels: Level[] = [];

  constructor(records: DxfRecords, ranges: readonly RecordRange[]) {
    this.#records = records;
    for (const range of ranges.toReversed())
      this.enter(range, { matrix: IDENTITY, around: undefined, depth: 0 });
  }

  /** Goes on with the entities of a block, as many times as there are copies of it. */
  enter(range: RecordRange, placement: Placement, copies: Copies = ONE_COPY): void {
    const { matrix, around, depth } = placement;
    const next = range.from;
    this.#levels.push({ range, copies, origin: matrix, matrix, around, depth, nBegun: 1, next });
  }

  /** Calls `visit` with every entity, in order. */
  run(visit: (record: number, placement: Placement) => void): void {
    for (let level = this.#levels.at(-1); level !== undefined; level = this.#levels.at(-1)) {
      if (level.next < level.range.to) {
        const record = level.next;
        level.next = this.#records.afterEntity(record);
        visit(record, level);
        continue;
      }
      if (level.nBegun < level.copies.nColumns * level.copies.nRows) startNextCopy(level);
      else this.#levels.pop();
    }
  }
}

function startNextCopy(level: Level): void {
  const { nColumns, columnStep, rowStep } = level.copies;
  const column = level.nBegun % nColumns;
  const row = Math.floor(level.nBegun / nColumns);
  const x = column * columnStep[0] + row * rowStep[0];
  const y = column * columnStep[1] + row * rowStep[1];
  level.matrix = multiply([1, 0, 0, 1, x, y], level.origin);
  level.nBegun++;
  level.next = level.range.from;
}
