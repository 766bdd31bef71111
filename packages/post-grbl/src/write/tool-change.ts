import { MillwrightError, type Tool } from '@millwright/contracts';
import type { ProgramHead } from './check-request.js';
import type { ProgramText } from './program-text.js';

/**
 * Refuses a change of tool that the controller does not have: M6 is error 20 on GRBL 1.1, and what follows would be cut with the old
 * tool.
 * @throws MillwrightError POST_TOOL_CHANGE_REFUSED
 */
export function requireToolChange({ options, machine }: ProgramHead): void {
  if (options?.toolChange !== 'native' || machine.controller !== 'grbl-1.1') return;
  throw new MillwrightError('POST_TOOL_CHANGE_REFUSED', {
    message:
      'options.toolChange is native, but GRBL 1.1 has no M6: it answers error 20 and cuts on with the old tool.',
    hint: 'Use separate (one program for each tool), pause (M0), or sender if your sender takes M6 out of the stream.',
    data: { toolChange: 'native', controller: machine.controller },
  });
}

/**
 * Stops for another tool. The spindle stands before anything pauses (M0 holds the motion alone); afterwards the program says nothing of
 * where the tool is, so that the next toolpath goes up first and states every axis.
 */
export function changeTool(text: ProgramText, tool: Tool, { options }: ProgramHead): void {
  text.spindleOff();
  text.comment(`Change to T${tool.number}: ${tool.label}`);
  if (options?.toolChange === 'pause') {
    text.comment('Set Z zero for the new tool before going on');
    text.words('M0');
    text.words(`T${tool.number}`);
  } else text.words(`T${tool.number}`, 'M6');
  text.toolChanged(tool.number);
}
