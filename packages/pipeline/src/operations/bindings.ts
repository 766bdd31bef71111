import type { OperationName } from '@millwright/contracts';
import type { Binding } from './binding.js';
import { generateToolpaths } from './generate-toolpaths.js';
import { nestParts } from './nest-parts.js';
import { postprocessGrbl } from './postprocess-grbl.js';
import { proveProgram } from './prove-program.js';
import { readDrawing } from './read-drawing.js';
import { woodMovementCheck } from './wood-movement-check.js';
import { writeReport } from './write-report.js';

/** The binding of every operation. */
export const bindings = {
  read_drawing: readDrawing,
  nest_parts: nestParts,
  generate_toolpaths: generateToolpaths,
  postprocess_grbl: postprocessGrbl,
  prove_program: proveProgram,
  wood_movement_check: woodMovementCheck,
  write_report: writeReport,
} as const satisfies { readonly [Name in OperationName]: Binding<Name> };
