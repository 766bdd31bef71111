import type { SafeRange } from '../format-length.js';
import type { MovementBand } from '../movement-band.js';
import { allHold, type Judgement, judged, type Limit, limitOf } from './limits.js';
import type { CheckRule } from './rule.js';
import { withMovement } from './single.js';

/** A part beside one gap that takes its whole movement. */
interface Gap {
  /** Size of the part across the opening, mm. */
  readonly widthMm: number;
  /** How much of it moves: all of a slab, the two stiles of a framed door; mm. */
  readonly movingMm: number;
  /** In how many pieces it moves, each off by the cutting tolerance. */
  readonly nMoving: 1 | 2;
  readonly gapMm: number;
  readonly leastGapMm: number;
  readonly mostGapMm: number | undefined;
  /** What to cut. */
  readonly cut: string;
}

/**
 * A part in an opening with one free gap, checks 6 and 8 of the README: `gap − W e₊ − least gap` at the wettest, and, where a widest gap is
 * given, `widest gap − gap + W e₋` at the driest.
 */
function judgeGap(gap: Gap, band: MovementBand, t: number): Judgement {
  const { widthMm, movingMm, nMoving, gapMm, leastGapMm, mostGapMm } = gap;
  const limits: [Limit, ...Limit[]] = [
    limitOf(
      NARROW,
      band,
      t,
      ({ swellRatio }, t) => gapMm - t - (movingMm + nMoving * t) * swellRatio - leastGapMm,
    ),
  ];
  if (mostGapMm !== undefined)
    limits.push(
      limitOf(
        WIDE,
        band,
        t,
        ({ shrinkRatio }, t) => mostGapMm - t - (gapMm + (movingMm + nMoving * t) * shrinkRatio),
      ),
    );
  const safe = safeSizes(gap, band, t);
  const { leastMm, mostMm } = safe;
  if (allHold(limits)) return judged(limits, [{ dimension: gap.cut, mm: widthMm, safe }]);
  if (mostMm <= 0 || leastMm > mostMm) return judged(limits);
  return judged(limits, [
    { dimension: gap.cut, mm: mostGapMm === undefined ? mostMm : (leastMm + mostMm) / 2, safe },
  ]);
}

/** The sizes between which both limits hold anywhere in the band, in the same opening; stiles keep their width. */
function safeSizes(gap: Gap, { most }: MovementBand, t: number): SafeRange {
  const { widthMm, movingMm, nMoving, gapMm, leastGapMm, mostGapMm } = gap;
  const openingMm = widthMm + gapMm;
  const isSlab = nMoving === 1;
  const grows = isSlab ? most.swellRatio : 0;
  const shrinks = isSlab ? most.shrinkRatio : 0;
  const stilesMm = isSlab ? 0 : movingMm;
  return {
    mostMm: (openingMm - leastGapMm - t - (stilesMm + nMoving * t) * most.swellRatio) / (1 + grows),
    leastMm:
      mostGapMm === undefined
        ? 0
        : Math.max(
            0,
            (openingMm - mostGapMm + t + (stilesMm + nMoving * t) * most.shrinkRatio) / (1 - shrinks),
          ),
  };
}

const NARROW = { name: 'gap beyond the least', season: 'wettest', failure: 'jams' } as const;
const WIDE = { name: 'room before the gap is too wide', season: 'driest', failure: 'falls-out' } as const;

const ONE_GAP = 'Assumed: one gap is fixed by hinges, runner or bottom; the other takes all movement';
const FITTED = 'Assumed: the gap is fitted on the build day within the cutting tolerance';

/** A solid drawer front, door or lid in its opening, by its free gap. */
export const insetPanel: CheckRule<'inset-panel'> = {
  judge: (check, site) =>
    withMovement(check, site, (band) =>
      judgeGap(
        {
          widthMm: check.widthMm,
          movingMm: check.widthMm,
          nMoving: 1,
          gapMm: check.gapPerSideMm,
          leastGapMm: check.leastGapMm,
          mostGapMm: check.mostGapMm,
          cut: 'width of the inset part, in the same opening',
        },
        band,
        site.toleranceMm,
      ),
    ),
  assumptions: [ONE_GAP, FITTED],
  sources: ['Derived, checks 6 and 8 of the README: gap of an inset part'],
};

/** An inset drawer front, check 6 of the README: it stands on its runner, and the gap above takes all growth. */
export const drawerFront: CheckRule<'drawer-front'> = {
  judge: (check, site) =>
    withMovement(check, site, (band) =>
      judgeGap(
        {
          widthMm: check.widthMm,
          movingMm: check.widthMm,
          nMoving: 1,
          gapMm: check.gapMm,
          leastGapMm: check.leastGapMm,
          mostGapMm: check.mostGapMm,
          cut: 'height of the drawer front, in the same opening',
        },
        band,
        site.toleranceMm,
      ),
    ),
  assumptions: ['Assumed: the front stands on its runner, so that the gap above takes all movement', FITTED],
  sources: ['Derived, check 6 of the README: gap above an inset front'],
  tradeRule:
    'Trade: 1/8 in above 4 in of maple, 3/32 in above 4 in of walnut, for 35 to 80 % humidity; more with height (rpwoodwork)',
};

/** An inset door, check 8 of the README: a slab moves with its whole width, a framed door with its two stiles. */
export const insetDoor: CheckRule<'inset-door'> = {
  judge: (check, site) =>
    withMovement(check, site, (band) =>
      judgeGap(
        {
          widthMm: check.widthMm,
          movingMm: check.construction === 'slab' ? check.widthMm : 2 * (check.stileWidthMm ?? 0),
          nMoving: check.construction === 'slab' ? 1 : 2,
          gapMm: check.gapMm,
          leastGapMm: check.leastGapMm,
          mostGapMm: check.mostGapMm,
          cut: 'width of the door, in the same opening',
        },
        band,
        site.toleranceMm,
      ),
    ),
  note: (check, _site, { verdict }) =>
    check.construction === 'slab' && verdict !== 'ok' && verdict !== 'not-judged'
      ? 'Stiles and rails with a floating panel move only by the width of the stiles.'
      : '',
  assumptions: [
    ONE_GAP,
    FITTED,
    'Assumed: rails do not move along their grain, and the panel of a framed door floats (judge it as a framed-panel)',
  ],
  sources: ['Derived, check 8 of the README: reveal of a slab and of a framed door'],
};
