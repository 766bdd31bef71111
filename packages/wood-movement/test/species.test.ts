import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { speciesModule } from '../data/species-module.ts';
import { coefficientOf } from '../src/change-of-width.js';
import { findSpecies, speciesNames } from '../src/species.js';
import { isPanelProduct } from '../src/species-name.js';
import { speciesTable } from '../src/species-table.generated.js';

const packageRoot = resolve(import.meta.dirname, '..');
const read = (path: string) => readFileSync(resolve(packageRoot, path), 'utf8');

describe('the species table', () => {
  it('is what data/generate.ts writes from the figures', () => {
    expect(
      speciesModule(read('data/coefficients.csv'), read('data/shrinkage.csv'), read('data/latin.csv')),
    ).toBe(read('src/species-table.generated.ts'));
  });

  it('holds every row of Table 13-5 and names edition and table for each wood', () => {
    expect(speciesTable.filter((row) => row.sources.includes('FPL-GTR-190 Table 13-5'))).toHaveLength(128);
    for (const row of speciesTable)
      for (const source of row.sources)
        expect(source).toMatch(/^(FPL-GTR-\d{3} Table \d+-\d|NWFA A200 list)$/);
    expect(speciesTable.every((row) => row.sources.length > 0)).toBe(true);
  });

  it('recomputes Table 13-5 from the shrinkage tables to five decimals, but for the listed exceptions', () => {
    const woods = speciesTable.filter((row) => row.group !== 'imported' && row.rowKind !== 'trade-list');
    let nCells = 0;
    const exceptions: string[] = [];
    for (const row of woods)
      for (const [direction, coefficient, shrinkagePct] of [
        ['R', row.radialCoefficient, row.radialShrinkagePct],
        ['T', row.tangentialCoefficient, row.tangentialShrinkagePct],
      ] as const) {
        if (coefficient === undefined || shrinkagePct === undefined) continue;
        nCells++;
        // Half a unit of the fifth decimal, and a hair for values printed from an exact half.
        if (Math.abs(coefficientOf(shrinkagePct, row.fibreSaturationPct) - coefficient) > 5.1e-6)
          exceptions.push(`${row.name} ${direction}`);
      }
    expect(nCells).toBe(120);
    expect(exceptions).toEqual([
      'Ash, green R',
      'Ash, green T',
      'Birch, sweet R',
      'Birch, sweet T',
      'Elm, cedar R',
      'Elm, cedar T',
      'Fir, grand R',
      'Fir, grand T',
      'Sycamore, American T',
    ]);
  });

  it('marks every wood whose two tables disagree, all imports of Table 13-5 and all trade figures as thin', () => {
    for (const name of ['Ash, green', 'Birch, sweet', 'Elm, cedar', 'Fir, grand', 'Teak', 'Wenge'])
      expect(findSpecies(name).thinData, name).toBeDefined();
    for (const name of ['Cherry, black', 'Maple, sugar', 'Spruce, Sitka'])
      expect(findSpecies(name).thinData, name).toBeUndefined();
  });

  it('widens the band until it holds the shrinkage of the other table', () => {
    for (const row of speciesTable) {
      const species = findSpecies(row.name);
      const most = (1 + species.bandRatio) * (species.tangentialShrinkagePct ?? Number.NaN);
      if (row.tangentialShrinkagePct !== undefined)
        expect(most).toBeGreaterThanOrEqual(row.tangentialShrinkagePct);
      expect(species.bandRatio).toBeGreaterThanOrEqual(0.3);
      expect(species.bandRatio).toBeLessThan(0.7);
    }
  });

  it('takes each Latin name from a row that names its source, for a wood of the table', () => {
    const lines = read('data/latin.csv').trim().split('\n').slice(1);
    expect(lines.length).toBeGreaterThan(60);
    for (const line of lines) {
      const [, name = '', latin = '', source = ''] = /^"([^"]*)",([^,]*),(.+)$/.exec(line) ?? [];
      expect(findSpecies(name).latin, name).toBe(latin);
      expect(source.length).toBeGreaterThan(10);
    }
  });

  it('ships no figure or name that was only recalled', ({ skip }) => {
    const shared = resolve(
      process.env.MILLWRIGHT_SHARED ?? resolve(packageRoot, '../../../shared'),
      'data/wood',
    );
    if (!existsSync(shared)) skip('SKIPPED: no shared data beside the repository; provenance not compared');
    const source = readFileSync(resolve(shared, 'shrinkage.csv'), 'utf8').split('\n').slice(1);
    const recalled = source.filter((line) =>
      /,(recalled|source-read-value;recalled-name),("[^"]*"|[^",]*)$/.test(line),
    );
    expect(recalled).toHaveLength(47);
    const shipped = read('data/shrinkage.csv').split('\n').slice(1);
    const names = new Set(shipped.map((line) => /^[^,]*,("[^"]*"|[^,]*)/.exec(line)?.[1]));
    for (const line of recalled) expect(names).not.toContain(/^[^,]*,("[^"]*"|[^,]*)/.exec(line)?.[1]);
  });
});

