import { provenanceId } from '@millwright/contracts';
import type { JobPlan } from './job-plan.js';
import type { JobResult } from './run-job.js';

/**
 * What a job left behind: every file with its digest, how each came to be, and which programs are proved. Plain data without clock,
 * user or machine, so that the same job gives the same manifest. Programs that did not prove are named but not handed out.
 */
export function jobManifest(plan: JobPlan, result: JobResult) {
  const isProved = (name: string) =>
    result.sheets.some((sheet) => `sheet-${sheet.sheetIndex + 1}.nc` === name && sheet.verdict === 'proved');
  return {
    manifestVersion: 1,
    title: plan.job.title,
    state: result.state,
    machine: plan.machine.id,
    tool: plan.tool.id,
    sheets: result.sheets.map(({ sheetIndex, verdict, nLines, estimateS }) => ({
      sheetIndex,
      verdict,
      nLines,
      estimateS,
    })),
    artifacts: result.artifacts.map(({ name, id, kind, mediaType, sizeBytes, units }) => ({
      file: name,
      sha256: id,
      kind,
      mediaType,
      sizeBytes,
      units,
      handedOut: kind !== 'program' || isProved(name),
    })),
    provenance: result.provenance.map((record) => ({ id: provenanceId(record), ...record })),
  };
}
