import { type Material, materialOf, type Stock, type WoodMaterial, woodOf } from '../material.js';
import { type MovementBand, movementBand } from '../movement-band.js';
import type { Site } from '../site.js';
import { type Judgement, notJudged } from './limits.js';

/** Judges a check of one part: with its movement over the year, or as not judged where a figure is missing. */
export function withMovement(
  stock: Stock,
  site: Site,
  judge: (band: MovementBand, material: Material) => Judgement,
): Judgement {
  const material = materialOf(stock);
  return material.kind === 'missing'
    ? notJudged(material.what)
    : judge(movementBand(material, site), material);
}

/** Judges a check of two parts of solid wood, or says what is missing of the first that lacks something. */
export function withWoods(
  first: Stock & { readonly species: string },
  second: Stock & { readonly species: string },
  judge: (first: WoodMaterial, second: WoodMaterial) => Judgement,
): Judgement {
  const [one, other] = [woodOf(first), woodOf(second)];
  if (one.kind === 'missing') return notJudged(one.what);
  if (other.kind === 'missing') return notJudged(other.what);
  return judge(one, other);
}
