// Toolpaths → program, and any text → motions. Each name is a promise, pinned by test/surface.test.ts.

import type { PostGrblEngine, ProgramCheckEngine } from '@millwright/contracts';
import { lintProgram } from './lint/lint-program.js';
import { manifest } from './manifest.js';
import { answerLines } from './read/answer-lines.js';
import { importSettings } from './read/import-settings.js';
import { readProgram } from './read/read-program.js';
import { readProgramStream } from './read/read-program-stream.js';
import { repairProgram } from './repair/repair-program.js';
import { resumeProgram } from './resume/resume-program.js';
import { drillMoves } from './write/drill-cycle.js';
import { frameProgram } from './write/frame-program.js';
import { twoSided } from './write/two-sided.js';
import { programChunks, writeProgram } from './write/write-program.js';

export {
  answerLines,
  drillMoves,
  frameProgram,
  importSettings,
  lintProgram,
  manifest,
  programChunks,
  readProgram,
  readProgramStream,
  repairProgram,
  resumeProgram,
  twoSided,
  writeProgram,
};

({
  drillMoves,
  frameProgram,
  manifest,
  programChunks,
  readProgram,
  resumeProgram,
  twoSided,
  writeProgram,
}) satisfies PostGrblEngine;
({ answerLines, importSettings, lintProgram, readProgramStream, repairProgram }) satisfies ProgramCheckEngine;
