import { generateToolpathsOperation } from './generate-toolpaths.js';
import { nestPartsOperation } from './nest-parts.js';
import { postprocessGrblOperation } from './postprocess-grbl.js';
import { proveProgramOperation } from './prove-program.js';
import { readDrawingOperation } from './read-drawing.js';
import { woodMovementCheckOperation } from './wood-movement-check.js';
import { writeReportOperation } from './write-report.js';

/** Every operation, by the name all faces show, in the order of a job. */
export const operations = {
  read_drawing: readDrawingOperation,
  nest_parts: nestPartsOperation,
  generate_toolpaths: generateToolpathsOperation,
  postprocess_grbl: postprocessGrblOperation,
  prove_program: proveProgramOperation,
  wood_movement_check: woodMovementCheckOperation,
  write_report: writeReportOperation,
} as const;

/** The name of an operation. */
export type OperationName = keyof typeof operations;
