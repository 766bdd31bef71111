import { changeRatio, shrinkageAcrossPct } from './change-of-width.js';
import { formatLength } from './format-length.js';
import { requireInRange } from './require-in-range.js';
import { findSpecies } from './species.js';

/** A board and the moisture it settles at, month by month. */
export interface YearDrawing {
  /** As for {@link findSpecies}. */
  readonly species: string;
  /** Width on the build day, mm, > 0. */
  readonly widthMm: number;
  /** 0 flat sawn, 90 quarter sawn, deg. */
  readonly ringAngleDeg: number;
  /** 0 to 30 %. */
  readonly buildMoisturePct: number;
  /** Twelve values, January first, each 0 to 30 %. */
  readonly monthlyMoisturePct: readonly number[];
}

/** Plot area and page, px. */
const PLOT = { left: 160, top: 40, width: 550, height: 220, pageWidth: 730, pageHeight: 310 } as const;
const MONTHS = ['J', 'F', 'M', 'A', 'M', 'J', 'J', 'A', 'S', 'O', 'N', 'D'];

/**
 * A board's width through a year as an SVG picture: the expected width, the band around it (`bandRatio` of the movement), and a dashed line at
 * the width on the build day. Colours follow the page (`currentColor`), so that it reads on dark and light.
 * @returns SVG text, the same bytes for the same input
 * @throws MillwrightError INPUT_INVALID and what {@link findSpecies} throws, MOVEMENT_RADIAL_UNKNOWN
 */
export function drawYear(year: YearDrawing): string {
  requireYear(year);
  const species = findSpecies(year.species);
  const shrinkagePct = shrinkageAcrossPct(species, year.ringAngleDeg);
  const widthsAt = (scaleRatio: number) =>
    year.monthlyMoisturePct.map(
      (moisturePct) =>
        year.widthMm *
        (1 +
          changeRatio(
            shrinkagePct * scaleRatio,
            species.fibreSaturationPct,
            year.buildMoisturePct,
            moisturePct,
          )),
    );
  const likely = widthsAt(1);
  const edges = [widthsAt(1 - species.bandRatio), widthsAt(1 + species.bandRatio)] as const;
  const all = [year.widthMm, ...likely, ...edges[0], ...edges[1]];
  const [narrowestMm, widestMm] = [Math.min(...all), Math.max(...all)];
  const rangeMm = Math.max(widestMm - narrowestMm, year.widthMm * FLAT_RATIO);
  const x = (month: number) => PLOT.left + (PLOT.width * month) / (MONTHS.length - 1);
  const y = (widthMm: number) => PLOT.top + PLOT.height * (1 - (widthMm - narrowestMm) / rangeMm);
  const points = (widthsMm: readonly number[]) =>
    widthsMm.map((widthMm, month) => `${x(month).toFixed(1)},${y(widthMm).toFixed(1)}`);
  const built = y(year.widthMm).toFixed(1);
  const title = `${species.name}, ${formatLength(year.widthMm)} at ${year.buildMoisturePct} %`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${PLOT.pageWidth} ${PLOT.pageHeight}" role="img" font-family="sans-serif" font-size="12" fill="currentColor">`,
    `<title>${escapeXml(title)}</title>`,
    `<text x="${PLOT.left}" y="20">${escapeXml(title)}</text>`,
    `<polygon points="${[...points(edges[0]), ...points(edges[1]).reverse()].join(' ')}" fill-opacity="0.15"/>`,
    `<path d="M${PLOT.left},${built} h${PLOT.width}" stroke="currentColor" stroke-dasharray="4 4" fill="none"/>`,
    `<polyline points="${points(likely).join(' ')}" stroke="currentColor" stroke-width="2" fill="none"/>`,
    ...[narrowestMm, widestMm].map(
      (widthMm) =>
        `<text x="${PLOT.left - 6}" y="${(y(widthMm) + 4).toFixed(1)}" text-anchor="end">${formatLength(widthMm)}</text>`,
    ),
    ...MONTHS.map(
      (month, index) =>
        `<text x="${x(index).toFixed(1)}" y="${PLOT.top + PLOT.height + 24}" text-anchor="middle">${month}</text>`,
    ),
    '</svg>',
    '',
  ].join('\n');
}

/** A board that does not move at all is drawn as a flat line over this share of its width. */
const FLAT_RATIO = 1e-6;

function requireYear(year: YearDrawing): void {
  requireInRange({ name: 'widthMm', value: year.widthMm, min: Number.MIN_VALUE, max: 1e7, unit: 'mm' });
  requireInRange({ name: 'ringAngleDeg', value: year.ringAngleDeg, min: 0, max: 90, unit: 'deg' });
  requireInRange({ name: 'buildMoisturePct', value: year.buildMoisturePct, min: 0, max: 30, unit: '%' });
  const nMonths = year.monthlyMoisturePct.length;
  requireInRange({ name: 'monthlyMoisturePct', value: nMonths, min: 12, max: 12, unit: 'months' });
  for (const [month, value] of year.monthlyMoisturePct.entries())
    requireInRange({ name: `monthlyMoisturePct.${month}`, value, min: 0, max: 30, unit: '%' });
}

const escapeXml = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
