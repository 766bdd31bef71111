import {
  MillwrightError,
  type NestEngine,
  type NestRequest,
  nestRequestSchema,
  parseInput,
} from '@millwright/contracts';
import { contourAreaMm2 } from '@millwright/geometry';

/** What a caller may hand to nestParts: the request, with or without the fields that have defaults. */
export type NestInput = Parameters<NestEngine['nestParts']>[0];

/** Copies of parts in one request; the search keeps a few small objects for each. */
export const MAX_COPIES = 20_000;

/** Outlines that enclose less than this are drawing mistakes, mm²: a hundredth of a millimetre squared, far below anything a cutter leaves. */
export const SMALLEST_AREA_MM2 = 1e-4;

/**
 * The request, checked, with its defaults.
 * @throws MillwrightError INPUT_INVALID, INPUT_TOO_LARGE, NEST_ID_REPEATED, NEST_OUTLINE_OPEN, NEST_OUTLINE_WITHOUT_AREA
 */
export function parseRequest(input: NestInput): NestRequest {
  const request = parseInput(nestRequestSchema, input, { what: 'The request' });
  requireDifferentIds('part', request.parts);
  requireDifferentIds('sheet', request.sheets);
  requireFewCopies(request);
  requireUsableOutlines(request);
  return request;
}

function requireDifferentIds(what: 'part' | 'sheet', items: readonly { readonly id: string }[]): void {
  const seen = new Set<string>();
  for (const { id } of items) {
    if (seen.has(id)) {
      throw new MillwrightError('NEST_ID_REPEATED', {
        message: `Two ${what}s have the id "${id}"; an id names one ${what}.`,
        hint: `Give each ${what} its own id, or put the number wanted into \`quantity\`.`,
        data: { what, id },
      });
    }
    seen.add(id);
  }
}

function requireFewCopies({ parts }: NestRequest): void {
  const nCopies = parts.reduce((sum, part) => sum + part.quantity, 0);
  if (nCopies <= MAX_COPIES) return;
  throw new MillwrightError('INPUT_TOO_LARGE', {
    message: `The request asks for ${nCopies} copies of parts; at most ${MAX_COPIES} are nested at once.`,
    hint: 'Split the job into several requests.',
    data: { nCopies, maxCopies: MAX_COPIES },
  });
}

function requireUsableOutlines({ parts }: NestRequest): void {
  for (const { id: partId, outline, holes } of parts) {
    if (![outline, ...holes].every((contour) => contour.closed)) {
      throw new MillwrightError('NEST_OUTLINE_OPEN', {
        message: `The outline or a hole of part "${partId}" is open; a part is cut along closed contours.`,
        hint: 'Close the contour in the drawing.',
        data: { partId },
      });
    }
    const areaMm2 = Math.abs(contourAreaMm2(outline));
    if (areaMm2 >= SMALLEST_AREA_MM2) continue;
    throw new MillwrightError('NEST_OUTLINE_WITHOUT_AREA', {
      message: `The outline of part "${partId}" encloses ${areaMm2} mm²; at least ${SMALLEST_AREA_MM2} mm² are needed.`,
      hint: 'Remove the part or draw its outline so that it encloses the part.',
      data: { partId, areaMm2, minAreaMm2: SMALLEST_AREA_MM2 },
    });
  }
}
