import { assertInvariant, MillwrightError, type Motion, type Tool } from '@millwright/contracts';
import { estimateTimeS, motionLengthMm } from '@millwright/motion';
import type { Core } from '../../wasm/proof.js';
import { type CompleteRequest, checkRequest } from '../check-request.js';
import { coreFailed, freeQuietly } from '../core/core.js';
import { loadProof } from '../core/load.js';
import { addMotions, toolRows } from '../core/rows.js';
import { turnedRequest } from '../other-side/turned-request.js';
import { contourRows } from '../scene/contour-rows.js';
import type { Side } from './picture-options.js';

/** What pictures and replays are made of: of a whole request only the sheet, the path and the tools, and the drawing where there is one. */
export interface Subject {
  readonly request: CompleteRequest;
  readonly sheet: { readonly widthMm: number; readonly heightMm: number; readonly thicknessMm: number };
  /** Sheet coordinates. */
  readonly motions: readonly Motion[];
  readonly tools: readonly Tool[];
  /** Position in `tools` of a motion's tool; −1 where it is not given. */
  readonly toolOf: (motion: Motion) => number;
  /** What is cut from the face that lies below, where there is a program for it. */
  readonly fromBelow?: { readonly subject: Subject; readonly turnedAbout: 'x' | 'y' };
}

/**
 * Checks a request for pictures: the same as for a proof, of which fewer inputs are needed.
 * @param side - the face that is looked at; the sheet is seen from above as it then lies
 * @throws MillwrightError INPUT_INVALID, SIMULATE_SHEET_UNKNOWN; SIMULATE_PICTURE_INPUT_MISSING: neither stock nor layout, no tool, or no
 * program for the face below
 */
export function subjectOf(given: unknown, side: Side = 'top'): Subject {
  const request = checkRequest(given);
  if (request.missing.has('stock')) missing('stock', 'the size of the sheet');
  if (request.missing.has('tool')) missing('tools', 'the shape of the tools');
  const { otherSide } = request;
  if (otherSide === undefined) {
    if (side === 'bottom') missing('otherSide', 'the program of the other face');
    return oneSided(request);
  }
  const { turnedAbout } = otherSide;
  const faces = [oneSided(request), oneSided(turnedRequest(request, otherSide))] as const;
  const [above, below] = side === 'top' ? faces : [faces[1], faces[0]];
  return { ...above, fromBelow: { subject: below, turnedAbout } };
}

function oneSided(request: CompleteRequest): Subject {
  const sheet = request.layout.sheets[request.sheetIndex];
  assertInvariant(sheet !== undefined, 'A checked request names a sheet of its layout');
  const { tools } = request;
  const { motions } = request.reading;
  const places = new Map(tools.map((tool, i) => [tool.number, i]));
  // A program without any T word runs with the one tool that is given.
  const isUnnamed = tools.length === 1 && motions.every(({ toolNumber }) => toolNumber === 0);
  const toolOf = ({ toolNumber }: Motion) => (isUnnamed ? 0 : (places.get(toolNumber) ?? -1));
  return { request, sheet, motions, tools, toolOf };
}

/** Refuses a request that lacks what a picture needs. */
export function missing(input: string, what: string): never {
  throw new MillwrightError('SIMULATE_PICTURE_INPUT_MISSING', {
    message: `A picture needs ${what}, and the request has no "${input}".`,
    hint: `Give "${input}" in the request.`,
    data: { input },
  });
}

/** Rapids of a program without a machine are taken to run so fast, mm/min: only how long they last in a replay depends on it. */
const RAPID_MM_PER_MIN = 5000;

/** When each motion ends, s, by the machine's planner, or by its feed alone where no machine is given. */
export function endTimesS({ request, motions }: Subject): Float64Array {
  const { machine } = request;
  const ends = request.missing.has('machine')
    ? Float64Array.from(motions, (motion) => {
        const feed = motion.kind === 'rapid' ? RAPID_MM_PER_MIN : motion.feedMmPerMin;
        return (motion.dwellS ?? 0) + (feed > 0 ? (motionLengthMm(motion) * 60) / feed : 0);
      })
    : Float64Array.from(estimateTimeS(motions, machine).perMotionS);
  for (let i = 1; i < ends.length; i++) ends[i] = (ends[i] as number) + (ends[i - 1] as number);
  return ends;
}

/**
 * Gives a subject to the WASM core, with its drawing, and frees it whatever happens.
 * @throws MillwrightError GEOMETRY_WASM_UNAVAILABLE, SIMULATE_CORE_FAILED
 */
export async function withSubject<Result>(subject: Subject, use: (core: Core) => Result): Promise<Result> {
  const { request, sheet, motions, tools, toolOf } = subject;
  const module = await loadProof();
  let core: Core | undefined;
  try {
    core = new module.Core(motions.length, toolRows(tools), contourRows(request).rows, [
      sheet.widthMm,
      sheet.heightMm,
      sheet.thicknessMm,
      request.toleranceMm,
      request.throughMm,
    ]);
    const made = core;
    addMotions((rows) => made.add_motions(rows), motions, toolOf, new Float64Array(motions.length));
    core.begin();
    return use(core);
  } catch (thrown) {
    throw thrown instanceof WebAssembly.RuntimeError ? coreFailed(thrown) : thrown;
  } finally {
    freeQuietly(core);
  }
}
