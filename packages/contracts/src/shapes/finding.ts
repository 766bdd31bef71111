import { z } from 'zod';
import { count, finite, id, list, record, text } from '../schema.js';

/** A number with its unit, e.g. `{ value: 0.2, unit: 'mm' }`. */
export const quantitySchema = record({ value: finite(), unit: z.string().max(20) });
/** A number with its unit, e.g. `{ value: 0.2, unit: 'mm' }`. */
export type Quantity = z.infer<typeof quantitySchema>;

/** See {@link Finding}. */
export const findingSchema = record({
  code: z.string().regex(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/),
  severity: z.enum(['error', 'warning', 'info']),
  message: text().describe('One or two sentences: what, where, and what to do'),
  measured: quantitySchema.exactOptional(),
  allowed: quantitySchema.exactOptional(),
  partId: id().exactOptional(),
  copy: count().exactOptional(),
  sheetIndex: count().exactOptional(),
  toolpathId: id().exactOptional(),
  programLine: count().min(1).exactOptional(),
  layer: text().exactOptional(),
  atMm: list(finite(), { min: 2, max: 3 }).exactOptional(),
  count: count().min(1).exactOptional().describe('How many times the same thing was found'),
});
/** Something a person should know about a result. A finding is part of a result, never an exception. */
export type Finding = z.infer<typeof findingSchema>;
