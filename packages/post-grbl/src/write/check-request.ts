import {
  MillwrightError,
  parseInput,
  type Tool,
  type Toolpath,
  toolpathSchema,
  type WriteProgramRequest,
  writeProgramRequestSchema,
} from '@millwright/contracts';
import { areCleanMoves } from './clean-moves.js';

/** Everything of a request but its toolpaths. */
export type ProgramHead = Omit<WriteProgramRequest, 'toolpaths'>;

/** Slowest and fastest spindle speed that an S word holds without being 0 or losing a digit, rpm. */
const SPINDLE_RPM = { least: 1, most: 99_999 };

const headSchema = writeProgramRequestSchema.unwrap().omit({ toolpaths: true });

/**
 * The head of a request and its toolpaths, one at least; neither is checked further.
 * @throws MillwrightError INPUT_INVALID
 */
export function splitRequest(given: WriteProgramRequest): {
  head: ProgramHead;
  toolpaths: readonly Toolpath[];
} {
  const whole = Array.isArray(given?.toolpaths)
    ? given
    : parseInput(writeProgramRequestSchema, given, { what: 'The request' });
  const { toolpaths, ...head } = whole;
  if (toolpaths.length === 0) throw noToolpath();
  return { head, toolpaths };
}

/** The error of a request that asks for a program of nothing. */
export function noToolpath(): MillwrightError {
  return new MillwrightError('INPUT_INVALID', {
    message: 'The request has no toolpaths; a program is written of at least one.',
    hint: 'Give the toolpaths of one sheet and tool in cutting order.',
    data: { path: 'toolpaths' },
  });
}

/**
 * A whole request, checked as far as writing it would.
 * @throws MillwrightError INPUT_INVALID, POST_TOOL_UNKNOWN, POST_TOOLS_MIXED, POST_SHEETS_MIXED
 */
export function checkRequest(given: WriteProgramRequest): { request: WriteProgramRequest; tool: Tool } {
  const { head: givenHead, toolpaths: givenToolpaths } = splitRequest(given);
  const head = validHead(givenHead);
  const toolpaths = givenToolpaths.map(validToolpath);
  const tool = toolOf(head, toolpaths[0] as Toolpath);
  for (const toolpath of toolpaths) {
    requireBelongs(toolpath, head, tool.id);
    toolOf(head, toolpath);
  }
  return { request: { ...head, toolpaths }, tool };
}

/**
 * The head of a request, checked.
 * @throws MillwrightError INPUT_INVALID
 */
export function validHead(given: ProgramHead): ProgramHead {
  return parseInput(headSchema, given, { what: 'The request' });
}

/**
 * A toolpath, checked on its own. Its moves are looked at by hand first: a schema takes longer over a move than writing it does.
 * @throws MillwrightError INPUT_INVALID, whose path begins with `toolpaths`
 */
export function validToolpath(given: Toolpath, index: number): Toolpath {
  const options = { what: 'The request', at: `toolpaths.${index}` };
  const checked = areCleanMoves(given?.moves)
    ? {
        ...parseInput(toolpathSchema, { ...given, moves: given.moves.slice(0, 1) }, options),
        moves: given.moves,
      }
    : parseInput(toolpathSchema, given, options);
  const { spindleRpm } = checked;
  if (spindleRpm < SPINDLE_RPM.least || spindleRpm > SPINDLE_RPM.most) {
    const path = `toolpaths.${index}.spindleRpm`;
    throw new MillwrightError('INPUT_INVALID', {
      message: `${path} is ${spindleRpm} rpm; a program can ask for ${SPINDLE_RPM.least} to ${SPINDLE_RPM.most} rpm.`,
      hint: 'Give the spindle speed in rpm.',
      data: { path, measuredRpm: spindleRpm, allowedRpm: SPINDLE_RPM },
    });
  }
  return checked;
}

/**
 * The one tool of a program.
 * @throws MillwrightError POST_TOOL_UNKNOWN
 */
export function toolOf({ tools }: ProgramHead, { toolId }: Toolpath): Tool {
  const tool = tools.find(({ id }) => id === toolId);
  if (tool !== undefined) return tool;
  throw new MillwrightError('POST_TOOL_UNKNOWN', {
    message: `The toolpaths use the tool "${toolId}", which is not among the ${tools.length} tools given.`,
    hint: 'Add the tool to `tools`.',
    data: { toolId },
  });
}

/**
 * Refuses a toolpath that does not belong into the program: of another sheet, or of another tool than the one before it where no
 * change of tool was asked for.
 * @throws MillwrightError POST_TOOLS_MIXED, POST_SHEETS_MIXED
 */
export function requireBelongs(toolpath: Toolpath, head: ProgramHead, toolId: string): void {
  const { sheetIndex, options } = head;
  if (toolpath.toolId !== toolId && (options?.toolChange ?? 'separate') === 'separate') {
    throw new MillwrightError('POST_TOOLS_MIXED', {
      message: `Toolpaths use the tools "${toolId}" and "${toolpath.toolId}"; a program has one tool.`,
      hint: 'Write one program for each tool, or ask for a change of tool with options.toolChange.',
      data: { toolIds: [toolId, toolpath.toolId], toolpathId: toolpath.id },
    });
  }
  if (toolpath.sheetIndex !== sheetIndex) {
    throw new MillwrightError('POST_SHEETS_MIXED', {
      message: `Toolpath "${toolpath.id}" is for sheet ${toolpath.sheetIndex}, the program for sheet ${sheetIndex}.`,
      hint: 'Write one program for each sheet.',
      data: { toolpathId: toolpath.id, measured: toolpath.sheetIndex, allowed: sheetIndex },
    });
  }
}
