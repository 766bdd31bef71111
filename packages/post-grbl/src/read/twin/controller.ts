import type { Dialect } from '../dialect/dialect.js';
import { dialects } from '../dialect/dialects.js';
import type { Status } from '../dialect/error-codes.js';
import { ArcRun } from './arc-run.js';
import { checkBlock } from './check-block.js';
import { Eeprom } from './eeprom.js';
import { executeBlock } from './execute-block.js';
import { stepsOf } from './integer.js';
import { NumberScan } from './number-scan.js';
import { Block, type Coordinates, copyCoordinates, Registers, threeZeros } from './registers.js';
import { scanWords } from './scan-words.js';
import { Settings } from './settings.js';
import { systemLine } from './system-line.js';

const { fround } = Math;

/** What a controller is doing. `Lock`: an alarm that only a reset ends, and lines are not answered. */
export type MachineState =
  | 'Idle'
  | 'Cycle'
  | 'Jog'
  | 'Check'
  | 'Alarm'
  | 'Lock'
  | 'Hold'
  | 'Door'
  | 'Sleep'
  | 'Home';

/** What hears of a controller's doings. */
export interface ControllerSink {
  /** A line is answered: `ok` (0) or an error number. */
  answered(status: number): void;
  /** An alarm, or the banner after a reset. */
  happened(what: 'reset' | `ALARM:${number}`): void;
  /** A straight move to `to` from where the parser stands. */
  movedLine(to: Coordinates, isRapid: boolean): void;
  /** The arc of the present block. */
  movedArc(arc: ArcRun): void;
  /** A wait, seconds as executed and as written. */
  dwelled(executedS: number, writtenS: number): void;
}

/** Longest dwell, in steps of 50 ms, that the firmware counts: 16 bits; beyond it the count wraps round. */
const DWELL_COUNT = 65536;
const DWELL_STEPS_PER_S = 20;
/** How far homing searches, as a multiple of the travel (GRBL 1.1h limits.c `HOMING_AXIS_SEARCH_SCALAR`). */
const HOMING_SEARCH = 1.5;

/**
 * A GRBL 1.1h controller without a machine: lines in, answers, moves and modal state out. It has no idea of time: a move is done once
 * it is planned (state `Cycle` until {@link rest} is called), no switch or probe is ever touched.
 */
export class Controller {
  readonly eeprom = new Eeprom();
  readonly settings = new Settings();
  readonly registers = new Registers(this.eeprom);
  readonly block = new Block();
  readonly number = new NumberScan();
  readonly arc = new ArcRun();
  /** The line under way, its end mark included; what stands behind is what earlier lines left. */
  readonly line: Uint8Array;
  state: MachineState = 'Idle';
  /** Whether a command of the line asked for a reset, which comes after its answer. */
  isResetDue = false;
  readonly dialect: Dialect;
  /** Where the motors stand: the last executed target, and its steps once something asks for them. */
  private readonly driven = threeZeros();
  private readonly steps = new Float64Array(3);
  private hasSteps = true;

  /**
   * @param sink - hears of answers and moves
   * @param isAttended - whether somebody presses "start" at every pause, door and hold, and homing succeeds: what a reader of programs
   *   assumes
   */
  constructor(
    readonly sink: ControllerSink,
    readonly isAttended: boolean,
    name: Dialect['name'] = 'grbl-1.1',
  ) {
    this.dialect = dialects[name];
    this.line = new Uint8Array(this.dialect.maxSignificant + 2);
    this.runStartupLines();
  }

  /** Puts the parser and the motors at a place in machine coordinates, mm. */
  standAt(placeMm: readonly [number, number, number]): void {
    const { position } = this.registers;
    for (let axis = 0; axis < 3; axis += 1) {
      position.single[axis] = fround(placeMm[axis] as number);
      position.exact[axis] = placeMm[axis] as number;
    }
    copyCoordinates(this.driven, position);
    this.hasSteps = false;
  }

