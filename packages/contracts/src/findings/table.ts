import { drawingFindings } from './drawing.js';
import { geometryFindings } from './geometry.js';
import { letteringFindings } from './lettering.js';
import { motionFindings } from './motion.js';
import { nestFindings } from './nest.js';
import { pipelineFindings } from './pipeline.js';
import { postGrblFindings } from './post-grbl.js';
import type { FindingRow } from './row.js';
import { simulateFindings } from './simulate.js';
import { toolpathFindings } from './toolpath.js';
import { woodMovementFindings } from './wood-movement.js';

/** Every finding code of the project. The only place they are declared; a test holds it to the source. */
export const findingTable = {
  ...geometryFindings,
  ...motionFindings,
  ...drawingFindings,
  ...letteringFindings,
  ...nestFindings,
  ...toolpathFindings,
  ...postGrblFindings,
  ...simulateFindings,
  ...woodMovementFindings,
  ...pipelineFindings,
} satisfies Record<string, FindingRow>;

/** A code of {@link findingTable}. */
export type FindingCode = keyof typeof findingTable;
