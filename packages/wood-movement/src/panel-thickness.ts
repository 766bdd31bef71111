import type { PanelFigures } from './panel-figures.js';

/** What a sheet of a nominal thickness really measures, mm. */
export interface TrueThickness {
  readonly leastMm: number;
  readonly mostMm: number;
  readonly source: string;
}

interface ThicknessRow extends TrueThickness {
  readonly products: readonly PanelFigures['product'][];
  readonly nominalMm: number;
}

const PLYTERRA = 'birch plywood, sanded, EN 315 type table (Plyterra)';
const APA = 'US performance categories, PS 1 and PS 2 (APA Europe)';
const RETAIL = 'US retail nominal to actual, from 21/32 in up, and performance categories (APA Europe)';

const birch = (nominalMm: number, leastMm: number, mostMm: number): ThicknessRow => ({
  products: ['plywood'],
  nominalMm,
  leastMm,
  mostMm,
  source: PLYTERRA,
});

const structural = (nominalMm: number, leastMm: number, mostMm: number, source = APA): ThicknessRow => ({
  products: ['plywood', 'osb'],
  nominalMm,
  leastMm,
  mostMm,
  source,
});

const ROWS: readonly ThicknessRow[] = [
  birch(4, 3.5, 4.3),
  birch(6.5, 6, 6.9),
  birch(9, 8.5, 9.5),
  birch(12, 11.3, 12.5),
  birch(15, 14.2, 15.6),
  birch(18, 17.1, 18.7),
  birch(21, 20, 21.8),
  birch(24, 22.9, 24.9),
  birch(27, 25.8, 28),
  birch(30, 28.7, 31.1),
  structural(6.35, 5.556, 7.137, RETAIL),
  structural(8.731, 7.95, 9.525),
  structural(9.525, 8.731, 10.312, RETAIL),
  structural(11.112, 10.312, 11.913),
  structural(11.906, 11.125, 12.7),
  structural(12.7, 11.906, 13.487, RETAIL),
  structural(15.081, 14.3, 15.875),
  structural(15.875, 15.081, 16.662, RETAIL),
  structural(18.256, 17.475, 19.05),
  structural(19.05, 16.669, 19.837, RETAIL),
  structural(22.225, 21.107, 23.343),
  structural(25.4, 24.13, 26.67),
  structural(28.575, 27.153, 29.997),
];

/** Tolerances that hold for a range of nominal thicknesses. */
const RANGES: readonly {
  readonly product: PanelFigures['product'];
  readonly fromMm: number;
  readonly toMm: number;
  readonly plusMinusMm: number;
  readonly source: string;
}[] = [
  {
    product: 'mdf',
    fromMm: 2,
    toMm: 30,
    plusMinusMm: 0.2,
    source: 'EN 324-1, ± 0.2 mm on 2 to 30 mm (Dongwha)',
  },
  {
    product: 'particleboard',
    fromMm: 10,
    toMm: 38,
    plusMinusMm: 0.375,
    source: '± 0.375 mm, the widest of ANSI A208.1-2016 (PBU and D grades); P2 ± 0.3 mm (Swiss Krono)',
  },
  {
    product: 'osb',
    fromMm: 6,
    toMm: 32,
    plusMinusMm: 0.8,
    source: 'EN 324-1, ± 0.8 mm unsanded (Kronospan)',
  },
];

/** A nominal thickness is matched to a row within this, mm: 3/4 in is sold as 19.05, 19.1 and 19 mm. */
const SAME_NOMINAL_MM = 0.051;

/**
 * What a sheet of a nominal thickness may really measure, as made, before any change of moisture.
 * @param nominalMm - as sold, mm
 * @returns nothing where no table that was read has this thickness
 */
export function trueThickness(
  product: PanelFigures['product'],
  nominalMm: number,
): TrueThickness | undefined {
  const row = ROWS.find(
    (each) => each.products.includes(product) && Math.abs(each.nominalMm - nominalMm) <= SAME_NOMINAL_MM,
  );
  if (row) return { leastMm: row.leastMm, mostMm: row.mostMm, source: row.source };
  const range = RANGES.find(
    (each) => each.product === product && nominalMm >= each.fromMm && nominalMm <= each.toMm,
  );
  return (
    range && {
      leastMm: nominalMm - range.plusMinusMm,
      mostMm: nominalMm + range.plusMinusMm,
      source: range.source,
    }
  );
}