  /**
   * Executes the line of `length` characters in the buffer, as at its line end, and answers it; nothing is answered by a machine that
   * is locked, or pauses.
   */
  takeLine(length: number, isTooLong: boolean): void {
    const { line } = this;
    line[length] = 0;
    let status: Status | 0;
    if (isTooLong) status = 11;
    else if (length === 0) status = 0;
    else if (line[0] === 36) status = systemLine(this);
    else if (this.state === 'Alarm' || this.state === 'Jog') status = 9;
    else status = this.executeGcode();
    if (this.state !== 'Lock' && !this.isPausedHere) this.sink.answered(status);
    if (this.isResetDue) this.reset();
  }

  /** Whether the present line made the machine pause, so that its answer waits. */
  isPausedHere = false;

  /**
   * Interprets the line in the buffer; one that starts with `$` as the text of a jog.
   * @returns the error, 0 for none
   */
  executeGcode(): Status | 0 {
    const { block, registers, line } = this;
    const isJog = line[0] === 36;
    block.begin(registers.modes, isJog);
    if (isJog) {
      block.modes.motion = 1;
      block.modes.isInverseTime = false;
      block.target.single.fill(0);
      block.target.exact.fill(0);
    }
    const status =
      scanWords(line, isJog ? 3 : 0, block, this.number, this.dialect.words) ||
      checkBlock(block, registers, this.dialect.words);
    if (status !== 0) return status;
    return isJog ? this.jog() : executeBlock(this);
  }

  /** The motion under way comes to its end. */
  rest(): void {
    if (this.state === 'Cycle' || this.state === 'Jog') this.state = 'Idle';
  }

  /** A command waits for the motion to end. */
  finishMotion(): void {
    if (this.state === 'Cycle') this.state = 'Idle';
  }

  /** A straight move from where the parser stands. */
  moveLine(to: Coordinates, isRapid: boolean): void {
    if (!this.mayGo(to.single)) return;
    if (this.state === 'Check') return;
    this.sink.movedLine(to, isRapid);
    this.drive(to);
  }

  /** The arc of the present block. */
  moveArc(): void {
    const { arc, block } = this;
    arc.plan(block, this.registers, fround(this.settings.get(12)));
    if (this.settings.get(20) !== 0) {
      // Soft limits are looked at for each line of the arc, in check mode too.
      let isOutside = false;
      arc.forEachLine((end) => {
        if (!isOutside) isOutside = !this.mayGo(end);
      });
      if (isOutside) return;
    }
    if (this.state === 'Check') return;
    this.sink.movedArc(arc);
    this.drive(block.target);
  }

  /** G4. Seconds as the firmware counts them: whole steps of 50 ms in 16 bits. */
  dwell(single: number, exact: number): void {
    if (this.state === 'Check') return;
    this.finishMotion();
    const nSteps = Math.ceil(fround(DWELL_STEPS_PER_S * single));
    const wrapped = nSteps < DWELL_COUNT ? exact : (nSteps % DWELL_COUNT) / DWELL_STEPS_PER_S;
    this.sink.dwelled(Number.isFinite(wrapped) ? wrapped : 0, exact);
  }

  /**
   * G38: to its target, since no probe is ever touched; G38.4 and G38.5 find theirs open before they start.
   * @returns whether the parser moves to the target
   */
  probe(isAway: boolean, isQuiet: boolean): boolean {
    if (this.state === 'Check') return true;
    this.finishMotion();
    const isOpenAtStart = isAway !== (this.settings.get(6) !== 0);
    if (isOpenAtStart && !this.isAttended) {
      this.alarm(4);
      return false;
    }
    this.moveLine(this.block.target, false);
    this.finishMotion();
    if (!isQuiet && !this.isAttended && this.state !== 'Lock') this.alarm(5);
    return true;
  }

  /** M0. */
  pause(): void {
    if (this.isAttended || this.state === 'Check') return;
    this.state = 'Hold';
    this.isPausedHere = true;
  }

  /** `$SLP`: nothing is answered until a reset. */
  sleep(): void {
    this.state = 'Sleep';
  }

  /** `$H` without switches: Z, which goes first, drives its search length and alarm 9 follows. Attended, homing succeeds. */
  homeInVain(): void {
    if (this.isAttended) {
      this.state = 'Idle';
      return;
    }
    this.keepSteps();
    const travelMm = HOMING_SEARCH * this.settings.get(132);
    const isToNegative = (this.settings.get(23) & 4) !== 0;
    this.steps[2] = stepsOf(isToNegative ? -travelMm : travelMm, this.settings.get(102));
    this.alarm(9);
    this.isResetDue = true;
  }

