import {
  type Motion,
  type ProgramCheckEngine,
  type ProgramRemark,
  parseInput,
  repairProgramRequestSchema,
} from '@millwright/contracts';
import { programRemarks } from '../lint/lint-program.js';
import { cancelled, readBytes } from '../read/read-program.js';
import { changeRemark } from './changes.js';
import { pathDeviationMm } from './compare-paths.js';
import type { ForeignMove } from './foreign/foreign-state.js';
import { lineWords } from './foreign/line-words.js';
import { type Repaired, type RepairedLine, repairLines } from './repair-lines.js';
import { surveyProgram } from './survey.js';

/** What rounding and straightened arcs may come to, mm. */
const ALLOWED_MM = 0.005;
/** How far the chords of an arc may lie inside of it: twice `$12` as GRBL ships (motion_control.c). */
const CHORD_MM = 0.004;

/**
 * Makes a program from other software one that GRBL executes as it was meant, or says why that cannot be: full circles are split, arcs
 * too small for GRBL straightened, radius arcs and absolute centres rewritten, canned cycles expanded, tool changes turned into pauses,
 * words GRBL lacks dropped where they say nothing about the path, text that acts on the machine removed, a spin-up wait added. Lines
 * that are sound stay as they are.
 *
 * Then the path is proved unchanged: what each line meant, by an interpreter that forgives, against what the controller drives for it,
 * by the reader that does not; where they differ, the program is refused.
 * @throws MillwrightError INPUT_INVALID, CANCELLED
 */
export const repairProgram: ProgramCheckEngine['repairProgram'] = async (given, options = {}) => {
  const request = parseInput(repairProgramRequestSchema, given, {
    what: 'The request',
    hint: 'Give `text` (at most 64 MiB); `controller`, `units`, `spinUpS` and `toolChange` are optional.',
  });
  if (options.signal?.aborted) throw cancelled();
  const text = request.text.replace(/^\uFEFF/, '');
  const survey = surveyProgram(text);
  const repaired = repairLines(text, {
    spinUpS: request.spinUpS,
    toolChange: request.toolChange,
    isInch: request.units === 'inch',
    isSpinUpWanted: !survey.isLaser,
  });
  const none = { text: '', changes: [], remarks: [] };
  if (repaired.reasons.length > 0) return { outcome: 'refused', ...none, reasons: repaired.reasons };
  // A byte order mark is bytes that a controller must not see.
  if (text !== request.text) repaired.changes.unshift(changeRemark(1, 'COMMENT_CLEANED'));
  const header = headerOf(survey, request.units);
  if (header !== '') {
    repaired.lines.splice(headerPlace(repaired.lines), 0, { text: header, source: 1, step: 0 });
    repaired.changes.unshift(changeRemark(1, 'STATE_STATED'));
  }
  const out = `${repaired.lines
    .map((line) => line.text)
    .join('\n')
    .replace(/\n+$/, '')}\n`;
  const reading = readBytes(new TextEncoder().encode(out), { controller: request.controller });
  const remarks = programRemarks(out, reading);
  const refused = remarks.filter(({ grblStatus, code }) => grblStatus !== undefined || MISREAD.has(code));
  if (refused.length > 0) {
    const reasons = refused.map((each) => ({ ...each, line: sourceOf(repaired.lines, each.line) }));
    return { outcome: 'refused', ...none, reasons };
  }
  const proof = prove(repaired, reading.motions);
  if ('line' in proof) return { outcome: 'refused', ...none, reasons: [proof] };
  const outcome = repaired.changes.length === 0 ? 'unchanged' : 'repaired';
  const changes = repaired.changes;
  return {
    outcome,
    text: outcome === 'unchanged' ? request.text : out,
    changes,
    reasons: [],
    remarks,
    proof,
  };
};

/** Remarks of the reader after which the machine would not do what the program means. */
const MISREAD: ReadonlySet<string> = new Set([
  'ARC_SKIPPED',
  'ARC_EXPLODED',
  'DWELL_WRAPS',
  'POSITION_OUT_OF_RANGE',
  'READING_STOPPED',
  'REALTIME_STOP',
  'REALTIME_RESET',
  'REMARKS_LEFT_OUT',
]);

function headerOf(survey: ReturnType<typeof surveyProgram>, units: 'mm' | 'inch' | undefined): string {
  const words: string[] = [];
  if (!survey.statesUnits && units !== undefined) words.push(units === 'inch' ? 'G20' : 'G21');
  if (!survey.statesDistance) words.push('G90');
  if (!survey.statesPlane && survey.hasArcs) words.push('G17');
  return words.join(' ');
}

/** Behind the comments at the top. */
function headerPlace(lines: readonly RepairedLine[]): number {
  const place = lines.findIndex(({ text }) => lineWords(text).significant !== '');
  return Math.max(0, place);
}

function sourceOf(lines: readonly RepairedLine[], line: number): number {
  return lines[line - 1]?.source ?? 1;
}

type Proof = { nMoves: number; nMovesOut: number; largestDeviationMm: number; allowedDeviationMm: number };

/** Compares line by line what was meant with what the controller drives. */
function prove({ lines, moves }: Repaired, motions: readonly Motion[]): Proof | ProgramRemark {
  const driven = new Map<number, Motion[]>();
  for (const motion of motions) {
    if (motion.kind === 'dwell') continue;
    const step = lines[motion.line - 1]?.step ?? 0;
    const list = driven.get(step);
    if (list === undefined) driven.set(step, [motion]);
    else list.push(motion);
  }
  let largest = 0;
  let allowed = ALLOWED_MM;
  let nMoves = 0;
  for (const step of new Set([...moves.keys(), ...driven.keys()])) {
    const meant = moves.get(step) ?? [];
    nMoves += meant.length;
    const allowedHere = ALLOWED_MM + Math.max(0, ...meant.map(ownDoubtMm));
    allowed = Math.max(allowed, allowedHere);
    const deviation = pathDeviationMm(meant, driven.get(step) ?? []);
    if (deviation === undefined || deviation > allowedHere) {
      const source = lines.find((line) => line.step === step)?.source ?? 1;
      return changedPath(source, deviation);
    }
    largest = Math.max(largest, deviation);
  }
  const nMovesOut = motions.filter(({ kind }) => kind !== 'dwell').length;
  return { nMoves, nMovesOut, largestDeviationMm: largest, allowedDeviationMm: allowed };
}

/**
 * What an arc may be off by itself: where the radii of its ends differ there is no one true path, and outside of the XY plane the reader
 * gives the chords that the controller drives.
 */
function ownDoubtMm(move: ForeignMove): number {
  if (move.kind !== 'arc') return 0;
  return move.doubtMm + (move.axes[2] === 2 ? 0 : CHORD_MM);
}

function changedPath(line: number, deviation: number | undefined): ProgramRemark {
  const by = deviation === undefined ? 'is another' : `deviates by ${deviation.toFixed(4)} mm`;
  return {
    line,
    severity: 'error',
    code: 'PATH_NOT_PROVED',
    message: `The path of this line ${by} after the repair, so that the program is refused.`,
    remedy: 'Change the line by hand, or report it: this is a fault of the repair.',
  };
}
