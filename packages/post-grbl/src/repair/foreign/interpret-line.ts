import { explain } from '../../read/explain.js';
import { arcMove } from './arc-move.js';
import { CYCLES, type CycleStep, cycleSteps } from './canned-cycle.js';
import type { ForeignState, Place } from './foreign-state.js';
import { zeroOf } from './foreign-state.js';
import {
  CYCLE_LETTER,
  NEEDLESS_G,
  NEEDLESS_LETTERS,
  NEEDLESS_M,
  OTHER_AXES,
  SHARED_G,
  SHARED_LETTERS,
  SHARED_M,
  TOOL_CHANGE,
  TRANSLATED_G,
} from './known-words.js';
import type { ForeignLine, Word } from './line-words.js';
import type { Refusal } from './refusal.js';

/** What a line came to. */
export interface Understood {
  readonly steps: readonly CycleStep[];
  /** G words in tenths, M words. */
  readonly g: readonly number[];
  readonly m: readonly number[];
  readonly value: (letter: string) => number | undefined;
  /** The motion of the line's axis words: 0 to 3, a cycle, `home`, `offset`, or nothing. */
  readonly action: number | 'home' | 'offset' | 'none';
  /** Whether arc centres are absolute on this line (G90.1). */
  readonly isArcAbsolute: boolean;
}

const MM_PER_INCH = 25.4;
const AXES = ['X', 'Y', 'Z'] as const;
const UNKNOWN = 'A word that GRBL does not know, and whose meaning depends on the machine.';

/**
 * What a line means to the controller it was written for, by the common meaning of RS274/NGC; the state moves along.
 * @returns a sentence where it cannot be told, or means what GRBL cannot do
 */
export function interpretLine(line: ForeignLine, state: ForeignState): Understood | Refusal {
  if (line.isUnreadable) return unread(line.significant);
  const g: number[] = [];
  const m: number[] = [];
  const values = new Map<string, number>();
  for (const word of line.words) {
    const refusal = sortWord(word, { g, m, values });
    if (refusal !== undefined) return explain(line.significant, 20, { isRepairing: true }) || refusal;
  }
  const misuse = misusedWord(g, values);
  if (misuse !== undefined) return misuse;
  takeModes(g, m, values, state);
  const value = (letter: string) => values.get(letter);
  const understood = { g, m, value };
  const result = act(understood, state);
  if (typeof result === 'string') return result;
  if (m.includes(2) || m.includes(30)) endProgram(state);
  return { ...understood, ...result, isArcAbsolute: state.isArcAbsolute };
}

/** What stands on a line that does not fall into words. */
function unread(significant: string): Refusal {
  const bare = /[A-Z](?![\d.+-])/.exec(significant)?.[0];
  const why = /^(?:[A-Z][+-]?[\d.]+)*[A-Z](?:[A-Z][+-]?[\d.]|$)/.test(significant)
    ? `The letter ${bare} has no figure behind it.`
    : 'Text that is no word of a program.';
  return explain(significant, 2, { isRepairing: true }) || why;
}

/** Words that are known, but say something else where they stand. */
function misusedWord(g: readonly number[], values: ReadonlyMap<string, number>): Refusal | undefined {
  const isHome = g.includes(280) || g.includes(300);
  if (isHome && ['U', 'V', 'W'].some((letter) => values.has(letter)))
    return 'A way home by U, V or W, which are X, Y and Z to a lathe and other axes to a mill.';
  if (g.includes(500) && ['S', 'X', 'Y', 'Z'].some((letter) => values.has(letter)))
    return 'G50 with a figure: the top speed or the zero of a lathe, or scaling. Have it written for a GRBL mill.';
  if (g.includes(40) && values.get('P') === undefined && values.get('X') === undefined)
    return 'A wait that does not say how long by P: seconds to GRBL. Give it as G4 P, in seconds.';
  return undefined;
}

interface Sorted {
  g: number[];
  m: number[];
  values: Map<string, number>;
}

function sortWord({ letter, value }: Word, { g, m, values }: Sorted): Refusal | undefined {
  if (letter === 'G') {
    const tenths = Math.round(value * 10);
    if (Math.abs(value * 10 - tenths) > 1e-6) return UNKNOWN;
    g.push(tenths);
    return SHARED_G.has(tenths) || NEEDLESS_G.has(tenths) || TRANSLATED_G.has(tenths) ? undefined : UNKNOWN;
  }
  if (letter === 'M') {
    m.push(value);
    return SHARED_M.has(value) || NEEDLESS_M.has(value) || value === TOOL_CHANGE ? undefined : UNKNOWN;
  }
  if (letter === 'U' && g.includes(40) && !values.has('X')) {
    // Fanuc and its kin wait by U as they do by X.
    values.set('X', value);
    return undefined;
  }
  if (OTHER_AXES.has(letter)) {
    values.set(letter, value);
    return value === 0 ? undefined : UNKNOWN;
  }
  const isKnown = SHARED_LETTERS.has(letter) || NEEDLESS_LETTERS.has(letter) || letter === CYCLE_LETTER;
  if (!isKnown) return UNKNOWN;
  if (values.has(letter)) return `The word ${letter} stands twice on the line: which one counts is not said.`;
  values.set(letter, value);
  return undefined;
}

