import type { MovementCheck } from '@millwright/contracts';
import { formatLength } from '../format-length.js';
import type { MovementBand } from '../movement-band.js';
import { leastMargin } from './least-margin.js';
import type { Outcome } from './outcome.js';

/**
 * How much of the panel's edge must stay in the groove, mm. A judgement: edges and grooves are usually broken by about half a millimetre each,
 * so that less than one millimetre shows daylight and holds nothing.
 */
export const LEAST_BITE_MM = 1;

/**
 * A panel that floats in the grooves of a frame. It must neither reach both groove floors when it is widest nor leave a groove when it is
 * narrowest, and it is free to slide, so at its narrowest it stands against one floor:
 *
 * ```
 *  ┌──┬────────────────────┬──┐   floor to floor F = width + 2 gap
 *  │▒▒│▒▒▒▒▒▒▒ panel ▒▒▒▒▒ │  │   opening       O = F − 2 depth
 *  └──┴────────────────────┴──┘   grip at the far side: panel − (F − depth)
 * ```
 */
export function checkFramedPanel(
  check: Extract<MovementCheck, { kind: 'framed-panel' }>,
  band: MovementBand,
): Outcome {
  const { widthMm, gapPerSideMm, grooveDepthMm } = check;
  const floorToFloorMm = widthMm + 2 * gapPerSideMm;
  const leastWidthMm = floorToFloorMm - grooveDepthMm + LEAST_BITE_MM;
  const margin = leastMargin(band, [
    {
      season: 'wettest',
      failure: 'jams',
      marginMm: ({ swellRatio }) => floorToFloorMm - widthMm * (1 + swellRatio),
    },
    {
      season: 'driest',
      failure: 'falls-out',
      marginMm: ({ shrinkRatio }) => widthMm * (1 - shrinkRatio) - leastWidthMm,
    },
  ]);
  const widestMm = floorToFloorMm / (1 + band.most.swellRatio);
  const narrowestMm = Math.max(0, leastWidthMm) / (1 - band.most.shrinkRatio);
  const cutToMm = margin.verdict === 'ok' ? widthMm : middleOf(narrowestMm, widestMm);
  const centredBiteMm = grooveDepthMm - gapPerSideMm - (widthMm * band.likely.shrinkRatio) / 2;
  const roomMm = floorToFloorMm - widthMm * (1 + band.likely.swellRatio);
  const biteMm = widthMm * (1 - band.likely.shrinkRatio) - (floorToFloorMm - grooveDepthMm);
  const advice =
    cutToMm === undefined
      ? `No width is safe in this frame: deepen the grooves by at least ${formatLength((narrowestMm - widestMm) * (1 - band.most.shrinkRatio))}.`
      : margin.verdict === 'ok'
        ? `Cut it ${formatLength(cutToMm)} wide.`
        : `Cut it ${formatLength(cutToMm)} wide instead, in the same frame; any width from ${formatLength(narrowestMm)} to ${formatLength(widestMm)} is safe.`;
  return {
    ...margin,
    ...(cutToMm === undefined ? {} : { cutToMm }),
    message:
      `At the wettest ${roomMm < 0 ? `it is ${formatLength(-roomMm)} too wide for its grooves` : `${formatLength(roomMm)} are left in all`}; ` +
      `at the driest, slid to one side, ${biteMm < 0 ? `its edge stands ${formatLength(-biteMm)} outside the other groove` : `${formatLength(biteMm)} stay in the other groove`} ` +
      `(${formatLength(LEAST_BITE_MM)} are needed; pinned at its centre it would keep ${formatLength(Math.max(0, centredBiteMm))}). ${advice}`,
  };
}

/** The width with the same reserve on both sides, if there is any safe width. */
function middleOf(narrowestMm: number, widestMm: number): number | undefined {
  return narrowestMm <= widestMm ? (narrowestMm + widestMm) / 2 : undefined;
}
