import type { Part } from '@millwright/contracts';

/** What a feature is. */
export type FeatureKind = Part['features'][number]['kind'];

/**
 * Kinds of features of which the proof also shows that they are *made*: that nothing is left standing in them. That none is cut too far
 * is shown of all. A part with a feature of another kind stays `unproved` (`features:…`).
 */
export const kindsShownMade: ReadonlySet<FeatureKind> = new Set([
  'pocket',
  'drill',
  'engrave',
  'v-carve',
  'chamfer',
]);
