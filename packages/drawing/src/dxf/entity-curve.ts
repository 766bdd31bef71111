import type { Primitive } from '../curve/primitive.js';

/** What an entity draws, in its own coordinate system; a text instead says why it draws nothing. */
export type EntityCurve =
  | {
      readonly primitives: readonly Primitive[];
      readonly closed: boolean;
      /** Whether the file gives only points to pass through. */
      readonly isFromFitPoints?: boolean;
      /** Whether it is drawn in space and rises, so that it is not seen as it is. */
      readonly isRising?: boolean;
    }
  | string;
