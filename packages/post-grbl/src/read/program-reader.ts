import type { Motion, ProgramReading } from '@millwright/contracts';
import { centreOf, chordEnds, type ExecutedArc, remarkSweep, writtenRadOf } from './arc-motions.js';
import { DiagnosticList, type Remark } from './diagnostics.js';
import type { Dialect } from './dialect/dialect.js';
import type { Status } from './dialect/error-codes.js';
import { wordNotRead } from './dialect/words.js';
import { explain } from './explain.js';
import { LineMarks } from './line-marks.js';
import { lineRemarks, remarkOfByte } from './line-remarks.js';
import type { ArcRun } from './twin/arc-run.js';
import { AXIS_BITS, group, programFlow } from './twin/codes.js';
import { Controller, type ControllerSink } from './twin/controller.js';
import { LineScanner, scanEvent } from './twin/line-scanner.js';
import type { Coordinates } from './twin/registers.js';

/** Most moves kept of one program; reading stops there. A carved relief of 60 MB has about as many. */
export const MAX_MOTIONS = 2_000_000;

/** Largest coordinate of a motion, mm: the vocabulary's limit. */
const MAX_COORDINATE_MM = 1e7;
/** Starts of the spindle that are kept. */
const MAX_SPINDLE_STARTS = 100_000;
/** The first of the work systems, which are counted from 0 here. */
const G54 = 54;
const DOLLAR = 36;
const RESET = 0x18;
const END_OF_TEXT = Uint8Array.of(10);

/** How a reader of programs is set up. */
export interface ReaderOptions {
  readonly controller?: Dialect['name'] | undefined;
  /** Where the tool stands, work coordinates, mm; nothing where that is unknown. */
  readonly startMm?: readonly [number, number, number] | undefined;
  /** Most moves to keep. */
  readonly maxMotions?: number | undefined;
  /** Gets each move instead of its being kept: memory then stays the same however long the program. */
  readonly onMotion?: ((motion: Motion) => void) | undefined;
}

/** Takes a program in pieces and gathers what it does. */
export class ProgramReader implements ControllerSink {
  readonly diagnostics = new DiagnosticList();
  /** Whether the limit of moves is reached and no more lines are wanted. */
  isFull = false;
  /** The line under way, 1-based; CR LF counts as one line end. */
  nLines = 0;
  private readonly controller: Controller;
  private readonly scanner: LineScanner;
  private readonly motions: Motion[] = [];
  private readonly maxMotions: number;
  private readonly onMotion: ((motion: Motion) => void) | undefined;
  private readonly isStartKnown: boolean;
  private at: Motion['fromMm'];
  /** Whether anything has moved. */
  private hasMoved = false;
  private isMovedByLine = false;
  private status = 0;
  private units: ProgramReading['units'] = 'unstated';
  private hasAxisWord = false;
  /** Whether the present stretch without spindle was remarked upon. */
  private isStillRemarked = false;
  /** Work system that the coordinates are counted in: the one of the last move. */
  private workSystem = -1;
  private firstWorkSystem = -1;
  private readonly spindleStarts: number[] = [];
  private isSpindleTurning = false;
  private readonly marks: LineMarks;
  /** Whether the last line that was not refused ended the program. */
  private isEnded = false;
  /** Realtime remarks made on the present line. */
  private readonly bytesRemarked = new Set<Remark>();
  private isStopRemarked = false;

  constructor(options: ReaderOptions) {
    this.controller = new Controller(this, true, options.controller);
    this.scanner = new LineScanner(this.controller.line, this.controller.dialect.maxSignificant);
    this.maxMotions = options.maxMotions ?? MAX_MOTIONS;
    this.onMotion = options.onMotion;
    this.isStartKnown = options.startMm !== undefined;
    this.marks = new LineMarks(this.isStartKnown);
    this.at = options.startMm ?? [0, 0, 0];
    this.controller.standAt(this.at);
    if (this.controller.dialect.name !== 'grbl-1.1') this.diagnostics.remark(1, 'CONTROLLER_NOT_MODELLED');
  }

