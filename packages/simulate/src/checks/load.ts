import { type CuttingLimit, type Finding, type FindingCode, finding, type Tool } from '@millwright/contracts';
import { sin } from '@millwright/geometry/numeric';
import { isFullyGiven } from '../core/rows.js';
import type { Engagement } from '../engagement/measure.js';
import {
  ANGLE_TOLERANCE_DEG,
  DEPTH_TOLERANCE_MM,
  feedPerToothMm,
  type Loads,
  type MotionLoad,
  passLimitMm,
} from '../engagement/motion-load.js';
import { ROUNDING_RATIO, SHORTEST_PEAK_MM } from '../engagement/peaks.js';
import { descentDeg, thickestChipMm } from '../engagement/summarize.js';
import { holds, type Judgement, notApplicable, show, undecided, violated } from '../judgement.js';
import { type Scene, Z_ROUNDING_MM } from '../scene/scene.js';

/**
 * Each tool that cuts is driven within the limits given for it: depth, engagement, chips, feeds, rpm. Without a measurement (`engagement`
 * left out) what has a limit stays open. How steeply it may go down is judged with the other ways into wood.
 */
export function checkLoad(scene: Scene, engagement: Engagement | undefined): readonly Judgement[] {
  return scene.request.tools.flatMap((tool) => {
    const isTouching = scene.contactZMm.some((zMm, i) => zMm < 0 && scene.tools.uses[i]?.tool === tool);
    if (!isTouching) return [];
    const limit = scene.request.cuttingLimits.find(({ toolNumber }) => toolNumber === tool.number);
    const motions = engagement?.motions.filter(
      ({ index, cutMm }) => cutMm > 0 && scene.tools.uses[index]?.tool === tool,
    );
    if (engagement === undefined || motions === undefined || !isFullyGiven(tool)) {
      return unmeasured(tool, limit);
    }
    if (motions.length === 0) return [];
    const driven: Driven = { scene, engagement, tool, motions, limit };
    return [
      judgeDepth(driven),
      judgeEngagement(driven),
      judgeThickChips(driven),
      judgeThinChips(driven),
      judgeFeed(driven),
      judgePlunge(driven),
      judgeRpm(driven),
    ];
  });
}

/** What its limits ask stays open where the load was not measured, or the tool's shape is not known. */
function unmeasured(tool: Tool, limit: CuttingLimit | undefined): readonly Judgement[] {
  const asked: readonly (readonly [string, unknown])[] = [
    ['load-depth', limit?.maxStepdownMm],
    ['load-engagement', limit?.maxEngagementDeg],
    ['load-chip-thick', limit?.chipLoadMm],
    ['load-chip-thin', limit?.chipLoadMm],
    ['load-feed', limit?.maxFeedMmPerMin],
    ['load-plunge', limit?.maxPlungeMmPerMin],
    ['load-rpm', limit?.rpm],
  ];
  return asked.map(([family, allowed]) => {
    const id = `${family}:${tool.id}`;
    if (allowed === undefined) return notApplicable(id, 'No limit given; the load was not measured.');
    return undecided(id, `How ${tool.label} is loaded was not measured.`);
  });
}

/** What one tool does. */
interface Driven {
  readonly scene: Scene;
  readonly engagement: Engagement;
  readonly tool: Tool;
  readonly motions: Loads;
  readonly limit: CuttingLimit | undefined;
}

/** A rule that no motion may break. */
interface Rule {
  readonly id: string;
  readonly code: FindingCode;
  readonly unit: string;
  readonly allowed: number | undefined;
  /** How far a measure may be over what is allowed by rounding alone. */
  readonly tolerance: number;
  /** By motion, surely met; undefined where the rule does not apply. */
  readonly measure: (load: MotionLoad) => number | undefined;
  /** Why a motion may be over the limit though nothing over it was met; undefined where it surely is not. */
  readonly doubt?: (load: MotionLoad) => string | undefined;
  /** What is known between the positions. */
  readonly certainty?: string;
  readonly what: string;
  readonly remedy: string;
}

