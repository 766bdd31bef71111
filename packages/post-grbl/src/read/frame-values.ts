import { AXES, type Block, type ValueLetter } from './block.js';
import type { ControllerState, Frame, Triple } from './controller-state.js';

/** A value in both arithmetics. */
export interface Both<Value> {
  readonly single: Value;
  readonly exact: Value;
}

const MM_PER_INCH = 25.4;

/** Computes something in the controller's arithmetic and in the exact one. */
export function inBoth<Value>(
  state: ControllerState,
  compute: (frame: Frame, precision: 'single' | 'exact') => Value,
): Both<Value> {
  return { single: compute(state.single, 'single'), exact: compute(state.exact, 'exact') };
}

/** A word's value as a length in mm, 0 where the word is missing. */
export function lengthIn(
  block: Block,
  letter: ValueLetter,
  frame: Frame,
  precision: 'single' | 'exact',
): number {
  const value = block.values.get(letter)?.[precision] ?? 0;
  return block.modal.units === 'G20' ? frame.round(value * frame.round(MM_PER_INCH)) : value;
}

/** Where the axis words send the tool: absolute with offsets, incremental, or G53 without; an axis without a word stays. */
export function targetIn(block: Block, frame: Frame, precision: 'single' | 'exact'): Triple {
  const system = systemOf(block, frame);
  return perAxis((axis) => {
    const letter = AXES[axis];
    if (!block.values.has(letter)) return frame.position[axis];
    const value = lengthIn(block, letter, frame, precision);
    // + 0 makes -0 plain zero.
    if (block.nonModal === 'G53') return value + 0;
    if (block.modal.distance === 'G91') return frame.round(value + frame.position[axis]);
    const placed = frame.round(value + frame.round(system[axis] + frame.shift[axis]));
    return axis === 2 ? frame.round(placed + frame.toolLength) : placed;
  });
}

/** G92's new shift: what makes the present position read as the words say; other axes keep theirs. */
export function shiftIn(block: Block, frame: Frame, precision: 'single' | 'exact'): Triple {
  const system = systemOf(block, frame);
  return perAxis((axis) => {
    const letter = AXES[axis];
    if (!block.values.has(letter)) return frame.shift[axis];
    const reach = frame.round(frame.position[axis] - system[axis]);
    const shift = frame.round(reach - lengthIn(block, letter, frame, precision));
    return axis === 2 ? frame.round(shift - frame.toolLength) : shift;
  });
}

/** G10's new offsets of one work system: as given (L2), or so that the present position reads as the words say (L20). */
export function systemIn(
  block: Block,
  change: { index: number; isFromPosition: boolean },
  frame: Frame,
  precision: 'single' | 'exact',
): Triple {
  const before = frame.systems[change.index] ?? [0, 0, 0];
  return perAxis((axis) => {
    const letter = AXES[axis];
    if (!block.values.has(letter)) return before[axis];
    const value = lengthIn(block, letter, frame, precision);
    if (!change.isFromPosition) return value;
    const offset = frame.round(frame.round(frame.position[axis] - frame.shift[axis]) - value);
    return axis === 2 ? frame.round(offset - frame.toolLength) : offset;
  });
}

/** A triple from a function of the axis, 0 to 2. */
export function perAxis(of: (axis: 0 | 1 | 2) => number): Triple {
  return [of(0), of(1), of(2)];
}

function systemOf(block: Block, frame: Frame): Triple {
  return frame.systems[block.modal.coordinateSystem] ?? [0, 0, 0];
}
