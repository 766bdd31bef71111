import type { MovementCheck } from '@millwright/contracts';
import type { Judgement } from './checks/limits.js';
import { ruleOf } from './checks/rules.js';
import type { Site } from './site.js';

/**
 * Judges one check in numbers, without words: the core of {@link checkMovement} for many checks of one climate.
 * @param check - as `movementCheckSchema` of contracts; not validated again
 * @param site - from {@link siteOf}, made once per climate
 * @returns verdict, margin and band in mm, limits and dimensions to cut, in the order of the rule
 * @throws MillwrightError MOVEMENT_SPECIES_UNKNOWN, MOVEMENT_SPECIES_AMBIGUOUS, MOVEMENT_PLACE_UNKNOWN, MOVEMENT_PLACE_NO_DATA,
 * MOVEMENT_FINISH_UNKNOWN
 */
export function judgeCheck(check: MovementCheck, site: Site): Judgement {
  return ruleOf(check).judge(check as never, site);
}
