import {
  MillwrightError,
  parseInput,
  type Tool,
  type WriteProgramRequest,
  writeProgramRequestSchema,
} from '@millwright/contracts';

/** Slowest and fastest spindle speed that an S word holds without being 0 or losing a digit, rpm. */
const SPINDLE_RPM = { least: 1, most: 99_999 };

/**
 * The request, once it is known that one program can be written of it, and its tool.
 * @throws MillwrightError INPUT_INVALID, POST_TOOL_UNKNOWN, POST_TOOLS_MIXED, POST_SHEETS_MIXED
 */
export function checkRequest(given: WriteProgramRequest): { request: WriteProgramRequest; tool: Tool } {
  const request = parseInput(writeProgramRequestSchema, given, { what: 'The request' });
  checkSpeeds(request);
  const toolId = request.toolpaths[0]?.toolId ?? '';
  const other = request.toolpaths.find((toolpath) => toolpath.toolId !== toolId);
  if (other !== undefined) {
    throw new MillwrightError('POST_TOOLS_MIXED', {
      message: `Toolpaths use the tools "${toolId}" and "${other.toolId}"; a program has one tool.`,
      hint: 'Write one program for each tool.',
      data: { toolIds: [toolId, other.toolId], toolpathId: other.id },
    });
  }
  const elsewhere = request.toolpaths.find(({ sheetIndex }) => sheetIndex !== request.sheetIndex);
  if (elsewhere !== undefined) {
    throw new MillwrightError('POST_SHEETS_MIXED', {
      message: `Toolpath "${elsewhere.id}" is for sheet ${elsewhere.sheetIndex}, the program for sheet ${request.sheetIndex}.`,
      hint: 'Write one program for each sheet.',
      data: { toolpathId: elsewhere.id, measured: elsewhere.sheetIndex, allowed: request.sheetIndex },
    });
  }
  const tool = request.tools.find(({ id }) => id === toolId);
  if (tool === undefined) {
    throw new MillwrightError('POST_TOOL_UNKNOWN', {
      message: `The toolpaths use the tool "${toolId}", which is not among the ${request.tools.length} tools given.`,
      hint: 'Add the tool to `tools`.',
      data: { toolId },
    });
  }
  return { request, tool };
}

function checkSpeeds({ toolpaths }: WriteProgramRequest): void {
  const index = toolpaths.findIndex(
    ({ spindleRpm }) => spindleRpm < SPINDLE_RPM.least || spindleRpm > SPINDLE_RPM.most,
  );
  const toolpath = toolpaths[index];
  if (toolpath === undefined) return;
  const path = `toolpaths.${index}.spindleRpm`;
  throw new MillwrightError('INPUT_INVALID', {
    message: `${path} is ${toolpath.spindleRpm} rpm; a program can ask for ${SPINDLE_RPM.least} to ${SPINDLE_RPM.most} rpm.`,
    hint: 'Give the spindle speed in rpm.',
    data: { path, measuredRpm: toolpath.spindleRpm, allowedRpm: SPINDLE_RPM },
  });
}
