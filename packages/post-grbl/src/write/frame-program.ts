import {
  MillwrightError,
  type PostGrblEngine,
  type ProgramManifest,
  type Tool,
  type WriteProgramResult,
} from '@millwright/contracts';
import { createTimeEstimator } from '@millwright/motion';
import { blockStyle } from './block-style.js';
import { type ProgramHead, splitRequest } from './check-request.js';
import { type OutputGrid, toGrid } from './grid.js';
import { LimitCheck } from './limit-check.js';
import { ProgramText } from './program-text.js';
import { ProgramWriter, surroundingsOfHead } from './program-writer.js';

/** How fast the frame is gone round at most, mm/min: slow enough to stop by hand. */
const MOST_FEED_MM_PER_MIN = 2000;

/**
 * Writes a program that leads the tool round all cuts of a request, spindle off, at the clearance height: up, to the corner with the
 * least X and Y, round the rectangle counter-clockwise, and to X0 Y0. It shows where the cut will be, and whether a clamp is in the way.
 *
 * The rectangle is that of the tool's axis in all feed moves; the cutter reaches half its diameter beyond.
 * @returns the program, without a manifest, and what leaves the machine's travel
 * @throws MillwrightError as `writeProgram`; INPUT_INVALID where no toolpath cuts
 */
export const frameProgram: PostGrblEngine['frameProgram'] = async (given, options = {}) => {
  const { head, toolpaths } = splitRequest(given);
  const writer = new ProgramWriter(head);
  for (const toolpath of toolpaths) {
    if (options.signal?.aborted) {
      throw new MillwrightError('CANCELLED', {
        message: 'Writing the frame was cancelled; nothing was written.',
        hint: 'Call again to write it whole.',
      });
    }
    for (const _ of writer.add(toolpath));
  }
  const { cutting } = writer.written().manifest.bounds;
  if (cutting === undefined) {
    throw new MillwrightError('INPUT_INVALID', {
      message: 'No toolpath of the request cuts; there is nothing to lead the tool round.',
      hint: 'Give toolpaths with feed moves.',
      data: { path: 'toolpaths', nToolpaths: toolpaths.length },
    });
  }
  return framed(
    head,
    cutting,
    head.tools.find(({ id }) => id === toolpaths[0]?.toolId),
  );
};

type Box = NonNullable<ProgramManifest['bounds']['cutting']>;

function framed(head: ProgramHead, box: Box, tool: Tool | undefined): WriteProgramResult {
  const { machine, setup, title, sheetIndex, options } = head;
  const { grid, clearanceGrid, zeroMm } = surroundingsOfHead(head);
  const limits = new LimitCheck(machine, setup);
  const time = createTimeEstimator(machine);
  const format = { grid, style: blockStyle(options?.style) };
  const text = new ProgramText(format, [0, 0, clearanceGrid], tool?.number ?? 0, (motion) => {
    time.add(motion, 0);
    limits.see(motion);
  });
  text.title(`Millwright frame for GRBL 1.1, ${grid.units === 'mm' ? 'millimetres' : 'inches'}`);
  if (title !== '') text.comment(title);
  text.modalState();
  text.spindleOff();
  text.rapidZ(clearanceGrid);
  goRound(text, box, {
    grid,
    feedMmPerMin: Math.min(MOST_FEED_MM_PER_MIN, machine.maxRateMmPerMin[0], machine.maxRateMmPerMin[1]),
  });
  text.rapidXY(0, 0);
  text.words('M30');
  return {
    program: {
      text: text.take(),
      controller: machine.controller,
      sheetIndex,
      toolIds: tool === undefined ? [] : [tool.id],
      blocks: [],
      estimateS: time.finish().totalS,
      ...(zeroMm.some((mm) => mm !== 0) ? { zeroMm } : {}),
    },
    findings: limits.findings(),
  };
}

/** Over the corner with the least X and Y, and round by feed, counter-clockwise, at the height where the tool is. */
function goRound(
  text: ProgramText,
  { minMm, maxMm }: Box,
  { grid, feedMmPerMin }: { readonly grid: OutputGrid; readonly feedMmPerMin: number },
): void {
  const [left, near] = [toGrid(minMm[0], grid), toGrid(minMm[1], grid)];
  const [right, far] = [toGrid(maxMm[0], grid), toGrid(maxMm[1], grid)];
  text.rapidXY(left, near);
  text.feedLine(right, near, text.height, feedMmPerMin);
  text.feedLine(right, far, text.height, feedMmPerMin);
  text.feedLine(left, far, text.height, feedMmPerMin);
  text.feedLine(left, near, text.height, feedMmPerMin);
}
