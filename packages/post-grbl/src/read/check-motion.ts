import { hasAxisWord } from './block.js';
import type { Checking } from './check-block.js';
import type { Triple } from './controller-state.js';
import type { Both } from './frame-values.js';
import { type ArcPlan, planArc } from './plan-arc.js';
import type { Status } from './status.js';

/** What the motion words of a line come to. */
export interface MotionPlan {
  readonly arc: ArcPlan | undefined;
  /** Whether the axis words move the machine. */
  readonly moves: boolean;
}

/** Checks the motion mode of a line (GRBL 1.1h gcode.c, step 3, item 20). */
export function checkMotion(checking: Checking, target: Both<Triple>): MotionPlan | Status {
  const { block, feed } = checking;
  const plan = { arc: undefined, moves: false };
  const isAxisWord = hasAxisWord(block);
  if (block.modal.motion === 'G80') return isAxisWord ? 31 : plan;
  if (block.axisCommand !== 'motion') return plan;
  if (block.modal.motion === 'G0') return { ...plan, moves: isAxisWord };
  if (feed.single === 0) return 22;
  switch (block.modal.motion) {
    case 'G1':
      return { ...plan, moves: isAxisWord };
    case 'G2':
    case 'G3': {
      const arc = planArc(checking, target);
      return typeof arc === 'number' ? arc : { ...plan, arc, moves: true };
    }
    default:
      return checkProbe(checking, target) ?? { ...plan, moves: true };
  }
}

function checkProbe({ block, state }: Checking, target: Both<Triple>): Status | undefined {
  if (!hasAxisWord(block)) return 26;
  const isStill = target.single.every((value, axis) => value === state.single.position[axis]);
  return isStill ? 33 : undefined;
}
