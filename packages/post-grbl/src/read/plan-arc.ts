import { type Block, OFFSETS } from './block.js';
import type { Checking } from './check-block.js';
import type { Frame, ModalState, Triple } from './controller-state.js';
import { executedSweepRad } from './executed-sweep.js';
import { type Both, inBoth, lengthIn } from './frame-values.js';
import type { Status } from './status.js';

/** An arc as the controller will drive it. */
export interface ArcPlan {
  /** The plane's first and second axis, and the one across it, as indices 0 to 2. */
  readonly axes: readonly [0 | 1 | 2, 0 | 1 | 2, 0 | 1 | 2];
  readonly isClockwise: boolean;
  /** From the start to the centre along the plane's two axes, mm. */
  readonly toCentre: Both<readonly [number, number]>;
  /** In 32-bit arithmetic, mm. */
  readonly radiusMm: number;
  /** What the controller turns, radians, counter-clockwise positive. */
  readonly executedRad: number;
}

type Axes = ArcPlan['axes'];

/** First axis, second axis, axis across: G18 is ZX and not XZ, which is what makes its arcs turn the right way. */
const PLANE_AXES: Readonly<Record<ModalState['plane'], Axes>> = {
  G17: [0, 1, 2],
  G18: [2, 0, 1],
  G19: [1, 2, 0],
};

/** Largest accepted difference of the radii at start and end, mm, and as a share of the radius (GRBL 1.1h gcode.c). */
const RADIUS_SLACK_MM = 0.005;
const RADIUS_LIMIT_MM = 0.5;
const RADIUS_LIMIT_RATIO = 0.001;

/** Checks G2 and G3, centre and radius form, in the controller's arithmetic and order. */
export function planArc(checking: Checking, target: Both<Triple>): ArcPlan | Status {
  const { block, state, unused } = checking;
  const axes = PLANE_AXES[block.modal.plane];
  const words = ['X', 'Y', 'Z'] as const;
  if (!words.some((letter) => block.values.has(letter))) return 26;
  if (!block.values.has(words[axes[0]]) && !block.values.has(words[axes[1]])) return 32;
  const isRadiusForm = block.values.has('R');
  if (isRadiusForm) {
    unused.delete('R');
    const status = checkRadiusForm(block, { frame: state.single, target: target.single, axes });
    if (status !== undefined) return status;
  } else {
    if (!block.values.has(OFFSETS[axes[0]]) && !block.values.has(OFFSETS[axes[1]])) return 35;
    for (const letter of OFFSETS) unused.delete(letter);
  }
  const toCentre = inBoth(state, (frame, precision) =>
    isRadiusForm
      ? centreFromRadius(block, { frame, target: target[precision], axes }, precision)
      : centreFromOffsets(block, axes, frame, precision),
  );
  const [first, second] = toCentre.single;
  const given = lengthIn(block, 'R', state.single, 'single');
  const radiusMm = isRadiusForm ? Math.abs(given) : length32(first, second);
  const arc = { position: state.single.position, target: target.single, axes, toCentre: toCentre.single };
  if (!isRadiusForm && radiiDiffer(arc, radiusMm)) return 33;
  const isClockwise = block.modal.motion === 'G2';
  return { axes, isClockwise, toCentre, radiusMm, executedRad: executedSweepRad(arc, isClockwise) };
}

interface RadiusArc {
  readonly frame: Frame;
  readonly target: Triple;
  readonly axes: Axes;
}

function checkRadiusForm(block: Block, arc: RadiusArc): Status | undefined {
  if (arc.target.every((value, axis) => value === arc.frame.position[axis])) return 33;
  return fourHeightSquared(block, arc, 'single') < 0 ? 34 : undefined;
}

/** (2h)², h the centre's distance from the chord: 4r² − Δx² − Δy², negative when the radius is less than half the chord. */
function fourHeightSquared(block: Block, arc: RadiusArc, precision: 'single' | 'exact'): number {
  const { round } = arc.frame;
  const [alongFirst, alongSecond] = chord(arc);
  const radius = lengthIn(block, 'R', arc.frame, precision);
  const fourSquares = round(round(4 * radius) * radius);
  return round(round(fourSquares - round(alongFirst * alongFirst)) - round(alongSecond * alongSecond));
}

function chord({ frame, target, axes }: RadiusArc): [number, number] {
  const [first, second] = axes;
  return [
    frame.round(target[first] - frame.position[first]),
    frame.round(target[second] - frame.position[second]),
  ];
}

/**
 * Centre of an arc given by its radius: half the chord, plus the height at right angles to it, on the side that the direction and
 * the radius's sign ask for (negative: the long way round).
 */
function centreFromRadius(block: Block, arc: RadiusArc, precision: 'single' | 'exact'): [number, number] {
  const { round } = arc.frame;
  const [x, y] = chord(arc);
  const chordLength = round(Math.sqrt(round(round(x * x) + round(y * y))));
  const root = round(Math.sqrt(Math.max(0, fourHeightSquared(block, arc, precision))));
  const isLongWay = lengthIn(block, 'R', arc.frame, precision) < 0;
  const isLeft = (block.modal.motion === 'G3') !== isLongWay;
  const ratio = round(root / chordLength) * (isLeft ? 1 : -1);
  return [round(0.5 * round(x - round(y * ratio))), round(0.5 * round(y + round(x * ratio)))];
}

function centreFromOffsets(
  block: Block,
  axes: Axes,
  frame: Frame,
  precision: 'single' | 'exact',
): [number, number] {
  return [
    lengthIn(block, OFFSETS[axes[0]], frame, precision),
    lengthIn(block, OFFSETS[axes[1]], frame, precision),
  ];
}

/** Everything about an arc in 32-bit arithmetic. */
export interface SingleArc {
  readonly position: Triple;
  readonly target: Triple;
  readonly axes: Axes;
  readonly toCentre: readonly [number, number];
}

function radiiDiffer({ position, target, axes, toCentre }: SingleArc, radiusMm: number): boolean {
  const { fround } = Math;
  const [first, second] = axes;
  const endFirst = fround(fround(target[first] - position[first]) - toCentre[0]);
  const endSecond = fround(fround(target[second] - position[second]) - toCentre[1]);
  const difference = Math.abs(fround(length32(endFirst, endSecond) - radiusMm));
  if (!(difference > fround(RADIUS_SLACK_MM))) return false;
  return difference > RADIUS_LIMIT_MM || difference > fround(fround(RADIUS_LIMIT_RATIO) * radiusMm);
}

function length32(x: number, y: number): number {
  const { fround } = Math;
  return fround(Math.sqrt(fround(fround(x * x) + fround(y * y))));
}
