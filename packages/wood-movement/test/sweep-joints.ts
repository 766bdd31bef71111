import type { MovementCheck } from '@millwright/contracts';
import type { Moment, SweepClimate } from './sweep.js';

/**
 * What is left of a joint at one moment, in mm, with its parts put where they stand; below zero it has failed. Written from the drawings of the
 * joints, without the engine.
 */
export function slackOf(check: MovementCheck, moment: Moment, climate: SweepClimate): number {
  const [board] = moment.boards;
  if (!board) throw new Error('no board');
  const off = (index: number) => moment.off[index] ?? 0;
  switch (check.kind) {
    case 'framed-panel': {
      const panel = (check.widthMm + off(0)) * board.width;
      const farFloor = check.widthMm + 2 * check.gapPerSideMm + off(1);
      const depth = check.grooveDepthMm + off(2);
      const clear = farFloor - panel - 2 * (check.leastGapMm ?? 0);
      const left = check.held === 'centre' ? (farFloor - panel) / 2 : 0;
      const farBite = left + panel - (farFloor - depth);
      const nearBite = depth - (check.held === 'centre' ? left : farFloor - panel);
      return Math.min(clear, Math.min(farBite, nearBite) - (check.leastBiteMm ?? 1));
    }
    case 'build-season': {
      const part = (check.widthMm + off(0)) * board.width;
      return Math.min(
        check.widthMm + check.growthRoomMm + off(1) - part,
        part - (check.widthMm - check.shrinkageRoomMm + off(2)),
      );
    }
    case 'breadboard': {
      const pinAt = check.pinReachMm ?? check.widthMm / (check.fixedAt === 'centre' ? 2 : 1);
      const slack = slotSlack(pinAt, check.inwardTravelMm, check.outwardTravelMm, board.width, off);
      if (check.tongueWidthMm === undefined || check.mortiseWidthMm === undefined) return slack;
      const tongue = (check.tongueWidthMm + off(3)) * board.width;
      return Math.min(slack, check.mortiseWidthMm + off(4) - tongue - (check.leastPlayMm ?? 0));
    }
    case 'top-fastener': {
      const screwAt = check.widthMm / (check.fixedAt === 'centre' ? 2 : 1);
      const outward = check.outwardTravelMm ?? check.slotTravelMm;
      return slotSlack(screwAt, check.slotTravelMm, outward, board.width, off);
    }
    case 'solid-bottom':
      return slotSlack(check.widthMm, check.inwardTravelMm, check.outwardTravelMm, board.width, off);
    case 'carcass':
      return check.fixing === 'one-end'
        ? slotSlack(
            check.reachMm ?? check.widthMm,
            check.inwardTravelMm ?? 0,
            check.outwardTravelMm ?? 0,
            board.width,
            off,
          )
        : heldSlack(check.widthMm, undefined, board.width, 0);
    case 'inset-panel':
      return gapSlack(check, check.gapPerSideMm + off(0), (check.widthMm + off(1)) * (board.width - 1));
    case 'drawer-front':
      return gapSlack(check, check.gapMm + off(0), (check.widthMm + off(1)) * (board.width - 1));
    case 'inset-door': {
      const moves =
        check.construction === 'slab' ? check.widthMm + off(1) : 2 * ((check.stileWidthMm ?? 0) + off(1));
      return gapSlack(check, check.gapMm + off(0), moves * (board.width - 1));
    }
    case 'drawer-in-case': {
      const caseSide = moment.boards[1] ?? board;
      const above = check.gapAboveMm + off(0) - (check.sideHeightMm + off(1)) * (board.width - 1);
      const beside = check.gapSidesMm + off(2) - 2 * (check.sideThicknessMm + off(3)) * (board.thickness - 1);
      const behind = (check.caseDepthMm + off(4)) * caseSide.width - (check.drawerLengthMm + off(5));
      return Math.min(above - check.leastGapMm, beside - check.leastGapMm, behind - check.leastBehindMm);
    }
    case 'cross-grain-joint':
    case 'wide-tenon':
      return heldSlack(check.widthMm, check.toleratedMismatchMm, board.width, off(0));
    case 'mitred-frame':
      return mitreSlack(check.widthMm + off(0), board.width, check.toleratedGapMm);
    case 'dovetails': {
      const pins = moment.boards[1] ?? board;
      return partingSlack(check.widthMm, check.toleratedMismatchMm, board.width, pins.width, off(0));
    }
    case 'inlay': {
      if (check.grain === 'crossing')
        return heldSlack(check.widthMm, check.toleratedGapMm, board.width, off(0));
      const ground = moment.boards[1] ?? board;
      return partingSlack(check.widthMm, check.toleratedGapMm, board.width, ground.width, off(0));
    }
    case 'veneer':
      return (
        check.toleratedBowMm -
        worstBow(
          {
            ...check,
            widthMm: check.widthMm + off(0),
            coreThicknessMm: Math.max(0.001, check.coreThicknessMm + off(1)),
          },
          board.width - 1,
          (moment.boards[1]?.width ?? 1) - 1,
        )
      );
    case 'cup':
      return (
        check.toleratedCupMm -
        hollow(check.widthMm + off(0), check.pithDistanceMm, board.tangential, board.radial)
      );
    case 'panel-stock': {
      const sheets = check.measuredThicknessMm === undefined ? [] : [check.measuredThicknessMm + off(1)];
      const slot = check.slotWidthMm + off(0);
      return Math.min(
        ...sheets
          .map((mm) => mm * board.thickness)
          .map((mm) => Math.min(slot - mm, check.mostPlayMm - (slot - mm))),
      );
    }
    case 'delivery':
      return deliverySlack(check, moment, climate);
    case 'board':
      return 0;
  }
}

