import type { Point3 } from '@millwright/contracts';

/** A stretch of the tool tip's path: a line, or an arc that stays within one quadrant, so monotone in X and Y. Its Z changes evenly. */
export interface PathPiece {
  readonly fromMm: Point3;
  readonly toMm: Point3;
  /** How far the true piece may lie from this one, mm. */
  readonly slackMm: number;
  /** False for what an arc's words mean where the controller does something else: judged for gouges, but it finishes nothing. */
  readonly isExecuted: boolean;
  /** Along it in the plane, mm. */
  readonly lengthMm: number;
  readonly centreMm: readonly [number, number];
  /** Of the arc, mm; 0 for a line. */
  readonly radiusMm: number;
}

/** Numbers per piece; `crates/proof/src/binding/path.rs` says what they are. */
const COLUMNS = 12;

/** Pieces as the core gives them. */
export function readPieces(rows: Float64Array): readonly PathPiece[] {
  return Array.from({ length: rows.length / COLUMNS }, (_, i) => {
    const at = (column: number): number => rows[i * COLUMNS + column] as number;
    return {
      fromMm: [at(0), at(1), at(2)],
      toMm: [at(3), at(4), at(5)],
      slackMm: at(6),
      isExecuted: at(7) === 1,
      lengthMm: at(8),
      centreMm: [at(9), at(10)],
      radiusMm: at(11),
    };
  });
}
