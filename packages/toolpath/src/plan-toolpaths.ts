import {
  MillwrightError,
  type RunOptions,
  type Toolpath,
  type ToolpathEngine,
  type ToolpathPlan,
} from '@millwright/contracts';
import { loadPolygonKernel } from '@millwright/geometry';
import { degreesToRad, tan } from '@millwright/geometry/numeric';
import { checkRequest } from './check-request.js';
import { createFindingLog } from './finding-log.js';
import { planSheet } from './plan-sheet.js';
import { placePart, type SheetContext } from './sheet-context.js';

/**
 * Plans how one flat end mill cuts the parts of a layout out of its sheets: holes drilled, bored or profiled, then the outline with tabs, in
 * passes of at most the stepdown, entered by ramps. Tabs stand only where no cut of the sheet touches them. Coordinates are the sheet's:
 * origin at its lower left corner, Y up, Z 0 at the stock top. The tool's centre never comes closer to a part than its radius (less
 * 2.5 µm where a slot is just as wide as the tool) and follows each contour it can reach within 3 µm; lines and arcs stay lines
 * and arcs wherever the contour is simple.
 * @param request - lengths in mm, angles in degrees; see `toolpathRequestSchema`
 * @param options.signal - checked before each part
 * @returns toolpaths in cutting order, holes the tool cannot make, and findings; the same request gives the same bytes everywhere
 * @throws MillwrightError INPUT_INVALID, TOOLPATH_TOOL_SHAPE_UNSUPPORTED, TOOLPATH_SPOILBOARD_TOO_THIN, CANCELLED
 */
export const planToolpaths: ToolpathEngine['planToolpaths'] = async (given, options = {}) => {
  const request = checkRequest(given);
  stopIfCancelled(options);
  const kernel = await loadPolygonKernel();
  const { layout, tool, throughMm, rampDeg } = request;
  const parts = new Map(request.parts.map((part) => [part.id, part]));
  const log = createFindingLog();
  const uncuttable: ToolpathPlan['uncuttable'][number][] = [];
  const toolpaths: Toolpath[] = [];
  let nPartsBefore = 0;
  layout.sheets.forEach((sheet, sheetIndex) => {
    const placed = layout.placements
      .filter((placement) => placement.sheetIndex === sheetIndex)
      .map((placement) => placePart(parts.get(placement.partId)!, placement));
    const context: SheetContext = {
      request,
      kernel,
      sheet,
      sheetIndex,
      depthMm: sheet.thicknessMm + throughMm,
      toolRadiusMm: tool.diameterMm / 2,
      rampSlope: tan(degreesToRad(rampDeg)),
      log,
      uncuttable,
    };
    const beforePart = (nDone: number) => {
      stopIfCancelled(options);
      const doneRatio = (nPartsBefore + nDone) / layout.placements.length;
      options.onProgress?.({
        doneRatio,
        message: `planning sheet ${sheetIndex + 1} of ${layout.sheets.length}`,
      });
    };
    toolpaths.push(...planSheet(context, placed, beforePart));
    nPartsBefore += placed.length;
  });
  stopIfCancelled(options);
  options.onProgress?.({ doneRatio: 1, message: 'planned' });
  return { toolpaths, uncuttable, findings: log.all() };
};

function stopIfCancelled({ signal }: RunOptions): void {
  if (signal?.aborted !== true) return;
  throw new MillwrightError('CANCELLED', {
    message: 'Planning toolpaths was cancelled; there is no result.',
    hint: 'Start again if this was not meant.',
  });
}
