import { atan2, PI } from '@millwright/geometry/numeric';
import { type GridPoint, MM_GRID, type OutputGrid } from './grid.js';

const { fround } = Math;

/** GRBL 1.1h config.h, `ARC_ANGULAR_TRAVEL_EPSILON`, rad. */
const EPSILON_RAD = fround(5e-7);
const TURN_RAD = fround(2 * PI);

/** An arc block on the output grid: its ends and the I and J words. */
export interface GridArc {
  readonly from: GridPoint;
  readonly to: GridPoint;
  readonly offset: readonly [number, number];
  readonly clockwise: boolean;
}

/**
 * What a GRBL controller will turn for an arc block, radians, counter-clockwise positive: its published rule (gnea/grbl
 * motion_control.c) in 32-bit floats and machine coordinates. Written for the writer alone; the reader has its own.
 * @param workZeroMm - work zero in machine coordinates, X and Y, mm
 */
export function controllerSweepRad(
  arc: GridArc,
  workZeroMm: readonly [number, number],
  grid: OutputGrid = MM_GRID,
): number {
  const word = (steps: number) => fround(fround(steps / grid.stepsPerUnit) * fround(grid.mmPerUnit));
  const machine = (steps: number, axis: 0 | 1) => fround(word(steps) + fround(workZeroMm[axis]));
  const i = word(arc.offset[0]);
  const j = word(arc.offset[1]);
  const endX = fround(machine(arc.to[0], 0) - fround(machine(arc.from[0], 0) + i));
  const endY = fround(machine(arc.to[1], 1) - fround(machine(arc.from[1], 1) + j));
  const cross = fround(fround(-i * endY) - fround(-j * endX));
  const dot = fround(fround(-i * endX) + fround(-j * endY));
  let turn = fround(atan2(cross, dot));
  if (arc.clockwise && turn >= -EPSILON_RAD) turn = fround(turn - TURN_RAD);
  if (!arc.clockwise && turn <= EPSILON_RAD) turn = fround(turn + TURN_RAD);
  return turn;
}
