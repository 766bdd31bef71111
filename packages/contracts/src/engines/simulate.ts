import { z } from 'zod';
import { count, finite, id, lengthMm, list, positiveMm, record, text } from '../schema.js';
import { findingSchema } from '../shapes/finding.js';
import { machineSchema, setupSchema } from '../shapes/machine.js';
import { layoutSchema, partSchema } from '../shapes/part.js';
import { programReadingSchema } from '../shapes/program.js';
import { toolSchema } from '../shapes/tool.js';
import { tabSchema } from '../shapes/toolpath.js';
import type { EngineBase, Verb } from './engine.js';

/** See {@link ProveRequest}. */
export const proveRequestSchema = record({
  programSha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('Digest of the program’s text; the proof is bound to it'),
  reading: programReadingSchema.describe('The program as read back from its text'),
  parts: list(partSchema),
  layout: layoutSchema,
  sheetIndex: count(),
  tools: list(toolSchema, { min: 1 }),
  machine: machineSchema,
  setup: setupSchema,
  tabs: list(tabSchema).describe('Bridges that are meant to stay, sheet coordinates'),
  toleranceMm: positiveMm()
    .default(0.01)
    .describe('How far a cut may enter a part, and a contour stay unfinished, mm'),
  throughMm: lengthMm().default(0).describe('How much deeper than the sheet a through cut must reach, mm'),
  partsExpected: list(record({ partId: id(), copy: count() })).describe('What this program has to cut out'),
  uncuttable: list(record({ partId: id(), holeIndex: count(), reason: text() }))
    .default([])
    .describe('Holes that the plan said it cannot make; the proof names them and holds nothing else back'),
});
/** A program as read back, and all that it is to be judged against. */
export type ProveRequest = z.infer<typeof proveRequestSchema>;

/** See {@link Proof}. */
export const proofSchema = record({
  programSha256: z.string(),
  verdict: z.enum(['proved', 'unproved', 'findings']),
  obligations: list(
    record({
      id: z.string(),
      state: z.enum(['holds', 'violated', 'undecided', 'not-applicable']),
      detail: text(),
    }),
  ).describe('What had to be shown, and how it stands; the verdict is their join'),
  findings: list(findingSchema),
  deepestGougeMm: lengthMm().describe('Certified upper bound of how far the tool enters a part, mm'),
  timeS: finite().min(0).describe('Estimated running time, seconds'),
  cutLengthMm: lengthMm(),
  rapidLengthMm: lengthMm(),
  notCovered: list(text()).describe('What no proof of this kind covers'),
});
/** A verdict with its reasons. `proved` only if every obligation holds or is shown not to apply. */
export type Proof = z.infer<typeof proofSchema>;

/** `@millwright/simulate`, real or stub. */
export interface SimulateEngine extends EngineBase {
  readonly proveProgram: Verb<z.input<typeof proveRequestSchema>, Proof>;
}
