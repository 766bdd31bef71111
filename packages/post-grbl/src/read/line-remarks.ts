import type { CheckedBlock } from './check-block.js';
import type { DiagnosticList } from './diagnostics.js';
import type { ScannedLine } from './scan-lines.js';

const RESET = 0x18;
const HOLD = 0x21;
const DOOR = 0x84;
const JOG_CANCEL = 0x85;
/** Feed, rapid and spindle overrides, coolant toggles, cycle start and status report (GRBL 1.1h config.h). */
const HARMLESS_TO_POSITION = (byte: number) =>
  byte === 0x3f ||
  byte === 0x7e ||
  byte === JOG_CANCEL ||
  (byte >= 0x90 && byte <= 0x9e) ||
  byte === 0xa0 ||
  byte === 0xa1;

/** Remarks on bytes that the controller takes out of the stream and acts on; other bytes from 0x80 vanish unnoticed. */
export function remarksOfBytes(line: ScannedLine, diagnostics: DiagnosticList): void {
  if (line.isCommentOpen) diagnostics.remark(line.number, 'COMMENT_UNCLOSED');
  const { realtimeBytes } = line;
  if (realtimeBytes.length === 0) return;
  const name = (byte: number) => `Byte 0x${byte.toString(16)}.`;
  if (line.isReset) diagnostics.remark(line.number, 'REALTIME_RESET', name(RESET));
  const stop = realtimeBytes.find((byte) => byte === HOLD || byte === DOOR);
  if (stop !== undefined) diagnostics.remark(line.number, 'REALTIME_STOP', name(stop));
  const other = realtimeBytes.find(HARMLESS_TO_POSITION);
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
