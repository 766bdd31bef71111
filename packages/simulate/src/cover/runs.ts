import type { Curve } from '../geometry/curve.js';

/**
 * How a stretch of wall stands: `cut`, `tab` (meant to stay), `edge` (the sheet ends there anyway), `corner` (the tool cannot get
 * there because of the part itself), `blocked` (another part stands too near), or `missing`.
 */
export type RunKind = 'cut' | 'tab' | 'edge' | 'corner' | 'blocked' | 'missing';

/** A stretch of one kind along a contour. */
export interface Run {
  readonly kind: RunKind;
  /** Where it lies along the contour, mm from its start. */
  readonly fromMm: number;
  readonly toMm: number;
  /** Its first point, mm. */
  readonly x: number;
  readonly y: number;
}

/** Joins stretches that are added in order along a contour. */
export interface RunList {
  readonly add: (kind: RunKind, piece: Curve, lengthMm: number) => void;
  readonly runs: readonly Run[];
}

/** An empty list. */
export function listRuns(): RunList {
  const runs: { kind: RunKind; fromMm: number; toMm: number; x: number; y: number }[] = [];
  let travelledMm = 0;
  return {
    runs,
    add: (kind, piece, lengthMm) => {
      const last = runs.at(-1);
      const fromMm = travelledMm;
      travelledMm += lengthMm;
      if (last?.kind === kind) last.toMm = travelledMm;
      else runs.push({ kind, fromMm, toMm: travelledMm, x: piece.ax, y: piece.ay });
    },
  };
}

/**
 * Runs shorter than this are not told apart, mm: two leaves of the halving. Each point of such a run lies within 1 µm of a cut point.
 */
export const SHORTEST_RUN_MM = 0.002;

/** The runs of one kind that are long enough to count. */
export function countedRuns(runs: readonly Run[], kind: RunKind): readonly Run[] {
  return runs.filter((run) => run.kind === kind && run.toMm - run.fromMm > SHORTEST_RUN_MM);
}

/** Their length together, mm. */
export function totalMm(runs: readonly Run[]): number {
  return runs.reduce((sum, { fromMm, toMm }) => sum + toMm - fromMm, 0);
}
