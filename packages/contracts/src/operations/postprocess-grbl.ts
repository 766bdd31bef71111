import { writeOptionsSchema } from '../engines/post-grbl.js';
import { toolpathPlanSchema } from '../engines/toolpath.js';
import { count, finite, list, record, text } from '../schema.js';
import { machineSchema, setupSchema } from '../shapes/machine.js';
import { layoutSchema } from '../shapes/part.js';
import { toolSchema } from '../shapes/tool.js';
import { defineOperation, pure } from './definition.js';
import { findingsField, refOr, refTo } from './fields.js';

/** Toolpaths + machine → G-code. */
export const postprocessGrblOperation = defineOperation({
  ...pure,
  toolId: 'post-grbl',
  name: 'postprocess_grbl',
  title: 'Write a GRBL program',
  description:
    'Writes the toolpaths of one sheet as a program that GRBL 1.1 executes exactly as meant, and gives its length and its estimated running time in seconds. The program is not proved yet: call prove_program before it goes near a machine.',
  input: record({
    title: text(),
    plan: refOr(toolpathPlanSchema),
    sheetIndex: count(),
    tools: list(toolSchema, { min: 1 }),
    machine: machineSchema,
    setup: setupSchema,
    layout: refOr(layoutSchema)
      .exactOptional()
      .describe('Where the sheet’s size is read; needed where setup.zero is not left, near and stock top'),
    options: writeOptionsSchema.exactOptional(),
  }),
  output: record({
    program: refTo('the program (G-code text)'),
    nLines: count(),
    sizeBytes: count(),
    estimateS: finite().min(0),
    ...findingsField,
  }),
  timeoutS: { default: 60, max: 300 },
  dependencies: ['@millwright/post-grbl'],
  guardrails: ['rounded once', 'spindle on before any plunge', 'no word outside GRBL 1.1'],
  errors: [
    'INPUT_INVALID',
    'REF_UNKNOWN',
    'CANCELLED',
    'POST_TOOL_UNKNOWN',
    'POST_TOOLS_MIXED',
    'POST_SHEETS_MIXED',
    'POST_TOOL_CHANGE_REFUSED',
    'POST_USER_LINE_REFUSED',
    'POST_DRILL_CYCLE_REFUSED',
    'POST_LASER_REFUSED',
    'POST_RAPID_TOO_LOW',
    'POST_ARC_NOT_CIRCULAR',
    'POST_COORDINATE_TOO_LARGE',
  ],
  examples: [],
});
