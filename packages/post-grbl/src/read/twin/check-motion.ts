import type { Status } from '../dialect/error-codes.js';
import { AXIS_BITS, axisCommand, I, NO_MOTION, OFFSET_BITS, R, X } from './codes.js';
import { toMillimetres } from './inch-words.js';
import type { Block, Registers } from './registers.js';

const { fround } = Math;

/** Plane → its first axis, its second, and the one across: G18 is ZX and not XZ, which is what makes its arcs turn the right way. */
export const PLANE_AXES: Readonly<Record<number, readonly [number, number, number]>> = {
  17: [0, 1, 2],
  18: [2, 0, 1],
  19: [1, 2, 0],
};

/** Largest accepted difference of the radii at start and end, mm, and as a share of the radius (GRBL 1.1h gcode.c). */
const RADIUS_SLACK_MM = fround(0.005);
const RADIUS_LIMIT_MM = 0.5;
const RADIUS_LIMIT_RATIO = fround(0.001);

/**
 * Checks the motion mode of a line (GRBL 1.1h gcode.c, step 3, item 20); for an arc `block.extra` then holds the way to the centre.
 * @returns the error, 0 for none
 */
export function checkMotion(block: Block, registers: Registers): Status | 0 {
  const hasAxisWord = (block.words & AXIS_BITS) !== 0;
  const { motion } = block.modes;
  if (motion === NO_MOTION) return hasAxisWord ? 31 : 0;
  if (block.axisCommand !== axisCommand.motion) return 0;
  if (motion === 0) {
    if (!hasAxisWord) block.axisCommand = axisCommand.none;
    return 0;
  }
  if (block.feedSingle === 0) return 22;
  if (motion === 1) {
    if (!hasAxisWord) block.axisCommand = axisCommand.none;
    return 0;
  }
  if (!hasAxisWord) return 26;
  if (motion === 2 || motion === 3) return checkArc(block, registers);
  return isStill(block, registers) ? 33 : 0;
}

function isStill(block: Block, registers: Registers): boolean {
  const { target } = block;
  const { position } = registers;
  for (let axis = 0; axis < 3; axis += 1) {
    if (target.single[axis] !== position.single[axis]) return false;
  }
  return true;
}

function checkArc(block: Block, registers: Registers): Status | 0 {
  const [first, second] = PLANE_AXES[block.modes.plane] as readonly [number, number, number];
  if ((block.words & ((1 << (X + first)) | (1 << (X + second)))) === 0) return 32;
  if ((block.words & (1 << R)) !== 0) return checkRadiusForm(block, registers);
  if ((block.words & ((1 << (I + first)) | (1 << (I + second)))) === 0) return 35;
  block.unused &= ~OFFSET_BITS;
  if (block.modes.isInch) toMillimetres(block, I);
  for (let axis = 0; axis < 3; axis += 1) {
    const isGiven = (block.words & (1 << (I + axis))) !== 0;
    block.extra.single[axis] = isGiven ? (block.single[I + axis] as number) : 0;
    block.extra.exact[axis] = isGiven ? (block.exact[I + axis] as number) : 0;
  }
  const x = block.extra.single[first] as number;
  const y = block.extra.single[second] as number;
  block.radiusMm = length32(x, y);
  const { target } = block;
  const { position } = registers;
  const endX = fround(fround((target.single[first] as number) - (position.single[first] as number)) - x);
  const endY = fround(fround((target.single[second] as number) - (position.single[second] as number)) - y);
  const difference = Math.abs(fround(length32(endX, endY) - block.radiusMm));
  if (!(difference > RADIUS_SLACK_MM)) return 0;
  if (difference > RADIUS_LIMIT_MM || difference > fround(RADIUS_LIMIT_RATIO * block.radiusMm)) return 33;
  return 0;
}

function checkRadiusForm(block: Block, registers: Registers): Status | 0 {
  block.unused &= ~(1 << R);
  if (isStill(block, registers)) return 33;
  if (block.modes.isInch) toMillimetres(block, R);
  const [first, second] = PLANE_AXES[block.modes.plane] as readonly [number, number, number];
  const { target, extra } = block;
  const { position } = registers;
  const radius = block.single[R] as number;
  const isLongWay = radius < 0;
  const isLeft = (block.modes.motion === 3) !== isLongWay;
  const x = fround((target.single[first] as number) - (position.single[first] as number));
  const y = fround((target.single[second] as number) - (position.single[second] as number));
  const squares = fround(fround(fround(fround(4 * radius) * radius) - fround(x * x)) - fround(y * y));
  if (squares < 0) return 34;
  const ratio = fround(fround(Math.sqrt(squares)) / length32(x, y)) * (isLeft ? 1 : -1);
  extra.single[first] = fround(0.5 * fround(x - fround(y * ratio)));
  extra.single[second] = fround(0.5 * fround(y + fround(x * ratio)));
  block.radiusMm = Math.abs(radius);
  exactCentre(block, registers, isLeft);
  return 0;
}

/**
 * Centre of an arc given by its radius, in exact arithmetic: half the chord, plus the height at right angles to it, on the side that
 * the direction and the radius's sign ask for (negative: the long way round).
 */
function exactCentre(block: Block, registers: Registers, isLeft: boolean): void {
  const [first, second] = PLANE_AXES[block.modes.plane] as readonly [number, number, number];
  const { target, extra } = block;
  const { position } = registers;
  const x = (target.exact[first] as number) - (position.exact[first] as number);
  const y = (target.exact[second] as number) - (position.exact[second] as number);
  const radius = block.exact[R] as number;
  const chordSquared = x * x + y * y;
  const squares = Math.max(0, 4 * radius * radius - chordSquared);
  const ratio = chordSquared === 0 ? 0 : Math.sqrt(squares / chordSquared) * (isLeft ? 1 : -1);
  extra.exact[first] = 0.5 * (x - y * ratio);
  extra.exact[second] = 0.5 * (y + x * ratio);
}

function length32(x: number, y: number): number {
  return fround(Math.sqrt(fround(fround(x * x) + fround(y * y))));
}