describe('findSpecies', () => {
  it('finds every wood by its printed name', () => {
    for (const name of speciesNames) expect(findSpecies(name).name).toBe(name);
  });

  it.each([
    ['black cherry', 'Cherry, black'],
    ['  BLACK   Cherry ', 'Cherry, black'],
    ['white oak', 'Oak, white, commercial'],
    ['red oak', 'Oak, red, commercial'],
    ['northern red oak', 'Oak, red, northern red'],
    ['overcup oak', 'Oak, white, overcup'],
    ['hard maple', 'Maple, sugar'],
    ['western redcedar', 'Cedar, western red'],
    ['yellow poplar', 'Yellow-poplar'],
    ['crabwood', 'Andiroba (crabwood)'],
    ['Alaska cedar', 'Cedar, yellow (Alaska)'],
    ['Swietenia macrophylla', 'Mahogany (American)'],
    ['Okoumé', 'Okoume'],
    ['Quercus alba', 'Oak, white, white'],
    ['prunus serotina', 'Cherry, black'],
    ['Juglans nigra', 'Walnut, black'],
    ['courbaril', 'Brazilian cherry (jatoba)'],
    ['jatoba', 'Brazilian cherry (jatoba)'],
    ['African mahogany', 'Khaya (African mahogany)'],
  ])('finds "%s" as "%s"', (given, name) => {
    expect(findSpecies(given).name).toBe(name);
  });

  it.each(['cherry', 'mahogany', 'Douglas fir', 'wood', 'xyzzy', '???', '__proto__', 'constructor'])(
    'refuses "%s" with near matches instead of guessing',
    (name) => {
      expect(() => findSpecies(name)).toThrow(
        expect.objectContaining({
          code: 'MOVEMENT_SPECIES_UNKNOWN',
          data: { species: name, nearMatches: expect.arrayContaining([expect.any(String)]) },
        }),
      );
    },
  );

  it('names the wood that was meant first among the near matches', () => {
    const nearMatches = (name: string) => {
      try {
        findSpecies(name);
      } catch (error) {
        return (error as { data: { nearMatches: string[] } }).data.nearMatches;
      }
      return [];
    };
    expect(nearMatches('blck walnut')[0]).toBe('Walnut, black');
    expect(nearMatches('cherry')[0]).toBe('Cherry, black');
    expect(nearMatches('Douglas fir')).toContain('Douglas-fir, coast');
  });

  it('asks which wood is meant where a trade name covers two', () => {
    expect(() => findSpecies('Philippine mahogany')).toThrow(
      expect.objectContaining({ code: 'MOVEMENT_SPECIES_AMBIGUOUS' }),
    );
  });

  it.each([
    'plywood',
    'Birch plywood',
    'MDF',
    'OSB/3',
    'particle board',
    'hardboard',
    'fibreboard',
    'oak-veneered chipboard',
  ])('refuses "%s" as a panel product', (name) => {
    expect(isPanelProduct(name)).toBe(true);
    expect(() => findSpecies(name)).toThrow(expect.objectContaining({ code: 'MOVEMENT_PANEL_PRODUCT' }));
  });

  it('takes no wood of the table for a panel product', () => {
    expect(speciesNames.filter(isPanelProduct)).toEqual([]);
  });

  it('refuses an empty name and one of more than 100 letters', () => {
    for (const name of ['', 'a'.repeat(101)])
      expect(() => findSpecies(name)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  });
});
