import {
  drawingSchema,
  layoutSchema,
  MillwrightError,
  movementReportSchema,
  type Proof,
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
    const { layout, plan, movement, setup } = input;
    const sheets = [];
    for (const sheet of input.sheets) {
      const program = parseRef(sheet.program);
      const proof = await reader.json(sheet.proof, proofSchema);
      requireOwnProof(sheet.sheetIndex, program, proof);
      sheets.push({ ...sheet, program, proof });
    }
    return {
      title: input.title,
      findings: input.findings,
      sheets,
      drawing: await reader.json(input.drawing, drawingSchema),
      ...(setup === undefined ? {} : { setup }),
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

/** A proof holds for the bytes it was made for and for nothing else: beside another program it would call that one proved. */
function requireOwnProof(sheetIndex: number, program: string, { programSha256 }: Proof): void {
  if (programSha256 === program) return;
  throw new MillwrightError('INPUT_INVALID', {
    message: `The proof given for sheet ${sheetIndex + 1} is that of program ${programSha256.slice(0, 12)}…, not of ${program.slice(0, 12)}….`,
    hint: 'Give each program with the proof that prove_program returned for it.',
    data: { path: 'sheets', program, programSha256 },
  });
}