/** A pin stays where it is, its slot travels with the wood. */
function slotSlack(
  at: number,
  inward: number,
  outward: number,
  width: number,
  off: (index: number) => number,
): number {
  const travelled = Math.max(0, at + off(0)) * (width - 1);
  return Math.min(inward + off(1) + travelled, outward + off(2) - travelled);
}

function gapSlack(
  check: { readonly leastGapMm: number; readonly mostGapMm?: number },
  fitted: number,
  growth: number,
): number {
  const now = fitted - growth;
  return Math.min(now - check.leastGapMm, (check.mostGapMm ?? Number.POSITIVE_INFINITY) - now);
}

/** Held wood: how far it may still be kept from its free size. */
function heldSlack(width: number, tolerated: number | undefined, ratio: number, off: number): number {
  const free =
    (width + (tolerated === undefined ? 0 : off)) * ratio - (width + (tolerated === undefined ? 0 : off));
  if (tolerated !== undefined) return tolerated - Math.abs(free);
  return Math.min(0.00125 * width + Math.min(0, free), 0.004 * width - Math.max(0, free));
}

function partingSlack(
  width: number,
  tolerated: number | undefined,
  one: number,
  other: number,
  off: number,
): number {
  const apart = Math.abs((width + (tolerated === undefined ? 0 : off)) * (one - other));
  return (tolerated ?? 0.00125 * width) - apart;
}

/** The heels of two members that touch at the outer corner: where they stand, and how far apart. */
function mitreSlack(width: number, ratio: number, tolerated: number): number {
  const lying = [width, width * ratio] as const;
  const standing = [width * ratio, width] as const;
  return tolerated - Math.sqrt((lying[0] - standing[0]) ** 2 + (lying[1] - standing[1]) ** 2);
}

/** Points of the face about the pith, each moved along and across its ring; how far the middle stands from the edges’ line. */
function hollow(width: number, pith: number, tangential: number, radial: number): number {
  const point = (x: number) => {
    const angle = (Math.atan(x / pith) * tangential) / radial;
    return Math.hypot(x, pith) * radial * Math.cos(angle);
  };
  return Math.abs(point(0) - (point(width / 2) + point(-width / 2)) / 2);
}

/** The bow of a layered strip in equilibrium, worst over the stiffness of its core, and of its faces where they are of different stuff. */
function worstBow(check: Extract<MovementCheck, { kind: 'veneer' }>, front: number, back: number): number {
  let worst = 0;
  const ratio = check.frontThicknessMm / check.coreThicknessMm;
  const alike = check.back === undefined || hasAlikeFaces(check);
  for (const stiffness of alike
    ? [1e-9, 1e-3, 0.03, 0.3, 3, ratio * ratio]
    : [1e-9, 0.01, 1, ratio * ratio]) {
    for (const backStiffness of alike ? [1] : [1, 1e-6, 1e6]) {
      const layers = [
        { thickness: check.backThicknessMm ?? 0, modulus: backStiffness, strain: back },
        { thickness: check.coreThicknessMm, modulus: stiffness * Math.max(1, backStiffness), strain: 0 },
        { thickness: check.frontThicknessMm, modulus: 1, strain: front },
      ];
      worst = Math.max(worst, Math.abs(curvature(layers)));
    }
  }
  return (worst * check.widthMm ** 2) / 8;
}

/** Whether both faces are of one wood and cut, and so equally stiff. */
export function hasAlikeFaces({ front, back }: Extract<MovementCheck, { kind: 'veneer' }>): boolean {
  return front.species === back?.species && front.ringAngleDeg === back.ringAngleDeg;
}

/** Force and moment about the bottom vanish: two equations for strain at the bottom and curvature. */
function curvature(
  layers: readonly { readonly thickness: number; readonly modulus: number; readonly strain: number }[],
): number {
  let [a, b, d, n, m, z] = [0, 0, 0, 0, 0, 0];
  for (const { thickness, modulus, strain } of layers) {
    const [low, high] = [z, z + thickness];
    a += modulus * (high - low);
    b += (modulus * (high ** 2 - low ** 2)) / 2;
    d += (modulus * (high ** 3 - low ** 3)) / 3;
    n += modulus * strain * (high - low);
    m += (modulus * strain * (high ** 2 - low ** 2)) / 2;
    z = high;
  }
  return (a * m - b * n) / (a * d - b * b);
}

/** What a delivered board has still to move, for diffusion from slow to quick. */
function deliverySlack(
  check: Extract<MovementCheck, { kind: 'delivery' }>,
  moment: Moment,
  climate: SweepClimate,
): number {
  if (moment.atBuild) return check.toleratedChangeMm;
  const arrival = 'moisturePct' in check.arrival ? check.arrival.moisturePct : Number.NaN;
  if (climate.driestMoisturePct !== arrival)
    throw new Error('the sweep delivers to the driest of its climate');
  const change = (check.widthMm + (moment.off[0] ?? 0)) * ((moment.boards[0]?.width ?? 1) - 1);
  return Math.min(
    ...[1 / 2.83, 1, 2.83].map(
      (speed) =>
        check.toleratedChangeMm - Math.abs(change) * stillToCome(check.thicknessMm, check.restDays * speed),
    ),
  );
}

/** A plane sheet by its cosine series, summed until nothing is left. */
function stillToCome(thickness: number, days: number): number {
  const time = (8.64 * days) / thickness ** 2;
  if (time === 0) return 1;
  let left = 0;
  for (let odd = 1; odd < 4001; odd += 2) {
    const term = Math.exp(-((odd * Math.PI) ** 2) * time) / odd ** 2;
    left += term;
    if (term < 1e-18) break;
  }
  return (8 / Math.PI ** 2) * left;
}
