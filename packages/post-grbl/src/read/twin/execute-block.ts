import type { Status } from '../dialect/error-codes.js';
import {
  axisCommand,
  NO_MOTION,
  nonModal,
  P,
  PROBE_AWAY,
  PROBE_TOWARD,
  PROBE_TOWARD_QUIET,
  programFlow,
  S,
  T,
  toolLength,
  X,
} from './codes.js';
import type { Controller } from './controller.js';
import { STORED_G28, STORED_G30 } from './eeprom.js';
import { unsigned } from './integer.js';
import { copyCoordinates } from './registers.js';

/**
 * Executes a checked line in the order of GRBL 1.1h (gcode.c, step 4): modal words, dwell, offsets, motion, and what ends or pauses a
 * program last.
 * @returns 0; 7 where the end of a program cannot read G54's offsets
 */
export function executeBlock(controller: Controller): Status | 0 {
  const { block, registers } = controller;
  const { modes } = registers;
  const { modes: named } = block;
  modes.isInverseTime = named.isInverseTime;
  registers.feedSingle = block.feedSingle;
  registers.feedExact = block.feedExact;
  const isSpindleChanged = takeSpindle(controller);
  if (isSpindleChanged || modes.isCoolantOn !== named.isCoolantOn) controller.finishMotion();
  modes.isCoolantOn = named.isCoolantOn;
  if (block.nonModal === nonModal.dwell)
    controller.dwell(block.single[P] as number, block.exact[P] as number);
  modes.plane = named.plane;
  modes.isInch = named.isInch;
  modes.isIncremental = named.isIncremental;
  takeToolLength(controller);
  if (modes.workSystem !== named.workSystem) {
    modes.workSystem = named.workSystem;
    copyCoordinates(registers.system, block.system);
  }
  if (block.nonModal > nonModal.dwell) executeNonModal(controller);
  modes.motion = named.motion;
  if (named.motion !== NO_MOTION && block.axisCommand === axisCommand.motion) executeMotion(controller);
  return block.programFlow === programFlow.none || controller.state === 'Lock' ? 0 : endOrPause(controller);
}

/** S, T and M3 to M5. @returns whether the machine must come to rest for the spindle */
function takeSpindle({ block, registers }: Controller): boolean {
  const { modes } = registers;
  let isChanged = false;
  if ((block.words & (1 << S)) !== 0) {
    const speed = block.single[S] as number;
    isChanged = speed !== registers.spindleSpeed && modes.spindle !== 5;
    registers.spindleSpeed = speed;
    registers.spindleSpeedExact = block.exact[S] as number;
  }
  registers.tool = 0;
  if ((block.words & (1 << T)) !== 0) {
    registers.tool = unsigned(block.single[T] as number, 0xffffffff);
    registers.lastTool = registers.tool;
  }
  if (modes.spindle !== block.modes.spindle) isChanged = true;
  modes.spindle = block.modes.spindle;
  return isChanged;
}

function takeToolLength({ block, registers }: Controller): void {
  if (block.toolLength === toolLength.none) return;
  const isSet = block.toolLength === toolLength.set;
  registers.toolLengthSingle = isSet ? (block.single[X + 2] as number) : 0;
  registers.toolLengthExact = isSet ? (block.exact[X + 2] as number) : 0;
}

function executeNonModal(controller: Controller): void {
  const { block, registers, eeprom } = controller;
  switch (block.nonModal) {
    case nonModal.offsets:
      controller.finishMotion();
      if (block.systemIndex < 6) eeprom.writeCoordinates(block.systemIndex, block.extra);
      if (registers.modes.workSystem === block.systemIndex) copyCoordinates(registers.system, block.extra);
      return;
    case nonModal.home28:
    case nonModal.home30:
      if (block.axisCommand !== axisCommand.none) controller.moveLine(block.target, true);
      controller.moveLine(block.extra, true);
      if (controller.state !== 'Lock') copyCoordinates(registers.position, block.extra);
      return;
    case nonModal.setHome28:
    case nonModal.setHome30:
      controller.finishMotion();
      eeprom.writeCoordinates(
        block.nonModal === nonModal.setHome28 ? STORED_G28 : STORED_G30,
        registers.position,
      );
      return;
    case nonModal.shift:
      copyCoordinates(registers.shift, block.target);
      return;
    case nonModal.noShift:
      registers.shift.single.fill(0);
      registers.shift.exact.fill(0);
      return;
    default:
  }
}

function executeMotion(controller: Controller): void {
  const { block, registers } = controller;
  const { motion } = block.modes;
  if (motion === 0) controller.moveLine(block.target, true);
  else if (motion === 1) controller.moveLine(block.target, false);
  else if (motion === 2 || motion === 3) controller.moveArc();
  else {
    const isAway = motion >= PROBE_AWAY;
    const isQuiet = motion !== PROBE_TOWARD && motion !== PROBE_AWAY;
    if (!controller.probe(isAway, isQuiet && motion >= PROBE_TOWARD_QUIET)) return;
  }
  // A machine that a soft limit has locked never comes to this.
  if (controller.state !== 'Lock') copyCoordinates(registers.position, block.target);
}

/** M0, M2 and M30. The words that M2 and M30 put back do not include units, F, S, T, G92 and the tool length. */
function endOrPause(controller: Controller): Status | 0 {
  const { block, registers } = controller;
  controller.finishMotion();
  if (block.programFlow === programFlow.pause) {
    controller.pause();
    return 0;
  }
  const { modes } = registers;
  modes.motion = 1;
  modes.plane = 17;
  modes.isIncremental = false;
  modes.isInverseTime = false;
  modes.workSystem = 0;
  modes.spindle = 5;
  modes.isCoolantOn = false;
  // In check mode the offsets of the last work system stay in force.
  if (controller.state === 'Check') return 0;
  return registers.eeprom.readCoordinates(0, registers.system) ? 0 : 7;
}
