import { z } from 'zod';
import { drawingUnitSchema, partRuleSchema, readDrawingOptionsSchema } from './engines/drawing.js';
import { writeOptionsSchema } from './engines/post-grbl.js';
import { toolpathRequestSchema } from './engines/toolpath.js';
import { movementRequestSchema } from './engines/wood-movement.js';
import { count, finite, id, lengthMm, list, record, text } from './schema.js';
import { machineSchema, setupSchema } from './shapes/machine.js';
import { sheetStockSchema } from './shapes/part.js';
import { cuttingDataSchema, toolSchema } from './shapes/tool.js';

const { joinMm, hatches, hiddenLayers, split, maps, crossing, nesting, layers, fitArcs, allowFlip } =
  readDrawingOptionsSchema.unwrap().shape;

/** See {@link Reading}. */
export const readingSchema = record({
  joinMm: joinMm.unwrap().exactOptional(),
  hatches: hatches.unwrap().exactOptional(),
  hiddenLayers: hiddenLayers.unwrap().exactOptional(),
  split: split.unwrap().exactOptional(),
  maps: maps.unwrap().exactOptional(),
  crossing: crossing.unwrap().exactOptional(),
  nesting: nesting.unwrap().exactOptional(),
  layers: layers.unwrap().exactOptional(),
  fitArcs: fitArcs.unwrap().exactOptional(),
  allowFlip: allowFlip.unwrap().exactOptional(),
});
/** How the drawing is to be read: the answers to what it leaves open. */
export type Reading = z.infer<typeof readingSchema>;

/** See {@link Job}. */
export const jobSchema = record({
  $schema: z.string().exactOptional(),
  title: text(),
  drawing: text().describe('Drawing file, relative to the job file'),
  unit: drawingUnitSchema.exactOptional().describe('Unit of the drawing, where the file does not prove it'),
  reading: readingSchema
    .exactOptional()
    .describe('How the drawing is to be read: answers to the questions it leaves open'),
  rules: list(partRuleSchema).default([]),
  mergeIdentical: z.boolean().default(false),
  sheets: list(sheetStockSchema, { min: 1 }),
  machine: z.union([id(), machineSchema]).describe('Name of a shipped machine profile, or a profile'),
  tool: z.union([id(), toolSchema]).describe('Name of a shipped tool, or a tool'),
  cutting: cuttingDataSchema
    .exactOptional()
    .describe('Absent: the shipped figures for the tool and the sheets’ material'),
  setup: setupSchema.exactOptional(),
  program: writeOptionsSchema.exactOptional().describe('How the programs are to look'),
  spacingMm: lengthMm()
    .exactOptional()
    .describe('Gap between parts, mm; absent: two cutter diameters + 2 mm, so that a web stays for the tabs'),
  marginMm: lengthMm().default(10),
  rotationsDeg: list(finite(), { min: 1 }).exactOptional(),
  tabs: toolpathRequestSchema.unwrap().shape.tabs,
  throughMm: toolpathRequestSchema.unwrap().shape.throughMm,
  toleranceMm: z.number().positive().default(0.01),
  seed: count().default(1),
  workBudget: count().min(1).max(1e9).default(2_000),
  movement: movementRequestSchema.exactOptional(),
});
/** A job file: a drawing and everything it takes to make it. A public file format. */
export type Job = z.infer<typeof jobSchema>;
