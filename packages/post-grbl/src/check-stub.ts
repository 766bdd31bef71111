// What the stub answers where a program is looked over, repaired or streamed: nothing, plainly marked.

import type { ProgramCheckEngine, ProgramRemark } from '@millwright/contracts';

const STUB_REMARK: ProgramRemark = {
  line: 1,
  severity: 'error',
  code: 'STUB_ENGINE',
  message: 'The stub of post-grbl answered: the program was not looked at.',
  remedy: 'Use the real engine.',
};

/** One remark STUB_ENGINE, whatever the text. */
export const lintProgram: ProgramCheckEngine['lintProgram'] = async () => ({
  remarks: [STUB_REMARK],
  nLines: 0,
});

/** Refused, with the reason STUB_ENGINE. */
export const repairProgram: ProgramCheckEngine['repairProgram'] = async () => ({
  outcome: 'refused',
  text: '',
  changes: [],
  reasons: [STUB_REMARK],
  remarks: [],
});

/** No answer. */
export const answerLines: ProgramCheckEngine['answerLines'] = () => ({
  answers: [],
  state: 'Idle',
  machineMm: [0, 0, 0],
  modes: STUB_REMARK.message,
});

/** No field, and one remark STUB_ENGINE. */
export const importSettings: ProgramCheckEngine['importSettings'] = () => ({
  machine: {},
  stepIdleDelayMs: undefined,
  isLaserMode: undefined,
  remarks: [STUB_REMARK],
});

/** No motion, and one remark STUB_ENGINE. */
export const readProgramStream: ProgramCheckEngine['readProgramStream'] = async () => ({
  motions: [],
  nLines: 0,
  units: 'unstated',
  diagnostics: [{ line: 1, severity: 'error', code: 'STUB_ENGINE', message: STUB_REMARK.message }],
  startUnknown: false,
});
