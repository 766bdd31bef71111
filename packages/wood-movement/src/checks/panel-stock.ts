import { formatLength } from '../format-length.js';
import { type HumidityFigures, panelFigures } from '../panel-figures.js';
import { trueThickness } from '../panel-thickness.js';
import type { Site } from '../site.js';
import { type Judgement, judged, type Limit, notJudged } from './limits.js';
import type { CheckOf, CheckRule } from './rule.js';

/**
 * A sheet in its slot, check 17 of the README: the true thickness of a nominal sheet and its swelling in humid air, from the figures of the sheet
 * material and never from those of a species.
 */
export const panelStock: CheckRule<'panel-stock'> = {
  judge: (check, site) => {
    const figures = panelFigures(check.panelProduct);
    const range = rangeOf(check);
    if (!range)
      return notJudged(
        `Missing: the true thickness of ${figures.name} sold as ${formatLength(check.nominalThicknessMm)}; no table that was read has it. Measure the sheet and give measuredThicknessMm.`,
      );
    if (!figures.thicknessPerHumidityPoint)
      return notJudged(
        `Missing: how much ${figures.name} swells in thickness in humid air; only soaking in water was read. On the build day ${sizeText(range)}.`,
      );
    return judgeSlot(check, range, figures.thicknessPerHumidityPoint, site);
  },
  note: (check) => {
    const range = rangeOf(check);
    return range ? `A sheet sold as ${formatLength(check.nominalThicknessMm)}: ${range.source}.` : '';
  },
  assumptions: [
    'Assumed: thickness follows the humidity of the air along a straight line, and comes back',
    'Assumed: the slot does not change its width',
  ],
  sources: ['Check 17 of the README: true thickness and swelling of sheet materials'],
  tradeRule: 'Trade: cut the slot to a measured sheet, never to its nominal thickness',
};

interface Range {
  readonly leastMm: number;
  readonly likelyMm: number;
  readonly mostMm: number;
  readonly source: string;
}

function rangeOf(check: CheckOf<'panel-stock'>): Range | undefined {
  const { measuredThicknessMm: measuredMm } = check;
  if (measuredMm !== undefined)
    return {
      leastMm: measuredMm,
      likelyMm: measuredMm,
      mostMm: measuredMm,
      source: `measured, ${formatLength(measuredMm)}`,
    };
  const range = trueThickness(check.panelProduct, check.nominalThicknessMm);
  return (
    range && {
      ...range,
      likelyMm: (range.leastMm + range.mostMm) / 2,
      source: `${sizeText(range)}, ${range.source}`,
    }
  );
}

const sizeText = ({ leastMm, mostMm }: { readonly leastMm: number; readonly mostMm: number }) =>
  leastMm === mostMm
    ? `it measures ${formatLength(leastMm)}`
    : `it may measure from ${formatLength(leastMm)} to ${formatLength(mostMm)}`;

function judgeSlot(
  check: CheckOf<'panel-stock'>,
  range: Range,
  figures: HumidityFigures,
  { humidity, toleranceMm }: Site,
): Judgement {
  const { slotWidthMm, mostPlayMm } = check;
  const swells = (ratio: number, fromPct: number) => Math.max(0, humidity.wettestPct - fromPct) * ratio;
  const shrinks = (ratio: number, fromPct: number) => Math.max(0, fromPct - humidity.driestPct) * ratio;
  const most = swells(figures.mostRatio, humidity.builtLeastPct);
  const driest = shrinks(figures.mostRatio, humidity.builtMostPct);
  // A measured sheet is off by the reading of the caliper, a nominal one by its own range; the slot by the cutting tolerance.
  const sheetMm = check.measuredThicknessMm === undefined ? 0 : toleranceMm;
  const thickest = (range.mostMm + sheetMm) * (1 + most);
  const thinnest = (range.leastMm - sheetMm) * (1 - driest);
  const limits: [Limit, Limit] = [
    {
      name: 'room of the sheet in its slot',
      season: 'wettest',
      failure: 'jams',
      marginMm: slotWidthMm - range.likelyMm * (1 + swells(figures.likelyRatio, humidity.builtPct)),
      leastMarginMm: slotWidthMm - toleranceMm - thickest,
      mostMarginMm:
        slotWidthMm +
        toleranceMm -
        (range.leastMm - sheetMm) * (1 + swells(figures.leastRatio, humidity.builtMostPct)),
    },
    {
      name: 'play still good',
      season: 'driest',
      failure: 'falls-out',
      marginMm:
        mostPlayMm - (slotWidthMm - range.likelyMm * (1 - shrinks(figures.likelyRatio, humidity.builtPct))),
      leastMarginMm: mostPlayMm - (slotWidthMm + toleranceMm - thinnest),
      mostMarginMm:
        mostPlayMm -
        (slotWidthMm -
          toleranceMm -
          (range.mostMm + sheetMm) * (1 - shrinks(figures.leastRatio, humidity.builtLeastPct))),
    },
  ];
  const [narrowestMm, widestMm] = [thickest + toleranceMm, thinnest + mostPlayMm - toleranceMm];
  return narrowestMm <= widestMm
    ? judged(limits, [
        {
          dimension: 'width of the slot',
          mm: (narrowestMm + widestMm) / 2,
          safe: { leastMm: narrowestMm, mostMm: widestMm },
        },
      ])
    : judged(
        limits,
        [{ dimension: 'width of the slot that never jams', mm: narrowestMm, safe: 'up' }],
        false,
      );
}
