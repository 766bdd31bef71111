import type { CheckedBlock } from './check-block.js';
import type { DiagnosticList } from './diagnostics.js';
import type { ScannedLine } from './scan-lines.js';

const RESET = 0x18;
const HOLD = 0x21;
const DOOR = 0x84;
const JOG_CANCEL = 0x85;
/** Status report, cycle start, jog cancel, coolant toggles, and back to 100 % of feed, rapids and spindle (GRBL 1.1h config.h). */
const HARMLESS: readonly number[] = [0x3f, 0x7e, JOG_CANCEL, 0x90, 0x95, 0x99, 0xa0, 0xa1];
/** Shares of feed and rapids other than 100 %, then of the spindle, then its stop (the same file). UTF-8 has such bytes in its dashes. */
const OVERRIDES: readonly number[] = [0x91, 0x92, 0x93, 0x94, 0x96, 0x97, 0x9a, 0x9b, 0x9c, 0x9d, 0x9e];

/** Remarks on bytes that the controller takes out of the stream and acts on; other bytes from 0x80 vanish unnoticed. */
export function remarksOfBytes(line: ScannedLine, diagnostics: DiagnosticList): void {
  if (line.isCommentOpen) diagnostics.remark(line.number, 'COMMENT_UNCLOSED');
  const { realtimeBytes } = line;
  if (realtimeBytes.length === 0) return;
  const name = (byte: number) => `Byte 0x${byte.toString(16)}.`;
  if (line.isReset) diagnostics.remark(line.number, 'REALTIME_RESET', name(RESET));
  const stop = realtimeBytes.find((byte) => byte === HOLD || byte === DOOR);
  if (stop !== undefined) diagnostics.remark(line.number, 'REALTIME_STOP', name(stop));
  const override = realtimeBytes.find((byte) => OVERRIDES.includes(byte));
  if (override !== undefined) diagnostics.remark(line.number, 'REALTIME_OVERRIDE', name(override));
  const other = realtimeBytes.find((byte) => HARMLESS.includes(byte));
  if (other !== undefined) diagnostics.remark(line.number, 'REALTIME_COMMAND', name(other));
}

/** Remarks on a line that GRBL accepts but that leaves the reader not knowing where the tool goes. */
export function lineRemarks({ block, moves }: CheckedBlock, line: number, diagnostics: DiagnosticList): void {
  const { nonModal } = block;
  const storesOffset = nonModal === 'G10' || nonModal === 'G28.1' || nonModal === 'G30.1';
  if (storesOffset || nonModal === 'G28' || nonModal === 'G30' || (nonModal === 'G53' && moves)) {
    diagnostics.remark(line, 'MACHINE_COORDINATES', `${nonModal}.`);
  }
  if (block.toolLength === 'set') diagnostics.remark(line, 'TOOL_LENGTH_OFFSET');
  if (moves && block.modal.motion.startsWith('G38')) diagnostics.remark(line, 'PROBING');
}
