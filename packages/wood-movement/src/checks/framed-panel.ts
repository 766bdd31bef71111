import type { MovementBand } from '../movement-band.js';
import { allHold, type Cut, type Judgement, judged, type Limit, limitOf } from './limits.js';
import type { CheckOf, CheckRule } from './rule.js';
import { withMovement } from './single.js';

/**
 * How much of the panel's edge must stay in the groove unless the request says otherwise, mm. A judgement: edges and grooves are usually
 * broken by about half a millimetre each, so that less than one millimetre shows daylight and holds nothing.
 */
const LEAST_BITE_MM = 1;

/**
 * A panel in the grooves of a frame, checks 1 and 2 of the README. It must neither reach both groove floors when it is widest nor leave a
 * groove when it is narrowest:
 *
 * ```
 *  ┌──┬────────────────────┬──┐   floor to floor F = width + 2 gap
 *  │▒▒│▒▒▒▒▒▒▒ panel ▒▒▒▒▒ │  │   sight opening  O = F − 2 depth
 *  └──┴────────────────────┴──┘   free: it may stand against one floor; pinned: it stays in the middle
 * ```
 *
 * Widest: `F − W (1 + e₊) − 2 c`. Narrowest, free: `W (1 + e₋) − O − depth − bite`; pinned at its centre, per side:
 * `(W (1 + e₋) − O) / 2 − bite`.
 */
export const framedPanel: CheckRule<'framed-panel'> = {
  judge: (check, site) => withMovement(check, site, (band) => judgePanel(check, band, site.toleranceMm)),
  note: (check, _site, { cutToMm }) =>
    cutToMm === undefined
      ? 'No width is safe in this frame: deepen the grooves and cut the panel as said.'
      : check.held === 'centre'
        ? 'Pinned at its centre.'
        : `Free to slide; pinned at its centre it needs less groove.`,
  assumptions: [
    'Assumed: the frame itself does not move along its grain, which is on the safe side',
    'Assumed: width, groove depth and the distance between the groove floors are each off by the cutting tolerance at once',
  ],
  sources: ['Derived, checks 1 and 2 of the README: geometry of a panel in two grooves'],
  tradeRule:
    'Trade: groove 3/8 in, panel edge 1/4 in, gap 1/8 in per side up to 15 in of width (Fine Woodworking forum); 1/8 in all round, more from 18 in (magazine answer)',
};

function judgePanel(check: CheckOf<'framed-panel'>, band: MovementBand, toleranceMm: number): Judgement {
  const { widthMm, gapPerSideMm, grooveDepthMm } = check;
  const [biteMm, clearMm] = [check.leastBiteMm ?? LEAST_BITE_MM, check.leastGapMm ?? 0];
  const floorsMm = widthMm + 2 * gapPerSideMm;
  const jam = limitOf(
    ROOM,
    band,
    toleranceMm,
    ({ swellRatio }, t) => floorsMm - t - (widthMm + t) * (1 + swellRatio) - 2 * clearMm,
  );
  const bite =
    check.held === 'centre'
      ? limitOf(
          BITE_CENTRED,
          band,
          toleranceMm,
          ({ shrinkRatio }, t) =>
            ((widthMm - t) * (1 - shrinkRatio) - (floorsMm + t - 2 * (grooveDepthMm - t))) / 2 - biteMm,
        )
      : limitOf(
          BITE_FREE,
          band,
          toleranceMm,
          ({ shrinkRatio }, t) =>
            (widthMm - t) * (1 - shrinkRatio) - (floorsMm + t) + (grooveDepthMm - t) - biteMm,
        );
  const limits: [Limit, Limit] = [jam, bite];
  if (allHold(limits)) return judged(limits, [{ dimension: WIDTH, mm: widthMm }]);
  return advised(check, band, toleranceMm, limits);
}

const WIDTH = 'width of the panel';
const ROOM = { name: 'room between the groove floors', season: 'wettest', failure: 'jams' } as const;
const BITE_FREE = {
  name: 'edge in the far groove beyond the least bite',
  season: 'driest',
  failure: 'falls-out',
} as const;
const BITE_CENTRED = {
  name: 'edge in each groove beyond the least bite',
  season: 'driest',
  failure: 'falls-out',
} as const;

/** The width in the middle of the safe ones; where there is none, the least groove for the widest panel in the same sight opening. */
function advised(
  check: CheckOf<'framed-panel'>,
  { most }: MovementBand,
  t: number,
  limits: [Limit, Limit],
): Judgement {
  const { widthMm, gapPerSideMm, grooveDepthMm } = check;
  const [biteMm, clearMm] = [check.leastBiteMm ?? LEAST_BITE_MM, check.leastGapMm ?? 0];
  const floorsMm = widthMm + 2 * gapPerSideMm;
  const openingMm = floorsMm - 2 * grooveDepthMm;
  const centred = check.held === 'centre';
  const [grown, left] = [1 + most.swellRatio, 1 - most.shrinkRatio];
  const widestMm = (floorsMm - t - 2 * clearMm) / grown - t;
  const heldMm = centred ? openingMm + 3 * t + 2 * biteMm : openingMm + grooveDepthMm + 2 * t + biteMm;
  const narrowestMm = Math.max(0, heldMm) / left + t;
  if (narrowestMm <= widestMm && widestMm > 0)
    return judged(limits, [{ dimension: WIDTH, mm: (narrowestMm + widestMm) / 2 }]);
  // Deepening the grooves by Δ widens F by 2 Δ: both limits as equations in the depth, for the widest panel that still fits.
  const share = left / grown;
  const lost = share * (t + 2 * clearMm) + 2 * t * left;
  const depthMm = centred
    ? (openingMm * (1 - share) + 3 * t + 2 * biteMm + lost) / (2 * share)
    : (openingMm * (1 - share) + 2 * t + biteMm + lost) / (2 * share - 1);
  const panelMm = (openingMm + 2 * depthMm - t - 2 * clearMm) / grown - t;
  const cuts: Cut[] =
    openingMm > 0 && depthMm > 0 && panelMm > 0
      ? [
          { dimension: 'depth of each groove', mm: depthMm },
          { dimension: `${WIDTH} in grooves of that depth`, mm: panelMm },
        ]
      : [];
  return judged(limits, cuts, false);
}
