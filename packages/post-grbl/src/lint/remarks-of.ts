import type { ProgramReading, ProgramRemark } from '@millwright/contracts';
import { remedies } from './remedies.js';

/** The reader's diagnostics as remarks with a remedy each. */
export function remarksOf(diagnostics: ProgramReading['diagnostics']): ProgramRemark[] {
  return diagnostics.map(({ line, severity, code, grblStatus, message }) => ({
    line,
    severity,
    code,
    ...(grblStatus === undefined ? {} : { grblStatus }),
    message,
    remedy: remedies[code] ?? 'Look at the line.',
  }));
}