  /** The reset byte, and what `$RST` and leaving check mode end in. The position becomes that of the motors, whole steps. */
  reset(): void {
    this.isResetDue = false;
    this.isPausedHere = false;
    if (this.state === 'Cycle' || this.state === 'Jog') this.alarm(3);
    else if (this.state === 'Home') this.alarm(6);
    const { registers } = this;
    registers.clear();
    // G54's offsets are read, and complained about, before the banner.
    if (!this.eeprom.readCoordinates(0, registers.system)) this.sink.answered(7);
    this.sink.happened('reset');
    this.standOnSteps();
    if (this.state === 'Alarm' || this.state === 'Sleep' || this.state === 'Lock') this.state = 'Alarm';
    else {
      this.state = 'Idle';
      this.runStartupLines();
    }
  }

  /** Notes where the motors stand in steps, before a setting changes what a step is. */
  keepSteps(): void {
    if (this.hasSteps) return;
    for (let axis = 0; axis < 3; axis += 1) {
      this.steps[axis] = stepsOf(this.driven.single[axis] as number, fround(this.settings.get(100 + axis)));
    }
    this.hasSteps = true;
  }

  private standOnSteps(): void {
    // A reader of programs keeps what the decimals mean: nobody resets a machine in the middle of one unnoticed.
    this.keepSteps();
    const { position } = this.registers;
    for (let axis = 0; axis < 3; axis += 1) {
      const placeMm = fround((this.steps[axis] as number) / this.settings.get(100 + axis));
      position.single[axis] = placeMm;
      position.exact[axis] = roundedTo(placeMm, this.driven.exact[axis] as number);
    }
  }

  private runStartupLines(): void {
    for (let index = 0; index < 2; index += 1) {
      if (this.eeprom.readStartupLine(index, this.line) && this.line[0] !== 0) this.executeGcode();
      this.finishMotion();
    }
  }

  private alarm(number: number): void {
    this.state = 'Alarm';
    this.sink.happened(`ALARM:${number}`);
  }

  /** Soft limits: beyond 0 … −travel the machine stops and is locked. */
  private mayGo(to: Float64Array): boolean {
    if (this.settings.get(20) === 0 || this.isInside(to)) return true;
    this.finishMotion();
    this.alarm(2);
    this.state = 'Lock';
    return false;
  }

  private isInside(to: Float64Array): boolean {
    for (let axis = 0; axis < 3; axis += 1) {
      const place = to[axis] as number;
      if (place > 0 || place < -fround(this.settings.get(130 + axis))) return false;
    }
    return true;
  }

  private jog(): Status | 0 {
    const { block, registers } = this;
    const allowed = 1 | (1 << 3) | (1 << 6);
    if ((block.groups & ~allowed) !== 0) return 16;
    if (block.nonModal !== 0 && block.nonModal !== 53) return 16;
    if (this.settings.get(20) !== 0 && !this.isInside(block.target.single)) return 15;
    this.sink.movedLine(block.target, false);
    this.drive(block.target);
    if (this.state === 'Cycle') this.state = 'Jog';
    copyCoordinates(registers.position, block.target);
    return 0;
  }

  private drive(to: Coordinates): void {
    if (this.state === 'Idle' && this.isAttended === false && this.hasStep(to)) this.state = 'Cycle';
    copyCoordinates(this.driven, to);
    this.hasSteps = false;
  }

  /** Whether a move is at least one step long: shorter ones are dropped, and the machine stays at rest. */
  private hasStep(to: Coordinates): boolean {
    for (let axis = 0; axis < 3; axis += 1) {
      const perMm = fround(this.settings.get(100 + axis));
      if (stepsOf(to.single[axis] as number, perMm) !== stepsOf(this.driven.single[axis] as number, perMm))
        return true;
    }
    return false;
  }
}

/** The exact figure where it rounds to the same 32-bit float, and the float otherwise. */
function roundedTo(single: number, exact: number): number {
  return Math.abs(exact - single) <= Math.abs(single) * 1e-7 + 1e-12 ? exact : single;
}
