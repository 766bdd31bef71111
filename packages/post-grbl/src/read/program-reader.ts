import type { Motion, ProgramReading } from '@millwright/contracts';
import { hasAxisWord } from './block.js';
import type { CheckedBlock } from './check-block.js';
import { type ControllerState, powerUp, type Triple } from './controller-state.js';
import { DiagnosticList } from './diagnostics.js';
import { spindleWords, toMotions } from './effect-to-motions.js';
import type { Effect } from './execute-block.js';
import { interpretLine } from './interpret-line.js';
import { lineRemarks, remarksOfBytes } from './line-remarks.js';
import type { ScannedLine } from './scan-lines.js';

/** Most moves kept of one program; reading stops there. A carved relief of 60 MB has about as many. */
export const MAX_MOTIONS = 2_000_000;

/** The first of the work systems, which are counted from 0 here. */
const G54 = 54;

/** How the spindle turns. S0 stops it as M5 does. */
function turningOf({ modal, spindleSpeed }: ControllerState): Motion['spindle'] {
  return spindleSpeed === 0 ? 'off' : spindleWords[modal.spindle];
}

/** Takes a program line by line and gathers what it does. */
export class ProgramReader {
  readonly diagnostics = new DiagnosticList();
  /** Whether the limit of moves is reached and no more lines are wanted. */
  isFull = false;
  private state: ControllerState;
  private readonly motions: Motion[] = [];
  private nLines = 0;
  private units: ProgramReading['units'] = 'unstated';
  private hasAxisWord = false;
  /** Whether the present stretch without spindle was remarked upon. */
  private isStillRemarked = false;
  private readonly isStartKnown: boolean;
  /** Work system that the coordinates are counted in: the one of the first move. */
  private workSystem: number | undefined;
  private firstWorkSystem: number | undefined;
  private readonly spindleStarts: number[] = [];
  /** Whether the last line that was not refused ended the program. */
  private isEnded = false;

  private readonly maxMotions: number;

  /**
   * @param startMm - where the tool stands, work coordinates; nothing where that is unknown
   * @param maxMotions - most moves to keep
   */
  constructor(startMm: Triple | undefined, maxMotions = MAX_MOTIONS) {
    this.maxMotions = maxMotions;
    this.state = powerUp(startMm);
    this.isStartKnown = startMm !== undefined;
  }

  /** Takes the next line. */
  take(line: ScannedLine): void {
    this.nLines = line.number;
    remarksOfBytes(line, this.diagnostics);
    if (line.isReset) {
      this.state = powerUp(this.state.exact.position);
      this.isEnded = false;
    }
    if (line.isTooLong) this.diagnostics.refused(line.number, 11);
    else if (line.significant.startsWith('$')) this.diagnostics.remark(line.number, 'SYSTEM_COMMAND');
    else if (line.significant !== '') this.interpret(line.number, line.significant);
  }

  /** What was read. */
  result(): ProgramReading {
    const first = this.motions.find(({ kind }) => kind !== 'dwell');
    return {
      motions: this.motions,
      nLines: this.nLines,
      units: this.units,
      diagnostics: this.diagnostics.result(this.nLines),
      startUnknown: first !== undefined && !this.isStartKnown,
      ...(this.firstWorkSystem === undefined ? {} : { workSystem: G54 + this.firstWorkSystem }),
      spindleStarts: this.spindleStarts,
      ending: { isProgramEnd: this.isEnded, spindle: turningOf(this.state) },
    };
  }

  private interpret(line: number, significant: string): void {
    const before = this.state;
    const result = interpretLine(significant, before);
    if (result.status !== 0) {
      this.diagnostics.refused(line, result.status);
      return;
    }
    this.state = result.state;
    if (turningOf(before) === 'off' && turningOf(this.state) !== 'off') this.spindleStarts.push(line);
    this.isEnded = result.checked.block.programFlow === 'end';
    this.noteUnits(result.checked);
    lineRemarks(result.checked, line, this.diagnostics);
    let fromMm = before.exact.position;
    for (const effect of result.effects) {
      if (this.isFull) return;
      this.append({ line, fromMm, effect, checked: result.checked, before });
      if (effect.kind !== 'dwell') fromMm = effect.toMm;
    }
  }

  private append(step: {
    line: number;
    fromMm: Triple;
    effect: Effect;
    checked: CheckedBlock;
    before: ControllerState;
  }): void {
    const { line, effect, checked } = step;
    if (effect.kind !== 'dwell') this.noteWorkSystem(line, checked);
    const motions = toMotions(step, this.state, this.diagnostics);
    if (this.motions.length + motions.length > this.maxMotions) {
      this.diagnostics.remark(line, 'READING_STOPPED', `At most ${this.maxMotions} moves are read.`);
      this.isFull = true;
      return;
    }
    for (const motion of motions) {
      this.noteSpindle(motion);
      this.motions.push(motion);
    }
  }

  private noteUnits({ block }: CheckedBlock): void {
    if (this.hasAxisWord) return;
    if (block.groups.has('units')) this.units = block.modal.units === 'G20' ? 'inch' : 'mm';
    this.hasAxisWord = hasAxisWord(block);
  }

  private noteWorkSystem(line: number, { block }: CheckedBlock): void {
    const system = block.modal.coordinateSystem;
    if (this.workSystem !== undefined && this.workSystem !== system) {
      this.diagnostics.remark(line, 'WORK_SYSTEM_CHANGED', `It was G${G54 + this.workSystem}.`);
    }
    this.firstWorkSystem ??= system;
    this.workSystem = system;
  }

  private noteSpindle(motion: Motion): void {
    if (motion.kind !== 'line' && motion.kind !== 'arc') return;
    const isStill = motion.spindle === 'off' || motion.spindleRpm === 0;
    if (isStill && !this.isStillRemarked) this.diagnostics.remark(motion.line, 'CUT_WITHOUT_SPINDLE');
    this.isStillRemarked = isStill;
  }
}
