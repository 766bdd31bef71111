// A fixed, plainly marked program without a single motion word: for client development, nothing can be cut with it.

import { engineManifest, finding, type PostGrblEngine } from '@millwright/contracts';
import { checkRequest } from './write/check-request.js';

export {
  answerLines,
  importSettings,
  lintProgram,
  readProgramStream,
  repairProgram,
} from './check-stub.js';

/** Which engine this is: the stub. */
export const manifest = engineManifest({
  id: '@millwright/post-grbl',
  version: __PACKAGE_VERSION__,
  kind: 'stub',
  determinism: 'bytes',
  modules: [],
});

const STUB_TEXT = '(STUB: written by the stub of post-grbl)\n(STUB: nothing moves, nothing is cut)\n';
const STUB_FINDING = finding('STUB_ENGINE', {
  message: 'The stub of post-grbl answered: the program holds comments alone. Use the real engine to cut.',
});

/**
 * A program of comments alone, and the finding STUB_ENGINE. The request is validated as the real engine does.
 * @throws MillwrightError INPUT_INVALID, POST_TOOL_UNKNOWN, POST_TOOLS_MIXED, POST_SHEETS_MIXED
 */
export const writeProgram: PostGrblEngine['writeProgram'] = async (given) => {
  const { request, tool } = checkRequest(given);
  return {
    program: {
      text: STUB_TEXT,
      controller: request.machine.controller,
      sheetIndex: request.sheetIndex,
      toolIds: [tool.id],
      blocks: request.toolpaths.map(({ id }) => ({ toolpathId: id, firstLine: 1, lastLine: 2 })),
      estimateS: 0,
    },
    findings: [STUB_FINDING],
  };
};

/** The same program of comments: nothing is led round anything. */
export const frameProgram: PostGrblEngine['frameProgram'] = writeProgram;

/** One rapid to where it starts, whatever the cycle. */
export const drillMoves: PostGrblEngine['drillMoves'] = (_, startMm) => [{ kind: 'rapid', toMm: startMm }];

/** A toolpath that stays where it is, and nothing for the other face. */
export const twoSided: PostGrblEngine['twoSided'] = ({ dowels: { toolId, sheetIndex, spindleRpm } }) => ({
  dowels: {
    id: 'stub',
    operation: 'drill',
    partId: 'stub',
    copy: 0,
    sheetIndex,
    toolId,
    spindleRpm,
    startMm: [0, 0, 10],
    moves: [{ kind: 'rapid', toMm: [0, 0, 10] }],
    tabs: [],
  },
  back: [],
});

/** The same program of comments, in one piece. */
export const programChunks: PostGrblEngine['programChunks'] = function* (head, toolpaths) {
  checkRequest({ ...head, toolpaths: [...toolpaths] });
  yield STUB_TEXT;
  return { findings: [STUB_FINDING] };
};

/** A program of comments, whatever the text. */
export const resumeProgram: PostGrblEngine['resumeProgram'] = () => ({
  text: STUB_TEXT,
  firstLine: 1,
  startMm: [0, 0, 0],
});

/** No motion, and one remark STUB_ENGINE, whatever the text. */
export const readProgram: PostGrblEngine['readProgram'] = async () => ({
  motions: [],
  nLines: 0,
  units: 'unstated',
  diagnostics: [
    {
      line: 1,
      severity: 'error',
      code: 'STUB_ENGINE',
      message: 'The stub of post-grbl answered: the program was not read. Use the real engine.',
    },
  ],
  startUnknown: false,
});

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
