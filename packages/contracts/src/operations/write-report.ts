import { drawingSchema } from '../engines/drawing.js';
import { proofSchema } from '../engines/simulate.js';
import { toolpathPlanSchema } from '../engines/toolpath.js';
import { movementReportSchema } from '../engines/wood-movement.js';
import { count, finite, list, record, text } from '../schema.js';
import { findingSchema } from '../shapes/finding.js';
import { setupSchema } from '../shapes/machine.js';
import { layoutSchema } from '../shapes/part.js';
import { defineOperation, pure } from './definition.js';
import { proofPicturesSchema, refOr, refTo } from './fields.js';

/** Everything of a job → one HTML page. */
export const writeReportOperation = defineOperation({
  ...pure,
  toolId: 'report',
  name: 'write_report',
  title: 'Write the job report',
  description:
    'Puts the results of a job on one HTML page: pictures of the sheets and toolpaths, times, proofs and findings.',
  input: record({
    title: text(),
    drawing: refOr(drawingSchema),
    layout: refOr(layoutSchema).exactOptional(),
    plan: refOr(toolpathPlanSchema).exactOptional(),
    sheets: list(
      record({
        sheetIndex: count(),
        program: refTo('the program'),
        proof: refOr(proofSchema),
        estimateS: finite().min(0),
        pictures: proofPicturesSchema.exactOptional().describe('As prove_program returned them'),
      }),
    ),
    movement: refOr(movementReportSchema).exactOptional(),
    setup: setupSchema
      .exactOptional()
      .describe('The clamping, for where zero is set; absent: the sheet’s lower left corner and top'),
    findings: list(findingSchema).default([]),
  }),
  output: record({ report: refTo('the report (HTML)') }),
  timeoutS: { default: 30, max: 60 },
  dependencies: ['@millwright/drawing'],
  guardrails: ['no script, nothing loaded from elsewhere'],
  errors: ['INPUT_INVALID', 'REF_UNKNOWN', 'CANCELLED'],
  examples: [],
});
