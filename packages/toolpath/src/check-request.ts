import {
  type Contour,
  MillwrightError,
  type Part,
  type ToolpathEngine,
  type ToolpathRequest,
  toolpathRequestSchema,
} from '@millwright/contracts';
import { contourLengthMm } from '@millwright/geometry';
import { mm } from './finding-log.js';

/**
 * The request with its defaults, once it is known that it can be planned at all.
 * @throws MillwrightError INPUT_INVALID, TOOLPATH_TOOL_SHAPE_UNSUPPORTED, TOOLPATH_SPOILBOARD_TOO_THIN
 */
export function checkRequest(given: Parameters<ToolpathEngine['planToolpaths']>[0]): ToolpathRequest {
  const parsed = toolpathRequestSchema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw invalid(issue.path.join('.'), issue.message);
  }
  const request = parsed.data;
  checkTool(request);
  checkParts(request.parts);
  checkPlacements(request);
  return request;
}

function checkTool({ tool, throughMm, setup }: ToolpathRequest): void {
  if (tool.shape !== 'flat') {
    throw new MillwrightError('TOOLPATH_TOOL_SHAPE_UNSUPPORTED', {
      message: `Tool "${tool.id}" is of shape ${tool.shape}; profiles and holes are planned for flat end mills only.`,
      hint: 'Choose a flat end mill.',
      data: { toolId: tool.id, shape: tool.shape, allowed: ['flat'] },
    });
  }
  if (throughMm > setup.spoilboardMm) {
    throw new MillwrightError('TOOLPATH_SPOILBOARD_TOO_THIN', {
      message: `Through cuts go ${mm(throughMm)} below the sheet; the setup allows ${mm(setup.spoilboardMm)}.`,
      hint: 'Lower throughMm, or put a spoilboard under the sheet and give its usable depth as setup.spoilboardMm.',
      data: { throughMm, spoilboardMm: setup.spoilboardMm },
    });
  }
}

function checkParts(parts: readonly Part[]): void {
  const ids = new Set<string>();
  parts.forEach((part, index) => {
    if (ids.has(part.id)) throw invalid(`parts.${index}.id`, `two parts have the id "${part.id}"`);
    ids.add(part.id);
    checkContour(part.outline, `parts.${index}.outline`);
    part.holes.forEach((hole, at) => {
      checkContour(hole, `parts.${index}.holes.${at}`);
    });
  });
}

function checkContour(contour: Contour, path: string): void {
  if (!contour.closed) throw invalid(path, 'the contour is open; outlines and holes must be closed');
  if (!(contourLengthMm(contour) > 0)) throw invalid(path, 'all points of the contour are the same');
}

function checkPlacements({ layout, parts }: ToolpathRequest): void {
  const partIds = new Set(parts.map(({ id }) => id));
  const copies = new Set<string>();
  layout.placements.forEach((placement, index) => {
    const path = `layout.placements.${index}`;
    if (!partIds.has(placement.partId)) {
      throw invalid(`${path}.partId`, `no part has the id "${placement.partId}"`);
    }
    if (placement.sheetIndex >= layout.sheets.length) {
      throw invalid(
        `${path}.sheetIndex`,
        `${placement.sheetIndex} of ${layout.sheets.length} sheets, counted from 0`,
      );
    }
    const copy = JSON.stringify([placement.partId, placement.copy]);
    if (copies.has(copy))
      throw invalid(path, `copy ${placement.copy} of "${placement.partId}" is placed twice`);
    copies.add(copy);
  });
}

function invalid(path: string, what: string): MillwrightError {
  return new MillwrightError('INPUT_INVALID', {
    message: `${path === '' ? 'The request' : path}: ${what}.`,
    hint: 'Correct the field; schema toolpathRequestSchema of @millwright/contracts gives every limit and unit.',
    data: { path },
  });
}
