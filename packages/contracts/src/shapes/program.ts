import { z } from 'zod';
import { count, finite, id, list, record } from '../schema.js';
import { point3Schema, pointSchema } from './contour.js';
import { controllerSchema } from './machine.js';

/** See {@link Program}. */
export const programSchema = record({
  text: z.string().describe('ASCII, lines end in LF'),
  controller: controllerSchema,
  sheetIndex: count(),
  toolIds: list(id()),
  blocks: list(record({ toolpathId: id(), firstLine: count().min(1), lastLine: count().min(1) })).describe(
    '1-based line ranges per toolpath, both ends included',
  ),
  estimateS: finite().min(0).describe('Estimated running time, seconds'),
  zeroMm: point3Schema.exactOptional().describe('Program zero in sheet coordinates, mm; absent: 0, 0, 0'),
});
/** G-code of one setup. */
export type Program = z.infer<typeof programSchema>;

const spindleSchema = () => z.enum(['off', 'clockwise', 'counter-clockwise']);

/** See {@link Motion}. */
export const motionSchema = record({
  line: count().min(1).describe('1-based line of the program'),
  kind: z.enum(['rapid', 'line', 'arc', 'dwell']),
  fromMm: point3Schema,
  toMm: point3Schema,
  centreMm: pointSchema.exactOptional(),
  clockwise: z.boolean().exactOptional(),
  sweepRad: finite()
    .exactOptional()
    .describe('Turn the controller executes, radians, signed, counter-clockwise positive'),
  feedMmPerMin: finite().min(0),
  spindle: spindleSchema(),
  spindleRpm: finite().min(0),
  toolNumber: count(),
  dwellS: finite().min(0).exactOptional(),
});
/** What one block makes the machine do, in work coordinates, mm, with the modal state it happens under. */
export type Motion = z.infer<typeof motionSchema>;

/** See {@link ProgramReading}. */
export const programReadingSchema = record({
  motions: list(motionSchema),
  nLines: count(),
  units: z.enum(['mm', 'inch', 'unstated']),
  diagnostics: list(
    record({
      line: count().min(1),
      severity: z.enum(['error', 'warning']),
      code: z.string(),
      grblStatus: count().exactOptional().describe('GRBL’s own error number'),
      message: z.string(),
    }),
  ),
  startUnknown: z
    .boolean()
    .describe('Whether the first motion starts from a place the program does not state'),
  workSystem: count()
    .min(54)
    .max(59)
    .exactOptional()
    .describe(
      'Work system of the first motion, 54 for G54; absent where nothing moves or a reader cannot tell',
    ),
  spindleStarts: list(count().min(1))
    .exactOptional()
    .describe('Lines after which the spindle turns and before which it stood, increasing'),
  ending: record({
    isProgramEnd: z.boolean().describe('Whether the last line that commands anything is M2 or M30'),
    spindle: spindleSchema().describe('How the program leaves the spindle'),
  }).exactOptional(),
});
/** A program as read back. */
export type ProgramReading = z.infer<typeof programReadingSchema>;
