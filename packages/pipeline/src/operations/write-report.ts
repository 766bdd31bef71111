import {
  drawingSchema,
  layoutSchema,
  movementReportSchema,
  parseRef,
  proofSchema,
  refOf,
  toolpathPlanSchema,
} from '@millwright/contracts';
import { renderReport } from '../report/render-report.js';
import { bind, putText } from './binding.js';

/** `write_report`: everything of a job on one HTML page. */
export const writeReport = bind('write_report', {
  engine: (engines) => engines.drawing.manifest,
  async resolve(input, reader) {
    const { layout, plan, movement } = input;
    const sheets = [];
    for (const sheet of input.sheets) {
      sheets.push({
        ...sheet,
        program: parseRef(sheet.program),
        proof: await reader.json(sheet.proof, proofSchema),
      });
    }
    return {
      title: input.title,
      findings: input.findings,
      sheets,
      drawing: await reader.json(input.drawing, drawingSchema),
      ...(layout === undefined ? {} : { layout: await reader.json(layout, layoutSchema) }),
      ...(plan === undefined ? {} : { plan: await reader.json(plan, toolpathPlanSchema) }),
      ...(movement === undefined ? {} : { movement: await reader.json(movement, movementReportSchema) }),
    };
  },
  async run(content, { store }) {
    const stored = await putText(store, renderReport(content), {
      name: 'report.html',
      kind: 'report',
      mediaType: 'text/html',
    });
    return { output: { report: refOf(stored.id) }, artifacts: [stored] };
  },
});
