import type { Climate, MovementCheck } from '@millwright/contracts';
import * as fc from 'fast-check';
import { findSpecies, speciesNames } from '../src/species.js';

/** Woods of the table for which both directions are known. */
export const fullNames = speciesNames.filter((name) => findSpecies(name).radialShrinkagePct !== undefined);

/** A wood of the table with both directions known. */
export const wood = fc.constantFrom(...fullNames).map((name) => findSpecies(name));

/** Mostly evenly spread, now and then an ugly double (subnormal, an ulp from an end). */
const between = (min: number, max: number) =>
  fc.oneof(
    { weight: 9, arbitrary: fc.nat(1_000_000).map((step) => min + ((max - min) * step) / 1_000_000) },
    { weight: 1, arbitrary: fc.double({ min, max, noNaN: true }) },
  );

/** Two moistures in order and one anywhere, as shops have them and a little beyond; also a climate that never changes. */
export const climate: fc.Arbitrary<Climate> = fc
  .tuple(between(0, 24), fc.oneof(between(0, 12), fc.constant(0)), between(0, 26))
  .map(([driestMoisturePct, rangePct, buildMoisturePct]) => ({
    driestMoisturePct,
    wettestMoisturePct: Math.min(30, driestMoisturePct + rangePct),
    buildMoisturePct,
  }));

const board = {
  id: fc.constant('a'),
  species: fc.constantFrom(...fullNames),
  widthMm: fc.oneof(between(30, 1500), between(1, 30)),
  ringAngleDeg: fc.oneof(fc.constantFrom(0, 90), between(0, 90)),
};

/** The three joints, with dimensions from hopeless to roomy. */
export const joint: fc.Arbitrary<Exclude<MovementCheck, { kind: 'board' }>> = fc.oneof(
  fc.record({
    kind: fc.constant('framed-panel' as const),
    ...board,
    grooveDepthMm: between(3, 25),
    gapPerSideMm: fc.oneof(between(0, 10), fc.constant(0)),
  }),
  fc.record({
    kind: fc.constant('top-fastener' as const),
    ...board,
    slotTravelMm: between(0.5, 30),
    fixedAt: fc.constantFrom('centre' as const, 'edge' as const),
  }),
  fc.record({
    kind: fc.constant('inset-panel' as const),
    ...board,
    gapPerSideMm: fc.oneof(between(0, 20), fc.constant(0)),
    leastGapMm: fc.oneof(between(0, 2), fc.constant(0)),
  }),
);
