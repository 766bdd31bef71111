import type { MovementCheck } from '@millwright/contracts';
import * as fc from 'fast-check';
import { checkMovement } from '../src/check-movement.js';
import { assembly, assemblyOf, checksByKind } from './arbitrary.js';
import { leastSlackMm } from './sweep.js';
import { hasAlikeFaces } from './sweep-joints.js';

/** Millimetres below zero that are rounding of doubles, for the sweep as for the engine. */
const ROUNDING_MM = 2e-9;

/** What a comparison came to. */
export interface Comparison {
  readonly all: number;
  readonly ok: number;
  readonly fails: number;
  readonly needless: number;
  readonly unsafe: readonly unknown[];
  /** Largest difference between the lower end of the engine's band and the least slack of the sweep, mm. */
  readonly apartMm: number;
}

/** Random assemblies of one kind or of all, judged by the engine and by the sweep. */
export function compareWithSweep(options: {
  readonly seed: number;
  readonly numRuns: number;
  readonly kind?: MovementCheck['kind'];
}): Comparison {
  const { seed, numRuns, kind } = options;
  const of = kind === undefined ? undefined : checksByKind[kind];
  const count = { all: 0, ok: 0, fails: 0, needless: 0, unsafe: [] as unknown[], apartMm: 0 };
  for (const { check, climate, toleranceMm } of fc.sample(of ? assemblyOf(of) : assembly, {
    seed,
    numRuns,
  })) {
    const [answer] = checkMovement({ climate, cutToleranceMm: toleranceMm, checks: [check] }).checks;
    const slackMm = leastSlackMm(check, climate, toleranceMm);
    const passes = answer?.verdict === 'ok';
    const fails = slackMm < -ROUNDING_MM;
    count.all++;
    if (passes) count.ok++;
    if (fails) count.fails++;
    if (passes && fails) count.unsafe.push({ check, climate, toleranceMm, slackMm, answer });
    if (!passes && !fails) count.needless++;
    if (!isBoundOnly(check))
      count.apartMm = Math.max(count.apartMm, Math.abs(slackMm - (answer?.leastMarginMm ?? Number.NaN)));
  }
  return count;
}

/** Unlike faces: their margin is a bound over all stiffnesses, which the few stiffnesses of the sweep do not reach. */
const isBoundOnly = (check: MovementCheck) =>
  check.kind === 'veneer' && check.back !== undefined && !hasAlikeFaces(check);
