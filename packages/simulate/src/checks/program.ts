import { finding } from '@millwright/contracts';
import { holds, type Judgement, notApplicable, undecided, violated } from '../judgement.js';
import { type Scene, TOUCH_MM } from '../scene/scene.js';

/** The text was read without an error, its units are stated, and it does not end with the tool in the stock. */
export function checkProgram(scene: Scene): readonly Judgement[] {
  return [checkDiagnostics(scene), checkUnits(scene), checkEnd(scene)];
}

/** A line the controller refuses is a line that was not proved: what follows may run from another place. */
function checkDiagnostics(scene: Scene): Judgement {
  const errors = scene.request.reading.diagnostics.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first === undefined) {
    return holds('program-reads', `All ${scene.request.reading.nLines} lines were read without an error.`);
  }
  const status = first.grblStatus === undefined ? '' : ` (GRBL error ${first.grblStatus})`;
  return violated('program-reads', `${errors.length} lines have an error, the first is line ${first.line}.`, [
    finding('SIMULATE_PROGRAM_UNREADABLE', {
      message: `Line ${first.line} is not a line the controller runs: ${first.code}${status}, ${first.message} Correct the program.`,
      programLine: first.line,
      count: errors.length,
    }),
  ]);
}

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
      message: `The program ends in line ${last.line} with the tool ${-zMm} mm below the stock top. Is its end missing? It must end with a retract.`,
      programLine: last.line,
      atMm: [...last.toMm],
      measured: { value: zMm, unit: 'mm' },
      allowed: { value: 0, unit: 'mm' },
    }),
  ]);
}
