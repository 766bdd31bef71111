import { z } from 'zod';
import { count, finite, id, lengthMm, list, record, text } from '../schema.js';
import { contourSchema, pointSchema } from '../shapes/contour.js';
import { findingSchema } from '../shapes/finding.js';
import { layoutSchema, partSchema } from '../shapes/part.js';
import type { EngineBase, RunOptions, Verb } from './engine.js';

/** Units a drawing may be read in. */
export const drawingUnitSchema = z.enum(['mm', 'cm', 'm', 'in', 'ft', 'px96', 'px90', 'px72', 'pt']);
/** Units a drawing may be read in. */
export type DrawingUnit = z.infer<typeof drawingUnitSchema>;

/** See {@link PartRule}. */
export const partRuleSchema = record({
  layer: text().exactOptional().describe('Applies to parts on this layer; absent: to all'),
  label: text().exactOptional().describe('Applies to parts with this label; absent: to all'),
  ignore: z
    .boolean()
    .exactOptional()
    .describe('Leave these contours out before parts are formed (layer rules only)'),
  grainDeg: finite()
    .min(-360)
    .max(360)
    .exactOptional()
    .describe('Direction of the grain in the part, degrees from +X'),
  quantity: count().min(1).max(10_000).exactOptional(),
});
/** What the drawing does not say of its parts. All rules that match apply, the later ones last. */
export type PartRule = z.infer<typeof partRuleSchema>;

/** See {@link ReadDrawingOptions}. */
export const readDrawingOptionsSchema = record({
  format: z.enum(['auto', 'svg', 'dxf']).default('auto'),
  unit: drawingUnitSchema
    .exactOptional()
    .describe('What the numbers mean; absent: proved from the file, or asked'),
  joinMm: lengthMm().max(0.1).default(0.1).describe('Largest gap closed between loose ends, mm'),
  mergeIdentical: z
    .boolean()
    .default(false)
    .describe('Whether identical outlines become one part with a quantity'),
  rules: list(partRuleSchema, { max: 1_000 }).default([]),
});
/** How to read a drawing. */
export type ReadDrawingOptions = z.infer<typeof readDrawingOptionsSchema>;

/** See {@link UnitDecision}. */
export const unitDecisionSchema = record({
  decision: z.enum(['given', 'proved', 'ask', 'none']),
  unit: drawingUnitSchema.exactOptional(),
  mmPerUnit: finite().positive().exactOptional(),
  evidence: list(text()).describe('What was read, one sentence each'),
  candidates: list(record({ unit: drawingUnitSchema, widthMm: finite(), heightMm: finite() })).describe(
    'The size under each reading, most plausible first',
  ),
});
/**
 * What the numbers in the drawing mean. `ask`: the file does not prove a unit; parts are then empty and a finding says so.
 * `none`: there is nothing to size.
 */
export type UnitDecision = z.infer<typeof unitDecisionSchema>;

/** See {@link Drawing}. */
export const drawingSchema = record({
  units: unitDecisionSchema,
  sizeMm: record({ widthMm: finite(), heightMm: finite() }).exactOptional(),
  parts: list(partSchema),
  features: list(
    record({
      kind: z.literal('drill-candidate'),
      partId: id(),
      holeIndex: count(),
      centreMm: pointSchema,
      diameterMm: finite().positive(),
    }),
  ),
  openContours: list(contourSchema),
  labels: list(record({ text: text(), atMm: pointSchema })),
  unread: list(record({ entity: z.string(), layer: z.string(), count: count() })),
  findings: list(findingSchema),
});
/** A drawing as read: parts, what could be drilled, and everything that was not understood. */
export type Drawing = z.infer<typeof drawingSchema>;

/** See {@link WriteDrawingRequest}. */
export const writeDrawingRequestSchema = record({
  title: text(),
  parts: list(partSchema),
  layout: layoutSchema.exactOptional(),
  sheetIndex: count().exactOptional(),
});
/** Parts side by side, or, with a layout, one sheet of it. */
export type WriteDrawingRequest = z.infer<typeof writeDrawingRequestSchema>;

/** `@millwright/drawing`, real or stub. */
export interface DrawingEngine extends EngineBase {
  readonly readDrawing: (
    bytes: Uint8Array,
    options?: Partial<ReadDrawingOptions>,
    run?: RunOptions,
  ) => Promise<Drawing>;
  readonly writeSvg: Verb<WriteDrawingRequest, string>;
  readonly writeDxf: Verb<WriteDrawingRequest, string>;
}
