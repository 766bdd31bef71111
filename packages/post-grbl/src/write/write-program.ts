import { MillwrightError, type PostGrblEngine, type RunOptions } from '@millwright/contracts';
import { noToolpath, splitRequest } from './check-request.js';
import { ProgramWriter } from './program-writer.js';

/**
 * Writes the toolpaths of one sheet and tool as a program that GRBL 1.1 executes as meant.
 *
 * Coordinates are rounded once, to 0.001 mm or 0.00001 in. Lines that follow a curve become arcs within 3 µm. Every toolpath restates
 * the modal state, goes up to the clearance before anything else, waits for the spindle, and comes down by rapid no lower than the
 * retract height. The program ends with the tool at the clearance over X0 Y0 and the spindle off. What the machine cannot do as asked
 * (feed, spindle speed, travel) is an error among the findings; the program is written all the same, as asked.
 * @param request.toolpaths - all of one tool and sheet, in cutting order; mm, Z 0 at the stock top
 * @returns the text with the lines of each toolpath and its running time, what a manifest tells of it, and findings
 * @throws MillwrightError INPUT_INVALID, POST_TOOL_UNKNOWN, POST_TOOLS_MIXED, POST_SHEETS_MIXED, POST_RAPID_TOO_LOW,
 * POST_ARC_NOT_CIRCULAR, POST_COORDINATE_TOO_LARGE, CANCELLED
 */
export const writeProgram: PostGrblEngine['writeProgram'] = async (given, options: RunOptions = {}) => {
  const { head, toolpaths } = splitRequest(given);
  const pieces: string[] = [];
  const writer = new ProgramWriter(head);
  for (const [index, toolpath] of toolpaths.entries()) {
    stopIfAborted(options.signal);
    options.onProgress?.({ doneRatio: index / toolpaths.length, message: `toolpath ${index + 1}` });
    for (const piece of writer.add(toolpath)) {
      pieces.push(piece);
      stopIfAborted(options.signal);
    }
  }
  pieces.push(writer.end());
  const { manifest, findings } = writer.written();
  const { controller, zeroMm, timeS } = manifest;
  return {
    program: {
      text: pieces.join(''),
      controller,
      sheetIndex: head.sheetIndex,
      toolIds: manifest.tools.map(({ id }) => id),
      blocks: manifest.operations.map(({ toolpathId, firstLine, lastLine }) => ({
        toolpathId,
        firstLine,
        lastLine,
      })),
      estimateS: timeS.total,
      ...(zeroMm.some((mm) => mm !== 0) ? { zeroMm } : {}),
    },
    manifest,
    findings: [...findings],
  };
};

/**
 * Writes a program of any length in pieces of at most some 33 KiB, each of one toolpath or the end: put together they are the text that
 * `writeProgram` gives. What the generator returns when it is done is what is known of the whole.
 * @param head - the request without its toolpaths
 * @param toolpaths - in cutting order, taken one at a time
 * @throws MillwrightError as `writeProgram`, at the toolpath it is about
 */
export const programChunks: PostGrblEngine['programChunks'] = function* (head, toolpaths) {
  const writer = new ProgramWriter(head);
  let isEmpty = true;
  for (const toolpath of toolpaths) {
    isEmpty = false;
    yield* writer.add(toolpath);
  }
  if (isEmpty) throw noToolpath();
  yield writer.end();
  return writer.written();
};

function stopIfAborted(signal: AbortSignal | undefined): void {
  if (!signal?.aborted) return;
  throw new MillwrightError('CANCELLED', {
    message: 'Writing the program was cancelled; nothing was written.',
    hint: 'Call again to write it whole.',
  });
}
