import type { OperationName } from '@millwright/contracts';
import { createProgressLine } from '../progress-line.js';
import type { OnStep } from './faces.js';

const STEPS: Readonly<Record<OperationName, string>> = {
  read_drawing: 'reading the drawing',
  nest_parts: 'laying parts on sheets',
  generate_toolpaths: 'planning toolpaths',
  postprocess_grbl: 'writing G-code',
  prove_program: 'proving the program',
  wood_movement_check: 'judging wood movement',
  write_report: 'writing the report',
};

/** The progress of a job, step by step. */
export function createJobProgress(options: { isQuiet: boolean }): { onStep: OnStep; end: () => void } {
  const line = createProgressLine(options);
  return {
    onStep: (name, { doneRatio, message }) => line.step(STEPS[name], doneRatio, message),
    end: line.end,
  };
}
