import {
  type EngagementSummary,
  MillwrightError,
  type MissingInput,
  type Proof,
  type RunOptions,
  type SimulateEngine,
} from '@millwright/contracts';
import { motionLengthMm, type TimeEstimate } from '@millwright/motion';
import type { Core } from '../wasm/proof.js';
import { type CompleteRequest, checkRequest } from './check-request.js';
import { checkArcs } from './checks/arcs.js';
import { checkBounds } from './checks/bounds.js';
import { checkContours } from './checks/contours.js';
import { checkFeatures } from './checks/features.js';
import { checkFeeds } from './checks/feed.js';
import { checkFirstApproach } from './checks/first-approach.js';
import { checkFrame } from './checks/frame.js';
import { checkGouges } from './checks/gouge.js';
import { checkLoad } from './checks/load.js';
import { checkLooseParts, freedParts } from './checks/loose-parts.js';
import { checkPauses } from './checks/pauses.js';
import { checkProgram } from './checks/program.js';
import { checkSafety } from './checks/safety.js';
import { checkScrap } from './checks/scrap.js';
import { checkSkins } from './checks/skins.js';
import { checkSpindle } from './checks/spindle.js';
import { checkStanding } from './checks/standing.js';
import { checkStrayCuts } from './checks/stray-cuts.js';
import { checkTabs } from './checks/tabs.js';
import { checkTargetShape } from './checks/target-shape.js';
import { checkTools } from './checks/tools.js';
import { withCore } from './core/core.js';
import { readCovers } from './cover/read-cover.js';
import { readFeatures } from './cover/read-features.js';
import { describe } from './describe/describe-program.js';
import { withEngagement } from './engagement/measure.js';
import { summarizeEngagement } from './engagement/summarize.js';
import { type Judgement, verdictOf } from './judgement.js';
import { judgedWithout, missingRows } from './missing.js';
import { notCovered } from './not-covered.js';
import { CUT, OBLIGATIONS_VERSION, SHAPE } from './obligations.js';
import { operationTimes } from './operation-times.js';
import { type BothSides, solveOtherSide } from './other-side/solve-other-side.js';
import { joinRemovals } from './removal/join-removals.js';
import { measureRemoval, type Removal } from './removal/measure-removal.js';
import { type ContourName, contourRows } from './scene/contour-rows.js';
import { buildScene, type Scene, settingOf } from './scene/scene.js';

/**
 * Proves a program, as read back from its text, against parts, layout, tools, machine and setup.
 *
 * Each thing that has to be shown is an obligation in the result; the verdict is their join and never `proved` by default: a missing
 * input makes its obligations undecided and is named. All lengths mm, Z 0 at the stock top, sheet coordinates.
 * @param request - see `proveRequestSchema` of contracts; validated here
 * @param options.signal - stops between two checks
 * @returns the proof; a violated obligation has findings with line, place, measured and allowed value
 * @throws MillwrightError INPUT_INVALID, SIMULATE_SHEET_UNKNOWN, SIMULATE_CORE_FAILED, GEOMETRY_WASM_UNAVAILABLE, CANCELLED
 */
export const proveProgram: SimulateEngine['proveProgram'] = async (request, options = {}) => {
  const checked = checkRequest(request);
  const stages = new Stages(options);
  stages.next('Building the shape that should remain');
  const first = await solve(checked, (scene, solved) => ({ scene, ...runChecks(scene, solved, stages) }));
  const judged = { ...first, judgements: judgedWithout(first.judgements, checked.missing) };
  let { removal } = first;
  const both = await solveOtherSide(checked, judged, {
    judge: async (turned) => {
      const second = await solve(turned, (scene, solved) => runChecks(scene, solved, stages));
      removal = joinRemovals(first.removal, second.removal, first.scene.sheet, second.jointMm3);
      return second;
    },
    gougeDepth: (turned) =>
      solve(turned, (scene, { core, contours }) => checkGouges(scene, core, contours).deepestMm),
    tabs: (turned) =>
      solve(turned, (scene, { core, contours }) => checkTabs(scene, readCovers(core, scene, contours))),
    skins: (turned) =>
      solve(turned, (scene, { core, contours }) => checkSkins(scene, readCovers(core, scene, contours))),
    freed: (side) =>
      solve(side, (scene, { core, contours }) => freedParts(scene, readCovers(core, scene, contours))),
    features: (turned) =>
      solve(turned, (scene, { core, contours }) => checkFeatures(scene, readFeatures(core, scene, contours))),
    order: (turned) =>
      solve(turned, (scene, { core, contours }) => checkLooseParts(scene, readCovers(core, scene, contours))),
    contours: (turned) =>
      solve(turned, (scene, { core, contours }) => checkContours(scene, readCovers(core, scene, contours))),
  });
  return conclude(first.scene, { ...judged, removal }, both);
};

/** Runs something on a request's scene and geometry. */
function solve<Result>(
  request: CompleteRequest,
  use: (scene: Scene, solved: Solved) => Result,
): Promise<Result> {
  const setting = settingOf(request);
  const { rows, contours } = contourRows(request);
  return withCore(setting, rows, (core, times, memory) =>
    use(buildScene(setting, core), { core, contours, times, memory }),
  );
}

/** How many times `next` is called. */
const N_STAGES = 7;

