import type { Part, PartRule } from '@millwright/contracts';

/** The part with the grain its rules give it; of several the last. */
export function withGrain(part: Part, rules: readonly PartRule[]): Part {
  const grainDeg = matching(part, rules).findLast((rule) => rule.grainDeg !== undefined)?.grainDeg;
  return grainDeg === undefined ? part : { ...part, grainDeg };
}

/** The part with the quantity its rules give it, whatever was drawn; of several the last. */
export function withQuantity(part: Part, rules: readonly PartRule[]): Part {
  const quantity = matching(part, rules).findLast((rule) => rule.quantity !== undefined)?.quantity;
  return quantity === undefined ? part : { ...part, quantity };
}

/** Layers whose contours are left out before parts are formed. */
export function ignoredLayers(rules: readonly PartRule[]): ReadonlySet<string> {
  return new Set(
    rules.flatMap(({ ignore, layer }) => (ignore === true && layer !== undefined ? [layer] : [])),
  );
}

function matching(part: Part, rules: readonly PartRule[]): readonly PartRule[] {
  return rules.filter(
    ({ layer, label }) =>
      (layer === undefined || layer === part.layer) && (label === undefined || label === part.label),
  );
}
