// Rings and contours that aim at trouble, for the tests of every package that works on outlines: the subpath `@millwright/geometry/testing`.
// Seeded and deterministic, on plain data, without a test framework.

export { type Random, randomFrom } from './testing/random.js';
export {
  TROUBLE_CONTOUR_KINDS,
  type TroubleContourKind,
  troubleContour,
} from './testing/trouble-contours.js';
export { TROUBLE_RING_KINDS, type TroubleRingKind, troubleRings } from './testing/trouble-rings.js';
