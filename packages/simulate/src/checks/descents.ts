import type { Finding, FindingCode, Motion } from '@millwright/contracts';
import { finding } from '@millwright/contracts';
import { atan, PI } from '@millwright/geometry/numeric';
import type { Danger, DangerSeen } from '../core/dangers.js';
import {
  holds,
  type Judgement,
  judgeTally,
  type Sightings,
  show,
  tally,
  undecided,
  violated,
} from '../judgement.js';
import { LIMIT_ROUNDING_MM, type Scene, TOUCH_MM } from '../scene/scene.js';
import type { FastMotions } from './watched-motions.js';

/**
 * No rapid meets wood that still stands, none crosses the sheet lower than is safe between cuts, nothing runs through wood at the pace of a
 * rapid whatever its word, and the tool goes down into wood only as it can.
 *
 * What still stands is what no feed before has cut: a rapid below the stock top is free where its start is clear and earlier sweeps at
 * this depth or deeper cover its way (reference simulate.md, lemma 2). A motion straight up leaves what it stands in.
 */
export function checkDescents(
  scene: Scene,
  dangers: readonly DangerSeen[],
  { isNoCut }: FastMotions,
): readonly Judgement[] {
  const seen = (danger: Danger) => dangers.filter((one) => one.danger === danger);
  return [
    judgeSeen(seen('rapid'), {
      id: 'rapids-clear',
      code: 'SIMULATE_RAPID_IN_STOCK',
      holds: 'Every rapid below the stock top is a straight retract or goes where the tool has been.',
      describe: ({ line, measure }) =>
        `The rapid in line ${line} runs ${show(measure)} mm below the stock top through wood that nothing has cut before; 0 mm are allowed. Retract first, and enter the stock at a feed.`,
    }),
    judgeLowRapids(scene),
    judgeSeen(
      seen('fast').map((one) => ({ ...one, isSure: one.isSure && isNoCut(one.motion) })),
      {
        id: 'contact-speed',
        code: 'SIMULATE_CONTACT_AT_RAPID_FEED',
        holds: 'Nothing runs through wood at the pace of a rapid.',
        describe: ({ line, motion }) =>
          `Line ${line} runs through wood at ${show(scene.request.reading.motions[motion]?.feedMmPerMin ?? 0)} mm/min, as fast as the machine's rapids. Retract first; if it is meant as a cut, state that the tool may be fed so fast.`,
      },
    ),
    judgeSeen(seen('plunge'), {
      id: 'plunge',
      code: 'SIMULATE_PLUNGE',
      holds: 'No tool that does not cut at its centre is pushed down into wood steeply.',
      describe: ({ line, measure, slope }) =>
        `Line ${line} pushes a tool that does not cut at its centre ${slope === Number.POSITIVE_INFINITY ? 'straight' : `at ${show(degreesOf(slope))}°`} down to ${show(measure)} mm below the stock top. Enter by a ramp or a helix.`,
    }),
    judgeSeen(seen('ramp'), {
      id: 'ramps',
      code: 'SIMULATE_RAMP_TOO_STEEP',
      holds: 'No way down into wood is steeper than its tool allows.',
      describe: ({ line, slope, motion }) =>
        `Line ${line} goes down into wood at ${show(degreesOf(slope))}°; ${show(rampLimitDeg(scene, motion))}° are the most its tool allows. Make the ramp longer.`,
    }),
  ];
}

function degreesOf(slope: number): number {
  return slope === Number.POSITIVE_INFINITY ? 90 : (atan(slope) * 180) / PI;
}

function rampLimitDeg(scene: Scene, motion: number): number {
  const number =
    scene.tools.assumed?.number ?? scene.request.reading.motions[motion]?.toolNumber ?? Number.NaN;
  return scene.request.cuttingLimits.find(({ toolNumber }) => toolNumber === number)?.maxRampDeg ?? 90;
}

/** The judgement of what the crate saw: a sure sighting violates, else an open one leaves it undecided. */
export function judgeSeen(
  seen: readonly DangerSeen[],
  what: {
    readonly id: string;
    readonly code: FindingCode;
    readonly holds: string;
    readonly describe: (first: DangerSeen) => string;
    readonly details?: (first: DangerSeen) => Omit<Finding, 'code' | 'severity' | 'message'>;
  },
): Judgement {
  const sure = seen.filter(({ isSure }) => isSure);
  const [first] = sure;
  if (first !== undefined) {
    return violated(what.id, `Seen in ${sure.length} motions, first in line ${first.line}.`, [
      finding(what.code, {
        message: what.describe(first),
        programLine: first.line,
        atMm: [...first.atMm],
        count: sure.length,
        ...what.details?.(first),
      }),
    ]);
  }
  const [open] = seen;
  if (open === undefined) return holds(what.id, what.holds);
  return undecided(what.id, `Not decided for ${seen.length} motions, first in line ${open.line}.`, [
    finding(what.code, {
      severity: 'warning',
      message: `Not sure: ${what.describe(open)}`,
      programLine: open.line,
      atMm: [...open.atMm],
      count: seen.length,
    }),
  ]);
}

function judgeLowRapids(scene: Scene): Judgement {
  const { retractZMm } = scene.request.setup;
  const { motions, startUnknown } = scene.request.reading;
  const lowRapids = tally();
  // A first motion from an unknown place is judged as the first approach.
  const first = startUnknown ? motions.findIndex(({ kind }) => kind !== 'dwell') : -1;
  motions.forEach((motion, i) => {
    if (motion.kind === 'rapid' && i !== first) seeLowRapid(scene, motion, i, lowRapids);
  });
  return judgeTally(lowRapids, {
    id: 'rapids-high',
    code: 'SIMULATE_RAPID_TOO_LOW',
    holds: `No rapid crosses the sheet lower than Z${show(retractZMm)}.`,
    describe: ({ line, measure }) =>
      `The rapid in line ${line} crosses the sheet at Z${show(-measure)}; Z${show(retractZMm)} is the lowest that the set-up calls safe between cuts. Retract higher.`,
    details: {
      measured: { value: -(lowRapids.first()?.measure ?? 0), unit: 'mm' },
      allowed: { value: retractZMm, unit: 'mm' },
    },
  });
}

/**
 * A rapid over the sheet, above the stock but lower than the retract height. Straight up and down is no crossing, and what runs below the
 * stock top all along is judged by what stands there.
 */
function seeLowRapid(scene: Scene, motion: Motion, i: number, lowRapids: Sightings): void {
  const lowMm = Math.min(motion.fromMm[2], motion.toMm[2]);
  const limitMm = scene.request.setup.retractZMm - LIMIT_ROUNDING_MM;
  const isBelow = Math.max(motion.fromMm[2], motion.toMm[2]) < -TOUCH_MM;
  if (isBelow || lowMm >= limitMm || isVertical(motion)) return;
  if (!scene.crossesSheet(i, limitMm)) return;
  lowRapids.see({ line: motion.line, atMm: motion.toMm, measure: -Math.max(lowMm, 0) });
}

function isVertical({ fromMm, toMm }: Motion): boolean {
  return fromMm[0] === toMm[0] && fromMm[1] === toMm[1];
}
