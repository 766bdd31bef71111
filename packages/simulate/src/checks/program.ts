import { finding } from '@millwright/contracts';
import { holds, type Judgement, notApplicable, show, undecided, violated } from '../judgement.js';
import { type Scene, TOUCH_MM } from '../scene/scene.js';
import { checkWorkOffsets, PLACE_REMARKS } from './work-offsets.js';

/**
 * The text was read without an error, its units are stated, it runs in the work system that setups are measured in, and it ends: with
 * M2 or M30, the spindle off and the tool out of the stock.
 */
export function checkProgram(scene: Scene): readonly Judgement[] {
  return [
    checkDiagnostics(scene),
    checkUnits(scene),
    checkWorkSystem(scene),
    checkWorkOffsets(scene),
    checkEnd(scene),
    ...checkEnding(scene),
  ];
}

/** A line the controller refuses is a line that was not proved: what follows may run from another place. */
function checkDiagnostics(scene: Scene): Judgement {
  const id = 'program-reads';
  const { diagnostics, nLines } = scene.request.reading;
  // Places that are stored in the machine are judged by `checkWorkOffsets`.
  const errors = diagnostics.filter(({ severity, code }) => severity === 'error' && !PLACE_REMARKS.has(code));
  const [first] = errors;
  if (first !== undefined) {
    const status = first.grblStatus === undefined ? '' : `, with error ${first.grblStatus}`;
    return violated(id, `${errors.length} lines have an error, the first is line ${first.line}.`, [
      finding('SIMULATE_PROGRAM_UNREADABLE', {
        message: `The controller stops at line ${first.line}${status}: ${first.message}${errors.length > 1 ? ` It refuses ${errors.length} lines in all.` : ''}`,
        programLine: first.line,
        count: errors.length,
      }),
    ]);
  }
  const overrides = diagnostics.filter(({ code }) => code === OVERRIDE);
  const [override] = overrides;
  if (override === undefined) return holds(id, `All ${nLines} lines were read without an error.`);
  return undecided(id, `Feed or spindle are changed on the way, first in line ${override.line}.`, [
    finding('SIMULATE_OVERRIDE', {
      message: `Line ${override.line} holds a byte that the controller takes for an override: feed and spindle are then not what the program says. ${override.message} Write comments in plain ASCII.`,
      programLine: override.line,
      count: overrides.length,
    }),
  ]);
}

/** What a reader calls a byte that changes feed, rapids or spindle by a share. */
const OVERRIDE = 'REALTIME_OVERRIDE';

function checkUnits(scene: Scene): Judgement {
  const { units } = scene.request.reading;
  if (units !== 'unstated') return holds('units-stated', `The program says its units: ${units}.`);
  return undecided('units-stated', 'No G20 or G21: the controller keeps whatever unit it was left in.', [
    finding('SIMULATE_UNITS_UNSTATED', {
      message: 'The program states no unit (G20 or G21), so its numbers may be read as inches. Add G21.',
    }),
  ]);
}

function checkEnd(scene: Scene): Judgement {
  const last = scene.request.reading.motions.findLast((motion) => motion.kind !== 'dwell');
  if (last === undefined) return notApplicable('ends-clear', 'The program moves nothing.');
  const zMm = last.toMm[2];
  if (zMm >= -TOUCH_MM) {
    return holds('ends-clear', `The last motion, line ${last.line}, ends over the stock.`);
  }
  return violated('ends-clear', `The last motion, line ${last.line}, ends below the stock top.`, [
    finding('SIMULATE_ENDS_IN_STOCK', {
      message: `The program ends in line ${last.line} with the tool ${show(-zMm)} mm below the stock top. Is its end missing? It must end with a retract.`,
      programLine: last.line,
      atMm: [...last.toMm],
      measured: { value: zMm, unit: 'mm' },
      allowed: { value: 0, unit: 'mm' },
    }),
  ]);
}

/** The work system whose zero a setup states: the one a controller starts in. */
const SETUP_SYSTEM = 54;

/** Another work system has another zero, stored in the controller: where the whole program cuts is then not in its text. */
function checkWorkSystem(scene: Scene): Judgement {
  const id = 'work-system';
  const { motions, workSystem } = scene.request.reading;
  if (!motions.some(({ kind }) => kind !== 'dwell')) return notApplicable(id, 'The program moves nothing.');
  if (workSystem === undefined) return undecided(id, 'The reading does not say which work system is used.');
  if (workSystem === SETUP_SYSTEM) return holds(id, 'The program runs in G54.');
  return undecided(id, `The program runs in G${workSystem}.`, [
    finding('SIMULATE_WORK_SYSTEM', {
      message: `The program runs in G${workSystem}; the work zero of the setup is that of G${SETUP_SYSTEM}. Write G${SETUP_SYSTEM}, or see that both have the same zero.`,
    }),
  ]);
}

/** What a person reaches for after the end must stand still, and a file without an end may have lost more than that. */
function checkEnding(scene: Scene): readonly Judgement[] {
  const { ending, nLines } = scene.request.reading;
  if (ending === undefined) return [undecided('ends', 'The reading does not say how the program ends.')];
  const end = ending.isProgramEnd
    ? holds('ends', 'The program ends with M2 or M30.')
    : undecided('ends', 'The last command is not M2 or M30.', [
        finding('SIMULATE_END_MISSING', {
          message: 'The program does not end with M2 or M30: it may be cut short. Export it again.',
          programLine: Math.max(1, nLines),
        }),
      ]);
  if (ending.spindle === 'off') return [end, holds('spindle-stops', 'The spindle is off at the end.')];
  return [
    end,
    violated('spindle-stops', 'The spindle turns at the end.', [
      finding('SIMULATE_SPINDLE_LEFT_ON', {
        message: 'The program ends with the spindle turning. End it with M5 and M30.',
        programLine: Math.max(1, nLines),
      }),
    ]),
  ];
}
