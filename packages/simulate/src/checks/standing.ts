import { finding, type Motion } from '@millwright/contracts';
import { motionLengthMm } from '@millwright/motion';
import {
  holds,
  type Judgement,
  judgeTally,
  notApplicable,
  type Sightings,
  show,
  tally,
  violated,
} from '../judgement.js';
import { lengthOf } from '../plane-length.js';
import { type Scene, TOUCH_MM } from '../scene/scene.js';
import { toolPauses } from './tool-change.js';

/**
 * A turning tool may stand in wood for so long, s. Assumed, for no measured time to charring was found: cycles that drill dwell for a
 * second or two to clear the bottom, and what stands longer rubs one place until it burns.
 */
export const LONGEST_STAND_S = 5;
/** A feed below this is hardly one, mm/min: at it a tool stands at one place as long as a dwell would. */
const CRAWL_MM_PER_MIN = 10;

/**
 * What happens while the tool does not move is safe: it waits for a person out of the stock, the spindle is started out of it, and a turning
 * tool does not stand in it until the wood burns.
 */
export function checkStanding(scene: Scene): readonly Judgement[] {
  return [checkPausesClear(scene), checkStarts(scene), checkDwells(scene)];
}

/** How deep the tip stands below the stock top after a motion, mm; 0 where it stands above, or beside the sheet. */
function depthAfter(scene: Scene, motion: number): number {
  const [x, y, z] = scene.request.reading.motions[motion]?.toMm ?? [0, 0, 0];
  if (motion < 0 || z >= -TOUCH_MM) return 0;
  const { widthMm, heightMm } = scene.sheet;
  const besideMm = lengthOf(Math.max(0, -x, x - widthMm), Math.max(0, -y, y - heightMm));
  // A tool that was not given may be as wide as the widest that was.
  const widestMm = Math.max(0, ...scene.request.tools.map(({ diameterMm }) => diameterMm));
  const radiusMm = (scene.tools.uses[motion]?.tool?.diameterMm ?? widestMm) / 2;
  return besideMm === 0 || besideMm < radiusMm ? -z : 0;
}

/** For lines in order: position of the last motion before each, or in it too; −1 where none is. */
function motionsAt(scene: Scene, lines: readonly number[], isOwnCounted: boolean): readonly number[] {
  const { motions } = scene.request.reading;
  let next = 0;
  return lines.map((line) => {
    while (next < motions.length) {
      const own = motions[next]?.line ?? 0;
      if (isOwnCounted ? own > line : own >= line) break;
      next++;
    }
    return next - 1;
  });
}

/** A hand reaches for the tool at a pause, and what stands in wood cannot be started again. */
function checkPausesClear(scene: Scene): Judgement {
  const id = 'pauses-clear';
  const judged = toolPauses(scene);
  const lines = (scene.request.reading.pauses ?? [])
    .map(({ line }) => line)
    .filter((line) => !judged.has(line));
  if (lines.length === 0) return notApplicable(id, 'It waits for nobody, but to change a tool.');
  const depths = motionsAt(scene, lines, true).map((motion) => depthAfter(scene, motion));
  const first = depths.findIndex((depthMm) => depthMm > 0);
  if (first < 0) return holds(id, `It waits ${lines.length} times, each with the tool out of the stock.`);
  const line = lines[first] as number;
  return violated(id, `It waits in line ${line} with the tool in the stock.`, [
    finding('SIMULATE_PAUSE_UNSAFE', {
      message: `Line ${line} waits for a person (M0) with the tip ${show(depths[first] as number)} mm below the stock top: the spindle would have to start in the wood. Retract before the pause.`,
      programLine: line,
      count: depths.filter((depthMm) => depthMm > 0).length,
    }),
  ]);
}

/** A tool that is started in wood jams, or throws what it stands in. */
function checkStarts(scene: Scene): Judgement {
  const id = 'spindle-starts';
  const lines = startLines(scene);
  const motions = motionsAt(scene, lines, false);
  const inStock = lines.filter((_, i) => depthAfter(scene, motions[i] as number) > 0);
  const [line] = inStock;
  if (line === undefined) {
    return lines.length === 0
      ? notApplicable(id, 'The spindle is never started.')
      : holds(id, 'The spindle is started with the tool out of the stock.');
  }
  const depthMm = depthAfter(scene, motions[lines.indexOf(line)] as number);
  return violated(id, `It is started in line ${line} in the stock.`, [
    finding('SIMULATE_SPINDLE_START_IN_STOCK', {
      message: `Line ${line} starts the spindle with the tip ${show(depthMm)} mm below the stock top. Retract first, and start it in the air.`,
      programLine: line,
      count: inStock.length,
    }),
  ]);
}

/** Lines in which the spindle begins to turn: those the reader has seen, and those of motions before which it stood. */
function startLines(scene: Scene): readonly number[] {
  const { motions, spindleStarts = [] } = scene.request.reading;
  const lines = new Set(spindleStarts);
  let before: Motion | undefined;
  for (const motion of motions) {
    if (before !== undefined && isStill(before) && !isStill(motion)) {
      const from = before.line;
      const isSeen = spindleStarts.some((line) => line > from && line <= motion.line);
      if (!isSeen) lines.add(motion.line);
    }
    before = motion;
  }
  return [...lines].sort((a, b) => a - b);
}

function isStill({ spindle, spindleRpm }: Motion): boolean {
  return spindle === 'off' || spindleRpm === 0;
}

/** Dwells at one place in the stock with the spindle on are added up; a feed that is hardly one counts as a dwell. */
function checkDwells(scene: Scene): Judgement {
  const id = 'dwells';
  const { motions } = scene.request.reading;
  const long = tally();
  let stoodS = 0;
  motions.forEach((motion, i) => {
    if (motion.kind !== 'dwell') {
      stoodS = 0;
      seeCrawl(scene, i, long);
      return;
    }
    if (isStill(motion)) return;
    const wasLong = stoodS > LONGEST_STAND_S;
    stoodS += motion.dwellS ?? 0;
    if (stoodS <= LONGEST_STAND_S || wasLong || depthAfter(scene, i) === 0) return;
    long.see({ line: motion.line, atMm: motion.toMm, measure: stoodS });
  });
  return judgeTally(long, {
    id,
    code: 'SIMULATE_DWELL_IN_STOCK',
    holds: `The turning tool stands in the stock no longer than ${LONGEST_STAND_S} s.`,
    describe: ({ line, measure }) =>
      `In line ${line} the turning tool stands in the wood, or hardly moves in it, for ${show(measure)} s: it rubs one place until that burns. ${LONGEST_STAND_S} s are allowed. Retract before the wait, or correct G4 or F.`,
    details: {
      measured: { value: long.worst(), unit: 's' },
      allowed: { value: LONGEST_STAND_S, unit: 's' },
    },
  });
}

function seeCrawl(scene: Scene, i: number, long: Sightings): void {
  const motion = scene.request.reading.motions[i] as Motion;
  const { kind, feedMmPerMin, line, toMm } = motion;
  if (kind === 'rapid' || feedMmPerMin === 0 || feedMmPerMin >= CRAWL_MM_PER_MIN || isStill(motion)) return;
  if ((scene.contactZMm[i] as number) >= 0) return;
  const takesS = (motionLengthMm(motion) / feedMmPerMin) * 60;
  if (takesS > LONGEST_STAND_S) long.see({ line, atMm: toMm, measure: takesS });
}
