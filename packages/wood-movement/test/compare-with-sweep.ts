import * as fc from 'fast-check';
import { checkMovement } from '../src/check-movement.js';
import { climate, joint } from './arbitrary.js';
import { failsSomewhere } from './sweep.js';

/** Random assemblies, judged by the engine and by the sweep. */
export function compareWithSweep(options: { readonly seed: number; readonly numRuns: number }) {
  const count = { all: 0, ok: 0, fails: 0, needless: 0, unsafe: [] as unknown[] };
  for (const [check, climate_] of fc.sample(fc.tuple(joint, climate), options)) {
    const [answer] = checkMovement({ climate: climate_, checks: [check] }).checks;
    const passes = answer?.verdict === 'ok';
    const fails = failsSomewhere(check, climate_);
    count.all++;
    if (passes) count.ok++;
    if (fails) count.fails++;
    if (passes && fails) count.unsafe.push({ check, climate: climate_, answer });
    if (!passes && !fails) count.needless++;
  }
  return count;
}
