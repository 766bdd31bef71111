import { MillwrightError } from '@millwright/contracts';
import { shrinkageFromCoefficientPct, type Wood } from './change-of-width.js';
import { requireInRange } from './require-in-range.js';
import { aliasesOf, isPanelProduct, nearest, wordKey } from './species-name.js';
import type { SpeciesRow } from './species-row.js';
import { speciesTable } from './species-table.generated.js';

/** One wood of the table, ready to compute with. */
export interface Species extends Wood {
  /** As printed in the table, e.g. `Cherry, black`. */
  readonly name: string;
  /** Only where it was read. */
  readonly latin?: string;
  /** Half width of the band around every computed movement, as a ratio of the movement. See the README, "Uncertainty". */
  readonly bandRatio: number;
  /** Why the figures deserve less trust than most; absent where they are confirmed. */
  readonly thinData?: string;
  /** Edition and table of each figure. */
  readonly sources: readonly string[];
}

/**
 * Half width of the band around a computed movement, as a ratio of the movement. Both are judgements, not published figures, and stand
 * in every report. 0.30 is 0.25 for how boards of one species differ (1.645 times a coefficient of variation of 0.15, for which
 * no measured set has been read yet) and 0.05 for the straight-line assumption, which the Wood Handbook (ch. 13) puts at about 5 % of
 * the change. Thin data and means over several species get 0.10 more.
 */
const BAND = { usualRatio: 0.3, thinExtraRatio: 0.1 } as const;

/**
 * Finds a wood by its name in the table (`Cherry, black`), the same in spoken order (`black cherry`), its Latin name where that was read,
 * or a trade name. Case, hyphens and the order of words do not matter.
 * @throws MillwrightError MOVEMENT_SPECIES_UNKNOWN (with near matches; never a default), MOVEMENT_SPECIES_AMBIGUOUS,
 * MOVEMENT_PANEL_PRODUCT, INPUT_INVALID
 */
export function findSpecies(name: string): Species {
  const known = found.get(name);
  if (known) return known;
  requireInRange({ name: 'species', value: name.length, min: 1, max: MAX_NAME_LENGTH, unit: 'letters' });
  if (isPanelProduct(name))
    throw new MillwrightError('MOVEMENT_PANEL_PRODUCT', {
      message: `"${name}" is a panel product, not solid wood: the handbook's species figures do not apply to it.`,
      hint: "Use the maker's figure for linear expansion.",
      data: { species: name },
    });
  const species = lookUp(name);
  if (found.size >= MOST_FOUND) found.clear();
  found.set(name, species);
  return species;
}

/** Names as they were asked for, so that a thousand checks of one wood take its name apart once. */
const found = new Map<string, Species>();
const MOST_FOUND = 1000;

function lookUp(name: string): Species {
  const key = wordKey(name);
  const byName = names.get(key);
  if (byName) return byName;
  const matches = aliases.get(key) ?? [];
  const [first] = matches;
  if (first && matches.length === 1) return first;
  if (matches.length > 1)
    throw new MillwrightError('MOVEMENT_SPECIES_AMBIGUOUS', {
      message: `"${name}" may be ${matches.length} woods: ${matches.map((wood) => `"${wood.name}"`).join(', ')}.`,
      hint: 'Name one of them.',
      data: { species: name, matches: matches.map((wood) => wood.name) },
    });
  const near = nearest(name, speciesNames);
  throw new MillwrightError('MOVEMENT_SPECIES_UNKNOWN', {
    message: `The table has no wood named "${name}". Near: ${near.map((other) => `"${other}"`).join(', ')}.`,
    hint: 'Use a name from the table, or compute with changeOfWidthMm and shrinkage figures of your own.',
    data: { species: name, nearMatches: near },
  });
}

/** The same bound as the schema of contracts. */
const MAX_NAME_LENGTH = 100;

/** Names of all woods in the table, as printed, sorted. */
export const speciesNames: readonly string[] = speciesTable.map((row) => row.name);

const names = new Map<string, Species>();
const aliases = new Map<string, readonly Species[]>();
const nNamesWith = new Map<string, number>();
for (const row of speciesTable)
  for (const word of new Set(wordKey(row.name).split(' ')))
    nNamesWith.set(word, (nNamesWith.get(word) ?? 0) + 1);
for (const row of speciesTable) {
  const species = speciesOf(row);
  names.set(wordKey(row.name), species);
  for (const alias of aliasesOf(row)) {
    const key = wordKey(alias);
    // One word that stands in several names ("mahogany") says too little to fall to the row that adds something in brackets.
    if ((nNamesWith.get(key) ?? 0) > 1) continue;
    const others = (aliases.get(key) ?? []).filter((other) => other !== species);
    aliases.set(key, preferGroup([...others, species]));
  }
}

/** A trade name such as "white oak" names the commercial group, not one species of it. */
function preferGroup(matches: readonly Species[]): readonly Species[] {
  const groups = matches.filter((match) => match.name.endsWith(', commercial'));
  return groups.length === 1 ? groups : matches;
}

/** Coefficients of Table 13-5 lead; the shrinkage tables fill in what it lacks and widen the band where they say more. */
function speciesOf(row: SpeciesRow): Species {
  const fromCoefficient = (coefficient: number | undefined) =>
    coefficient === undefined ? undefined : shrinkageFromCoefficientPct(coefficient, row.fibreSaturationPct);
  const radial = fromCoefficient(row.radialCoefficient) ?? row.radialShrinkagePct;
  const tangential = fromCoefficient(row.tangentialCoefficient) ?? row.tangentialShrinkagePct;
  const excess = (printed: number | undefined, used: number | undefined) =>
    printed === undefined || used === undefined ? 0 : Math.max(0, printed / used - 1);
  const thin = row.thinData !== undefined || row.rowKind === 'commercial-group';
  return {
    name: row.name,
    ...(row.latin === undefined ? {} : { latin: row.latin }),
    ...(radial === undefined ? {} : { radialShrinkagePct: radial }),
    ...(tangential === undefined ? {} : { tangentialShrinkagePct: tangential }),
    fibreSaturationPct: row.fibreSaturationPct,
    bandRatio:
      BAND.usualRatio +
      (thin ? BAND.thinExtraRatio : 0) +
      Math.max(excess(row.radialShrinkagePct, radial), excess(row.tangentialShrinkagePct, tangential)),
    ...(row.thinData === undefined ? {} : { thinData: row.thinData }),
    sources: row.sources,
  };
}
