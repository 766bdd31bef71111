import { z } from 'zod';
import { count, finite, id, lengthMm, list, positiveMm, record, text } from '../schema.js';
import { contourSchema } from './contour.js';

/** See {@link Feature}. */
export const featureSchema = record({
  id: id(),
  kind: z.enum(['drill', 'pocket', 'engrave', 'v-carve', 'chamfer']),
  contour: contourSchema.describe(
    'A region (drill, pocket, v-carve), a curve the tool’s axis follows (engrave), or an edge of the part (chamfer)',
  ),
  depthMm: positiveMm()
    .exactOptional()
    .describe(
      'Depth below the face it is cut from, mm; absent means through (v-carve: as deep as its walls lead)',
    ),
  diameterMm: positiveMm().exactOptional().describe('Nominal diameter of a drill feature, mm'),
  islands: list(contourSchema)
    .exactOptional()
    .describe('Closed contours inside a pocket or a v-carve within which nothing is taken off'),
  widthMm: positiveMm()
    .exactOptional()
    .describe('Chamfer: how far it goes back from the edge at the stock top, mm; its depth is depthMm'),
  side: z.enum(['top', 'bottom']).exactOptional().describe('The face it is cut from; absent: top'),
  layer: text().exactOptional(),
});
/** A region or curve of a part with an intended operation that does not go through as a hole does. */
export type Feature = z.infer<typeof featureSchema>;

/** See {@link Part}. */
export const partSchema = record({
  id: id().describe('Stable when the drawing is imported again'),
  label: text().exactOptional(),
  layer: text().exactOptional(),
  quantity: count().min(1).max(10_000),
  outline: contourSchema.describe('Closed, counter-clockwise'),
  holes: list(contourSchema).describe('Closed, clockwise, cut through'),
  features: list(featureSchema),
  grainDeg: finite()
    .min(-360)
    .max(360)
    .exactOptional()
    .describe('Direction of the grain in the part, degrees from +X; absent means any direction will do'),
});
/** A shape to be cut from sheet material, in a frame of its own (mm, Y up). */
export type Part = z.infer<typeof partSchema>;

/** What sheets are made of. */
export const materialSchema = z.enum(['plywood', 'mdf', 'particleboard', 'osb', 'hardwood', 'softwood']);
/** What sheets are made of. */
export type Material = z.infer<typeof materialSchema>;

/** See {@link SheetStock}. */
export const sheetStockSchema = record({
  id: id(),
  label: text().exactOptional(),
  material: materialSchema,
  widthMm: positiveMm().describe('Extent along X, mm'),
  heightMm: positiveMm().describe('Extent along Y, mm'),
  thicknessMm: positiveMm().describe('As measured, not as sold, mm'),
  grainDeg: finite()
    .min(-360)
    .max(360)
    .exactOptional()
    .describe('Direction of the face grain, degrees from +X'),
  quantity: count().min(1).max(10_000).describe('How many sheets are at hand'),
});
/** Pieces of sheet material at hand. The lower left corner of a sheet is its origin. */
export type SheetStock = z.infer<typeof sheetStockSchema>;

/** See {@link Placement}. */
export const placementSchema = record({
  partId: id(),
  copy: count().describe('0-based copy of the part'),
  sheetIndex: count().describe('0-based index into the layout’s sheets'),
  xMm: finite(),
  yMm: finite(),
  rotationDeg: finite().min(-360).max(360).describe('Counter-clockwise, degrees'),
  mirrored: z.boolean().describe('Whether x became −x before the rotation'),
});
/** Where a copy of a part lies: mirrored (x → −x) if so, then turned about the part's own origin, then moved by (xMm, yMm). */
export type Placement = z.infer<typeof placementSchema>;

/** See {@link Layout}. */
export const layoutSchema = record({
  sheets: list(
    record({
      stockId: id(),
      material: materialSchema,
      widthMm: positiveMm(),
      heightMm: positiveMm(),
      thicknessMm: positiveMm(),
      grainDeg: finite().exactOptional(),
    }),
  ),
  placements: list(placementSchema),
  unplaced: list(record({ partId: id(), copy: count(), code: z.string(), message: text() })),
  marginMm: lengthMm(),
  spacingMm: lengthMm(),
  yieldRatio: finite().min(0).max(1).describe('Placed area ÷ area of the sheets used'),
});
/** Placements on sheets, and what found no place. */
export type Layout = z.infer<typeof layoutSchema>;
/** One sheet of a layout. */
export type Sheet = Layout['sheets'][number];
