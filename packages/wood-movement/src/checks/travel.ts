import type { MovementBand } from '../movement-band.js';
import { type Limit, limitOf } from './limits.js';
import { SPLITTING_STRAIN_RATIO } from './splitting.js';

/** A fastener, pin or screw in its slot. */
export interface Slot {
  /** From where the wood is fixed to the farthest slot, mm. */
  readonly reachMm: number;
  /** How far the wood may move towards where it is fixed, mm. */
  readonly inwardMm: number;
  /** How far it may move away from there, mm. */
  readonly outwardMm: number;
}

/**
 * What is left of a slot in both seasons: `inward travel + x e₋` and `outward travel − x e₊`. Wood whose slot has run out is held: while it swells
 * it is crushed or the joint slips, while it shrinks it splits once the rest of its strain passes the splitting strain anywhere in the band.
 */
export function travelLimits(slot: Slot, band: MovementBand, toleranceMm: number): [Limit, Limit] {
  const { reachMm, inwardMm, outwardMm } = slot;
  const heldRatio = band.most.shrinkRatio - inwardMm / reachMm;
  const failure = heldRatio > SPLITTING_STRAIN_RATIO ? 'split-likely' : 'set-or-slip';
  return [
    limitOf(
      { ...INWARD, failure },
      band,
      toleranceMm,
      ({ shrinkRatio }, t) => inwardMm - t - Math.max(0, reachMm + t) * shrinkRatio,
    ),
    limitOf(
      OUTWARD,
      band,
      toleranceMm,
      ({ swellRatio }, t) => outwardMm - t - Math.max(0, reachMm + t) * swellRatio,
    ),
  ];
}

const INWARD = { name: 'travel inwards, as it shrinks', season: 'driest' } as const;
const OUTWARD = {
  name: 'travel outwards, as it swells',
  season: 'wettest',
  failure: 'set-or-slip',
} as const;

/** The travel a slot needs to hold anywhere in the band, never less than it has; mm. */
export function neededTravel(
  slot: Slot,
  { most }: MovementBand,
  t: number,
): { readonly inwardMm: number; readonly outwardMm: number } {
  return {
    inwardMm: Math.max(slot.inwardMm, (slot.reachMm + t) * most.shrinkRatio + t),
    outwardMm: Math.max(slot.outwardMm, (slot.reachMm + t) * most.swellRatio + t),
  };
}