/** Takes the words that set a mode, in the order of their execution. */
function takeModes(
  g: readonly number[],
  m: readonly number[],
  values: ReadonlyMap<string, number>,
  state: ForeignState,
): void {
  for (const word of g) {
    if (word === 930 || word === 940) state.isInverseTime = word === 930;
    else if (word === 200 || word === 700) state.isInch = true;
    else if (word === 210 || word === 710) state.isInch = false;
    else if (word === 170 || word === 180 || word === 190) state.plane = word / 10;
    else if (word === 900 || word === 910) state.isIncremental = word === 910;
    else if (word === 901 || word === 911) state.isArcAbsolute = word === 901;
    else if (word === 980 || word === 990) state.isRetractToR = word === 990;
    else if (word >= 540 && word <= 590) state.system = word / 10 - 54;
    else if (word <= 30 || CYCLES.has(word / 10)) takeMotionWord(word / 10, state);
    // `G0 … G80`, as Fanuc and its kin begin a program: the cycle ends, and the motion named holds.
    else if (word === 800 && !g.some((each) => each <= 30)) takeMotionWord(80, state);
  }
  const feed = values.get('F');
  if (feed !== undefined) state.feed = state.isInverseTime || !state.isInch ? feed : feed * MM_PER_INCH;
  state.speed = values.get('S') ?? state.speed;
  state.tool = values.get('T') ?? state.tool;
  for (const word of m) if (word >= 3 && word <= 5) state.spindle = word;
}

function takeMotionWord(motion: number, state: ForeignState): void {
  if (!CYCLES.has(motion)) state.cycle = {};
  state.motion = motion;
}

function act(
  { g, value }: Pick<Understood, 'g' | 'value'>,
  state: ForeignState,
): Pick<Understood, 'steps' | 'action'> | Refusal {
  const scale = state.isInch ? MM_PER_INCH : 1;
  const hasAxis = AXES.some((letter) => value(letter) !== undefined);
  const isOtherAxis = !hasAxis && [...OTHER_AXES].some((letter) => value(letter) !== undefined);
  // `G28 A0` alone moves an axis that is not there; without a word GRBL would send X, Y and Z home.
  if (isOtherAxis && [280, 300, 920].some((word) => g.includes(word))) return { steps: [], action: 'none' };
  if (g.includes(280) || g.includes(300)) return { steps: goHome(state, value, scale), action: 'home' };
  if (g.includes(281) || g.includes(301)) return { steps: [], action: 'none' };
  if (g.includes(921)) {
    state.shift = [0, 0, 0];
    return hasAxis ? 'G92.1 stands with axis words.' : { steps: [], action: 'offset' };
  }
  if (g.includes(920)) return setShift(state, value, scale);
  if (g.includes(100)) return setSystem(state, value, scale);
  if (g.includes(40) && value('P') === undefined) return { steps: [], action: 'none' };
  const isCircle = (state.motion === 2 || state.motion === 3) && hasCentre(state, value);
  if (!hasAxis && isCircle) return straightOrArc(g, value, state, scale);
  if (!hasAxis)
    return CYCLES.has(state.motion) && value('R') !== undefined
      ? cycle(state, value, scale)
      : { steps: [], action: 'none' };
  if (g.includes(40) && state.motion > 1)
    return 'A wait and an arc or cycle on one line: P could be of either.';
  if (CYCLES.has(state.motion)) return cycle(state, value, scale);
  if (state.motion === 80) return 'Axis words stand where no motion mode is active (after G80).';
  return straightOrArc(g, value, state, scale);
}

/** Whether a line without axis words has the centre of an arc: a full circle to all but GRBL, which refuses it. */
function hasCentre(state: ForeignState, value: Understood['value']): boolean {
  const across = state.plane === 17 ? 'K' : state.plane === 18 ? 'J' : 'I';
  return ['I', 'J', 'K'].some((letter) => letter !== across && value(letter) !== undefined);
}