  /** Takes the next bytes of the program. */
  push(bytes: Uint8Array): void {
    const { scanner } = this;
    const end = bytes.length;
    let at = 0;
    while (at < end && !this.isFull) {
      at = scanner.scan(bytes, at, end);
      if (scanner.event === scanEvent.lineEnd) {
        if (!scanner.isSecondEnd || scanner.length > 0) this.takeLine();
      } else if (scanner.event === scanEvent.realtime) this.takeRealtime(scanner.byte);
      this.isLineOpen = scanner.event !== scanEvent.lineEnd;
    }
  }

  /** Whether bytes have come since the last line end. */
  private isLineOpen = false;

  /** The text is at its end: a last line without a line end is one. */
  finish(): void {
    if (this.isLineOpen && !this.isFull) this.push(END_OF_TEXT);
  }

  /** What was read. */
  result(): ProgramReading {
    const { modes } = this.controller.registers;
    return {
      motions: this.motions,
      nLines: this.nLines,
      units: this.units,
      diagnostics: this.diagnostics.result(this.nLines),
      startUnknown: this.hasMoved && !this.isStartKnown,
      ...(this.firstWorkSystem < 0 || this.firstWorkSystem > 5
        ? {}
        : { workSystem: G54 + this.firstWorkSystem }),
      spindleStarts: this.spindleStarts,
      ...this.marks.result(),
      ending: {
        isProgramEnd: this.isEnded,
        spindle: this.isTurning() ? spindleWord(modes.spindle) : 'off',
      },
    };
  }

  /** See {@link ControllerSink}. */
  answered(status: number): void {
    this.status = status;
  }

  /** See {@link ControllerSink}. */
  happened(): void {}

  /** See {@link ControllerSink}. */
  movedLine(to: Coordinates, isRapid: boolean): void {
    const toMm = placeOf(to);
    const fromMm = this.at;
    this.at = toMm;
    if (!this.mayMove(fromMm, toMm)) return;
    let feed = this.feed();
    if (this.controller.block.modes.isInverseTime) feed *= lengthMm(fromMm, toMm);
    this.append(isRapid ? 'rapid' : 'line', { fromMm, toMm, feed });
  }

  /** See {@link ControllerSink}. */
  movedArc(run: ArcRun): void {
    const { block, dialect } = this.controller;
    const fromMm = this.at;
    const toMm = placeOf(block.target);
    this.at = toMm;
    if (!this.mayMove(fromMm, toMm)) return;
    let arc: ExecutedArc = {
      block,
      fromMm,
      toMm,
      executedRad: run.sweepRad,
      nSegments: Math.max(1, run.nSegments),
    };
    if (!dialect.isArcAngleSingle) arc = { ...arc, executedRad: writtenRadOf(arc) };
    const centre = centreOf(arc);
    if (!isInRange(centre[0]) || !isInRange(centre[1]) || !Number.isFinite(arc.executedRad)) {
      this.diagnostics.remark(this.nLines, 'POSITION_OUT_OF_RANGE');
      return;
    }
    remarkSweep(arc, this.nLines, this.diagnostics);
    let feed = this.feed();
    if (block.modes.isInverseTime) {
      this.diagnostics.remark(this.nLines, 'INVERSE_TIME_ARC');
      // The firmware takes the number of lines for the length, and that as mm/min (measured; it is a bug of the firmware).
      feed *= run.nSegments > 0 ? run.nSegments : lengthMm(fromMm, toMm);
    }
    if (block.modes.plane === 17) {
      const motion = this.motion('arc', { fromMm, toMm, feed });
      this.keep({
        ...motion,
        centreMm: centre,
        clockwise: block.modes.motion === 2,
        sweepRad: arc.executedRad,
      });
      return;
    }
    this.appendChords(arc, feed);
  }

