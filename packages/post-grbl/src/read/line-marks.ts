import type { ProgramReading } from '@millwright/contracts';
import { AXIS_BITS, axisCommand, group, nonModal, programFlow, T, toolLength } from './twin/codes.js';
import type { Controller } from './twin/controller.js';

type Marks = Required<Pick<ProgramReading, 'toolCalls' | 'pauses' | 'offsets'>>;
type Offset = Marks['offsets'][number];

/** Marks of one kind that are kept; a program with more is not one that a person attends to. */
const MAX_MARKS = 100_000;
/** The first of the work systems, which are counted from 0 in the controller. */
const G54 = 54;

const KINDS: ReadonlyMap<number, Offset['kind']> = new Map([
  [nonModal.offsets, 'G10'],
  [nonModal.home28, 'G28'],
  [nonModal.setHome28, 'G28.1'],
  [nonModal.home30, 'G30'],
  [nonModal.setHome30, 'G30.1'],
  [nonModal.machine, 'G53'],
  [nonModal.shift, 'G92'],
  [nonModal.noShift, 'G92.1'],
]);

/** Gathers what lines do besides moving that a proof has to know: tools named, pauses, and the zero moved. */
export class LineMarks {
  private readonly toolCalls: Marks['toolCalls'][number][] = [];
  private readonly pauses: Marks['pauses'][number][] = [];
  private readonly offsets: Offset[] = [];
  /** Axes whose place the program has stated, as bits of their words. */
  private statedAxes: number;
  private workSystem = -1;

  /** @param isStartKnown - whether the caller has said where the tool stands */
  constructor(isStartKnown: boolean) {
    this.statedAxes = isStartKnown ? AXIS_BITS : 0;
  }

  /** Notes a line that the controller has taken. */
  note(line: number, { block, registers }: Controller, isMoved: boolean): void {
    const isChange = (block.groups & group.toolChange) !== 0;
    if (isChange || (block.words & (1 << T)) !== 0) {
      keep(this.toolCalls, { line, number: registers.lastTool, isChange });
    }
    if (block.programFlow === programFlow.pause) {
      const isOff = registers.spindleSpeed === 0 || registers.modes.spindle === 5;
      const turning = registers.modes.spindle === 3 ? 'clockwise' : 'counter-clockwise';
      keep(this.pauses, { line, spindle: isOff ? 'off' : turning });
    }
    this.noteOffset(line, block, isMoved);
  }

  /** What was noted. */
  result(): Marks {
    return { toolCalls: this.toolCalls, pauses: this.pauses, offsets: this.offsets };
  }

  private noteOffset(line: number, block: Controller['block'], isMoved: boolean): void {
    const axes = block.words & AXIS_BITS;
    const kind = KINDS.get(block.nonModal);
    if (kind === 'G92') keep(this.offsets, { line, kind, isKnown: (axes & ~this.statedAxes) === 0 });
    else if (kind === 'G92.1') keep(this.offsets, { line, kind, isKnown: true });
    else if (kind !== undefined && (kind !== 'G53' || isMoved)) {
      keep(this.offsets, { line, kind, isKnown: false });
    }
    if (block.toolLength === toolLength.set) keep(this.offsets, { line, kind: 'G43.1', isKnown: false });
    const { workSystem, isIncremental } = block.modes;
    if (isMoved && workSystem !== this.workSystem) {
      if (this.workSystem >= 0 && workSystem <= 5) {
        keep(this.offsets, { line, kind: `G${G54 + workSystem}` as Offset['kind'], isKnown: false });
      }
      this.workSystem = workSystem;
    }
    if (block.axisCommand === axisCommand.motion && !isIncremental) this.statedAxes |= axes;
  }
}

function keep<Mark>(marks: Mark[], mark: Mark): void {
  if (marks.length < MAX_MARKS) marks.push(mark);
}
