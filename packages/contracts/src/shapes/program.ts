import { z } from 'zod';
import { count, finite, id, list, record, text } from '../schema.js';
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

const boxSchema = () => record({ minMm: point3Schema, maxMm: point3Schema });
const rangeSchema = () => record({ least: finite().min(0), most: finite().min(0) });

/** See {@link ProgramManifest}. */
export const programManifestSchema = record({
  manifestVersion: z.literal(1),
  controller: controllerSchema,
  units: z.enum(['mm', 'inch']),
  style: z.enum(['verbose', 'standard', 'compact']),
  zeroMm: point3Schema.describe('Program zero in sheet coordinates, mm'),
  file: record({ sha256: z.string(), nLines: count(), nBytes: count() }),
  tools: list(
    record({
      id: id(),
      number: count(),
      label: text(),
      diameterMm: finite(),
      timeS: finite().min(0),
      cutLengthMm: finite().min(0),
    }),
    { min: 1 },
  ).describe('In the order of their first use'),
  bounds: record({
    motion: boxSchema().describe(
      'All places the tool goes to, program coordinates, mm; arcs with their bulge',
    ),
    cutting: boxSchema().exactOptional().describe('The same of feed moves; absent where there is none'),
  }),
  spindleRpm: rangeSchema(),
  feedMmPerMin: rangeSchema(),
  cutLengthMm: finite().min(0).describe('Length of all feed moves, mm'),
  rapidLengthMm: finite().min(0),
  timeS: record({
    total: finite().min(0),
    cutting: finite().min(0),
    rapid: finite().min(0),
    dwell: finite().min(0),
  }).describe('Running time by the planner’s model, seconds'),
  nStops: count().describe('How often the machine comes to rest'),
  moves: record({
    nGiven: count().describe('Moves of the toolpaths'),
    nFitted: count().describe('Moves after lines were fitted with arcs and longer lines'),
    nArcs: count().describe('Arc blocks written'),
    nLines: count().describe('Straight feed blocks written'),
    fitErrorMm: finite().min(0).describe('How far fitted moves are from those given, measured, mm'),
  }),
  operations: list(
    record({
      toolpathId: id(),
      operation: text(),
      partId: id(),
      copy: count(),
      toolId: id(),
      firstLine: count()
        .min(1)
        .describe('A program cut off here starts legally: state, height, spindle, place'),
      lastLine: count().min(1),
      timeS: finite().min(0),
      cutLengthMm: finite().min(0),
    }),
  ),
  starvation: record({
    firstLine: count().min(1),
    nBlocks: count().min(1).describe('Planner blocks that come too late'),
    extraS: finite().min(0).describe('Time the machine stands or crawls for it, at least, s'),
    toleranceFactor: finite()
      .min(1)
      .describe('How many times coarser the toolpath must follow its curves to be in time'),
  })
    .exactOptional()
    .describe(
      'Where an 8-bit board at 115,200 baud runs dry; absent where it does not, or the controller is none',
    ),
  requires: list(text()).describe('What must hold at the controller before the start'),
});
/** What is to be known of a program without reading it. Plain data; the same program has the same manifest. */
export type ProgramManifest = z.infer<typeof programManifestSchema>;

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
  toolCalls: list(
    record({
      line: count().min(1),
      number: count().describe('The tool remembered after this line'),
      isChange: z.boolean().describe('Whether the line has M6; else a T word alone'),
    }),
  )
    .exactOptional()
    .describe('Lines that name or change a tool; absent where a reader does not say'),
  pauses: list(record({ line: count().min(1), spindle: spindleSchema() }))
    .exactOptional()
    .describe('Lines that wait for a person (M0), and the spindle meanwhile'),
  offsets: list(
    record({
      line: count().min(1),
      kind: z.enum([
        'G10',
        'G28',
        'G28.1',
        'G30',
        'G30.1',
        'G43.1',
        'G53',
        'G54',
        'G55',
        'G56',
        'G57',
        'G58',
        'G59',
        'G92',
        'G92.1',
      ]),
      isKnown: z.boolean().describe('Whether the coordinates of the motions account for it'),
    }),
  )
    .exactOptional()
    .describe('Lines that move the zero on the way, or go where the machine has stored'),
  ending: record({
    isProgramEnd: z.boolean().describe('Whether the last line that commands anything is M2 or M30'),
    spindle: spindleSchema().describe('How the program leaves the spindle'),
  }).exactOptional(),
});
/** A program as read back. */
export type ProgramReading = z.infer<typeof programReadingSchema>;
