/** What was read about a sheet material's change of size with the humidity of the air. */
export interface PanelFigures {
  readonly product: 'plywood' | 'mdf' | 'particleboard' | 'osb';
  readonly name: string;
  /** In the plane of the sheet, ratio per percent of relative humidity. */
  readonly perHumidityPoint: HumidityFigures;
  /** In thickness, ratio per percent of relative humidity; absent: no figure for humid air was read, only for soaking in water. */
  readonly thicknessPerHumidityPoint?: HumidityFigures;
  readonly sources: readonly string[];
  /** How far to trust them. */
  readonly state: string;
}

/** The lowest, a middle and the highest figure that was read, ratio per percent of relative humidity. */
export interface HumidityFigures {
  readonly leastRatio: number;
  readonly likelyRatio: number;
  readonly mostRatio: number;
}

/*
 * Each figure is a published change of size over a published interval. Intervals in moisture content are turned into humidity with the moisture
 * contents printed beside them: particleboard and MDF 7 % at 30 % humidity and 15.5 % at 90 % (EWPAA), OSB 5 % at 30 % and 15 % at 85 % (GWC).
 */
const FIGURES: Readonly<Record<PanelFigures['product'], PanelFigures>> = {
  plywood: {
    product: 'plywood',
    name: 'Plywood',
    // 0.0002 per 10 %; 0.18 % along and 0.27 % across the face grain over 30 to 90 %.
    perHumidityPoint: { leastRatio: 0.0002 / 10, likelyRatio: 0.0018 / 60, mostRatio: 0.0027 / 60 },
    sources: [
      'Plywood: 0.0002 per 10 % humidity, APA-type figure as reprinted (banhamdark.co.uk)',
      'Plywood: 0.18 % along and 0.27 % across the face grain over 30 to 90 %, UK Forest Products Research Laboratory as reported in The Technique of Furniture Making',
    ],
    state: 'Plywood figures are second-hand; three sources agree in size',
  },
  mdf: {
    product: 'mdf',
    name: 'MDF',
    // Least: 0.025 % per point over 8.5 points and 60 %. Likely: 0.3 % over 60 %, 1.5 mm in 600 over 50 %. Most: 0.5 % over 40 %.
    perHumidityPoint: { leastRatio: (0.00025 * 8.5) / 60, likelyRatio: 0.003 / 60, mostRatio: 0.005 / 40 },
    // Least: 0.3 mm in 15 over 50 %. Most: 5 % over 60 %.
    thicknessPerHumidityPoint: {
      leastRatio: 0.3 / 15 / 50,
      likelyRatio: (0.0035 * 8.5) / 60,
      mostRatio: 0.05 / 60,
    },
    sources: [
      'MDF: 0.3 % in the plane and 5 % in thickness over 30 to 90 %, one maker, and 0.2 to 0.5 % over 40 to 50 points, a practitioner (finewoodworking.com forum)',
      'MDF: 1.5 mm in 600 and 0.3 mm in 15 over 35 to 85 %, 0.35 % of thickness per point of moisture (mdf-info.eu)',
      'Particleboard and MDF: 1 mm per m from 9 to 12 and from 12 to 16 % moisture, and their moisture in air (EWPAA, Facts About Particleboard and MDF, p. 37)',
    ],
    state: 'MDF figures are second-hand and differ by a factor of three',
  },
  particleboard: {
    product: 'particleboard',
    name: 'Particleboard',
    // Least and likely: 0.025 and 0.033 % per point over 8.5 points and 60 %. Most: the limit 0.40 % over 50 to 80 %.
    perHumidityPoint: {
      leastRatio: (0.00025 * 8.5) / 60,
      likelyRatio: (0.00033 * 8.5) / 60,
      mostRatio: 0.004 / 30,
    },
    sources: [
      'Particleboard: at most 0.40 % over 50 to 80 % humidity, ANSI A208.1-2016 Tables A and B',
      'Particleboard and MDF: 1 mm per m from 9 to 12 and from 12 to 16 % moisture, and their moisture in air (EWPAA, Facts About Particleboard and MDF, p. 37)',
    ],
    state: 'The upper figure for particleboard is the limit of its standard, not a usual value',
  },
  osb: {
    product: 'osb',
    name: 'OSB',
    // Least: 0.15 % over 60 %. Likely and most: 0.02 and 0.04 % per point over 10 points and 55 %.
    perHumidityPoint: { leastRatio: 0.0015 / 60, likelyRatio: 0.002 / 55, mostRatio: 0.004 / 55 },
    // 0.5 to 0.7 % per point.
    thicknessPerHumidityPoint: { leastRatio: 0.05 / 55, likelyRatio: 0.06 / 55, mostRatio: 0.07 / 55 },
    sources: [
      'OSB: 0.15 % over 30 to 90 %, Wood Handbook FPL-GTR-113 Table 10-7',
      'OSB: 0.02 to 0.04 % in the plane and 0.5 to 0.7 % in thickness per point of moisture, and its moisture in air (GWC data sheet, EN 300 grades)',
    ],
    state: 'OSB figures are one primary table and one trade sheet, which differ by a factor of three',
  },
};

/** The figures of a sheet material, ratios per percent of relative humidity, with where each was read. */
export function panelFigures(product: PanelFigures['product']): PanelFigures {
  return FIGURES[product];
}
