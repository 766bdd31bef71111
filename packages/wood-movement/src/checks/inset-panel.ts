import type { MovementCheck } from '@millwright/contracts';
import { formatLength } from '../format-length.js';
import type { MovementBand } from '../movement-band.js';
import { leastMargin } from './least-margin.js';
import type { Outcome } from './outcome.js';

/**
 * A solid drawer front or door inside a frame. It hangs on its hinges or stands on its runner, so one gap never changes and the other takes
 * the whole growth.
 */
export function checkInsetPanel(
  check: Extract<MovementCheck, { kind: 'inset-panel' }>,
  band: MovementBand,
): Outcome {
  const { widthMm, gapPerSideMm, leastGapMm } = check;
  const margin = leastMargin(band, [
    {
      season: 'wettest',
      failure: 'jams',
      marginMm: ({ swellRatio }) => gapPerSideMm - widthMm * swellRatio - leastGapMm,
    },
  ]);
  const gapMm = gapPerSideMm - widthMm * band.likely.swellRatio;
  const safeMm = (widthMm + gapPerSideMm - leastGapMm) / (1 + band.most.swellRatio);
  const cutToMm = margin.verdict === 'ok' ? widthMm : safeMm;
  return {
    ...margin,
    ...(cutToMm > 0 ? { cutToMm } : {}),
    message:
      `At the wettest ${gapMm < 0 ? `it is ${formatLength(-gapMm)} too wide for its opening` : `the free side keeps a gap of ${formatLength(gapMm)}`}; ` +
      `${formatLength(leastGapMm)} must remain. ` +
      (cutToMm > 0
        ? `Cut it ${formatLength(cutToMm)} wide.`
        : 'No width is safe in this opening: allow a smaller gap or a wider opening.'),
  };
}
