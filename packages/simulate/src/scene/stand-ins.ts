import type {
  DescribeRequest,
  Layout,
  Machine,
  MissingInput,
  Motion,
  ProgramReading,
  ProveRequest,
  Setup,
} from '@millwright/contracts';
import { frameOf, readingOnSheet, setupOnSheet } from './frame.js';
import { lookAtMotions } from './motion-look.js';

/** A request in which everything the checks ask for is there, in sheet coordinates. */
export interface CompleteRequest extends Omit<ProveRequest, 'frame'> {
  readonly layout: Layout;
  readonly machine: Machine;
  readonly setup: Setup;
  /** What is only a stand-in: nothing is concluded from it. */
  readonly missing: ReadonlySet<MissingInput>;
  /** The program in its own coordinates. */
  readonly asGiven: DescribeRequest;
  /** Whether this is the second program of a two-sided job; what is cut from the face below is judged with the first. */
  readonly isOtherSide?: true;
  /** What the first program has cut by then, as it lies under the turned sheet: X and Y as seen from there, Z from the first face. */
  readonly cutFromBelow?: readonly Motion[];
}

/**
 * The request with its motions taken to sheet coordinates and stand-ins for what is not given. Each stand-in lets checks run and makes things
 * look better, never worse: a machine that follows everything, a setup that calls everything high enough, a frame as the vocabulary
 * has it. `missing` names them; `judgedWithout` takes back what rests on them.
 * @throws MillwrightError INPUT_INVALID: frame and setup name different zeros
 */
export function withStandIns(request: ProveRequest): CompleteRequest {
  const { frame: given, ...rest } = request;
  const missing = new Set<MissingInput>();
  if (request.layout === undefined && request.stock === undefined) missing.add('stock');
  if (request.parts.length === 0 || request.layout === undefined) missing.add('drawing');
  if (request.tools.length === 0) missing.add('tool');
  if (request.machine === undefined) missing.add('machine');
  if (request.setup === undefined) missing.add('setup');
  if (request.reading.units === 'unstated') missing.add('units');
  const sheet = request.layout?.sheets[request.sheetIndex] ?? request.stock;
  const frame = frameOf({
    ...(given === undefined ? {} : { frame: given }),
    ...(request.setup === undefined ? {} : { setup: request.setup }),
    ...(sheet === undefined ? {} : { stock: sheet }),
  });
  if (frame === undefined) missing.add('work-offset').add('z-frame');
  else if (given === undefined && isHeightInDoubt(request.reading)) missing.add('z-frame');
  const taken = frame ?? STRAIGHT;
  const reading = readingOnSheet(request.reading, taken);
  return {
    ...rest,
    asGiven: {
      reading: request.reading,
      ...(request.text === undefined ? {} : { text: request.text }),
    },
    reading,
    layout: request.layout ?? bareLayout(sheet ?? boxOf(reading), request),
    machine: request.machine ?? TIRELESS,
    setup: request.setup === undefined ? LENIENT : setupOnSheet(request.setup, taken),
    missing,
  };
}

const STRAIGHT = { zeroMm: [0, 0, 0], zPoints: 'up' } as const;

/** Where nobody said how Z lies and the motions contradict the usual way. */
function isHeightInDoubt(reading: ProgramReading): boolean {
  const look = lookAtMotions(reading);
  return look.isFlat || look.looksUpsideDown;
}

/** Follows every feed at once and takes no time for rapids: what it takes is the least that any machine takes. */
const TIRELESS: Machine = {
  id: 'none',
  label: 'No machine given',
  controller: 'grbl-1.1',
  travelMm: [1e7, 1e7, 1e7],
  maxRateMmPerMin: [1e9, 1e9, 1e9],
  accelerationMmPerS2: [1e9, 1e9, 1e9],
  stepsPerMm: [1000, 1000, 1000],
  junctionDeviationMm: 1,
  arcToleranceMm: 1e-4,
  spindle: { minRpm: 0, maxRpm: 1e9, spinUpS: 0 },
  sources: [],
};

/** Calls every height above the stock safe and lets the spoilboard be as thick as it may. */
const LENIENT: Setup = {
  workZeroMm: [0, 0, 0],
  clearanceZMm: 1e-6,
  retractZMm: 1e-6,
  spoilboardMm: 1e6,
};

/** Largest side of the sheet that stands in where none is given, mm. */
const LARGEST_MM = 10_000;

/** A sheet where none is given: nothing is concluded from it. As large as the way of the motions, so that no index grows beyond it. */
function boxOf({ motions }: ProgramReading): NonNullable<ProveRequest['stock']> {
  let [widthMm, heightMm, thicknessMm] = [1, 1, 1];
  for (const { toMm } of motions) {
    widthMm = Math.min(LARGEST_MM, Math.max(widthMm, toMm[0]));
    heightMm = Math.min(LARGEST_MM, Math.max(heightMm, toMm[1]));
    thicknessMm = Math.min(LARGEST_MM, Math.max(thicknessMm, -toMm[2]));
  }
  return { widthMm, heightMm, thicknessMm };
}

/** A layout of one sheet with nothing on it. */
function bareLayout(sheet: NonNullable<ProveRequest['stock']>, { stock }: ProveRequest): Layout {
  const { widthMm, heightMm, thicknessMm } = sheet;
  return {
    sheets: [{ stockId: 'stock', material: stock?.material ?? 'plywood', widthMm, heightMm, thicknessMm }],
    placements: [],
    unplaced: [],
    marginMm: 0,
    spacingMm: 0,
    yieldRatio: 0,
  };
}
