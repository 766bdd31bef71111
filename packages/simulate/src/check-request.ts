import {
  type Contour,
  MillwrightError,
  type Motion,
  type ProveRequest,
  proveRequestSchema,
} from '@millwright/contracts';
import { PI } from '@millwright/geometry/numeric';
import { plainMotionsOf } from './plain-motions.js';
import { MAX_QUARTERS } from './scene/arc-turn.js';
import { type CompleteRequest, withStandIns } from './scene/stand-ins.js';

export type { CompleteRequest } from './scene/stand-ins.js';

/**
 * The request, validated once, with its defaults filled in, its motions in sheet coordinates, and stand-ins for what is missing.
 * @throws MillwrightError INPUT_INVALID: the request does not match its schema, a contour is open or a single point, an arc has no
 * centre, two tools share a number, an id stands for two things or for none, or two inputs contradict each other
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
  const nSheets = given.layout?.sheets.length ?? 1;
  if (given.sheetIndex >= nSheets) {
    throw new MillwrightError('SIMULATE_SHEET_UNKNOWN', {
      message: `sheetIndex is ${given.sheetIndex}; the layout has ${nSheets} sheets, so 0 to ${nSheets - 1} are allowed.`,
      hint: 'Give the 0-based index of a sheet of this layout.',
      data: { sheetIndex: given.sheetIndex, nSheets },
    });
  }
  refuseTwoSheets(given);
  refuseRepeats(given);
  refuseBadContours(given);
  refuseFarPlaces(given);
  refuseCrossedRanges(given);
  refuseUnknownFeatures(given);
  refuseBadArcs(given.reading.motions, 'reading.motions');
  refuseBadArcs(given.otherSide?.reading.motions ?? [], 'otherSide.reading.motions');
  return withStandIns(given);
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
function refuseRepeats(request: ProveRequest): void {
  const placements = request.layout?.placements ?? [];
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['parts', request.parts.map((part) => part.id)],
    ['tools', request.tools.map((tool) => `number ${tool.number}`)],
    ['layout.placements', placements.map(({ partId, copy }) => `${partId}#${copy}`)],
    ['partsExpected', request.partsExpected.map(({ partId, copy }) => `${partId}#${copy}`)],
    ['obstacles', request.obstacles.map(({ id }) => id)],
    ['cuttingLimits', request.cuttingLimits.map(({ toolNumber }) => `tool number ${toolNumber}`)],
    ['operations', request.operations.flatMap((one) => (one.kind === 'clear' ? [one.id] : []))],
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
    refuseBadContour(part.outline, `parts.${i}.outline`);
    part.holes.forEach((hole, j) => {
      refuseBadContour(hole, `parts.${i}.holes.${j}`);
    });
  });
  request.obstacles.forEach(({ footprint }, i) => {
    refuseBadContour(footprint, `obstacles.${i}.footprint`);
  });
  request.operations.forEach((one, i) => {
    if (one.kind === 'clear') refuseBadContour(one.contour, `operations.${i}.contour`);
  });
}

function refuseBadContour({ closed, vertices }: Contour, path: string): void {
  if (!closed) refuse(path, 'the contour is open; it has to be closed');
  const [first] = vertices;
  if (vertices.every((vertex) => vertex[0] === first?.[0] && vertex[1] === first?.[1])) {
    refuse(path, 'all vertices are the same point; a contour encloses an area');
  }
}

/** Between bounds that have changed places no value lies: every cut would be wrong, or none. */
function refuseCrossedRanges({ cuttingLimits, machine }: ProveRequest): void {
  const see = (least: number | undefined, most: number | undefined, path: string): void => {
    if (least === undefined || most === undefined || least <= most) return;
    refuse(path, `the least, ${least}, is more than the most, ${most}`);
  };
  cuttingLimits.forEach(({ rpm, chipLoadMm }, i) => {
    see(rpm?.least, rpm?.most, `cuttingLimits.${i}.rpm`);
    see(chipLoadMm?.least, chipLoadMm?.most, `cuttingLimits.${i}.chipLoadMm`);
  });
  see(machine?.spindle.minRpm, machine?.spindle.maxRpm, 'machine.spindle');
}

/** A name that nothing bears asks for nothing: what was meant by it would be left out of the proof without a word. */
function refuseUnknownFeatures({ operations, parts }: ProveRequest): void {
  operations.forEach((one, i) => {
    if (one.kind !== 'feature-tools') return;
    const features = parts.find(({ id }) => id === one.partId)?.features;
    if (features === undefined) refuse(`operations.${i}.partId`, `no part has the id ${one.partId}`);
    if (features.some(({ id }) => id === one.featureId)) return;
    refuse(`operations.${i}.featureId`, `part ${one.partId} has no feature ${one.featureId}`);
  });
}

/** A sheet told twice has to be the same sheet. */
function refuseTwoSheets({ layout, stock, sheetIndex }: ProveRequest): void {
  const sheet = layout?.sheets[sheetIndex];
  if (sheet === undefined || stock === undefined) return;
  for (const side of ['widthMm', 'heightMm', 'thicknessMm'] as const) {
    if (sheet[side] === stock[side]) continue;
    refuse(
      `stock.${side}`,
      `it is ${stock[side]} mm and ${sheet[side]} mm in the layout; give the sheet once`,
    );
  }
}

/** As `coordinateMm` of contracts has it: beyond it doubles carry no micrometres. */
const LARGEST_PLACE_MM = 1e7;

/** Places that the schema takes as any finite number. */
function refuseFarPlaces(request: ProveRequest): void {
  const see = (values: readonly number[], path: string): void => {
    const far = values.find((value) => Math.abs(value) > LARGEST_PLACE_MM);
    if (far !== undefined) refuse(path, `it is ${far}; at most ±${LARGEST_PLACE_MM} is allowed`);
  };
  request.layout?.placements.forEach(({ xMm, yMm }, i) => {
    see([xMm, yMm], `layout.placements.${i}`);
  });
  see(request.setup?.workZeroMm ?? [], 'setup.workZeroMm');
  request.obstacles.forEach(({ topZMm }, i) => {
    see([topZMm], `obstacles.${i}.topZMm`);
  });
}

/** A longer turn in one block is a mistake of the reader, and the loop that splits it has to end. */
const MAX_SWEEP_RAD = ((MAX_QUARTERS - 1) * PI) / 2;

function refuseBadArcs(motions: readonly Motion[], path: string): void {
  motions.forEach((motion, i) => {
    if (motion.kind !== 'arc') return;
    if (motion.centreMm === undefined) refuse(`${path}.${i}.centreMm`, 'an arc needs its centre');
    if (Math.abs(motion.sweepRad ?? 0) > MAX_SWEEP_RAD) {
      refuse(
        `${path}.${i}.sweepRad`,
        `${motion.sweepRad} rad is more than the ${MAX_SWEEP_RAD} rad allowed in one block`,
      );
    }
  });
}
