import { z } from 'zod';
import { proofSchema, proveRequestSchema } from '../engines/simulate.js';
import { toolpathPlanSchema } from '../engines/toolpath.js';
import { count, finite, lengthMm, list, record } from '../schema.js';
import { machineSchema, setupSchema } from '../shapes/machine.js';
import { layoutSchema, partSchema } from '../shapes/part.js';
import { toolSchema } from '../shapes/tool.js';
import { defineOperation, pure } from './definition.js';
import { findingsField, proofPicturesSchema, refOr, refTo } from './fields.js';

const { shape } = proveRequestSchema.unwrap();
const { toleranceMm, throughMm, stock, frame, operations, obstacles, cuttingLimits, blocks, budgetCells } =
  shape;
const { turnedAbout, tabs, pins } = shape.otherSide.unwrap().unwrap().shape;
const programSource = () => refOr(record({ text: z.string().max(64 * 1024 * 1024) }));

/** Program text + drawing → proof. */
export const proveProgramOperation = defineOperation({
  ...pure,
  toolId: 'simulate',
  name: 'prove_program',
  title: 'Prove a program against the drawing',
  description:
    'Reads G-code back as the controller would and checks it against parts, layout, tool, machine and setup with code that shares nothing with what wrote it: gouges, missing parts, rapids through stock, spindle off, travel. Any program will do, and any input may be left out: what cannot be judged then is undecided, `missing` names what to ask for. The verdict is proved, unproved (something could not be decided) or findings.',
  input: record({
    program: programSource(),
    parts: refOr(list(partSchema))
      .default([])
      .describe('The drawing; absent: gouges and what is left cannot be judged'),
    layout: refOr(layoutSchema)
      .exactOptional()
      .describe('Where the parts lie; absent: `stock` gives the sheet'),
    plan: refOr(toolpathPlanSchema)
      .exactOptional()
      .describe('Where tabs are meant to stay and what was planned as not cuttable'),
    sheetIndex: count().default(0),
    stock,
    tools: list(toolSchema).default([]).describe('What the T words stand for; absent: no cut can be judged'),
    machine: machineSchema.exactOptional(),
    setup: setupSchema.exactOptional(),
    frame,
    operations,
    obstacles,
    cuttingLimits,
    blocks,
    otherSide: record({ program: programSource(), turnedAbout, tabs, pins })
      .exactOptional()
      .describe('The program of the other face of a sheet that is turned over'),
    budgetCells,
    toleranceMm,
    throughMm,
    pictures: z
      .boolean()
      .default(false)
      .describe(
        'Also draws sheet, difference, path and replay, as far as the inputs given allow; takes seconds',
      ),
  }),
  output: record({
    proof: refTo('the proof (JSON)'),
    verdict: proofSchema.unwrap().shape.verdict,
    missing: proofSchema.unwrap().shape.missing,
    timeS: finite().min(0),
    cutLengthMm: lengthMm(),
    pictures: proofPicturesSchema.exactOptional(),
    ...findingsField,
  }),
  timeoutS: { default: 60, max: 300 },
  dependencies: ['@millwright/post-grbl', '@millwright/simulate'],
  guardrails: ['never proved by default: what could not be decided is named'],
  errors: ['INPUT_INVALID', 'REF_UNKNOWN', 'CANCELLED', 'SIMULATE_SHEET_UNKNOWN', 'SIMULATE_CORE_FAILED'],
  examples: [],
});
