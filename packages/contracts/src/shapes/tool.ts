import { z } from 'zod';
import { count, finite, id, list, positiveMm, record, text } from '../schema.js';

/** See {@link Tool}. */
export const toolSchema = record({
  id: id(),
  number: count().min(1).max(255).describe('T word'),
  label: text(),
  shape: z.enum(['flat', 'ball', 'vee', 'chamfer', 'bull-nose', 'drill']),
  diameterMm: positiveMm().describe('Cutting diameter, mm'),
  nFlutes: count().min(1).max(12),
  fluteLengthMm: positiveMm().describe('Length of the cutting edges, mm'),
  shankDiameterMm: positiveMm(),
  stickoutMm: positiveMm().describe('Tip to the holder’s face, mm'),
  holder: record({ diameterMm: positiveMm(), lengthMm: positiveMm() }).exactOptional(),
  tipAngleDeg: finite()
    .positive()
    .max(180)
    .exactOptional()
    .describe('Included angle of a V-bit, chamfer or drill point, degrees'),
  tipDiameterMm: positiveMm()
    .exactOptional()
    .describe('Flat tip of a V-bit or chamfer cutter, mm; absent: a point'),
  cornerRadiusMm: positiveMm().exactOptional().describe('Corner radius of a bull-nose cutter, mm'),
  canPlunge: z.boolean().describe('Whether it cuts at its centre'),
  source: text().exactOptional().describe('Where the dimensions were read'),
});
/** A cutter, with everything a collision check needs. */
export type Tool = z.infer<typeof toolSchema>;

/** See {@link CuttingData}. */
export const cuttingDataSchema = record({
  spindleRpm: finite().positive().max(100_000),
  feedMmPerMin: finite().positive().max(100_000),
  plungeMmPerMin: finite().positive().max(100_000),
  stepdownMm: positiveMm().describe('Largest depth of one pass, mm'),
  source: text().exactOptional(),
});
/** How a tool is driven through a material. */
export type CuttingData = z.infer<typeof cuttingDataSchema>;

/** See {@link ToolLibrary}. */
export const toolLibrarySchema = record({
  tools: list(record({ tool: toolSchema, cutting: z.record(z.string(), cuttingDataSchema) })),
});
/** Tools with cutting data by material; a public file format. */
export type ToolLibrary = z.infer<typeof toolLibrarySchema>;
