import type { ProgramReading } from '@millwright/contracts';
import { errorCodes, type Status } from './dialect/error-codes.js';

/** One remark on a line. */
export type Diagnostic = ProgramReading['diagnostics'][number];

/** Remarks kept; the rest are counted. A file with as many is not a program. */
const MAX_DIAGNOSTICS = 10_000;

/**
 * Remarks that GRBL does not make: it accepts the line, and does something else than the text says or than this reader can know.
 * `error`: the motions are no longer what the machine will do. `warning`: they are, but look here.
 */
export const remarks = {
  ARC_SKIPPED: ['error', 'GRBL skips this circle without an error: write it as two half circles.'],
  ARC_EXPLODED: [
    'error',
    'GRBL turns this tiny arc into a full circle without an error: write it as a line.',
  ],
  COMMENT_UNCLOSED: ['warning', 'The comment is not closed; the rest of the line is lost without an error.'],
  CONTROLLER_NOT_MODELLED: [
    'warning',
    'Read by the rules of GRBL 1.1 with this controller’s line length, limits and plain words; its own commands are not read.',
  ],
  CUT_WITHOUT_SPINDLE: ['warning', 'A cutting move comes while the spindle is off.'],
  DWELL_WRAPS: ['error', 'GRBL counts dwells in 16 bits: over 3276.75 s it waits much shorter.'],
  INVERSE_TIME_ARC: ['error', 'GRBL takes the wrong feed for arcs under G93. Use G94.'],
  MACHINE_COORDINATES: ['error', 'The line goes to, or stores, a machine position that no program states.'],
  MACHINE_STOPPED: [
    'error',
    'Nothing from this line on is executed: a command before it put the machine to sleep, or locked it.',
  ],
  POSITION_OUT_OF_RANGE: ['error', 'The target lies beyond 10 km; the move is left out.'],
  PROBING: ['error', 'Where a probing move ends is not in the program.'],
  READING_STOPPED: ['error', 'The program has more moves than are read; the rest is not looked at.'],
  REALTIME_COMMAND: ['warning', 'A byte of this line is a realtime command, even in a comment.'],
  REALTIME_OVERRIDE: [
    'warning',
    'A byte of this line changes the feed, the rapids or the spindle by a share, even in a comment.',
  ],
  REALTIME_RESET: ['error', 'A byte of this line resets the controller, even in a comment.'],
  REALTIME_STOP: ['error', 'A byte of this line holds the machine, even in a comment.'],
  SYSTEM_COMMAND: [
    'error',
    'A line that starts with $ is a command to the controller and has no place in a program.',
  ],
  TOOL_CHANGE: [
    'warning',
    'A tool change: what the machine does for it is set up in the machine, not in the program.',
  ],
  TOOL_LENGTH_OFFSET: [
    'error',
    'A tool length offset moves the tool’s tip to where the program does not say.',
  ],
  WORD_NOT_READ: [
    'error',
    'The controller knows a word of this line, but this reader does not: the line is passed over.',
  ],
  WORK_SYSTEM_CHANGED: [
    'error',
    'The line moves in another work system than before; how they lie is not in the program.',
  ],
} as const satisfies Record<string, readonly ['error' | 'warning', string]>;

/** Name of a remark. */
export type Remark = keyof typeof remarks;

/** Collects remarks, up to a limit. */
export class DiagnosticList {
  readonly list: Diagnostic[] = [];
  private nDropped = 0;

  /** The controller refuses the line with an error number. */
  refused(line: number, status: Status, reason = ''): void {
    const { code, message } = errorCodes[status];
    const full = reason === '' ? message : `${message} ${reason}`;
    this.add({ line, severity: 'error', code, grblStatus: status, message: full });
  }

  /** A remark on a line that GRBL accepts. */
  remark(line: number, code: Remark, detail = ''): void {
    const [severity, message] = remarks[code];
    this.add({ line, severity, code, message: detail === '' ? message : `${message} ${detail}` });
  }

  /** All remarks, in the order of lines; one more says how many were dropped. */
  result(lastLine: number): Diagnostic[] {
    if (this.nDropped === 0) return this.list;
    const message = `${this.nDropped} more remarks were left out.`;
    return [
      ...this.list,
      { line: Math.max(1, lastLine), severity: 'error', code: 'REMARKS_LEFT_OUT', message },
    ];
  }

  private add(diagnostic: Diagnostic): void {
    if (this.list.length < MAX_DIAGNOSTICS) this.list.push(diagnostic);
    else this.nDropped += 1;
  }
}
