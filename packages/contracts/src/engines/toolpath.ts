import { z } from 'zod';
import { count, finite, id, lengthMm, list, positiveMm, record, text } from '../schema.js';
import { findingSchema } from '../shapes/finding.js';
import { setupSchema } from '../shapes/machine.js';
import { layoutSchema, partSchema } from '../shapes/part.js';
import { cuttingDataSchema, toolSchema } from '../shapes/tool.js';
import { toolpathSchema } from '../shapes/toolpath.js';
import type { EngineBase, Verb } from './engine.js';

/** See {@link ToolpathRequest}. */
export const toolpathRequestSchema = record({
  layout: layoutSchema,
  parts: list(partSchema),
  tool: toolSchema,
  cutting: cuttingDataSchema,
  setup: setupSchema,
  throughMm: lengthMm().default(0.2).describe('How much deeper than the sheet a through cut goes, mm'),
  direction: z.enum(['climb', 'conventional']).default('climb'),
  rampDeg: finite().positive().max(45).default(3).describe('Steepest descent into a profile, degrees'),
  tabs: record({
    lengthMm: positiveMm(),
    heightMm: positiveMm(),
    perPart: count().max(100).describe('How many tabs a part gets at least; 0 for none'),
    largestGapMm: positiveMm().describe('Along the outline no stretch without a tab is longer than this, mm'),
  }).default({ lengthMm: 6, heightMm: 3, perPart: 3, largestGapMm: 400 }),
});
/** What to cut with which tool on the sheets of a layout. */
export type ToolpathRequest = z.infer<typeof toolpathRequestSchema>;

/** See {@link ToolpathPlan}. */
export const toolpathPlanSchema = record({
  toolpaths: list(toolpathSchema).describe('In cutting order, sheet by sheet'),
  uncuttable: list(record({ partId: id(), holeIndex: count(), reason: text() })).describe(
    'Holes this tool cannot make; the rest of the part is planned all the same',
  ),
  findings: list(findingSchema),
});
/** Toolpaths in cutting order, and what could not be cut. */
export type ToolpathPlan = z.infer<typeof toolpathPlanSchema>;

/** `@millwright/toolpath`, real or stub. */
export interface ToolpathEngine extends EngineBase {
  readonly planToolpaths: Verb<z.input<typeof toolpathRequestSchema>, ToolpathPlan>;
}
