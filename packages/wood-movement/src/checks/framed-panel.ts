import { nextSixtyFourthMm, type SafeRange } from '../format-length.js';
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
  const { biteMm, clearMm } = minimaOf(check);
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

/** The width as it is, or in the middle of the safe ones; where there is none, grooves that are deep enough for a width that can be cut. */
function advised(
  check: CheckOf<'framed-panel'>,
  band: MovementBand,
  t: number,
  limits: [Limit, Limit],
): Judgement {
  const safe = safeWidths(check, check.grooveDepthMm, band, t);
  if (allHold(limits)) return judged(limits, [{ dimension: WIDTH, mm: check.widthMm, safe }]);
  if (safe.leastMm <= safe.mostMm && safe.mostMm > 0)
    return judged(limits, [{ dimension: WIDTH, mm: middleOf(safe), safe }]);
  const depthMm = leastDepthMm(check, band, t);
  const deep = nextSixtyFourthMm(depthMm + ROOM_TO_CUT_MM);
  const inDeep = safeWidths(check, deep, band, t);
  const cuts: Cut[] =
    openingOf(check) > 0 && depthMm > 0 && inDeep.mostMm > 0 && inDeep.leastMm <= inDeep.mostMm
      ? [
          {
            dimension: 'depth of each groove',
            mm: deep,
            safe: { leastMm: deep - STEP_MM, mostMm: deep + STEP_MM },
          },
          { dimension: `${WIDTH} in grooves of that depth`, mm: middleOf(inDeep), safe: inDeep },
        ]
      : [];
  return judged(limits, cuts, false);
}

const middleOf = ({ leastMm, mostMm }: SafeRange) => (leastMm + mostMm) / 2;

/** Grooves are made deeper by this much than is just enough, so that a width to a sixty-fourth of an inch fits them; mm. */
const ROOM_TO_CUT_MM = 0.5;

/** A depth in whole sixty-fourths written in hundredths of a millimetre. */
const STEP_MM = 0.01;

const openingOf = ({ widthMm, gapPerSideMm, grooveDepthMm }: CheckOf<'framed-panel'>) =>
  widthMm + 2 * gapPerSideMm - 2 * grooveDepthMm;

const minimaOf = ({ leastBiteMm = LEAST_BITE_MM, leastGapMm = 0 }: CheckOf<'framed-panel'>) => ({
  biteMm: leastBiteMm,
  clearMm: leastGapMm,
});

/** The widths between which both limits hold anywhere in the band, for grooves of a depth around the same sight opening. */
function safeWidths(
  check: CheckOf<'framed-panel'>,
  depthMm: number,
  { most }: MovementBand,
  t: number,
): SafeRange {
  const { biteMm, clearMm } = minimaOf(check);
  const openingMm = openingOf(check);
  const heldMm =
    check.held === 'centre' ? openingMm + 3 * t + 2 * biteMm : openingMm + depthMm + 2 * t + biteMm;
  return {
    leastMm: Math.max(0, heldMm) / (1 - most.shrinkRatio) + t,
    mostMm: (openingMm + 2 * depthMm - t - 2 * clearMm) / (1 + most.swellRatio) - t,
  };
}

/** The depth at which one width is left; deepening the grooves by Δ widens the distance of their floors by 2 Δ. Below 0: no depth is enough. */
function leastDepthMm(check: CheckOf<'framed-panel'>, { most }: MovementBand, t: number): number {
  const { biteMm, clearMm } = minimaOf(check);
  const openingMm = openingOf(check);
  const left = 1 - most.shrinkRatio;
  const share = left / (1 + most.swellRatio);
  const lost = share * (t + 2 * clearMm) + 2 * t * left;
  return check.held === 'centre'
    ? (openingMm * (1 - share) + 3 * t + 2 * biteMm + lost) / (2 * share)
    : (openingMm * (1 - share) + 2 * t + biteMm + lost) / (2 * share - 1);
}
