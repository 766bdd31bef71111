import { z } from 'zod';
import { coordinateMm, finite, list, record } from '../schema.js';

/** A point `[xMm, yMm]`; X to the right, Y up. */
export const pointSchema = z.tuple([coordinateMm(), coordinateMm()]).readonly();
/** A point `[xMm, yMm]`; X to the right, Y up. */
export type Point = z.infer<typeof pointSchema>;

/** A point in space `[xMm, yMm, zMm]`; Z 0 at the stock top, up positive. */
export const point3Schema = z.tuple([coordinateMm(), coordinateMm(), coordinateMm()]).readonly();
/** A point in space `[xMm, yMm, zMm]`; Z 0 at the stock top, up positive. */
export type Point3 = z.infer<typeof point3Schema>;

/** `[xMm, yMm, bulge]`, see {@link Vertex}. */
export const vertexSchema = z.tuple([coordinateMm(), coordinateMm(), finite().min(-1e3).max(1e3)]).readonly();
/**
 * `[xMm, yMm, bulge]`: where a segment starts and how it bends on the way to the next vertex. `bulge = tan(sweep / 4)`: 0 is a
 * straight line, 1 a half turn counter-clockwise, −1 a half turn clockwise. With chord c from P to Q and left normal n, the
 * radius is c(1 + b²)/(4|b|) and the centre (P + Q)/2 + n·c(1 − b²)/(4b) (Autodesk DXF reference, "bulge"). A whole circle is
 * two vertices of bulge ±1. The form is kept because it is rational: no trigonometry stands between a drawing and a part.
 */
export type Vertex = z.infer<typeof vertexSchema>;

/** See {@link Contour}. */
export const contourSchema = record({ closed: z.boolean(), vertices: list(vertexSchema, { min: 2 }) });
/**
 * A chain of lines and arcs. When `closed`, the last vertex is joined to the first by a segment with the last vertex's bulge;
 * when open, the last bulge is 0 and ignored.
 */
export type Contour = z.infer<typeof contourSchema>;

/** See {@link Region}. */
export const regionSchema = record({ outline: contourSchema, holes: list(contourSchema) });
/** An area: a counter-clockwise outline minus clockwise holes, all closed and none crossing another. */
export type Region = z.infer<typeof regionSchema>;

/** See {@link Box}. */
export const boxSchema = record({
  minXMm: coordinateMm(),
  minYMm: coordinateMm(),
  maxXMm: coordinateMm(),
  maxYMm: coordinateMm(),
});
/** An axis-parallel box, mm. */
export type Box = z.infer<typeof boxSchema>;
