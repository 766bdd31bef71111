import { z } from 'zod';
import { count, finite, id, list, positiveMm, ratio, record, text } from '../schema.js';
import { point3Schema } from '../shapes/contour.js';
import { findingSchema } from '../shapes/finding.js';
import { controllerSchema, machineSchema, setupSchema } from '../shapes/machine.js';
import { programManifestSchema, type programReadingSchema, programSchema } from '../shapes/program.js';
import { toolSchema } from '../shapes/tool.js';
import { type Toolpath, toolpathSchema } from '../shapes/toolpath.js';
import type { EngineBase, Verb } from './engine.js';

/** See {@link WriteOptions}. */
export const writeOptionsSchema = record({
  style: z
    .enum(['verbose', 'standard', 'compact'])
    .exactOptional()
    .describe(
      'verbose: every word in every block; standard (default): the motion word and what changes; compact: what changes alone, without spaces, comments and needless zeros',
    ),
  units: z
    .enum(['mm', 'inch'])
    .exactOptional()
    .describe('What the numbers of the program mean; mm unless given'),
  fitToleranceMm: finite()
    .min(0)
    .max(0.01)
    .exactOptional()
    .describe('How far arcs that replace lines may be from them, mm; 0.003 unless given, 0 for none'),
  toolChange: z
    .enum(['separate', 'pause', 'sender', 'native'])
    .exactOptional()
    .describe(
      'separate (default): a program has one tool; pause: spindle off and M0; sender: M6, for a sender that takes it out of the stream; native: M6, for a controller that has it',
    ),
  preamble: list(text(), { max: 50 })
    .exactOptional()
    .describe('Lines of the caller’s own after the title: words that move nothing'),
  postamble: list(text(), { max: 50 })
    .exactOptional()
    .describe(
      'Lines of the caller’s own before M30: words that move nothing, and rapids of X and Y at the clearance height',
    ),
  drillCycles: z
    .enum(['expanded', 'native'])
    .exactOptional()
    .describe(
      'expanded (default): plain moves and waits; native: G81, G82, G83, G73, which grblHAL alone has',
    ),
  laser: record({
    fullPower: finite().min(1).max(99_999).describe('What S says at full power: $30'),
    powers: list(record({ toolpathId: id(), powerRatio: ratio().gt(0) }), { min: 1 }).describe(
      'Share of full power in the cuts of every toolpath',
    ),
  })
    .exactOptional()
    .describe(
      'For a laser in the spindle’s place ($32=1): M4, power on lines and arcs, none in rapids; no cut leaves its height or lies below the stock top',
    ),
});
/** How a program is to look. All looks make the machine do the same. */
export type WriteOptions = z.infer<typeof writeOptionsSchema>;

/** See {@link WriteProgramRequest}. */
export const writeProgramRequestSchema = record({
  title: text(),
  sheetIndex: count(),
  toolpaths: list(toolpathSchema, { min: 1 }).describe('All with the same tool, in cutting order'),
  tools: list(toolSchema, { min: 1 }),
  machine: machineSchema,
  setup: setupSchema,
  stock: record({ widthMm: positiveMm(), heightMm: positiveMm(), thicknessMm: positiveMm() })
    .exactOptional()
    .describe('The sheet along X, Y and Z, mm; needed where setup.zero is not left, near and stock top'),
  options: writeOptionsSchema.exactOptional(),
});
/** Toolpaths of one sheet and tool to be written as a program. */
export type WriteProgramRequest = z.infer<typeof writeProgramRequestSchema>;

/** See {@link WriteProgramResult}. */
export const writeProgramResultSchema = record({
  program: programSchema,
  manifest: programManifestSchema.exactOptional().describe('Absent from a stub'),
  findings: list(findingSchema),
});
/** A program, and what should be known of it. */
export type WriteProgramResult = z.infer<typeof writeProgramResultSchema>;