  /** See {@link ControllerSink}. */
  dwelled(executedS: number, writtenS: number): void {
    if (executedS !== writtenS) this.diagnostics.remark(this.nLines, 'DWELL_WRAPS');
    if (!this.at.every(isInRange)) return;
    const motion = this.motion('dwell', { fromMm: this.at, toMm: this.at, feed: this.feed() });
    this.keep({ ...motion, dwellS: executedS });
  }

  private takeLine(): void {
    const { scanner, controller } = this;
    const { length, isTooLong } = scanner;
    this.nLines += 1;
    if (scanner.isCommentOpen) this.diagnostics.remark(this.nLines, 'COMMENT_UNCLOSED');
    scanner.clear();
    if (this.bytesRemarked.size > 0) this.bytesRemarked.clear();
    if (length === 0 && !isTooLong) return;
    if (controller.state === 'Sleep' || controller.state === 'Lock') {
      if (!this.isStopRemarked) this.diagnostics.remark(this.nLines, 'MACHINE_STOPPED');
      this.isStopRemarked = true;
      return;
    }
    const isSystem = controller.line[0] === DOLLAR && !isTooLong;
    if (isSystem) this.diagnostics.remark(this.nLines, 'SYSTEM_COMMAND');
    this.isMovedByLine = false;
    this.status = 0;
    controller.takeLine(length, isTooLong);
    if (this.status !== 0) this.refuse(length);
    else if (!isSystem) this.noteLine();
    controller.rest();
  }

  private refuse(length: number): void {
    const characters = this.controller.line.subarray(0, length);
    const significant = String.fromCharCode(...characters);
    const word = wordNotRead(significant, this.controller.dialect.name);
    if (word !== undefined) this.diagnostics.remark(this.nLines, 'WORD_NOT_READ', `${word}.`);
    else
      this.diagnostics.refused(
        this.nLines,
        this.status as Status,
        explain(significant, this.status as Status),
      );
  }

  private takeRealtime(byte: number): void {
    const line = this.nLines + 1;
    const remark = remarkOfByte(byte);
    if (remark !== undefined && !this.bytesRemarked.has(remark)) {
      this.bytesRemarked.add(remark);
      this.diagnostics.remark(line, remark, `Byte 0x${byte.toString(16)}.`);
    }
    if (byte !== RESET) return;
    this.scanner.clear();
    this.controller.reset();
    this.isEnded = false;
    this.isSpindleTurning = false;
  }

  private noteLine(): void {
    const { block, registers } = this.controller;
    if (block.nonModal !== 0 || block.toolLength !== 0 || block.modes.motion > 99) {
      lineRemarks(block, { line: this.nLines, moves: this.isMovedByLine }, this.diagnostics);
    }
    if ((block.groups & group.toolChange) !== 0) this.diagnostics.remark(this.nLines, 'TOOL_CHANGE');
    this.isEnded = block.programFlow === programFlow.end;
    this.marks.note(this.nLines, this.controller, this.isMovedByLine);
    const isTurning = registers.spindleSpeed !== 0 && registers.modes.spindle !== 5;
    if (isTurning && !this.isSpindleTurning && this.spindleStarts.length < MAX_SPINDLE_STARTS) {
      this.spindleStarts.push(this.nLines);
    }
    this.isSpindleTurning = isTurning;
    if (this.hasAxisWord) return;
    if ((block.groups & group.units) !== 0) this.units = block.modes.isInch ? 'inch' : 'mm';
    this.hasAxisWord = (block.words & AXIS_BITS) !== 0;
  }

