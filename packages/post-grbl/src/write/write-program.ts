import {
  MillwrightError,
  type PostGrblEngine,
  type Program,
  type RunOptions,
  type Zero,
} from '@millwright/contracts';
import { estimateTimeS } from '@millwright/motion';
import { blockStyle } from './block-style.js';
import { feedFindings, spindleFindings, type ToolpathMotions, travelFindings } from './check-limits.js';
import { checkRequest } from './check-request.js';
import { INCH_GRID, MM_GRID } from './grid.js';
import { ProgramText } from './program-text.js';
import { programZeroMm } from './work-frame.js';
import { surroundingsOf, writeToolpath } from './write-toolpath.js';

/**
 * Writes the toolpaths of one sheet and tool as a program that GRBL 1.1 executes as meant.
 *
 * Coordinates are rounded once, to 0.001 mm or 0.00001 in. Lines that follow a curve become arcs within 3 µm. Every toolpath restates the modal state, goes up to the clearance before anything else,
 * waits for the spindle, and comes down by rapid no lower than the retract height. The program ends with the tool at the clearance
 * over X0 Y0 and the spindle off. What the machine cannot do as asked (feed, spindle speed, travel)
 * is an error among the findings; the program is written all the same, as asked.
 * @param request.toolpaths - all of one tool and sheet, in cutting order; mm, Z 0 at the stock top
 * @returns the text with the lines of each toolpath and its running time, and findings
 * @throws MillwrightError INPUT_INVALID, POST_TOOL_UNKNOWN, POST_TOOLS_MIXED, POST_SHEETS_MIXED, POST_RAPID_TOO_LOW,
 * POST_ARC_NOT_CIRCULAR, POST_COORDINATE_TOO_LARGE, CANCELLED
 */
export const writeProgram: PostGrblEngine['writeProgram'] = async (given, options: RunOptions = {}) => {
  const { request, tool } = checkRequest(given);
  const { title, sheetIndex, toolpaths, machine, setup } = request;
  const zeroMm = programZeroMm(request);
  const grid = request.options?.units === 'inch' ? INCH_GRID : MM_GRID;
  const fitToleranceMm = request.options?.fitToleranceMm ?? FIT_TOLERANCE_MM;
  const surroundings = surroundingsOf(machine, setup, { grid, zeroMm, fitToleranceMm });
  const format = { grid, style: blockStyle(request.options?.style) };
  const text = new ProgramText(format, [0, 0, surroundings.clearanceGrid], tool.number);
  const blocks: Program['blocks'][number][] = [];
  const parts: ToolpathMotions[] = [];
  text.title(`Millwright program for GRBL 1.1, ${grid.units === 'mm' ? 'millimetres' : 'inches'}`);
  if (title !== '') text.comment(title);
  text.comment(`Sheet ${sheetIndex + 1}, tool T${tool.number}: ${tool.label}`);
  text.comment(zeroComment(setup.zero));
  text.words(`T${tool.number}`);
  for (const [index, toolpath] of toolpaths.entries()) {
    stopIfAborted(options.signal);
    options.onProgress?.({ doneRatio: index / toolpaths.length, message: `toolpath ${index + 1}` });
    const firstLine = text.nLines + 1;
    const firstMotion = text.motions.length;
    const { operation, partId, copy } = toolpath;
    text.comment(`${index + 1} of ${toolpaths.length}: ${operation}, copy ${copy + 1} of part ${partId}`);
    writeToolpath(text, toolpath, surroundings);
    blocks.push({ toolpathId: toolpath.id, firstLine, lastLine: text.nLines });
    parts.push({ toolpath, firstMotion, endMotion: text.motions.length });
  }
  text.comment('End');
  text.spindleOff();
  text.rapidXY(0, 0);
  text.words('M30');
  const { motions } = text;
  return {
    program: {
      text: text.text(),
      controller: machine.controller,
      sheetIndex,
      toolIds: [tool.id],
      blocks,
      estimateS: estimateTimeS(motions, machine).totalS,
      ...(zeroMm.some((mm) => mm !== 0) ? { zeroMm } : {}),
    },
    findings: [
      ...spindleFindings(toolpaths, machine),
      ...feedFindings(motions, parts, machine),
      ...travelFindings(motions, parts, { machine, setup }),
    ],
  };
};

/** How far arcs may be from the lines they replace unless the request says, mm: the post's share of the error budget of a cut. */
const FIT_TOLERANCE_MM = 0.003;

/** Where an operator sets the work zero, in words that every sender shows. */
function zeroComment(zero: Zero = { x: 'left', y: 'near', z: 'stock-top' }): string {
  const height = zero.z === 'stock-top' ? 'stock top' : 'spoilboard';
  return `Zero on the sheet: X ${zero.x}, Y ${zero.y}, Z at the ${height}`;
}

function stopIfAborted(signal: AbortSignal | undefined): void {
  if (!signal?.aborted) return;
  throw new MillwrightError('CANCELLED', {
    message: 'Writing the program was cancelled; nothing was written.',
    hint: 'Call again to write it whole.',
  });
}
