import type { MissingInput } from '@millwright/contracts';
import { estimateTimeS, motionLengthMm } from '@millwright/motion';
import type { Judgement } from '../judgement.js';
import { judgedWithout } from '../missing.js';
import type { CompleteRequest } from '../scene/stand-ins.js';
import { type AcrossSolvers, judgeAcross } from './across-sides.js';
import { joinSides, OTHER_SIDE, unfinished } from './join-sides.js';
import { checkPins, checkRegister } from './register.js';
import { turnedRequest } from './turned-request.js';

/** How one program is judged by itself; given by the verb, so that both sides are judged by the same checks. */
export interface Solvers extends AcrossSolvers {
  readonly judge: (
    request: CompleteRequest,
  ) => Promise<{ readonly judgements: readonly Judgement[]; readonly deepestGougeMm: number }>;
  /** How deep a program enters parts at most, mm. */
  readonly gougeDepth: (request: CompleteRequest) => Promise<number>;
  /** The contours through the sheet alone. */
  readonly contours: (request: CompleteRequest) => Promise<readonly Judgement[]>;
}

/** What the second program adds to the proof. */
export interface BothSides {
  /** Of both programs. */
  readonly judgements: readonly Judgement[];
  readonly deepestGougeMm: number;
  /** Of the second program alone. */
  readonly timeS: number;
  readonly rapidLengthMm: number;
  readonly missing: ReadonlySet<MissingInput>;
}

/** Most depths at which the two programs are tried to meet. */
const MOST_LEVELS = 6;

/**
 * Judges the program of the other face by the same checks on the turned sheet and joins both. The sheet is taken as uncut there: what the
 * first side has opened is not counted as clear.
 * @param first - the judgements of the first side, missing inputs accounted for
 * @returns undefined where the request has no other side
 */
export async function solveOtherSide(
  request: CompleteRequest,
  first: { readonly judgements: readonly Judgement[]; readonly deepestGougeMm: number },
  solvers: Solvers,
): Promise<BothSides | undefined> {
  const { otherSide } = request;
  if (otherSide === undefined) return undefined;
  const turned = turnedRequest(request, otherSide);
  const solved = await solvers.judge(turned);
  const other = judgedWithout(solved.judgements, turned.missing);
  const alone = unfinished(first.judgements, other);
  const meeting =
    alone.length === 0 ? new Set<string>() : await meetingContours(request, turned, alone, solvers);
  const lie = { depthMm: solved.deepestGougeMm, open: alone.filter((id) => !meeting.has(id)) };
  const register = [
    checkPins(request, otherSide),
    await checkRegister(request, otherSide, lie, {
      gougeDepth: solvers.gougeDepth,
      finished: async (lain) => doneIn(await solvers.contours(lain)),
    }),
  ];
  const { motions } = otherSide.reading;
  const both = await judgeAcross(request, turned, first.judgements, solvers);
  return {
    judgements: [
      ...joinSides(both, other, (id) => meeting.has(id)),
      ...judgedWithoutAdding(register, turned.missing),
    ],
    deepestGougeMm: Math.max(first.deepestGougeMm, solved.deepestGougeMm),
    timeS: estimateTimeS(motions, request.machine).totalS,
    rapidLengthMm: motions.reduce(
      (sum, motion) => sum + (motion.kind === 'rapid' ? motionLengthMm(motion) : 0),
      0,
    ),
    missing: turned.missing,
  };
}

/** Only the judgements given, without those of the list that they do not name. */
function judgedWithoutAdding(
  judgements: readonly Judgement[],
  missing: ReadonlySet<MissingInput>,
): readonly Judgement[] {
  return judgedWithout(judgements, missing)
    .slice(0, judgements.length)
    .map((judgement) => ({ ...judgement, id: OTHER_SIDE + judgement.id }));
}

/**
 * Contours that the first program cuts down to some level all round, and the second up to it: at each of the deepest levels of the first
 * side both are judged as if the sheet were as thick as their share.
 */
async function meetingContours(
  request: CompleteRequest,
  turned: CompleteRequest,
  open: readonly string[],
  { contours }: Solvers,
): Promise<ReadonlySet<string>> {
  const meeting = new Set<string>();
  const thicknessMm = request.layout.sheets[request.sheetIndex]?.thicknessMm ?? 0;
  for (const levelMm of deepestLevelsMm(request, thicknessMm)) {
    const above = doneIn(await contours(asThickAs(request, levelMm)));
    const wanted = open.filter((id) => above.has(id) && !meeting.has(id));
    if (wanted.length === 0) continue;
    const below = doneIn(await contours(asThickAs(turned, thicknessMm - levelMm)));
    for (const id of wanted) if (below.has(id)) meeting.add(id);
  }
  return meeting;
}

function doneIn(judgements: readonly Judgement[]): ReadonlySet<string> {
  return new Set(judgements.filter(({ state }) => state === 'holds').map(({ id }) => id));
}

/** Levels at which the first program cuts, deepest first, inside the sheet. */
function deepestLevelsMm({ reading }: CompleteRequest, thicknessMm: number): readonly number[] {
  const levels = new Set<number>();
  for (const { kind, toMm, fromMm } of reading.motions) {
    if (kind !== 'line' && kind !== 'arc') continue;
    const depthMm = -toMm[2];
    if (toMm[2] === fromMm[2] && depthMm > 0 && depthMm < thicknessMm) levels.add(depthMm);
  }
  return [...levels].sort((a, b) => b - a).slice(0, MOST_LEVELS);
}

function asThickAs(request: CompleteRequest, thicknessMm: number): CompleteRequest {
  const sheets = request.layout.sheets.map((sheet, i) =>
    i === request.sheetIndex ? { ...sheet, thicknessMm } : sheet,
  );
  return { ...request, throughMm: 0, tabs: [], layout: { ...request.layout, sheets } };
}
