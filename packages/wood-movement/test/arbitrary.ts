import type { MovementCheck } from '@millwright/contracts';
import * as fc from 'fast-check';
import { findSpecies, speciesNames } from '../src/species.js';
import type { SweepClimate } from './sweep.js';
import { sweepWoods } from './sweep-woods.js';

/** Woods of the table for which both directions are known. */
export const fullNames = speciesNames.filter((name) => {
  const { radialShrinkagePct, tangentialShrinkagePct } = findSpecies(name);
  return radialShrinkagePct !== undefined && tangentialShrinkagePct !== undefined;
});

/** A wood of the table with both directions known. */
export const wood = fc.constantFrom(...fullNames).map((name) => {
  const species = findSpecies(name);
  return { ...species, tangentialShrinkagePct: species.tangentialShrinkagePct ?? Number.NaN };
});

/** Mostly evenly spread, now and then an ugly double (subnormal, an ulp from an end). */
const between = (min: number, max: number) =>
  fc.oneof(
    { weight: 9, arbitrary: fc.nat(1_000_000).map((step) => min + ((max - min) * step) / 1_000_000) },
    { weight: 1, arbitrary: fc.double({ min, max, noNaN: true }) },
  );

/** Two moistures in order and one anywhere, as shops have them and a little beyond; also a climate that never changes. */
export const climate: fc.Arbitrary<SweepClimate> = fc
  .tuple(
    between(1, 24),
    fc.oneof(between(0, 12), fc.constant(0)),
    between(1, 26),
    fc.constantFrom(1, 1, 1, 0, 2, 0.5),
    fc.boolean(),
  )
  .map(([driestMoisturePct, rangePct, anywhere, buildReadingBandPct, isInside]) => {
    const wettestMoisturePct = Math.min(30, driestMoisturePct + rangePct);
    const inside = driestMoisturePct + ((wettestMoisturePct - driestMoisturePct) * (anywhere - 1)) / 25;
    const buildMoisturePct = isInside ? inside : anywhere;
    return { driestMoisturePct, wettestMoisturePct, buildMoisturePct, buildReadingBandPct };
  });

const ringAngleDeg = fc.oneof(fc.constantFrom(0, 45, 90), between(0, 90));
const species = fc.constantFrom(...sweepWoods.keys());
/** Solid wood, sometimes without its ring angle. */
const solid = fc.oneof(
  { weight: 4, arbitrary: fc.record({ species, ringAngleDeg }) },
  { weight: 1, arbitrary: fc.record({ species }) },
);
const panelProduct = fc.constantFrom(
  'plywood' as const,
  'mdf' as const,
  'particleboard' as const,
  'osb' as const,
);
/** Solid wood or a sheet material. */
const stock = fc.oneof(
  { weight: 5, arbitrary: solid },
  { weight: 1, arbitrary: fc.record({ panelProduct }) },
);

const id = fc.constant('a');
const widthMm = fc.oneof(between(30, 1500), between(1, 30));
const small = (max: number) => fc.oneof(between(0, max), fc.constant(0));
const optional = <Value>(key: string, value: fc.Arbitrary<Value>) =>
  fc.option(value, { nil: undefined }).map((given) => (given === undefined ? {} : { [key]: given }));

/** Puts the fields of several arbitraries together. */
const joined = (...parts: readonly fc.Arbitrary<object>[]): fc.Arbitrary<MovementCheck> =>
  fc.tuple(...parts).map((fields) => Object.assign({}, ...fields) as MovementCheck);

const kind = (name: MovementCheck['kind'], fields: Readonly<Record<string, fc.Arbitrary<unknown>>>) =>
  fc.record({ kind: fc.constant(name), id, ...fields });

const travel = { inwardTravelMm: small(25), outwardTravelMm: small(25) };
const gaps = optional('mostGapMm', between(1, 30));
const mismatch = optional('toleratedMismatchMm', small(4));
const fixedAt = fc.constantFrom('centre' as const, 'edge' as const);

