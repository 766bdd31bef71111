import type { z } from 'zod';
import { count, finite, lengthMm, list, record } from '../schema.js';
import { findingSchema } from '../shapes/finding.js';
import { layoutSchema, partSchema, sheetStockSchema } from '../shapes/part.js';
import type { EngineBase, Verb } from './engine.js';

/** See {@link NestRequest}. */
export const nestRequestSchema = record({
  parts: list(partSchema, { max: 10_000 }),
  sheets: list(sheetStockSchema, { min: 1, max: 1_000 }),
  spacingMm: lengthMm().describe(
    'Least gap between parts, mm; at least the cutter’s diameter where each is profiled',
  ),
  marginMm: lengthMm().describe('Strip along the sheet’s edge that stays free, mm'),
  rotationsDeg: list(finite().min(-360).max(360), { min: 1, max: 360 })
    .default([0, 90, 180, 270])
    .describe(
      'Turns tried, degrees; a part with a grain on a sheet with a grain keeps to those that line the two up',
    ),
  seed: count().default(1),
  workBudget: count()
    .min(1)
    .max(1e9)
    .default(2_000)
    .describe('Placements evaluated at most; a count, never a time'),
});
/** Parts to lay on sheets. */
export type NestRequest = z.infer<typeof nestRequestSchema>;

/** See {@link NestResult}. */
export const nestResultSchema = record({
  layout: layoutSchema,
  workDone: count(),
  findings: list(findingSchema),
});
/** A layout, what it cost, and what should be known of it. */
export type NestResult = z.infer<typeof nestResultSchema>;

/** `@millwright/nest`, real or stub. */
export interface NestEngine extends EngineBase {
  readonly nestParts: Verb<z.input<typeof nestRequestSchema>, NestResult>;
}