/** See {@link TwoSidedRequest}. */
export const twoSidedRequestSchema = record({
  sheet: record({ widthMm: positiveMm(), heightMm: positiveMm(), thicknessMm: positiveMm() }),
  flipAxis: z
    .enum(['x', 'y'])
    .describe(
      'The sheet is turned over about its middle line along X (near and far change places) or along Y',
    ),
  backToolpaths: list(toolpathSchema).describe(
    'For the other face: X and Y as seen through the sheet from the first, Z 0 at the face that is up after the turn',
  ),
  dowels: record({
    toolId: id(),
    sheetIndex: count(),
    spindleRpm: finite().positive(),
    feedMmPerMin: finite().positive().max(100_000),
    insetMm: positiveMm().describe('From the sheet’s edges, along the flip axis'),
    belowMm: positiveMm().describe('How deep the holes go into the spoilboard; within setup.spoilboardMm'),
    retractZMm: positiveMm().describe('setup.retractZMm or more, over the stock top'),
    peckMm: positiveMm().exactOptional().describe('Depth of a peck; none where absent'),
  }),
});
/** A job that is cut from both faces of a sheet. */
export type TwoSidedRequest = z.infer<typeof twoSidedRequestSchema>;

/** See {@link ReadProgramRequest}. */
export const readProgramRequestSchema = record({
  text: z.string().max(64 * 1024 * 1024),
  controller: controllerSchema.default('grbl-1.1'),
  startMm: z
    .tuple([finite(), finite(), finite()])
    .readonly()
    .exactOptional()
    .describe('Where the machine stands, work coordinates, mm'),
});
/** Any G-code text to be read as the controller would. */
export type ReadProgramRequest = z.infer<typeof readProgramRequestSchema>;

/** See {@link ResumeProgramRequest}. */
export const resumeProgramRequestSchema = record({
  text: z.string().max(64 * 1024 * 1024),
  line: count().min(1).describe('The 1-based line to go on from'),
  safeZMm: finite()
    .min(-10_000)
    .max(10_000)
    .describe('A height that the tool can reach and is free to travel at, program coordinates, mm'),
  plungeMmPerMin: finite()
    .min(1)
    .max(100_000)
    .describe('Feed down to where the line starts: the stock may be there, mm/min'),
  spinUpS: finite().min(0).max(600).default(5).describe('Seconds until the spindle is up to speed'),
  controller: controllerSchema.default('grbl-1.1'),
});
/** A program that stopped, and how it is to go on. */
export type ResumeProgramRequest = z.input<typeof resumeProgramRequestSchema>;

/** See {@link ResumeProgramResult}. */
export const resumeProgramResultSchema = record({
  text: z.string(),
  firstLine: count().min(1).describe('The 1-based line of the new text where the given line stands'),
  startMm: point3Schema.describe('Where that line starts, program coordinates, mm'),
});
/** The program that goes on. */
export type ResumeProgramResult = z.infer<typeof resumeProgramResultSchema>;

/** `@millwright/post-grbl`, real or stub. */
export interface PostGrblEngine extends EngineBase {
  readonly writeProgram: Verb<WriteProgramRequest, WriteProgramResult>;
  /** A program that leads the tool, spindle off, round all cuts at the clearance height: to see before the cut where it will be. */
  readonly frameProgram: Verb<WriteProgramRequest, WriteProgramResult>;
  /** The same text piece by piece, of toolpaths that are taken one at a time; returns what is known of the whole. */
  readonly programChunks: (
    head: Omit<WriteProgramRequest, 'toolpaths'>,
    toolpaths: Iterable<Toolpath>,
  ) => Generator<string, Omit<WriteProgramResult, 'program'>>;
  /** The moves of a drill cycle from where it starts, waits aside; synchronous. */
  readonly drillMoves: (
    cycle: NonNullable<Toolpath['drillCycle']>,
    startMm: Toolpath['startMm'],
  ) => Toolpath['moves'];
  /** What a second face takes: dowel holes for the first program, and the toolpaths as they lie once the sheet is turned; synchronous. */
  readonly twoSided: (request: TwoSidedRequest) => {
    readonly dowels: Toolpath;
    readonly back: readonly Toolpath[];
  };
  /** A program that goes on from a line of another; synchronous. */
  readonly resumeProgram: (request: ResumeProgramRequest) => ResumeProgramResult;
  readonly readProgram: Verb<z.input<typeof readProgramRequestSchema>, z.infer<typeof programReadingSchema>>;
}