/** Violated where a motion is surely over the limit, open where one may be. */
function judgeMost({ engagement, tool, motions }: Driven, rule: Rule): Judgement {
  let worst: MotionLoad | undefined;
  let most = Number.NEGATIVE_INFINITY;
  let first: MotionLoad | undefined;
  let count = 0;
  const limit = rule.allowed === undefined ? Number.POSITIVE_INFINITY : rule.allowed + rule.tolerance;
  for (const load of motions) {
    const value = rule.measure(load);
    if (value === undefined) continue;
    if (value > most) [most, worst] = [value, load];
    if (value <= limit) continue;
    first ??= load;
    count++;
  }
  const id = `${rule.id}:${tool.id}`;
  const evidence =
    worst === undefined
      ? 'nothing to measure'
      : `largest ${show(most)} ${rule.unit}, line ${worst.motion.line}`;
  if (rule.allowed === undefined) return notApplicable(id, `No limit given; ${evidence}.`);
  if (first !== undefined && worst !== undefined) {
    const value = (amount: number) => ({ value: amount, unit: rule.unit });
    return violated(id, `Seen in ${count} motions, first in line ${first.motion.line}; ${evidence}.`, [
      finding(rule.code, {
        message: `Line ${first.motion.line}: ${rule.what} ${show(rule.measure(first) ?? most)} ${rule.unit} with ${tool.label}, ${show(rule.allowed)} ${rule.unit} are allowed${count > 1 ? ` (worst ${show(most)} in line ${worst.motion.line})` : ''}. ${rule.remedy}`,
        measured: value(most),
        allowed: value(rule.allowed),
        programLine: first.motion.line,
        atMm: [...first.atMm],
        count,
      }),
    ]);
  }
  if (!engagement.isComplete)
    return undecided(id, `The budget did not last for the whole path; ${evidence}.`);
  for (const load of rule.doubt === undefined ? [] : motions) {
    const doubt = rule.doubt?.(load);
    if (doubt !== undefined) return undecided(id, `Line ${load.motion.line}: ${doubt}; ${evidence}.`);
  }
  return holds(id, `${evidence}; ${rule.certainty ?? `positions every ${show(engagement.stepMm)} mm`}.`);
}

/** Of what is searched between the positions. */
const BETWEEN = `no stretch longer than ${show(SHORTEST_PEAK_MM)} mm is over the limit`;

function doubtOf({ openMm }: MotionLoad): string | undefined {
  return openMm > 0
    ? `on ${show(openMm)} mm between the positions more cannot be excluded within the budget`
    : undefined;
}

/** Narrow cuts that take off more than this share of a tool's wood are its passes, no finishing. */
const FINISHING_RATIO = 0.2;
/** Depth of a narrow cut over the diameter, at most (10 to 25 % stepover goes with one to three diameters: Shapeoko CNC A to Z). */
const FINISHING_DIAMETERS = 3;

/**
 * Depth of a pass. Cuts narrower than a tenth of the diameter may go deeper, to three diameters, while they finish walls: not where most of
 * the wood goes that way.
 */
function judgeDepth(driven: Driven): Judgement {
  const { tool, motions } = driven;
  const allowed = driven.limit?.maxStepdownMm;
  const limitMm = passLimitMm(driven.limit);
  let [narrowMm3, allMm3, deepestMm] = [0, 0, 0];
  for (const load of motions) {
    allMm3 += load.removedMm3;
    if (load.depthMm <= limitMm || load.passMm > limitMm || load.entryMm > 0) continue;
    narrowMm3 += load.narrowMm3;
    deepestMm = Math.max(deepestMm, load.depthMm);
  }
  const isFinishing = narrowMm3 <= FINISHING_RATIO * allMm3;
  const narrowLimitMm = Math.max(limitMm, FINISHING_DIAMETERS * tool.diameterMm);
  const judged = judgeMost(driven, {
    id: 'load-depth',
    code: 'SIMULATE_PASS_TOO_DEEP',
    unit: 'mm',
    allowed,
    tolerance: DEPTH_TOLERANCE_MM,
    measure: (load) => {
      const isNarrowPass = load.entryMm <= 0 && (!isFinishing || load.depthMm > narrowLimitMm);
      return isNarrowPass ? Math.max(load.passMm, load.depthMm) : load.passMm;
    },
    doubt: ({ passMostMm }) =>
      passMostMm > limitMm ? `a pass may be ${show(passMostMm)} mm deep` : undefined,
    what: 'a pass of',
    remedy: 'Put a level in between, or see whether one is missing.',
  });
  if (judged.state !== 'holds' || deepestMm === 0) return judged;
  return holds(
    judged.id,
    `${judged.detail} Finishing cuts, narrower than a tenth of the diameter, go ${show(deepestMm)} mm deep and take off ${show((100 * narrowMm3) / allMm3)} % of the wood.`,
  );
}

