// The vocabulary. Each name is a promise, pinned by test/surface.test.ts.

export { assertInvariant } from './assert.js';
export { canonicalJson } from './canonical.js';
export type { RequestContext } from './context.js';
export {
  type AnswerLinesRequest,
  type AnswerLinesResult,
  answerLinesRequestSchema,
  type ImportSettingsRequest,
  type ImportSettingsResult,
  importSettingsRequestSchema,
  type LintProgramRequest,
  type LintProgramResult,
  lintProgramRequestSchema,
  lintProgramResultSchema,
  type ProgramCheckEngine,
  type ProgramRemark,
  programRemarkSchema,
  type ReadProgramStreamOptions,
  type RepairProgramRequest,
  type RepairProgramResult,
  repairProgramRequestSchema,
  repairProgramResultSchema,
} from './engines/check-program.js';
export {
  type ContourOperation,
  type Drawing,
  type DrawingEngine,
  type DrawingQuestion,
  type DrawingUnit,
  drawingSchema,
  drawingUnitSchema,
  type PartRule,
  partRuleSchema,
  type ReadDrawingOptions,
  readDrawingOptionsSchema,
  type UnitDecision,
  unitDecisionSchema,
  type WriteDrawingRequest,
  writeDrawingRequestSchema,
} from './engines/drawing.js';
export type { EngineBase, Progress, RunOptions, Verb } from './engines/engine.js';
export { letOthersRun } from './engines/let-others-run.js';
export {
  type EngravedText,
  type EngraveTextRequest,
  engravedTextSchema,
  engraveTextRequestSchema,
  type Lettering,
  type LetteringFont,
  type LetterPlacement,
  type LetterTextRequest,
  letteringFontSchema,
  letteringSchema,
  letterPlacementSchema,
  letterTextRequestSchema,
} from './engines/lettering.js';
export {
  type NestEngine,
  type NestRequest,
  type NestResult,
  nestRequestSchema,
  nestResultSchema,
} from './engines/nest.js';
export {
  type PostGrblEngine,
  type ReadProgramRequest,
  type ResumeProgramRequest,
  type ResumeProgramResult,
  readProgramRequestSchema,
  resumeProgramRequestSchema,
  resumeProgramResultSchema,
  type TwoSidedRequest,
  twoSidedRequestSchema,
  type WriteOptions,
  type WriteProgramRequest,
  type WriteProgramResult,
  writeOptionsSchema,
  writeProgramRequestSchema,
  writeProgramResultSchema,
} from './engines/post-grbl.js';
export {
  type Bracket,
  type CuttingLimit,
  type DescribeRequest,
  describeRequestSchema,
  type EngagementSummary,
  type MissingInput,
  type Obstacle,
  type OtherSide,
  type ProgramDescription,
  type ProgramFrame,
  type Proof,
  type ProofIntent,
  type ProofStock,
  type ProveRequest,
  programDescriptionSchema,
  proofSchema,
  proveRequestSchema,
  type SimulateEngine,
} from './engines/simulate.js';
export {
  type ToolpathEngine,
  type ToolpathPlan,
  type ToolpathRequest,
  toolpathPlanSchema,
  toolpathRequestSchema,
} from './engines/toolpath.js';
export {
  type Climate,
  climateSchema,
  type MovementCheck,
  type MovementReport,
  type MovementRequest,
  movementCheckSchema,
  movementReportSchema,
  movementRequestSchema,
  type WoodMovementEngine,
} from './engines/wood-movement.js';
export { type ErrorEnvelope, isMillwrightError, MillwrightError } from './errors/millwright-error.js';
export type { ErrorRow } from './errors/row.js';
export { type ErrorCode, errorTable } from './errors/table.js';
export { finding } from './findings/finding.js';
export type { FindingRow } from './findings/row.js';
export { type FindingCode, findingTable } from './findings/table.js';
export { type Job, jobSchema, type Reading, readingSchema } from './job.js';
export type { OperationDefinition } from './operations/definition.js';
export { type OperationName, operations } from './operations/registry.js';
export { parseInput } from './parse-input.js';
export type { ArtifactStore, EventSink, JobRecord, JobStore, OperationEvent, Policy } from './ports.js';
export {
  type Artifact,
  artifactSchema,
  type EngineManifest,
  engineManifest,
  engineManifestSchema,
  type Provenance,
  provenanceId,
  provenanceSchema,
} from './provenance.js';
export { publicSchemas } from './public-schemas.js';
export { parseRef, refOf, refSchema } from './ref.js';
export { inputSha256, type Sha256Stream, sha256, sha256Stream } from './sha256.js';
export {
  type Box,
  boxSchema,
  type Contour,
  contourSchema,
  type Point,
  type Point3,
  point3Schema,
  pointSchema,
  type Region,
  regionSchema,
  type Vertex,
  vertexSchema,
} from './shapes/contour.js';
export { type Finding, findingSchema, type Quantity, quantitySchema } from './shapes/finding.js';
export {
  type Controller,
  controllerSchema,
  type Machine,
  machineSchema,
  type Setup,
  setupSchema,
  type Zero,
  zeroSchema,
} from './shapes/machine.js';
export {
  type Feature,
  featureSchema,
  type Layout,
  layoutSchema,
  type Material,
  materialSchema,
  type Part,
  type Placement,
  partSchema,
  placementSchema,
  type Sheet,
  type SheetStock,
  sheetStockSchema,
} from './shapes/part.js';
export {
  type Motion,
  motionSchema,
  type Program,
  type ProgramManifest,
  type ProgramReading,
  programManifestSchema,
  programReadingSchema,
  programSchema,
} from './shapes/program.js';
export {
  type CuttingData,
  cuttingDataSchema,
  type Tool,
  type ToolLibrary,
  toolLibrarySchema,
  toolSchema,
} from './shapes/tool.js';
export {
  type Move,
  moveSchema,
  type Tab,
  type Toolpath,
  tabSchema,
  toolpathSchema,
} from './shapes/toolpath.js';
