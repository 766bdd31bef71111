import type { ClipperModule, EnumValue, Paths64 } from './clipper-module.js';
import type { FillRule } from './polygon-kernel.js';
import type { Scope } from './scope.js';

/** What is done with two areas. */
export type BooleanOperation = 'union' | 'intersection' | 'difference';

/**
 * Clipper2 rounds each crossing it finds to the grid, which can leave two rings that share a piece of their boundary apart, as if there were
 * a cut between them, or two that do not joined by a bridge of no width. Uniting the result again mends that, mostly in one round.
 */
const MAX_ROUNDS = 6;

/** Two areas combined. No two rings of the result share more than points, unless {@link MAX_ROUNDS} did not suffice. */
export function combine(
  scope: Scope,
  operation: BooleanOperation,
  a: Paths64,
  b: Paths64,
  rule: FillRule = 'nonzero',
): Paths64 {
  const { module, own } = scope;
  const { Union, Intersection, Difference } = module.ClipType;
  const clip = { union: Union, intersection: Intersection, difference: Difference }[operation];
  return settle(scope, own(module.BooleanOp64(clip, fillOf(module, rule), a, b)));
}

/** The area that any of the paths encloses, by the non-zero rule. */
export function unite(scope: Scope, paths: Paths64): Paths64 {
  return combine(scope, 'union', paths, scope.own(new scope.module.Paths64()));
}

/** Mends what rounding did, until the number of rings stays. */
export function settle({ module, own }: Scope, paths: Paths64): Paths64 {
  const none = own(new module.Paths64());
  let settled = paths;
  for (let round = 0; round < MAX_ROUNDS && settled.size() > 0; round++) {
    const again = own(module.BooleanOp64(module.ClipType.Union, module.FillRule.NonZero, settled, none));
    const isSettled = again.size() === settled.size();
    settled = again;
    if (isSettled) break;
  }
  return settled;
}

function fillOf({ FillRule }: ClipperModule, rule: FillRule): EnumValue {
  return { nonzero: FillRule.NonZero, evenodd: FillRule.EvenOdd, positive: FillRule.Positive }[rule];
}