/** Every kind of check with dimensions from hopeless to roomy. A board alone has nothing to fail. */
export const checksByKind: Readonly<Partial<Record<MovementCheck['kind'], fc.Arbitrary<MovementCheck>>>> = {
  'framed-panel': joined(
    kind('framed-panel', { widthMm, grooveDepthMm: between(3, 25), gapPerSideMm: small(10) }),
    stock,
    optional('held', fc.constantFrom('free', 'centre')),
    optional('leastBiteMm', small(5)),
    optional('leastGapMm', small(1)),
  ),
  'build-season': joined(
    kind('build-season', { widthMm, growthRoomMm: small(25), shrinkageRoomMm: small(25) }),
    stock,
  ),
  breadboard: joined(
    kind('breadboard', { widthMm, fixedAt, ...travel, pinDiameterMm: small(10) }),
    solid,
    optional('pinReachMm', between(10, 700)),
    fc.oneof(
      fc.constant({}),
      fc.tuple(between(20, 900), small(30), small(2)).map(([tongueWidthMm, more, leastPlayMm]) => ({
        tongueWidthMm,
        mortiseWidthMm: tongueWidthMm + more,
        leastPlayMm,
      })),
    ),
  ),
  'top-fastener': joined(
    kind('top-fastener', { widthMm, slotTravelMm: small(30), fixedAt }),
    stock,
    optional('outwardTravelMm', small(30)),
  ),
  'inset-panel': joined(
    kind('inset-panel', { widthMm, gapPerSideMm: small(20), leastGapMm: small(2) }),
    stock,
    gaps,
  ),
  'drawer-front': joined(
    kind('drawer-front', { widthMm, gapMm: small(20), leastGapMm: small(2) }),
    stock,
    gaps,
  ),
  'inset-door': joined(
    kind('inset-door', { gapMm: small(15), leastGapMm: small(2) }),
    stock,
    gaps,
    fc.oneof(
      fc.record({ construction: fc.constant('slab'), widthMm: between(200, 900) }),
      fc.record({
        construction: fc.constant('framed'),
        widthMm: between(200, 900),
        stileWidthMm: between(30, 100),
      }),
    ),
  ),
  'drawer-in-case': joined(
    kind('drawer-in-case', {
      side: solid,
      case: solid,
      sideHeightMm: between(50, 300),
      sideThicknessMm: between(8, 20),
      gapAboveMm: small(15),
      gapSidesMm: small(4),
      leastGapMm: small(1),
      caseDepthMm: between(300, 600),
      leastBehindMm: small(5),
    }),
    between(200, 600).map((drawerLengthMm) => ({ drawerLengthMm })),
  ),
  'cross-grain-joint': joined(kind('cross-grain-joint', { widthMm }), solid, mismatch),
  'wide-tenon': joined(kind('wide-tenon', { widthMm: between(10, 200) }), solid, mismatch),
  'mitred-frame': joined(
    kind('mitred-frame', { widthMm: between(20, 300), toleratedGapMm: small(5) }),
    solid,
  ),
  carcass: joined(
    fc.oneof(
      kind('carcass', { widthMm: between(200, 700), fixing: fc.constant('one-end'), ...travel }),
      kind('carcass', {
        widthMm: between(200, 700),
        fixing: fc.constant('one-end'),
        ...travel,
        reachMm: between(10, 200),
      }),
      kind('carcass', { widthMm, fixing: fc.constant('full-length') }),
    ),
    solid,
  ),
  dovetails: joined(kind('dovetails', { widthMm, tails: solid, pins: solid }), mismatch),
  'solid-bottom': joined(kind('solid-bottom', { widthMm, ...travel }), stock),
  inlay: joined(
    kind('inlay', {
      widthMm: between(2, 300),
      inlay: solid,
      ground: solid,
      grain: fc.constantFrom('parallel', 'crossing'),
      toleratedGapMm: small(3),
    }),
  ),
  veneer: joined(
    kind('veneer', {
      widthMm: between(50, 1200),
      coreThicknessMm: between(6, 40),
      front: solid,
      frontThicknessMm: between(0.5, 3),
      toleratedBowMm: between(0.1, 60),
    }),
    fc.oneof(
      fc.constant({}),
      solid.map((back) => ({ back })),
    ),
  ).map((check) =>
    check.kind === 'veneer' && check.back ? { ...check, backThicknessMm: check.frontThicknessMm } : check,
  ),
  cup: joined(
    kind('cup', { widthMm: between(20, 400), pithDistanceMm: between(5, 500), toleratedCupMm: small(3) }),
    fc.record({ species }),
  ),
  'panel-stock': joined(
    kind('panel-stock', {
      panelProduct: fc.constantFrom('mdf', 'osb'),
      mostPlayMm: small(2),
    }),
    fc.tuple(between(6, 25), between(-0.5, 2)).map(([measuredThicknessMm, more]) => ({
      nominalThicknessMm: measuredThicknessMm,
      measuredThicknessMm,
      slotWidthMm: measuredThicknessMm + more,
    })),
  ),
  delivery: joined(
    kind('delivery', {
      widthMm,
      thicknessMm: between(5, 80),
      restDays: fc.oneof(fc.constant(0), between(1, 200)),
      toleratedChangeMm: small(8),
    }),
    solid,
  ),
};

/** Any check that can fail, each kind as often as the others. */
export const joint: fc.Arbitrary<MovementCheck> = fc.oneof(...Object.values(checksByKind));

/** A check with the climate it lives in; a delivery arrives at a place that never changes. */
export const assemblyOf = (
  check: fc.Arbitrary<MovementCheck>,
): fc.Arbitrary<{
  readonly check: MovementCheck;
  readonly climate: SweepClimate;
  readonly toleranceMm: number;
}> =>
  fc.tuple(check, climate, fc.constantFrom(0.2, 0.2, 0, 0.5, 1)).map(([given, year, toleranceMm]) =>
    given.kind === 'delivery'
      ? {
          check: { ...given, arrival: { moisturePct: year.driestMoisturePct } },
          climate: { ...year, wettestMoisturePct: year.driestMoisturePct },
          toleranceMm,
        }
      : { check: given, climate: year, toleranceMm },
  );

/** Any assembly that can fail. */
export const assembly = assemblyOf(joint);
