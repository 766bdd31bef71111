import { z } from 'zod';
import { proofSchema, proveRequestSchema } from '../engines/simulate.js';
import { toolpathPlanSchema } from '../engines/toolpath.js';
import { count, finite, lengthMm, list, record } from '../schema.js';
import { machineSchema, setupSchema } from '../shapes/machine.js';
import { layoutSchema, partSchema } from '../shapes/part.js';
import { toolSchema } from '../shapes/tool.js';
import { defineOperation, pure } from './definition.js';
import { findingsField, refOr, refTo } from './fields.js';

const { toleranceMm, throughMm } = proveRequestSchema.unwrap().shape;

/** Program text + drawing → proof. */
export const proveProgramOperation = defineOperation({
  ...pure,
  toolId: 'simulate',
  name: 'prove_program',
  title: 'Prove a program against the drawing',
  description:
    'Reads G-code back as the controller would and checks it against parts, layout, tool, machine and setup with code that shares nothing with what wrote it: gouges, missing parts, rapids through stock, spindle off, travel. The verdict is proved, unproved (something could not be decided) or findings.',
  input: record({
    program: refOr(record({ text: z.string().max(64 * 1024 * 1024) })),
    parts: refOr(list(partSchema)),
    layout: refOr(layoutSchema),
    plan: refOr(toolpathPlanSchema)
      .exactOptional()
      .describe('Where tabs are meant to stay and what was planned as not cuttable'),
    sheetIndex: count(),
    tools: list(toolSchema, { min: 1 }),
    machine: machineSchema,
    setup: setupSchema,
    toleranceMm,
    throughMm,
  }),
  output: record({
    proof: refTo('the proof (JSON)'),
    verdict: proofSchema.unwrap().shape.verdict,
    timeS: finite().min(0),
    cutLengthMm: lengthMm(),
    ...findingsField,
  }),
  timeoutS: { default: 60, max: 300 },
  dependencies: ['@millwright/post-grbl', '@millwright/simulate'],
  guardrails: ['never proved by default: what could not be decided is named'],
  errors: ['INPUT_INVALID', 'REF_UNKNOWN', 'CANCELLED', 'SIMULATE_SHEET_UNKNOWN', 'SIMULATE_CORE_FAILED'],
  examples: [],
});
