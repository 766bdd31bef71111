import {
  type Layout,
  type Machine,
  MillwrightError,
  type Motion,
  type ProveRequest,
  proveRequestSchema,
  type Setup,
} from '@millwright/contracts';
import { PI } from '@millwright/geometry/numeric';
import { MAX_QUARTERS } from './geometry/split-arc.js';
import { plainMotionsOf } from './plain-motions.js';

/** A request in which everything the checks ask for is there. */
export interface CompleteRequest extends ProveRequest {
  readonly layout: Layout;
  readonly machine: Machine;
  readonly setup: Setup;
}

/**
 * The request, validated once and with its defaults filled in.
 * @throws MillwrightError INPUT_INVALID: the request does not match its schema, a contour is open or a single point, an arc has no
 * centre, two tools share a number, or an id stands for two things
 * @throws MillwrightError SIMULATE_SHEET_UNKNOWN: the layout has no such sheet
 */
export function checkRequest(request: unknown): CompleteRequest {
  const motions = plainMotionsOf(request);
  const parsed = proveRequestSchema.safeParse(motions === undefined ? request : withMotions(request, []));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    refuse(issue?.path.join('.') ?? '', issue?.message ?? 'it does not match the schema');
  }
  const given = motions === undefined ? parsed.data : withMotions(parsed.data, motions);
  const { layout, machine, setup } = given;
  if (layout === undefined) refuse('layout', 'it is missing');
  if (machine === undefined) refuse('machine', 'it is missing');
  if (setup === undefined) refuse('setup', 'it is missing');
  if (given.tools.length === 0) refuse('tools', 'it is missing');
  const checked = { ...given, layout, machine, setup };
  const nSheets = checked.layout.sheets.length;
  if (checked.sheetIndex >= nSheets) {
    throw new MillwrightError('SIMULATE_SHEET_UNKNOWN', {
      message: `sheetIndex is ${checked.sheetIndex}; the layout has ${nSheets} sheets, so 0 to ${nSheets - 1} are allowed.`,
      hint: 'Give the 0-based index of a sheet of this layout.',
      data: { sheetIndex: checked.sheetIndex, nSheets },
    });
  }
  refuseRepeats(checked);
  refuseBadContours(checked);
  refuseBadArcs(checked);
  return checked;
}

function withMotions<Request>(request: Request, motions: readonly Motion[]): Request {
  const { reading } = request as { reading: object };
  return { ...request, reading: { ...reading, motions } };
}

function refuse(path: string, reason: string): never {
  throw new MillwrightError('INPUT_INVALID', {
    message: `The request of the proof is not valid at "${path}": ${reason}.`,
    hint: 'Correct this value; proveRequestSchema of @millwright/contracts describes all of them.',
    data: { path },
  });
}

/** Two things under one name would be judged as one. */
function refuseRepeats(request: CompleteRequest): void {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['parts', request.parts.map((part) => part.id)],
    ['tools', request.tools.map((tool) => `number ${tool.number}`)],
    ['layout.placements', request.layout.placements.map(({ partId, copy }) => `${partId}#${copy}`)],
    ['partsExpected', request.partsExpected.map(({ partId, copy }) => `${partId}#${copy}`)],
  ];
  for (const [path, names] of rows) {
    const seen = new Set<string>();
    names.forEach((name, i) => {
      if (seen.has(name)) refuse(`${path}.${i}`, `${name} stands there twice, once is allowed`);
      seen.add(name);
    });
  }
}

function refuseBadContours(request: ProveRequest): void {
  request.parts.forEach((part, i) => {
    [part.outline, ...part.holes].forEach((contour, j) => {
      const path = `parts.${i}.${j === 0 ? 'outline' : `holes.${j - 1}`}`;
      if (!contour.closed) refuse(path, 'the contour is open; an outline or a hole has to be closed');
      const [first] = contour.vertices;
      if (contour.vertices.every((vertex) => vertex[0] === first?.[0] && vertex[1] === first?.[1])) {
        refuse(path, 'all vertices are the same point; a contour encloses an area');
      }
    });
  });
}

/** A longer turn in one block is a mistake of the reader, and the loop that splits it has to end. */
const MAX_SWEEP_RAD = ((MAX_QUARTERS - 1) * PI) / 2;

function refuseBadArcs(request: ProveRequest): void {
  request.reading.motions.forEach((motion, i) => {
    if (motion.kind !== 'arc') return;
    if (motion.centreMm === undefined) refuse(`reading.motions.${i}.centreMm`, 'an arc needs its centre');
    if (Math.abs(motion.sweepRad ?? 0) > MAX_SWEEP_RAD) {
      refuse(
        `reading.motions.${i}.sweepRad`,
        `${motion.sweepRad} rad is more than the ${MAX_SWEEP_RAD} rad allowed in one block`,
      );
    }
  });
}