function judgeEngagement(driven: Driven): Judgement {
  return judgeMost(driven, {
    id: 'load-engagement',
    code: 'SIMULATE_ENGAGEMENT_OVER_LIMIT',
    unit: 'deg',
    allowed: driven.limit?.maxEngagementDeg,
    tolerance: ANGLE_TOLERANCE_DEG,
    measure: ({ angleDeg }) => angleDeg,
    doubt: doubtOf,
    certainty: BETWEEN,
    what: 'an engagement of',
    remedy: 'Step over less, or clear the corner before.',
  });
}

/** Chips cannot be thicker than the feed per tooth; where that is too much, engagement decides. */
function judgeThickChips(driven: Driven): Judgement {
  const allowed = driven.limit?.chipLoadMm?.most;
  const { scene } = driven;
  return judgeMost(driven, {
    id: 'load-chip-thick',
    code: 'SIMULATE_CHIP_TOO_THICK',
    unit: 'mm',
    allowed,
    tolerance: (allowed ?? 0) * ROUNDING_RATIO,
    measure: (load) => thickestChipMm(scene, load),
    doubt: doubtOf,
    certainty: BETWEEN,
    what: 'chips of',
    remedy: 'Lower the feed or raise the rpm; thick chips break the tool.',
  });
}

/** Shorter than this no tool gets hot, s: the planner's own braking at corners takes a few tenths. Tuned. */
const RUBBING_S = 1;

/**
 * Chips too thin at the planner's mean feed, for longer than the planner brakes at a corner. What is thin because little of the rim is in
 * wood (radial thinning) is said and held against nobody.
 */
function judgeThinChips({ engagement, tool, motions, limit }: Driven): Judgement {
  const id = `load-chip-thin:${tool.id}`;
  const least = limit?.chipLoadMm?.least;
  let first: MotionLoad | undefined;
  let [rubbingS, thinnedS, count] = [0, 0, 0];
  let run: MotionLoad[] = [];
  let runS = 0;
  let [thinnest, thinnestLine] = [Number.POSITIVE_INFINITY, 0];
  const endRun = (): void => {
    if (runS >= RUBBING_S) {
      first ??= run[0];
      rubbingS += runS;
      count += run.length;
    }
    run = [];
    runS = 0;
  };
  for (const load of motions) {
    const perToothMm = feedPerToothMm(load.motion, load.meanMmPerS, tool.nFlutes);
    if (perToothMm === undefined || load.entryMm > 0) continue;
    const seconds = load.meanMmPerS > 0 ? load.cutMm / load.meanMmPerS : 0;
    if (perToothMm < thinnest) [thinnest, thinnestLine] = [perToothMm, load.motion.line];
    if (least === undefined) continue;
    if (perToothMm < least * (1 - ROUNDING_RATIO)) {
      run.push(load);
      runS += seconds;
      continue;
    }
    endRun();
    if (perToothMm * load.thicknessRatio < least) thinnedS += seconds;
  }
  endRun();
  const evidence = Number.isFinite(thinnest)
    ? `least feed per tooth ${show(thinnest)} mm, line ${thinnestLine}`
    : 'nothing to measure';
  if (least === undefined) return notApplicable(id, `No limit given; ${evidence}.`);
  if (first !== undefined) {
    const perToothMm = feedPerToothMm(first.motion, first.meanMmPerS, tool.nFlutes) ?? 0;
    return violated(id, `The tool rubs for ${show(rubbingS)} s; ${evidence}.`, [
      finding('SIMULATE_CHIP_TOO_THIN', {
        message: `Line ${first.motion.line}: ${show(perToothMm)} mm per tooth with ${tool.label}, at least ${show(least)} mm are needed; altogether ${show(rubbingS)} s. Raise the feed or lower the rpm: a tool that rubs gets hot and burns the wood.`,
        measured: { value: thinnest, unit: 'mm' },
        allowed: { value: least, unit: 'mm' },
        programLine: first.motion.line,
        atMm: [...first.atMm],
        count,
      }),
    ]);
  }
  if (!engagement.isComplete)
    return undecided(id, `The budget did not last for the whole path; ${evidence}.`);
  const remarks: readonly Finding[] =
    thinnedS < RUBBING_S
      ? []
      : [
          finding('SIMULATE_CHIP_TOO_THIN', {
            severity: 'info',
            message: `For ${show(thinnedS)} s chips of ${tool.label} are thinner than ${show(least)} mm because little of its rim is in wood; a higher feed would keep them thick.`,
            count: 1,
          }),
        ];
  return holds(id, `${evidence}.`, remarks);
}