  /** Notes a move; false where it is not to be kept. */
  private mayMove(fromMm: Motion['fromMm'], toMm: Motion['toMm']): boolean {
    this.isMovedByLine = true;
    const system = this.controller.block.modes.workSystem;
    if (system !== this.workSystem) {
      if (this.workSystem >= 0) {
        this.diagnostics.remark(this.nLines, 'WORK_SYSTEM_CHANGED', `It was G${G54 + this.workSystem}.`);
      }
      if (this.firstWorkSystem < 0) this.firstWorkSystem = system;
      this.workSystem = system;
    }
    if (isPlaceInRange(toMm) && isPlaceInRange(fromMm)) return true;
    this.diagnostics.remark(this.nLines, 'POSITION_OUT_OF_RANGE');
    return false;
  }

  private append(kind: 'rapid' | 'line', place: MotionPlace): void {
    this.keep(this.motion(kind, place));
  }

  private appendChords(arc: ExecutedArc, feed: number): void {
    let fromMm = arc.fromMm;
    // All of an arc's lines are kept, or none.
    if (this.onMotion === undefined && this.motions.length + arc.nSegments > this.maxMotions) {
      this.stop();
      return;
    }
    for (const toMm of chordEnds(arc)) {
      this.append('line', { fromMm, toMm, feed });
      fromMm = toMm;
    }
  }

  private motion(kind: Motion['kind'], { fromMm, toMm, feed }: MotionPlace): Motion {
    const { registers } = this.controller;
    return {
      line: this.nLines,
      kind,
      fromMm,
      toMm,
      feedMmPerMin: feed,
      spindle: spindleWord(registers.modes.spindle),
      spindleRpm: finiteOrZero(registers.spindleSpeed),
      toolNumber: registers.lastTool,
    };
  }

  private keep(motion: Motion): void {
    if (motion.kind !== 'dwell') this.hasMoved = true;
    if (this.isFull) return;
    if (motion.kind === 'line' || motion.kind === 'arc') this.noteSpindle(motion);
    if (this.onMotion !== undefined) this.onMotion(motion);
    else if (this.motions.length >= this.maxMotions) this.stop();
    else this.motions.push(motion);
  }

  private stop(): void {
    this.isFull = true;
    this.diagnostics.remark(this.nLines, 'READING_STOPPED', `At most ${this.maxMotions} moves are read.`);
  }

  private noteSpindle(motion: Motion): void {
    const isStill = motion.spindle === 'off' || motion.spindleRpm === 0;
    if (isStill && !this.isStillRemarked) this.diagnostics.remark(motion.line, 'CUT_WITHOUT_SPINDLE');
    this.isStillRemarked = isStill;
  }

  private feed(): number {
    return finiteOrZero(this.controller.block.feedExact);
  }

  private isTurning(): boolean {
    const { registers } = this.controller;
    return registers.spindleSpeed !== 0 && registers.modes.spindle !== 5;
  }
}

interface MotionPlace {
  readonly fromMm: Motion['fromMm'];
  readonly toMm: Motion['toMm'];
  /** mm/min. */
  readonly feed: number;
}

function placeOf(coordinates: Coordinates): Motion['toMm'] {
  const { exact } = coordinates;
  return [exact[0] as number, exact[1] as number, exact[2] as number];
}

function spindleWord(word: number): Motion['spindle'] {
  if (word === 5) return 'off';
  return word === 3 ? 'clockwise' : 'counter-clockwise';
}

function lengthMm(from: Motion['fromMm'], to: Motion['toMm']): number {
  const along = [to[0] - from[0], to[1] - from[1], to[2] - from[2]] as const;
  return Math.sqrt(along[0] * along[0] + along[1] * along[1] + along[2] * along[2]);
}

function isInRange(value: number): boolean {
  return Math.abs(value) <= MAX_COORDINATE_MM;
}

function isPlaceInRange(place: Motion['toMm']): boolean {
  return isInRange(place[0]) && isInRange(place[1]) && isInRange(place[2]);
}

function finiteOrZero(value: number): number {
  return Number.isFinite(value) ? Math.abs(value) : 0;
}
