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
import type { InputReader } from '../artifacts/reader.js';
import type { ReportPictures } from '../report/proof-pictures.js';
import { renderReport } from '../report/render-report.js';
import { bind, type OperationInput, putText } from './binding.js';

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
      const { pictures: refs, ...rest } = sheet;
      const pictures = refs && (await readPictures(refs, sheet.sheetIndex, reader));
      sheets.push({ ...rest, program, proof, ...(pictures === undefined ? {} : { pictures }) });
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
  hashed: ({ sheets, ...rest }) => ({ ...rest, sheets: sheets.map(digested) }),
  async run(content, { store }) {
    const stored = await putText(store, renderReport(content), {
      name: 'report.html',
      kind: 'report',
      mediaType: 'text/html',
    });
    return { output: { report: refOf(stored.id) }, artifacts: [stored] };
  },
});

/** What the report shows of a sheet: pictures as they are, of the replay only where it will lie. */
async function readPictures(
  refs: NonNullable<OperationInput<'write_report'>['sheets'][number]['pictures']>,
  sheetIndex: number,
  reader: InputReader,
): Promise<ReportPictures> {
  const { sheet, difference, engagement, replay } = refs;
  if (replay !== undefined) await reader.bytes(replay);
  return {
    sheet: await reader.bytes(sheet),
    engagement: await reader.bytes(engagement),
    ...(difference === undefined ? {} : { difference: await reader.bytes(difference) }),
    ...(replay === undefined ? {} : { replayFile: `replay-${sheetIndex + 1}.html` }),
  };
}

/** Bytes stand for themselves by their digest. */
function digested<Sheet extends { readonly pictures?: ReportPictures }>({
  pictures,
  ...rest
}: Sheet): object {
  if (pictures === undefined) return rest;
  const { sheet, difference, engagement, replayFile } = pictures;
  const ids = { sheet: sheet.id, engagement: engagement.id, difference: difference?.id, replayFile };
  const known = Object.entries(ids).filter(([, value]) => value !== undefined);
  return { ...rest, pictures: Object.fromEntries(known) };
}

/** A proof holds for the bytes it was made for and for nothing else: beside another program it would call that one proved. */
function requireOwnProof(sheetIndex: number, program: string, { programSha256 }: Proof): void {
  if (programSha256 === program) return;
  throw new MillwrightError('INPUT_INVALID', {
    message: `The proof given for sheet ${sheetIndex + 1} is that of program ${programSha256.slice(0, 12)}…, not of ${program.slice(0, 12)}….`,
    hint: 'Give each program with the proof that prove_program returned for it.',
    data: { path: 'sheets', program, programSha256 },
  });
}
