// Drawing to proved G-code in one call: the engines bound to operations, with provenance.

export { createMemoryStore } from './artifacts/memory-store.js';
export { findCutting, findMachine, findTool } from './catalog/find.js';
export { machines } from './catalog/machines.js';
export { tools } from './catalog/tools.js';
export {
  type EngineFlags,
  type EngineKind,
  type EngineName,
  engineNames,
  engineVariable,
  readEngineFlags,
} from './engines/engine-flags.js';
export { type EngineSet, engineManifests, loadEngines } from './engines/engine-set.js';
export { type JobPlan, planJob } from './job/job-plan.js';
export { jobManifest } from './job/manifest.js';
export { type Call, type JobResult, runJob, type SheetResult } from './job/run-job.js';
export type { OperationArguments, OperationInput, OperationOutput } from './operations/binding.js';
export {
  type CallResult,
  createPipeline,
  defaultPolicy,
  localContext,
  type Pipeline,
} from './operations/create-pipeline.js';
export { drawPictures, type ProofPicture } from './operations/draw-pictures.js';
export { byDanger } from './report/by-danger.js';
export { findingPlace } from './report/finding-place.js';
