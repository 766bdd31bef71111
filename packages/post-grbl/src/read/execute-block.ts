import { AXES, hasAxisWord } from './block.js';
import type { CheckedBlock } from './check-block.js';
import type { ControllerState, Frame, ModalState, Triple } from './controller-state.js';
import { lengthIn, perAxis } from './frame-values.js';
import type { ArcPlan } from './plan-arc.js';

/** What a line makes the machine do, in order; targets in the exact arithmetic, mm. */
export type Effect =
  | { readonly kind: 'rapid' | 'line'; readonly toMm: Triple }
  | { readonly kind: 'arc'; readonly toMm: Triple; readonly arc: ArcPlan }
  | { readonly kind: 'dwell'; readonly dwellS: number };

/** The state after a line, and what the line did. */
export interface Executed {
  readonly state: ControllerState;
  readonly effects: readonly Effect[];
}

/** Executes a checked line: modal words first, dwell, offsets, motion, and the resets of a program end last. */
export function executeBlock(checked: CheckedBlock, state: ControllerState): Executed {
  const { block } = checked;
  const effects: Effect[] = [];
  if (block.nonModal === 'G4') effects.push({ kind: 'dwell', dwellS: executedDwellS(checked) });
  let single = withOffsets(checked, state.single, 'single');
  let exact = withOffsets(checked, state.exact, 'exact');
  if (block.nonModal === 'G28' || block.nonModal === 'G30') {
    if (hasAxisWord(block)) effects.push({ kind: 'rapid', toMm: checked.target.exact });
    single = { ...single, position: homeTarget(checked, single) };
    exact = { ...exact, position: homeTarget(checked, exact) };
    effects.push({ kind: 'rapid', toMm: exact.position });
  } else if (checked.moves) {
    effects.push(motionEffect(checked));
    single = { ...single, position: checked.target.single };
    exact = { ...exact, position: checked.target.exact };
  }
  const after: ControllerState = {
    modal: block.programFlow === 'end' ? programEnd(block.modal) : block.modal,
    feed: checked.feed,
    spindleSpeed: block.values.get('S')?.single ?? state.spindleSpeed,
    tool: Math.trunc(block.values.get('T')?.single ?? state.tool),
    single,
    exact,
  };
  return { state: after, effects };
}

function motionEffect({ block, arc, target }: CheckedBlock): Effect {
  if (arc !== undefined) return { kind: 'arc', toMm: target.exact, arc };
  return { kind: block.modal.motion === 'G0' ? 'rapid' : 'line', toMm: target.exact };
}

/** Longest dwell, in steps of 50 ms, that the firmware counts: 16 bits; beyond it the count wraps round. */
const DWELL_COUNT = 65536;
const DWELL_STEPS_PER_S = 20;

function executedDwellS({ block }: CheckedBlock): number {
  const wantedS = block.values.get('P')?.exact ?? 0;
  const nSteps = Math.ceil(wantedS * DWELL_STEPS_PER_S);
  return nSteps < DWELL_COUNT ? wantedS : (nSteps % DWELL_COUNT) / DWELL_STEPS_PER_S;
}

/** G28 and G30: all axes, or those named, to the stored place. */
function homeTarget({ block }: CheckedBlock, frame: Frame): Triple {
  const home = frame.homes[block.nonModal === 'G28' ? 0 : 1];
  return perAxis((axis) =>
    hasAxisWord(block) && !block.values.has(AXES[axis]) ? frame.position[axis] : home[axis],
  );
}

function withOffsets(checked: CheckedBlock, frame: Frame, precision: 'single' | 'exact'): Frame {
  const { block } = checked;
  const offsets = checked.offsets?.[precision];
  let after = frame;
  if (block.toolLength === 'cancel') after = { ...after, toolLength: 0 };
  if (block.toolLength === 'set') after = { ...after, toolLength: lengthIn(block, 'Z', frame, precision) };
  if (block.nonModal === 'G10' && offsets !== undefined) {
    const systems = frame.systems.map((system, index) => (index === checked.systemIndex ? offsets : system));
    after = { ...after, systems };
  }
  if (block.nonModal === 'G92' && offsets !== undefined) after = { ...after, shift: offsets };
  if (block.nonModal === 'G92.1') after = { ...after, shift: [0, 0, 0] };
  if (block.nonModal === 'G28.1') after = { ...after, homes: [frame.position, frame.homes[1]] };
  if (block.nonModal === 'G30.1') after = { ...after, homes: [frame.homes[0], frame.position] };
  return after;
}

/** M2 and M30 put these words back; units, F, S, T, G92 and the tool length stay. */
function programEnd(modal: ModalState): ModalState {
  return {
    ...modal,
    motion: 'G1',
    plane: 'G17',
    distance: 'G90',
    feedMode: 'G94',
    coordinateSystem: 0,
    spindle: 'M5',
    coolant: 'M9',
  };
}
