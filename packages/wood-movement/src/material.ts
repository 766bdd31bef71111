import { shrinkageAcrossPct } from './change-of-width.js';
import { type PanelFigures, panelFigures } from './panel-figures.js';
import { findSpecies, type Species } from './species.js';
import { isPanelProduct } from './species-name.js';

/** What a part of a check says of its stuff. */
export interface Stock {
  readonly species?: string;
  readonly panelProduct?: PanelFigures['product'];
  readonly ringAngleDeg?: number;
  readonly fibreSaturationPct?: number;
}

/** A board of solid wood, in the direction that matters. */
export interface WoodMaterial {
  readonly kind: 'wood';
  readonly species: Species;
  /** Green to ovendry across its width, percent. */
  readonly shrinkagePct: number;
  /** The least it may be: below `shrinkagePct` where no ring angle was given, since the board may lie either way. */
  readonly leastShrinkagePct: number;
  readonly saturationPct: number;
  readonly bandRatio: number;
  /** The ring angle was not given, and the direction that moves more was taken. */
  readonly angleAssumed: boolean;
}

/** A sheet material with figures of its own. */
export interface PanelMaterial extends PanelFigures {
  readonly kind: 'panel';
}

/** Stuff whose movement can be computed. */
export type Material = WoodMaterial | PanelMaterial;

/** What is missing before something can be judged. */
export interface Missing {
  readonly kind: 'missing';
  readonly what: string;
}

/**
 * The figures of a part: those of its species across its width, or those of its sheet material. Neither ever takes the other's.
 * @returns the material, or what is missing
 * @throws MillwrightError MOVEMENT_SPECIES_UNKNOWN, MOVEMENT_SPECIES_AMBIGUOUS
 */
export function materialOf(stock: Stock): Material | Missing {
  if (stock.panelProduct !== undefined) return { kind: 'panel', ...panelFigures(stock.panelProduct) };
  return woodOf(stock);
}

/** The figures of a part of solid wood, as {@link materialOf}. */
export function woodOf(stock: Stock): WoodMaterial | Missing {
  const { species: name = '' } = stock;
  if (isKnownPanel(name)) return missingPanel(name);
  const species = findSpecies(name);
  const angleDeg = stock.ringAngleDeg ?? worstAngleDeg(species);
  const missing = missingDirection(species, angleDeg);
  if (missing !== undefined) return { kind: 'missing', what: missing };
  const shrinkagePct = shrinkageAcrossPct(species, angleDeg);
  return {
    kind: 'wood',
    species,
    shrinkagePct,
    leastShrinkagePct:
      stock.ringAngleDeg === undefined
        ? Math.min(species.radialShrinkagePct ?? shrinkagePct, species.tangentialShrinkagePct ?? shrinkagePct)
        : shrinkagePct,
    saturationPct: stock.fibreSaturationPct ?? species.fibreSaturationPct,
    bandRatio: species.bandRatio,
    angleAssumed: stock.ringAngleDeg === undefined,
  };
}

/** With no angle given, the direction that moves more. */
function worstAngleDeg({ radialShrinkagePct = 0, tangentialShrinkagePct = 0 }: Species): number {
  return radialShrinkagePct > tangentialShrinkagePct && tangentialShrinkagePct > 0 ? 90 : 0;
}

/** A figure that the table lacks for this ring angle, said as what is missing. */
function missingDirection(species: Species, angleDeg: number): string | undefined {
  if (species.radialShrinkagePct === undefined && angleDeg > 0)
    return `Missing: a radial figure for ${species.name}. Only flat sawn (ringAngleDeg 0), which moves more, can be judged.`;
  if (species.tangentialShrinkagePct === undefined && angleDeg < 90)
    return `Missing: a tangential figure for ${species.name}. Only quarter sawn (ringAngleDeg 90) can be judged.`;
  return undefined;
}

const missingPanel = (name: string): Missing => ({
  kind: 'missing',
  what:
    `${name} is a panel product, and species figures do not apply to it. Missing: its linear expansion as a sheet. ` +
    'Give panelProduct (plywood, mdf, particleboard or osb) instead of species; for any other sheet use its maker’s figure.',
});

/** Names that were asked about before, so that a thousand checks of one wood take its name apart once. */
const panelNames = new Map<string, boolean>();
const MOST_NAMES = 1000;

function isKnownPanel(name: string): boolean {
  const known = panelNames.get(name);
  if (known !== undefined) return known;
  if (panelNames.size >= MOST_NAMES) panelNames.clear();
  const answer = isPanelProduct(name);
  panelNames.set(name, answer);
  return answer;
}
