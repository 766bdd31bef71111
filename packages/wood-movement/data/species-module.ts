import type { SpeciesRow } from '../src/species-row.ts';

type Cells = Readonly<Record<string, string>>;

/** Fibre saturation point that the Wood Handbook (ch. 13) uses where nothing else is known, percent. */
const USUAL_FIBRE_SATURATION_PCT = 30;

/** Woods that stand under two names: Table 13-5 on the left, Table 4-4 on the right. Same name on both pages, or same Latin name. */
const SAME_WOOD: Readonly<Record<string, string>> = {
  'Andiroba (crabwood)': 'Andiroba',
  'Apitong / keruing': 'Keruing (apitong)',
  'Brazilian cherry (jatoba)': 'Courbaril (jatoba)',
  'Khaya (African mahogany)': 'Mahogany, African',
  'Mahogany (American)': 'Mahogany, true',
};

/**
 * The text of `src/species-table.generated.ts`.
 * @param coefficientsCsv - text of `coefficients.csv`
 * @param shrinkageCsv - text of `shrinkage.csv`
 * @param latinCsv - text of `latin.csv`
 */
export function speciesModule(coefficientsCsv: string, shrinkageCsv: string, latinCsv: string): string {
  const latin = new Map(parseCsv(latinCsv).map((row) => [row.species ?? '', row.latin ?? '']));
  const rows = speciesRows(parseCsv(coefficientsCsv), parseCsv(shrinkageCsv)).map((row) =>
    withLatin(row, latin),
  );
  return [
    '// Generated from data/coefficients.csv, data/shrinkage.csv and data/latin.csv by `node data/generate.ts`. Do not edit.',
    "import type { SpeciesRow } from './species-row.js';",
    '',
    '/** Every wood with the figures read for it; sources in data/README.md. Sorted by name. */',
    'export const speciesTable: readonly SpeciesRow[] = [',
    ...rows.map((row) => `  ${literal(row)},`),
    '];',
    '',
  ].join('\n');
}

/** Its Latin name where the handbook's own row was read without one. */
function withLatin(row: SpeciesRow, latin: ReadonlyMap<string, string>): SpeciesRow {
  const name = latin.get(row.name);
  if (row.latin !== undefined || name === undefined) return row;
  const { name: printed, ...figures } = row;
  return { name: printed, latin: name, ...figures };
}

/** Joins the two tables. Every row stays, a direction that was not read is absent. */
function speciesRows(coefficients: readonly Cells[], shrinkage: readonly Cells[]): SpeciesRow[] {
  const partners = new Map(shrinkage.map((row) => [row.species, row]));
  const joined = coefficients.map((row) => {
    const partner = partners.get(row.species) ?? partners.get(SAME_WOOD[row.species ?? '']);
    if (partner) partners.delete(partner.species);
    return speciesRow(row, partner);
  });
  const alone = [...partners.values()].map((row) => speciesRow(undefined, row));
  return [...joined, ...alone].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function speciesRow(coefficient: Cells | undefined, shrinkage: Cells | undefined): SpeciesRow {
  const lead = coefficient ?? shrinkage ?? {};
  const latin = coefficient?.latin || shrinkage?.latin;
  const thinData = thinReason(coefficient, shrinkage);
  return {
    name: lead.species ?? '',
    ...(latin ? { latin } : {}),
    ...(shrinkage && shrinkage.species !== lead.species ? { otherName: shrinkage.species ?? '' } : {}),
    group: lead.group ?? '',
    rowKind: coefficient?.row_kind ?? 'species',
    ...figure('radialCoefficient', coefficient?.C_R),
    ...figure('tangentialCoefficient', coefficient?.C_T),
    ...figure('radialShrinkagePct', shrinkage?.radial_pct),
    ...figure('tangentialShrinkagePct', shrinkage?.tangential_pct),
    fibreSaturationPct: Number(coefficient?.fsp_basis_pct || USUAL_FIBRE_SATURATION_PCT),
    ...(thinData ? { thinData } : {}),
    sources: [coefficient?.table, shrinkage?.table].filter((table) => table !== undefined),
  };
}

/** Why a person should not lean on a row; nothing where the figures are confirmed. */
function thinReason(coefficient: Cells | undefined, shrinkage: Cells | undefined): string | undefined {
  if (coefficient?.row_kind === 'trade-list') return 'the figure comes from a trade list';
  if (/formula-(differs|R-only)/.test(coefficient?.cross_check ?? ''))
    return 'two tables of the handbook disagree about it';
  if (coefficient?.group === 'imported')
    return 'the handbook gives coefficients of imported woods from older data';
  if (!coefficient && shrinkage?.read_twice === 'no')
    return 'the figure was read in one place only, and its fibre saturation is assumed';
  if (!coefficient) return 'the table gives shrinkage from green only; its fibre saturation is assumed';
  return undefined;
}

const figure = (key: string, text: string | undefined) => (text ? { [key]: Number(text) } : {});

const literal = (row: SpeciesRow) =>
  `{ ${Object.entries(row)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    .join(', ')} }`;

/** Comma-separated text with quoted cells, one record per line. */
function parseCsv(text: string): Cells[] {
  const [head = [], ...lines] = text.trim().split('\n').map(cellsOf);
  return lines.map((cells) => Object.fromEntries(head.map((key, index) => [key, cells[index] ?? ''])));
}

const cellsOf = (line: string) =>
  [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((match) => match[1] ?? match[2] ?? '');
