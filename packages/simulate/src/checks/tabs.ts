import { type Finding, finding, type Tab } from '@millwright/contracts';
import type { Covers, StandingTab } from '../cover/read-cover.js';
import { holds, type Judgement, mm, notApplicable, show, undecided, violated } from '../judgement.js';
import type { Scene } from '../scene/scene.js';
import type { Solid } from '../scene/target.js';
import { cutsUnknownShape } from './unknown-shape.js';

/**
 * Declared tabs belong to a wall each, and no cut goes below their tops: at least half of each stands along the middle of the
 * kerf and along lines beside it, and what is short of whole is said. Nor do they stand higher: cuts come down to their tops.
 */
export function checkTabs(scene: Scene, covers: Covers): readonly Judgement[] {
  const standing = covers.tabs;
  const astray = scene.request.tabs.filter((tab) => !standing.some((one) => one.tab === tab));
  // What a tool that is not judged has cut may have topped them; the contours then stay undecided as well.
  const isUnsure = cutsUnknownShape(scene);
  const perPart = scene.solids.map((solid, i) => {
    const own = standing.filter((tab) => tab.name.solid === i);
    const id = `tabs:${solid.name}`;
    if (own.length === 0) return notApplicable(id, 'No tab is declared for this part.');
    const cut = own.filter(({ tab, standsMm }) => standsMm < tab.lengthMm * LEAST_STANDING_RATIO);
    const short = own.filter((tab) => !cut.includes(tab) && tab.standsMm < tab.tab.lengthMm * WHOLE_RATIO);
    const remarks = short.map((tab) => shortFinding(solid, tab));
    const tall = own.filter((tab) => tab.tooTallMm > TALL_RUN_MM && !isUnsure);
    const findings = [
      ...cut.map((tab) => cutFinding(scene, solid, tab)),
      ...tall.map((tab) => tallFinding(solid, tab)),
    ];
    if (findings.length === 0) return holds(id, whatStands(own), remarks);
    const detail = `${cut.length} of ${own.length} declared tabs do not stand, ${tall.length} stand too high.`;
    return violated(id, detail, [...findings, ...remarks]);
  });
  return [...judgeAstray(astray), ...perPart];
}

/** How many tabs hold a part, and with how much wood. */
function whatStands(own: readonly StandingTab[]): string {
  const sectionMm2 = own.reduce((sum, { tab, standsMm }) => sum + tab.heightMm * standsMm, 0);
  return `All ${own.length} declared tabs stand: ${show(sectionMm2)} mm² of wood hold the part.`;
}

function judgeAstray(astray: readonly Tab[]): readonly Judgement[] {
  const [first] = astray;
  if (first === undefined) return [];
  const [xMm, yMm] = first.centreMm;
  return [
    undecided('tabs-on-walls', `${astray.length} declared tabs lie at no wall of a part.`, [
      finding('SIMULATE_TAB_ASTRAY', {
        message: `A tab is declared at X${show(xMm)} Y${show(yMm)}, where no wall of a part is, or none that a tool can follow. Give its place on the outline, in sheet coordinates.`,
        atMm: [xMm, yMm],
        count: astray.length,
      }),
    ]),
  ];
}

/** A tab of which less stands does not hold what it was declared to hold. */
const LEAST_STANDING_RATIO = 0.5;
/** A tab of which less stands is worth a remark: around a bend the wood is shorter than the path that spares it. */
const WHOLE_RATIO = 0.9;

/** A shorter stretch that is too high is a ridge between two cuts, mm. */
const TALL_RUN_MM = 0.5;

function cutFinding(scene: Scene, solid: Solid, { tab, standsMm, deepest }: StandingTab): Finding {
  const leftMm = Math.max(0, (deepest?.zMm ?? 0) + scene.sheet.thicknessMm);
  const line = deepest === undefined ? undefined : (scene.request.reading.motions[deepest.motion]?.line ?? 1);
  const [xMm, yMm] = tab.centreMm;
  const down =
    leftMm > 0 ? `down to ${show(leftMm)} mm of its ${show(tab.heightMm)} mm of height` : 'through';
  const by = line === undefined ? 'away' : `${down} by line ${line}`;
  return finding('SIMULATE_TAB_CUT', {
    message: `The tab of part ${solid.name} at X${show(xMm)} Y${show(yMm)} is cut ${by}: ${show(standsMm)} mm of its ${show(tab.lengthMm)} mm of length stand. The part may come loose. Place it where the kerf is straight and no other cut is near.`,
    measured: mm(standsMm),
    allowed: mm(tab.lengthMm),
    partId: solid.partId,
    copy: solid.copy,
    ...(line === undefined ? {} : { programLine: line }),
    atMm: [xMm, yMm],
  });
}

function tallFinding(solid: Solid, { tab, tooTallMm }: StandingTab): Finding {
  const [xMm, yMm] = tab.centreMm;
  return finding('SIMULATE_TAB_TOO_TALL', {
    message: `The tab of part ${solid.name} at X${show(xMm)} Y${show(yMm)} stands higher than the declared ${show(tab.heightMm)} mm along ${show(tooTallMm)} mm: no cut comes down to its top. A pass is missing or too high.`,
    measured: mm(tooTallMm),
    allowed: mm(TALL_RUN_MM),
    partId: solid.partId,
    copy: solid.copy,
    atMm: [xMm, yMm],
  });
}

function shortFinding(solid: Solid, { tab, standsMm }: StandingTab): Finding {
  const [xMm, yMm] = tab.centreMm;
  return finding('SIMULATE_TAB_SHORT', {
    message: `Of the tab of part ${solid.name} at X${show(xMm)} Y${show(yMm)}, ${show(standsMm)} mm of ${show(tab.lengthMm)} mm stand.`,
    measured: mm(standsMm),
    allowed: mm(tab.lengthMm),
    partId: solid.partId,
    copy: solid.copy,
    atMm: [xMm, yMm],
  });
}