function judgeFeed(driven: Driven): Judgement {
  const allowed = driven.limit?.maxFeedMmPerMin;
  return judgeMost(driven, {
    id: 'load-feed',
    code: 'SIMULATE_TOOL_FEED_OVER_LIMIT',
    unit: 'mm/min',
    allowed,
    tolerance: (allowed ?? 0) * ROUNDING_RATIO,
    measure: ({ motion }) => motion.feedMmPerMin,
    what: 'a feed of',
    remedy: 'Lower the F word.',
  });
}

/** Of a slope only its vertical share is a plunge. */
function judgePlunge(driven: Driven): Judgement {
  const allowed = driven.limit?.maxPlungeMmPerMin;
  return judgeMost(driven, {
    id: 'load-plunge',
    code: 'SIMULATE_PLUNGE_TOO_FAST',
    unit: 'mm/min',
    allowed,
    tolerance: (allowed ?? 0) * ROUNDING_RATIO,
    measure: (load) => {
      if (load.entryMm <= Z_ROUNDING_MM) return undefined;
      return load.motion.feedMmPerMin * sin((descentDeg(load) * Math.PI) / 180);
    },
    what: 'down into wood at',
    remedy: 'Lower the feed of the plunge.',
  });
}

function judgeRpm({ tool, motions, limit }: Driven): Judgement {
  const id = `load-rpm:${tool.id}`;
  let [slowest, fastest] = [Number.POSITIVE_INFINITY, 0];
  for (const { motion } of motions) {
    slowest = Math.min(slowest, motion.spindleRpm);
    fastest = Math.max(fastest, motion.spindleRpm);
  }
  const evidence = `${show(slowest)} to ${show(fastest)} rpm`;
  const range = limit?.rpm;
  if (range === undefined) return notApplicable(id, `No limit given; ${evidence}.`);
  const outside = motions.filter(
    ({ motion }) => motion.spindleRpm < range.least || motion.spindleRpm > range.most,
  );
  const first = outside.at(0);
  if (first === undefined) return holds(id, `${evidence}.`);
  const { line, spindleRpm } = first.motion;
  return violated(id, `${outside.length} motions outside, first in line ${line}; ${evidence}.`, [
    finding('SIMULATE_TOOL_RPM', {
      message: `Line ${line} cuts at ${show(spindleRpm)} rpm with ${tool.label}; ${show(range.least)} to ${show(range.most)} rpm are allowed. Correct the S word.`,
      measured: { value: spindleRpm, unit: 'rpm' },
      allowed: { value: spindleRpm < range.least ? range.least : range.most, unit: 'rpm' },
      programLine: line,
      count: outside.length,
    }),
  ]);
}
