// The package's own trouble as arbitraries: fast-check picks kind and seed, so that a failure names both.
import type { Contour } from '@millwright/contracts';
import fc from 'fast-check';
import type { Ring } from '../src/index.js';
import {
  TROUBLE_CONTOUR_KINDS,
  TROUBLE_RING_KINDS,
  type TroubleContourKind,
  type TroubleRingKind,
  troubleContour,
  troubleRings,
} from '../src/testing.js';

const seed = fc.integer({ min: 0, max: 1_000_000 });

/** Rings of any kind of trouble but those left out. */
export const trouble = (...without: TroubleRingKind[]): fc.Arbitrary<Ring[]> =>
  fc
    .tuple(fc.constantFrom(...TROUBLE_RING_KINDS.filter((kind) => !without.includes(kind))), seed)
    .map(([kind, n]) => troubleRings(kind, n));

/** A contour of the given kinds, any unless given. */
export const troubleCurve = (...kinds: TroubleContourKind[]): fc.Arbitrary<Contour> =>
  fc
    .tuple(fc.constantFrom(...(kinds.length > 0 ? kinds : TROUBLE_CONTOUR_KINDS)), seed)
    .map(([kind, n]) => troubleContour(kind, n));
