import { emptyBounds, includePrimitive } from '../../src/curve/bounds.js';
import { type ReadDxfOptions, readDxf } from '../../src/dxf/read-dxf.js';
import type { Sketch } from '../../src/sketch.js';
import { bytesOf, dxf, type Tag } from '../helpers.js';

type DxfParts = Parameters<typeof dxf>[1];

/** What the reader makes of some entities. */
export const sketchOf = (entities: readonly Tag[], parts?: DxfParts, options?: ReadDxfOptions) =>
  readDxf(bytesOf(dxf(entities, parts)), options);

/** What is listed as not read, one line each. */
export const listed = ({ unread }: Sketch) => unread.map(({ entity, layer }) => `${entity} on ${layer}`);

/** The box around all strokes, rounded to a nanometre: minX, minY, maxX, maxY. */
export function boxOf({ strokes }: Pick<Sketch, 'strokes'>): readonly number[] {
  const box = emptyBounds();
  for (const { primitives } of strokes) for (const one of primitives) includePrimitive(box, one, 1e-9);
  return [box.minX, box.minY, box.maxX, box.maxY].map((value) => Math.round(value * 1e6) / 1e6 + 0);
}

/** What a function throws, as its code; `undefined` when it does not. */
export function codeThrown(run: () => unknown): unknown {
  try {
    run();
    return undefined;
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
}
