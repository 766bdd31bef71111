import {
  lintProgramRequestSchema,
  type ProgramCheckEngine,
  type ProgramReading,
  type ProgramRemark,
  parseInput,
} from '@millwright/contracts';
import { cancelled, readBytes } from '../read/read-program.js';
import { codeOfLine, lineSurprises, surpriseRemark } from './line-surprises.js';
import { remarksOf } from './remarks-of.js';
import { remedies } from './remedies.js';

/** Most remarks that come out. */
const MAX_REMARKS = 20_000;

/**
 * Looks a program over before it is run: what GRBL refuses, with its error number; where it does something else than the text says;
 * where it takes a line in a way that nobody expects (wrapped numbers, dropped digits, swallowed words); and what a program should
 * state and does not. Each remark has its line and a remedy.
 * @throws MillwrightError INPUT_INVALID, CANCELLED
 */
export const lintProgram: ProgramCheckEngine['lintProgram'] = async (given, options = {}) => {
  const request = parseInput(lintProgramRequestSchema, given, {
    what: 'The request',
    hint: 'Give `text` (at most 64 MiB) and, if it is not GRBL 1.1, `controller`.',
  });
  if (options.signal?.aborted) throw cancelled();
  const bytes = new TextEncoder().encode(request.text);
  const reading = readBytes(bytes, { controller: request.controller, onMotion: () => undefined }, options);
  return { remarks: programRemarks(request.text, reading), nLines: reading.nLines };
};

/** All remarks on a program that has been read, in the order of its lines. */
export function programRemarks(text: string, reading: ProgramReading): ProgramRemark[] {
  const remarks = remarksOf(reading.diagnostics);
  const lines = text.split(/\r\n|\r|\n/);
  lines.forEach((line, index) => {
    for (const code of lineSurprises(line)) remarks.push(surpriseRemark(index + 1, code));
  });
  remarks.push(...wholeRemarks(lines, reading.units));
  remarks.sort((a, b) => a.line - b.line);
  if (remarks.length <= MAX_REMARKS) return remarks;
  const message = `${remarks.length - MAX_REMARKS} more remarks were left out.`;
  const left: ProgramRemark = {
    line: remarks[MAX_REMARKS]?.line ?? 1,
    severity: 'error',
    code: 'REMARKS_LEFT_OUT',
    message,
    remedy: remedies.REMARKS_LEFT_OUT ?? '',
  };
  return [...remarks.slice(0, MAX_REMARKS), left];
}

/** What concerns the program as a whole. */
function wholeRemarks(lines: readonly string[], units: 'mm' | 'inch' | 'unstated'): ProgramRemark[] {
  const remarks: ProgramRemark[] = [];
  const codes = lines.map((line) => codeOfLine(line).replace(/\s/g, ''));
  const first = codes.findIndex((code) => /[XYZ]-?[\d.]/.test(code));
  if (units === 'unstated' && first >= 0) {
    const message = 'The program moves before it says whether its figures are mm or inch.';
    remarks.push(warning(first + 1, 'UNITS_UNSTATED', message));
  }
  const end = codes.findIndex((code) => /M0*(2|30)(?![\d.])/.test(code));
  const after = codes.findIndex((code, index) => end >= 0 && index > end && /[A-Z]/.test(code));
  if (after >= 0) remarks.push(surpriseRemark(after + 1, 'CODE_AFTER_END'));
  const unawaited = firstUnawaited(codes);
  if (unawaited >= 0) {
    const message = 'A cut follows the start of the spindle without a wait; GRBL does not wait by itself.';
    remarks.push(warning(unawaited + 1, 'SPINDLE_NOT_AWAITED', message));
  }
  return remarks;
}

/** The first cut that comes between a start of the spindle and a wait. */
function firstUnawaited(codes: readonly string[]): number {
  let isDue = false;
  // A laser has no Z and nothing to wait for.
  if (!codes.some((code) => /Z-?[\d.]/.test(code))) return -1;
  for (const [index, code] of codes.entries()) {
    if (/M0*[34](?![\d.])/.test(code)) isDue = true;
    if (/G0*4(?![\d.])|M0*5(?![\d.])/.test(code)) isDue = false;
    if (isDue && /G0*[123](?![\d.])/.test(code) && /[XYZ]-?[\d.]/.test(code)) return index;
  }
  return -1;
}

function warning(line: number, code: string, message: string): ProgramRemark {
  return { line, severity: 'warning', code, message, remedy: remedies[code] ?? '' };
}
