import { type ErrorRow, invalidInput } from './row.js';

const usage = (title: string): ErrorRow => ({
  title,
  httpStatus: 400,
  jsonRpc: 'isError',
  exitStatus: 2,
  retryable: false,
});

/** Codes of the pipeline, the server and the command line. */
export const pipelineErrors = {
  JOB_FILE_INVALID: invalidInput('The job file does not match its schema'),
  MACHINE_UNKNOWN: usage('No machine profile of this name'),
  TOOL_UNKNOWN: usage('No tool of this name'),
  OPERATION_UNKNOWN: usage('No operation of this name'),
  FILE_NOT_FOUND: {
    title: 'The file does not exist',
    httpStatus: 404,
    jsonRpc: 'isError',
    exitStatus: 3,
    retryable: false,
  },
  FILE_UNREADABLE: invalidInput('The file cannot be read'),
  OUTPUT_NOT_WRITABLE: {
    title: 'The output folder cannot be written',
    httpStatus: 500,
    jsonRpc: 'isError',
    exitStatus: 3,
    retryable: true,
  },
  SERVER_LOST: {
    title: 'The MCP server ended before it answered',
    httpStatus: 502,
    jsonRpc: 'isError',
    exitStatus: 1,
    retryable: true,
  },
  USAGE: usage('The command line is not understood'),
  PLAN_INFEASIBLE: {
    title: 'Not every part can be made as asked',
    httpStatus: 422,
    jsonRpc: 'isError',
    exitStatus: 4,
    retryable: false,
  },
  PROOF_FAILED: {
    title: 'The program was read back and does not prove',
    httpStatus: 422,
    jsonRpc: 'isError',
    exitStatus: 5,
    retryable: false,
  },
} as const satisfies Record<string, ErrorRow>;