/** Reports progress and stops where the caller wants it. */
class Stages {
  readonly #options: RunOptions;
  #nDone = 0;

  constructor(options: RunOptions) {
    this.#options = options;
  }

  /** Begins a stage. */
  next(message: string): void {
    if (this.#options.signal?.aborted === true) {
      throw new MillwrightError('CANCELLED', {
        message: 'The proof was cancelled before it was finished.',
        hint: 'Run it again; nothing was kept.',
      });
    }
    this.#options.onProgress?.({ doneRatio: Math.min(1, this.#nDone / N_STAGES), message });
    this.#nDone++;
  }
}

interface Outcome {
  readonly judgements: readonly Judgement[];
  readonly deepestGougeMm: number;
  readonly engagement: EngagementSummary | undefined;
  readonly times: TimeEstimate;
  readonly removal: Removal['removal'];
  /** Length of all feed motions below the stock top, measured in space. */
  readonly cutLengthMm: number;
  readonly jointMm3: Removal['jointMm3'];
}

/** The geometry, and what its contours are. */
interface Solved {
  readonly core: Core;
  readonly contours: readonly ContourName[];
  readonly times: TimeEstimate;
  /** That the core stands in. */
  readonly memory: WebAssembly.Memory;
}

/**
 * All checks, in the order in which the proof lists them. Where an input is missing they run on stand-ins; `conclude` takes back what rests
 * on these.
 */
function runChecks(scene: Scene, { core, contours, times, memory }: Solved, stages: Stages): Outcome {
  stages.next('Checking how the machine is driven');
  const driven = [
    ...checkProgram(scene),
    ...checkFrame(scene),
    checkFirstApproach(scene),
    ...checkTools(scene),
    checkPauses(scene),
    ...checkStanding(scene),
    ...checkSpindle(scene),
    ...checkFeeds(scene),
    ...checkArcs(scene),
    ...checkBounds(scene),
    ...checkSafety(core, scene),
    ...checkTargetShape(scene, core, contours),
  ];
  stages.next('Looking for cuts into parts');
  const gouges = checkGouges(scene, core, contours);
  stages.next('Looking for what is not cut');
  const covers = readCovers(core, scene, contours);
  const features = readFeatures(core, scene, contours);
  stages.next('Checking the order of cuts');
  stages.next('Summing up what is taken off');
  const map = measureRemoval(core, scene, features);
  core.forget_strokes();
  stages.next('Measuring how the tool is loaded');
  const load = judgeLoad(scene, { core, contours, times, memory });
  stages.next('Estimating the running time');
  return {
    judgements: [
      ...driven,
      ...gouges.judgements,
      checkStrayCuts(scene, core),
      ...checkTabs(scene, covers),
      ...checkContours(scene, covers),
      ...checkSkins(scene, covers),
      ...checkFeatures(scene, features),
      ...checkLooseParts(scene, covers),
      checkScrap(scene, covers),
      ...load.judgements,
      map.judgement,
    ],
    deepestGougeMm: gouges.deepestMm,
    engagement: load.engagement,
    removal: map.removal,
    jointMm3: map.jointMm3,
    times,
    cutLengthMm: core.fed_length_below_top(),
  };
}

/** How the tool is loaded, judged and summed up; without `measures` nothing is measured. */
function judgeLoad(
  scene: Scene,
  solved: Solved,
): { readonly judgements: readonly Judgement[]; readonly engagement: EngagementSummary | undefined } {
  if (!scene.request.measures.includes('engagement'))
    return { judgements: checkLoad(scene, undefined), engagement: undefined };
  return withEngagement(scene, solved, (engagement) => ({
    judgements: checkLoad(scene, engagement),
    engagement: summarizeEngagement(scene, engagement),
  }));
}

function conclude(scene: Scene, first: Outcome, both: BothSides | undefined): Proof {
  const { programSha256, reading } = scene.request;
  const { engagement, removal, times } = first;
  const { motions } = reading;
  const { judgements: judged, deepestGougeMm } = both ?? first;
  const missing = new Set([...scene.request.missing, ...(both?.missing ?? [])]);
  return {
    programSha256,
    obligationsVersion: OBLIGATIONS_VERSION,
    verdict: verdictOf(judged),
    obligations: judged.map(({ id, state, detail }) => ({ id, state, detail })),
    findings: judged.flatMap(({ findings }) => findings),
    missing: missingRows(missing, () => describe(scene.request.asGiven)),
    ...(removal === undefined ? {} : { removal }),
    ...(lacksAny(missing, SHAPE) ? {} : { deepestGougeMm }),
    ...(engagement === undefined || lacksAny(missing, CUT) ? {} : { engagement }),
    timeS: times.totalS + (both?.timeS ?? 0),
    operationTimes: operationTimes(scene, times.perMotionS),
    cutLengthMm: lacksAny(missing, ['z-frame']) ? 0 : first.cutLengthMm,
    rapidLengthMm: motions.reduce(
      (sum, motion) => sum + (motion.kind === 'rapid' ? motionLengthMm(motion) : 0),
      both?.rapidLengthMm ?? 0,
    ),
    notCovered: [...notCovered],
  };
}

function lacksAny(missing: ReadonlySet<MissingInput>, needs: readonly MissingInput[]): boolean {
  return needs.some((input) => missing.has(input));
}
