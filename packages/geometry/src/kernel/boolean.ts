import type { ClipperModule, EnumValue, Paths64 } from './clipper-module.js';
import { toPaths } from './grid.js';
import type { FillRule } from './polygon-kernel.js';
import type { Ring } from './rings.js';
import type { Scope } from './scope.js';
import { breakAtTouchingCorners } from './touching.js';

/** What is done with two areas. */
export type BooleanOperation = 'union' | 'intersection' | 'difference' | 'exclusion';

/**
 * Clipper2 rounds each crossing it finds to the grid, which can leave two rings that share a piece of their boundary apart, as if there were
 * a cut between them, or two that do not joined by a bridge of no width. Uniting the result again mends that, mostly in one round.
 */
const MAX_ROUNDS = 6;

/** Two areas combined. */
export function combine(
  scope: Scope,
  operation: BooleanOperation,
  a: readonly Ring[],
  b: readonly Ring[],
  rule: FillRule = 'nonzero',
): Paths64 {
  const { module, own } = scope;
  const { Union, Intersection, Difference, Xor } = module.ClipType;
  const clip = { union: Union, intersection: Intersection, difference: Difference, exclusion: Xor }[
    operation
  ];
  const [brokenA, brokenB] = breakAtTouchingCorners([a, b]);
  const result = module.BooleanOp64(
    clip,
    fillOf(module, rule),
    toPaths(scope, brokenA!),
    toPaths(scope, brokenB!),
  );
  return settle(scope, own(result));
}

/** The area that any of the rings encloses, by the non-zero rule. */
export function unite(scope: Scope, rings: readonly Ring[]): Paths64 {
  return combine(scope, 'union', rings, []);
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

/** Clipper2's name of a fill rule. */
export function fillOf({ FillRule }: ClipperModule, rule: FillRule): EnumValue {
  return { nonzero: FillRule.NonZero, evenodd: FillRule.EvenOdd, positive: FillRule.Positive }[rule];
}