function straightOrArc(
  g: readonly number[],
  value: Understood['value'],
  state: ForeignState,
  scale: number,
): Pick<Understood, 'steps' | 'action'> | Refusal {
  const isMachine = g.includes(530);
  const from: Place = [...state.at];
  const to: Place = [...state.at];
  AXES.forEach((letter, axis) => {
    const given = value(letter);
    if (given === undefined) return;
    if (isMachine) to[axis] = given * scale;
    else to[axis] = given * scale + (state.isIncremental ? (from[axis] ?? 0) : zeroOf(state, axis));
    if (!state.isIncremental) state.isKnown[axis] = !isMachine;
  });
  if (state.motion !== 0 && state.feed === 0)
    return 'A cutting move comes before any F: the feed is not said. State one with the first G1.';
  const { motion } = state;
  if (motion === 0 || motion === 1) {
    state.at = to;
    const feed = motion === 0 ? 0 : state.feed;
    return { steps: [{ kind: motion === 0 ? 'rapid' : 'line', from, to, feed }], action: motion };
  }
  if (state.isInverseTime)
    return 'An arc under G93, for which GRBL takes the wrong feed: have it written with G94.';
  const arc = arcMove({ from, to, value, scale }, state);
  if (typeof arc === 'string') return arc;
  state.at = to;
  return { steps: arc, action: motion };
}

function cycle(
  state: ForeignState,
  value: Understood['value'],
  scale: number,
): Pick<Understood, 'steps' | 'action'> | Refusal {
  if (state.plane !== 17) return 'A drilling cycle outside of the XY plane.';
  const length = (letter: string) => {
    const given = value(letter);
    return given === undefined ? undefined : given * scale;
  };
  const steps = cycleSteps(state, {
    x: length('X'),
    y: length('Y'),
    z: length('Z'),
    r: length('R'),
    q: length('Q'),
    dwellS: dwellOf(value('P')),
    repeats: value('L') ?? value('K'),
  });
  if (typeof steps === 'string') return steps;
  for (const [axis, letter] of AXES.entries()) if (value(letter) !== undefined) state.isKnown[axis] = true;
  return { steps, action: state.motion };
}

/** P of a cycle: seconds, or milliseconds where it would otherwise be minutes at the bottom of a hole (Fanuc and its kin). */
const LEAST_MILLISECONDS = 100;

function dwellOf(given: number | undefined): number | undefined {
  if (given === undefined) return undefined;
  return given >= LEAST_MILLISECONDS ? given / 1000 : given;
}

/** G28 and G30: through the point given, to a place that the machine stores; 0 as the reader takes it. */
function goHome(state: ForeignState, value: Understood['value'], scale: number): CycleStep[] {
  const steps: CycleStep[] = [];
  const through: Place = [...state.at];
  const home: Place = [0, 0, 0];
  let hasAxis = false;
  AXES.forEach((letter, axis) => {
    const given = value(letter);
    if (given === undefined) return;
    hasAxis = true;
    through[axis] = given * scale + (state.isIncremental ? (state.at[axis] ?? 0) : zeroOf(state, axis));
  });
  AXES.forEach((letter, axis) => {
    if (hasAxis && value(letter) === undefined) home[axis] = through[axis] ?? 0;
    else state.isKnown[axis] = false;
  });
  if (hasAxis) steps.push({ kind: 'rapid', from: [...state.at], to: through, feed: 0 });
  steps.push({ kind: 'rapid', from: hasAxis ? through : [...state.at], to: home, feed: 0 });
  state.at = home;
  return steps;
}

function setShift(
  state: ForeignState,
  value: Understood['value'],
  scale: number,
): Pick<Understood, 'steps' | 'action'> {
  AXES.forEach((letter, axis) => {
    const given = value(letter);
    if (given === undefined) return;
    state.shift[axis] = (state.at[axis] ?? 0) - (state.systems[state.system]?.[axis] ?? 0) - given * scale;
    state.isKnown[axis] = true;
  });
  return { steps: [], action: 'offset' };
}

function setSystem(
  state: ForeignState,
  value: Understood['value'],
  scale: number,
): Pick<Understood, 'steps' | 'action'> | Refusal {
  const form = value('L');
  const number = value('P') ?? 0;
  if ((form !== 2 && form !== 20) || !(number >= 0 && number <= 6)) return 'A G10 that GRBL does not have.';
  const system = state.systems[number === 0 ? state.system : number - 1];
  AXES.forEach((letter, axis) => {
    const given = value(letter);
    if (given === undefined || system === undefined) return;
    system[axis] =
      form === 2 ? given * scale : (state.at[axis] ?? 0) - (state.shift[axis] ?? 0) - given * scale;
  });
  return { steps: [], action: 'offset' };
}

function endProgram(state: ForeignState): void {
  state.isEnded = true;
}
