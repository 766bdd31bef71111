import {
  type Finding,
  type Layout,
  layoutSchema,
  type NestEngine,
  type NestRequest,
  nestRequestSchema,
  parseInput,
} from '@millwright/contracts';
import { checkCounts } from './validate/check-counts.js';
import { checkGaps } from './validate/check-gaps.js';
import { checkPlacements } from './validate/check-placements.js';
import { checkSheets } from './validate/check-sheets.js';
import { checkYield } from './validate/check-yield.js';

/** Findings after which a layout need not be looked at any further: nobody reads more, and a heap of parts has millions of pairs. */
const MAX_FINDINGS = 1_000;

/**
 * Whether a layout does what was asked, judged on the parts' true lines and arcs: inside the margins, gaps at least the spacing (a part in a
 * hole of another included), rotations and grain, every copy exactly once, sheets as in stock, yield as stated. Lengths may be off by
 * one micrometre. It shares no code with the search: only contracts and the exact predicates and sines of `geometry/numeric`.
 * @param request - as given to nestParts; mm and degrees
 * @param layout - of this or any other program
 * @returns what is wrong with measured and allowed values, at most 1,000 findings; empty for a good layout
 * @throws MillwrightError INPUT_INVALID where request or layout do not match their schemas
 */
export function validateLayout(
  request: Parameters<NestEngine['nestParts']>[0],
  layout: Layout,
): readonly Finding[] {
  const asked = parseInput(nestRequestSchema, request, { what: 'The request' });
  const given = parseInput(layoutSchema, layout, { what: 'The layout' });
  const found: Finding[] = [];
  for (const one of findingsOf(asked, given)) {
    found.push(one);
    if (found.length >= MAX_FINDINGS) break;
  }
  return found;
}

function* findingsOf(request: NestRequest, layout: Layout): Generator<Finding> {
  yield* checkSheets(request, layout);
  yield* checkCounts(request, layout);
  yield* checkPlacements(request, layout);
  yield* checkGaps(request, layout);
  yield* checkYield(request, layout);
}
