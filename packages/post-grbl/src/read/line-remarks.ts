import type { DiagnosticList, Remark } from './diagnostics.js';
import { nonModal, toolLength } from './twin/codes.js';
import type { Block } from './twin/registers.js';

const RESET = 0x18;
const HOLD = 0x21;
const DOOR = 0x84;
const JOG_CANCEL = 0x85;
/** Status report, cycle start, jog cancel, coolant toggles, and back to 100 % of feed, rapids and spindle (GRBL 1.1h config.h). */
const HARMLESS: readonly number[] = [0x3f, 0x7e, JOG_CANCEL, 0x90, 0x95, 0x99, 0xa0, 0xa1];
/** Shares of feed and rapids other than 100 %, then of the spindle, then its stop (the same file). UTF-8 has such bytes in its dashes. */
const OVERRIDES: readonly number[] = [0x91, 0x92, 0x93, 0x94, 0x96, 0x97, 0x9a, 0x9b, 0x9c, 0x9d, 0x9e];

/** What a byte that the controller takes out of the stream is called; nothing for one that vanishes unnoticed. */
export function remarkOfByte(byte: number): Remark | undefined {
  if (byte === RESET) return 'REALTIME_RESET';
  if (byte === HOLD || byte === DOOR) return 'REALTIME_STOP';
  if (OVERRIDES.includes(byte)) return 'REALTIME_OVERRIDE';
  return HARMLESS.includes(byte) ? 'REALTIME_COMMAND' : undefined;
}

const HOMES: ReadonlySet<number> = new Set([
  nonModal.offsets,
  nonModal.setHome28,
  nonModal.setHome30,
  nonModal.home28,
  nonModal.home30,
]);

/** Remarks on a line that GRBL accepts but that leaves the reader not knowing where the tool goes. */
export function lineRemarks(
  block: Block,
  { line, moves }: { line: number; moves: boolean },
  diagnostics: DiagnosticList,
): void {
  const command = block.nonModal;
  if (HOMES.has(command) || (command === nonModal.machine && moves)) {
    const name = command > 99 ? `G${Math.floor(command / 10)}.1` : `G${command}`;
    diagnostics.remark(line, 'MACHINE_COORDINATES', `${name}.`);
  }
  if (block.toolLength === toolLength.set) diagnostics.remark(line, 'TOOL_LENGTH_OFFSET');
  if (moves && block.modes.motion > 99) diagnostics.remark(line, 'PROBING');
}
