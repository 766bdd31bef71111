import {
  MillwrightError,
  type PostGrblEngine,
  parseInput,
  resumeProgramRequestSchema,
} from '@millwright/contracts';
import { type StateBefore, stateBefore } from './state-before.js';

/** Digits after the point of a place or a feed: as fine as programs are written, and never more than eight digits in all. */
const DECIMALS = { mm: 4, inch: 5 } as const;
const STEPS = { mm: 10_000, inch: 100_000 } as const;
const MM_PER_INCH = 25.4;

type Settings = ReturnType<typeof resumeProgramRequestSchema.parse>;

/**
 * A program that goes on from a line of another: its state, straight up to a height that is known to be free, spindle and its wait,
 * over the place where the line starts, down at the plunge feed (the stock may be there), and the rest as it stands.
 *
 * Nothing is guessed: a line before that GRBL refuses, an axis that no line has stated, an offset in force (G92, G43.1, G10), a probe
 * or the end of the program are errors.
 * @param request.line - 1-based line that is to be the next one
 * @param request.safeZMm - a height the tool can reach and is free to travel at, program coordinates, mm
 * @throws MillwrightError INPUT_INVALID, POST_RESUME_REFUSED
 */
export const resumeProgram: PostGrblEngine['resumeProgram'] = (given) => {
  const request = parseInput(resumeProgramRequestSchema, given, { what: 'The request' });
  const lines = request.text.split(/\r\n|\n|\r/);
  const before = lines.slice(0, request.line - 1);
  const rest = lines.slice(request.line - 1);
  const state = stateBefore(before, request.controller);
  refuseIfUnsure(state, rest, request);
  const head = approach(state, request);
  const body = withMotionWord(rest, state);
  while (body.length > 0 && body.at(-1)?.trim() === '') body.pop();
  return {
    text: `${[...head, ...body].join('\n')}\n`,
    firstLine: head.length + 1,
    startMm: [state.atMm[0] as number, state.atMm[1] as number, state.atMm[2] as number],
  };
};

function refuseIfUnsure(state: StateBefore, rest: readonly string[], { line }: Settings): void {
  const [reason, hint] = reasonAgainst(state, rest) ?? [];
  if (reason === undefined) return;
  throw new MillwrightError('POST_RESUME_REFUSED', {
    message: `The program cannot go on from line ${line}: ${reason}.`,
    hint: hint ?? 'Run the program from its start.',
    data: { line, reason },
  });
}

/** Why the state is not sure enough to go on from, and what to do. */
function reasonAgainst(state: StateBefore, rest: readonly string[]): readonly [string, string] | undefined {
  const { refused, atMm } = state;
  if (rest.every((text) => text.trim() === ''))
    return ['the program has no such line', 'Give a line of the program, counted from 1.'];
  if (refused !== undefined) {
    return [
      `line ${refused.line} before it is answered with error ${refused.status}`,
      'Repair the program first: what was cut is not what it says.',
    ];
  }
  if (state.isEnded) return ['the program has ended before it', 'Give a line before M2 or M30.'];
  if (state.hasOffset)
    return ['an offset of G92, G43.1 or G10 is in force', 'Resume at a line before the offset is set.'];
  if (state.motion > 99) return ['a probe is in force', 'Run the program from its start.'];
  const unknown = ['X', 'Y', 'Z'].filter((_, axis) => atMm[axis] === undefined);
  if (unknown.length === 0) return undefined;
  return [
    `no line before it states ${unknown.join(' and ')}`,
    'Resume at an earlier line, or run the program from its start.',
  ];
}

/** The lines that bring a machine from anywhere to where the rest begins. */
function approach(state: StateBefore, { safeZMm, plungeMmPerMin, spinUpS, line }: Settings): string[] {
  const [x, y, z] = state.atMm as readonly [number, number, number];
  const unit = state.isInch ? 'inch' : 'mm';
  const say = (mm: number) => plain(state.isInch ? mm / MM_PER_INCH : mm, DECIMALS[unit]);
  const head = [
    `(Goes on from line ${line})`,
    `${state.isInch ? 'G20' : 'G21'} G90 G94 G${state.plane} G${state.workSystem}`,
    `G0 Z${plain(up(state.isInch ? safeZMm / MM_PER_INCH : safeZMm, STEPS[unit]), DECIMALS[unit])}`,
  ];
  if (state.tool > 0) head.push(`T${state.tool}`);
  if (state.isCoolantOn) head.push('M8');
  if (state.spindle !== 5) {
    head.push(`M${state.spindle} S${plain(state.spindleRpm, 3)}`);
    if (spinUpS > 0) head.push(`G4 P${plain(spinUpS, 3)}`);
  }
  // A later M3 without a speed of its own turns at this one.
  else if (state.spindleRpm > 0) head.push(`S${plain(state.spindleRpm, 3)}`);
  head.push(`G0 X${say(x)} Y${say(y)}`);
  if (z > safeZMm) head.push(`G0 Z${say(z)}`);
  else if (z < safeZMm) head.push(`G1 Z${say(z)} F${say(plungeMmPerMin)}`);
  if (state.feedMmPerMin > 0 && !state.isInverseTime) head.push(`F${say(state.feedMmPerMin)}`);
  if (state.isIncremental) head.push('G91');
  if (state.isInverseTime) head.push('G93');
  return head;
}

/**
 * The rest, its first line with axis words led by the motion word that was in force there, if it has none of its own: the approach
 * left another one.
 */
function withMotionWord(rest: readonly string[], { motion }: StateBefore): string[] {
  const index = rest.findIndex((line) => AXIS_WORD.test(withoutComments(line)));
  const line = rest[index];
  if (line === undefined || MOTION_WORD.test(withoutComments(line))) return [...rest];
  if (rest.slice(0, index).some((one) => MOTION_WORD.test(withoutComments(one)))) return [...rest];
  return rest.map((one, at) => (at === index ? `G${motion}${line.startsWith(' ') ? '' : ' '}${line}` : one));
}

const AXIS_WORD = /[XYZIJK]/i;
/** A word of the motion group, leading zeros and blanks inside it allowed. */
const MOTION_WORD = /G\s*0*(?:[0-3]|8\s*0|3\s*8\s*\.\s*[2-5])(?![\d.])/i;

function withoutComments(line: string): string {
  return line.replace(/\([^)]*\)?|;.*/g, '');
}

/** The least multiple of a step that is not below a height. */
function up(value: number, stepsPerUnit: number): number {
  return Math.ceil(value * stepsPerUnit - 1e-6) / stepsPerUnit;
}

/** A number without exponent, `-0` or zeros at its end. */
function plain(value: number, decimals: number): string {
  const text = value.toFixed(decimals).replace(/\.?0+$/, '');
  return text === '-0' || text === '' ? '0' : text;
}
