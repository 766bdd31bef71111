import type { MissingInput } from '@millwright/contracts';
import { estimateTimeS, motionLengthMm } from '@millwright/motion';
import type { Judgement } from '../judgement.js';
import { familyOf } from '../kind-of.js';
import { judgedWithout } from '../missing.js';
import type { CompleteRequest } from '../scene/stand-ins.js';
import { type AcrossSolvers, judgeAcross } from './across-sides.js';
import { joinSides, OTHER_SIDE, unfinished } from './join-sides.js';
import { checkPins, checkRegister } from './register.js';
import { turnedMotion, turnedRequest, turnOf } from './turned-request.js';

/** How one program is judged by itself; given by the verb, so that both sides are judged by the same checks. */
export interface Solvers extends AcrossSolvers {
  readonly judge: (
    request: CompleteRequest,
  ) => Promise<{ readonly judgements: readonly Judgement[]; readonly deepestGougeMm: number }>;
  /** How deep a program enters parts at most, mm. */
  readonly gougeDepth: (request: CompleteRequest) => Promise<number>;
  /** The features of its own face alone. */
  readonly features: (request: CompleteRequest) => Promise<readonly Judgement[]>;
  /** Whether anything is cut in a part that lies loose. */
  readonly order: (request: CompleteRequest) => Promise<readonly Judgement[]>;
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

/** Most depths at which the first program is looked at; contours that would need more count as cut no deeper than is known. */
const MOST_LEVELS = 48;

/**
 * Judges the program of the other face by the same checks on the turned sheet and joins both. What a tool meets there is judged with what
 * the first program has taken off from below; how it is loaded as if that were still there.
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
  const turn = turnOf(request, otherSide.turnedAbout);
  const cutFromBelow = request.reading.motions.map((motion) => turnedMotion(motion, turn));
  const solved = await solvers.judge({ ...turned, cutFromBelow });
  const other = judgedWithout(solved.judgements, turned.missing);
  const alone = unfinished(first.judgements, other);
  const meeting =
    alone.length === 0 ? new Map<string, number>() : await meetingContours(request, turned, alone, solvers);
  const lie = {
    depthMm: solved.deepestGougeMm,
    open: alone.filter((id) => !meeting.has(id)),
    nUnmade: other.filter(isUnmade).length,
  };
  const register = [
    checkPins(request, otherSide),
    await checkRegister(request, otherSide, lie, {
      gougeDepth: solvers.gougeDepth,
      finished: async (lain) => doneIn(await solvers.contours(lain)),
      nUnmade: async (lain) => (await solvers.features(lain)).filter(isUnmade).length,
    }),
  ];
  const { motions } = otherSide.reading;
  const both = await judgeAcross({ request, turned, first: first.judgements, other }, solvers);
  const loose = await looseBetween(turned, meeting, solvers);
  return {
    judgements: [
      ...joinSides(
        both,
        other.map((judgement) => loose.get(judgement.id) ?? judgement),
        (id) => meeting.has(id),
      ),
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

/** Whether it says of a feature that the second program does not make it. */
function isUnmade({ id, state }: Judgement): boolean {
  return state === 'violated' && MADE.includes(familyOf(id));
}

const MADE: readonly string[] = ['pocket', 'drill', 'engrave', 'v-carve', 'chamfer', 'floor-reached'];

/**
 * The order of cuts in parts whose outline both programs together cut through: the second frees them where it meets what the first has
 * left, long before it is through the sheet.
 */
async function looseBetween(
  turned: CompleteRequest,
  meeting: ReadonlyMap<string, number>,
  { order }: Solvers,
): Promise<ReadonlyMap<string, Judgement>> {
  const worse = new Map<string, Judgement>();
  for (const thicknessMm of new Set(meeting.values())) {
    for (const judgement of await order(asThickAs(turned, thicknessMm))) {
      const outline = judgement.id.replace('order:', 'outline:');
      if (judgement.state === 'violated' && meeting.get(outline) === thicknessMm)
        worse.set(judgement.id, judgement);
    }
  }
  return worse;
}

/**
 * Contours that the first program cuts down to some level all round, and the second up to it: both are judged as if the sheet were as thick
 * as their share.
 * @returns the contours that meet, each with what the first program leaves of the sheet, mm
 */
async function meetingContours(
  request: CompleteRequest,
  turned: CompleteRequest,
  open: readonly string[],
  { contours }: Solvers,
): Promise<ReadonlyMap<string, number>> {
  const meeting = new Map<string, number>();
  const thicknessMm = request.layout.sheets[request.sheetIndex]?.thicknessMm ?? 0;
  const depths = await deepestRound(request, open, contours);
  for (const levelMm of new Set(depths.values())) {
    const below = doneIn(await contours(asThickAs(turned, thicknessMm - levelMm)));
    for (const [id, depthMm] of depths)
      if (depthMm === levelMm && below.has(id)) meeting.set(id, thicknessMm - levelMm);
  }
  return meeting;
}

/**
 * How deep a program cuts each contour all round, of the levels at which it cuts. What is cut to one level is cut to all above it, so each
 * is found by halving.
 * @returns mm by contour; none for a contour that is cut all round at no level
 */
async function deepestRound(
  request: CompleteRequest,
  open: readonly string[],
  contours: Solvers['contours'],
): Promise<ReadonlyMap<string, number>> {
  const levels = levelsMm(request);
  const doneAt = new Map<number, ReadonlySet<string>>();
  const isDoneAt = async (id: string, i: number): Promise<boolean> => {
    const known = doneAt.get(i);
    if (known !== undefined) return known.has(id);
    if (doneAt.size >= MOST_LEVELS) return false;
    const done = doneIn(await contours(asThickAs(request, levels[i] as number)));
    doneAt.set(i, done);
    return done.has(id);
  };
  const depths = new Map<string, number>();
  for (const id of open) {
    let [least, most] = [-1, levels.length - 1];
    while (least < most) {
      const middle = Math.ceil((least + most) / 2);
      if (await isDoneAt(id, middle)) least = middle;
      else most = middle - 1;
    }
    const depthMm = levels[least];
    if (depthMm !== undefined) depths.set(id, depthMm);
  }
  return depths;
}

function doneIn(judgements: readonly Judgement[]): ReadonlySet<string> {
  return new Set(judgements.filter(({ state }) => state === 'holds').map(({ id }) => id));
}

/** Levels at which a program cuts inside the sheet, mm, from its top down. */
function levelsMm({ reading, layout, sheetIndex }: CompleteRequest): readonly number[] {
  const thicknessMm = layout.sheets[sheetIndex]?.thicknessMm ?? 0;
  const levels = new Set<number>();
  for (const { kind, toMm, fromMm } of reading.motions) {
    if (kind !== 'line' && kind !== 'arc') continue;
    const depthMm = -toMm[2];
    if (toMm[2] === fromMm[2] && depthMm > 0 && depthMm < thicknessMm) levels.add(depthMm);
  }
  return [...levels].sort((a, b) => a - b);
}

/** As if the sheet ended there: what lies in its other face, measured from an underside that is then another, is none of it. */
function asThickAs(request: CompleteRequest, thicknessMm: number): CompleteRequest {
  const sheets = request.layout.sheets.map((sheet, i) =>
    i === request.sheetIndex ? { ...sheet, thicknessMm } : sheet,
  );
  const parts = request.parts.map((part) => ({
    ...part,
    features: part.features.filter(({ side }) => side !== 'bottom'),
  }));
  return { ...request, parts, throughMm: 0, tabs: [], layout: { ...request.layout, sheets } };
}
