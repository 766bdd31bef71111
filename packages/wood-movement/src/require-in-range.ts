import { type ErrorCode, MillwrightError } from '@millwright/contracts';

/** A named number, its unit, and the range it must lie in (both ends included). */
export interface RangeRule {
  readonly name: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly unit: string;
  /** Code to raise; INPUT_INVALID where nothing better is known. */
  readonly code?: ErrorCode;
  readonly hint?: string;
}

/**
 * Refuses a number outside its range, and NaN.
 * @throws MillwrightError with the rule's code; `data` holds name, value, min, max and unit
 */
export function requireInRange(rule: RangeRule): void {
  const { name, value, min, max, unit } = rule;
  if (value >= min && value <= max) return;
  throw new MillwrightError(rule.code ?? 'INPUT_INVALID', {
    message: `${name} is ${value} ${unit}; allowed is ${min} to ${max} ${unit}.`,
    hint: rule.hint ?? `Give ${name} between ${min} and ${max} ${unit}.`,
    data: { name, value, min, max, unit },
  });
}
