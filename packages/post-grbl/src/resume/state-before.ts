import type { Controller as ControllerName } from '@millwright/contracts';
import type { Status } from '../read/dialect/error-codes.js';
import { Controller, type ControllerSink } from '../read/twin/controller.js';
import { ControllerPort } from '../read/twin/controller-port.js';

/** How a controller stands once the first lines of a program are done. All lengths mm. */
export interface StateBefore {
  /** Where the tool is, work coordinates; an axis that no line has stated yet is undefined. */
  readonly atMm: readonly [number | undefined, number | undefined, number | undefined];
  readonly motion: number;
  readonly plane: number;
  readonly isInch: boolean;
  readonly isIncremental: boolean;
  readonly isInverseTime: boolean;
  /** 54 for G54 … 59 for G59. */
  readonly workSystem: number;
  /** F in force, mm/min; 0 where none is. */
  readonly feedMmPerMin: number;
  readonly spindle: 3 | 4 | 5;
  readonly spindleRpm: number;
  readonly isCoolantOn: boolean;
  readonly tool: number;
  /** Whether an offset is in force that no new program can know: G92, G43.1, G10. */
  readonly hasOffset: boolean;
  /** Whether M2 or M30 has come. */
  readonly isEnded: boolean;
  /** The first line that was refused, and why. */
  readonly refused: { readonly line: number; readonly status: number } | undefined;
}

/** A place that no program names, mm: an axis that differs by it after two runs was never stated. */
const ELSEWHERE_MM: readonly [number, number, number] = [0.37, 0.41, 0.43];

/** Runs the lines on two machines that stand in different places: what they agree on at the end, the lines have stated. */
export function stateBefore(lines: readonly string[], controller: ControllerName): StateBefore {
  const one = run(lines, controller, [0, 0, 0]);
  const other = run(lines, controller, ELSEWHERE_MM);
  const axis = (index: 0 | 1 | 2) => (one.atMm[index] === other.atMm[index] ? one.atMm[index] : undefined);
  return { ...one, atMm: [axis(0), axis(1), axis(2)] };
}

class Watch implements ControllerSink {
  line = 0;
  refused: StateBefore['refused'];

  answered(status: Status | 0): void {
    if (status !== 0) this.refused ??= { line: this.line, status };
  }

  happened(): void {}
  movedLine(): void {}
  movedArc(): void {}
  dwelled(): void {}
}

function run(
  lines: readonly string[],
  name: ControllerName,
  startMm: readonly [number, number, number],
): StateBefore & { readonly atMm: readonly [number, number, number] } {
  const watch = new Watch();
  const controller = new Controller(watch, true, name);
  controller.standAt(startMm);
  const port = new ControllerPort(controller);
  const encoder = new TextEncoder();
  let isEnded = false;
  for (const [index, line] of lines.entries()) {
    watch.line = index + 1;
    port.send(encoder.encode(`${line}\n`));
    controller.rest();
    isEnded ||= ENDS_PROGRAM.test(line.replace(/\([^)]*\)|;.*/g, ''));
  }
  const { registers } = controller;
  const { modes, position, system, shift, toolLengthExact } = registers;
  const at = (axis: 0 | 1 | 2) =>
    (position.exact[axis] ?? 0) -
    (system.exact[axis] ?? 0) -
    (shift.exact[axis] ?? 0) -
    (axis === 2 ? toolLengthExact : 0);
  const isShifted = [0, 1, 2].some((axis) => system.exact[axis] !== 0 || shift.exact[axis] !== 0);
  return {
    atMm: [at(0), at(1), at(2)],
    motion: modes.motion,
    plane: modes.plane,
    isInch: modes.isInch,
    isIncremental: modes.isIncremental,
    isInverseTime: modes.isInverseTime,
    workSystem: 54 + modes.workSystem,
    feedMmPerMin: registers.feedExact,
    spindle: modes.spindle as 3 | 4 | 5,
    spindleRpm: registers.spindleSpeedExact,
    isCoolantOn: modes.isCoolantOn,
    tool: registers.lastTool,
    hasOffset: isShifted || toolLengthExact !== 0,
    isEnded,
    refused: watch.refused,
  };
}

const ENDS_PROGRAM = /M\s*0*(?:2|3\s*0)(?![\d.])/i;
