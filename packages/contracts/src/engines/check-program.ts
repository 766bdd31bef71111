import { z } from 'zod';
import { count, finite, list, record, text } from '../schema.js';
import { controllerSchema, type machineSchema } from '../shapes/machine.js';
import type { Motion, ProgramReading } from '../shapes/program.js';
import type { RunOptions, Verb } from './engine.js';

const programText = () => z.string().max(64 * 1024 * 1024);

/** See {@link ProgramRemark}. */
export const programRemarkSchema = record({
  line: count().min(1).describe('1-based line of the program'),
  severity: z.enum(['error', 'warning', 'info']),
  code: z.string().describe('Stable name'),
  grblStatus: count().exactOptional().describe('GRBL’s own error number, where it refuses the line'),
  message: z.string().describe('What is there, and what the controller makes of it'),
  remedy: z.string().describe('What to do about it'),
});
/** Something a person should know about a line of a program. */
export type ProgramRemark = z.infer<typeof programRemarkSchema>;

/** See {@link LintProgramRequest}. */
export const lintProgramRequestSchema = record({
  text: programText(),
  controller: controllerSchema.default('grbl-1.1'),
});
/** A program from anywhere, to be looked over before it is run. */
export type LintProgramRequest = z.input<typeof lintProgramRequestSchema>;

/** See {@link LintProgramResult}. */
export const lintProgramResultSchema = record({ remarks: list(programRemarkSchema), nLines: count() });
/** What is to be known of a program, in the order of its lines. */
export type LintProgramResult = z.infer<typeof lintProgramResultSchema>;

/** See {@link RepairProgramRequest}. */
export const repairProgramRequestSchema = record({
  text: programText(),
  controller: controllerSchema.default('grbl-1.1'),
  units: z
    .enum(['mm', 'inch'])
    .exactOptional()
    .describe('What the figures mean where the program does not say'),
  spinUpS: finite()
    .min(0)
    .max(60)
    .default(3)
    .describe('Seconds to wait after the spindle starts; 0 for none'),
  toolChange: z
    .enum(['pause', 'refuse'])
    .default('pause')
    .describe('What stands for a tool change after the first: a pause with the spindle off, or nothing'),
});
/** A program from other software, to be made one that GRBL executes as it was meant. */
export type RepairProgramRequest = z.input<typeof repairProgramRequestSchema>;

/** See {@link RepairProgramResult}. */
export const repairProgramResultSchema = record({
  outcome: z
    .enum(['unchanged', 'repaired', 'refused'])
    .describe(
      'unchanged: runs as it is; repaired: `text` runs and goes the same ways; refused: `reasons` say why',
    ),
  text: z.string().describe('The program to run; empty where refused'),
  changes: list(programRemarkSchema).describe('What was changed, by line of the program that was given'),
  reasons: list(programRemarkSchema).describe('Why it is refused'),
  remarks: list(programRemarkSchema).describe('What is left to know of the program that comes out'),
  proof: record({
    nMoves: count().describe('Moves of the program given, as it was meant'),
    nMovesOut: count().describe('Moves of the program that comes out, as the controller executes it'),
    largestDeviationMm: finite()
      .min(0)
      .describe('Largest distance between a point of one path and the other path, mm'),
    allowedDeviationMm: finite().min(0),
  }).exactOptional(),
});
/** A repaired program with the proof that it goes the same ways. */
export type RepairProgramResult = z.infer<typeof repairProgramResultSchema>;

/** See {@link ImportSettingsRequest}. */
export const importSettingsRequestSchema = record({
  text: z.string().max(1_000_000).describe('What a controller answers to $$; other lines are ignored'),
  source: text().describe('Where the dump comes from, for the record'),
});
/** A controller's own settings, to be made a machine profile. */
export type ImportSettingsRequest = z.infer<typeof importSettingsRequestSchema>;

/** What a `$$` dump says of a machine: the fields of a profile that it holds, and what is odd about them. */
export interface ImportSettingsResult {
  readonly machine: Partial<z.infer<typeof machineSchema>>;
  /** `$1` in ms, for the time of each stop; 255 keeps the motors on and costs none. */
  readonly stepIdleDelayMs: number | undefined;
  /** `$32`. */
  readonly isLaserMode: boolean | undefined;
  readonly remarks: readonly ProgramRemark[];
}

/** See {@link AnswerLinesRequest}. */
export const answerLinesRequestSchema = record({
  text: z.string().max(1_000_000),
  controller: controllerSchema.default('grbl-1.1'),
});
/** Text to be sent to a controller that nobody attends to. */
export type AnswerLinesRequest = z.input<typeof answerLinesRequestSchema>;

/** What a controller answers, and how it stands afterwards. */
export interface AnswerLinesResult {
  /** `ok`, `error:n`, `ALARM:n` and `reset`, in order. */
  readonly answers: readonly string[];
  readonly state: 'Idle' | 'Cycle' | 'Jog' | 'Check' | 'Alarm' | 'Hold' | 'Door' | 'Sleep' | 'Home';
  /** Where the parser stands, machine coordinates as 32-bit floats, mm. */
  readonly machineMm: readonly [number, number, number];
  /** Modal words, T, F (mm/min) and S. */
  readonly modes: string;
}

/** How a long program is read piece by piece. */
export interface ReadProgramStreamOptions extends RunOptions {
  readonly controller?: z.infer<typeof controllerSchema>;
  readonly startMm?: readonly [number, number, number];
  /** Gets each move; none is kept. */
  readonly onMotion?: (motion: Motion) => void;
}

/** What `@millwright/post-grbl` does with programs that others wrote. */
export interface ProgramCheckEngine {
  readonly lintProgram: Verb<LintProgramRequest, LintProgramResult>;
  readonly repairProgram: Verb<RepairProgramRequest, RepairProgramResult>;
  readonly answerLines: (request: AnswerLinesRequest) => AnswerLinesResult;
  readonly importSettings: (request: ImportSettingsRequest) => ImportSettingsResult;
  /** Reads a program of any length in constant memory; the reading's `motions` are empty. */
  readonly readProgramStream: (
    chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
    options?: ReadProgramStreamOptions,
  ) => Promise<ProgramReading>;
}
