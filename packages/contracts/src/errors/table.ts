import { commonErrors } from './common.js';
import { drawingErrors } from './drawing.js';
import { geometryErrors } from './geometry.js';
import { letteringErrors } from './lettering.js';
import { motionErrors } from './motion.js';
import { nestErrors } from './nest.js';
import { pipelineErrors } from './pipeline.js';
import { postGrblErrors } from './post-grbl.js';
import type { ErrorRow } from './row.js';
import { simulateErrors } from './simulate.js';
import { toolpathErrors } from './toolpath.js';
import { woodMovementErrors } from './wood-movement.js';

/** Every error code of the project with what each face makes of it. The only place codes are declared; a test holds it to the source. */
export const errorTable = {
  ...commonErrors,
  ...geometryErrors,
  ...motionErrors,
  ...drawingErrors,
  ...letteringErrors,
  ...nestErrors,
  ...toolpathErrors,
  ...postGrblErrors,
  ...simulateErrors,
  ...woodMovementErrors,
  ...pipelineErrors,
} satisfies Record<string, ErrorRow>;

/** A code of {@link errorTable}. */
export type ErrorCode = keyof typeof errorTable;
