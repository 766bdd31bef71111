import type { Primitive } from '../curve/primitive.js';

/** What an entity draws, in its own coordinate system; a text instead says why it draws nothing. */
export type EntityCurve =
  | { readonly primitives: readonly Primitive[]; readonly closed: boolean; readonly note?: 'fit-points' }
  | string;
