// What a program's text makes the machine do, worked out here once more and from GRBL's documentation alone: none of the engines' code
// is used. It knows the words that matter to a router; a line with any other word counts as refused.

/** A point of the tool's tip, mm, in the work system the program starts in. */
export type Point = readonly [number, number, number];

/** One move as the machine runs it. */
export interface Step {
  readonly line: number;
  readonly isRapid: boolean;
  readonly from: Point;
  readonly to: Point;
  /** For an arc: its centre and the turn that the controller executes, radians, signed. */
  readonly arc?: { readonly x: number; readonly y: number; readonly sweepRad: number };
  readonly feed: number;
  /** Undefined under M5, S0 or before any M3. */
  readonly spindle: 'clockwise' | 'counter-clockwise' | undefined;
  readonly rpm: number;
  /** Seconds of G4 since the spindle last started. */
  readonly dwelledS: number;
  readonly tool: number;
}

/** A program, run. */
export interface Run {
  readonly steps: readonly Step[];
  /** What alone makes the program unfit, whatever it cuts. */
  readonly wrongs: readonly string[];
  readonly endsWithSpindle: boolean;
  /** Whether the last line that does anything is M2 or M30. */
  readonly isEnded: boolean;
  readonly hasUnits: boolean;
}

interface State {
  at: [number, number, number];
  shift: [number, number, number];
  motion: string;
  isInch: boolean;
  isRelative: boolean;
  isInverse: boolean;
  plane: string;
  system: number;
  /** Mm/min; by inverse time moves per minute. */
  feed: number;
  rpm: number;
  turning: string;
  dwelledS: number;
  tool: number;
}

const KNOWN_G = new Set(
  '0 1 2 3 4 10 17 18 19 20 21 28 30 40 49 53 54 55 56 57 58 59 61 80 90 91 91.1 92 92.1 93 94'.split(' '),
);
const KNOWN_M = new Set(['0', '1', '2', '3', '4', '5', '8', '9', '30']);

/** Words of which a line may hold one. */
const GROUPS = [
  ['17', '18', '19'],
  ['20', '21'],
  ['90', '91'],
  ['93', '94'],
  ['54', '55', '56', '57', '58', '59'],
];
const M_GROUPS = [
  ['3', '4', '5'],
  ['0', '1', '2', '30'],
];

/** Runs a text. */
export function runText(text: string): Run {
  const state: State = {
    at: [0, 0, 0],
    shift: [0, 0, 0],
    motion: '0',
    isInch: false,
    isRelative: false,
    isInverse: false,
    plane: '17',
    system: 54,
    feed: 0,
    rpm: 0,
    turning: '5',
    dwelledS: 0,
    tool: 0,
  };
  const found: Found = { line: 0, steps: [], wrongs: [] };
  let isEnded = false;
  let hasUnits = false;
  text.split(/\r\n|\n|\r/).forEach((raw, i) => {
    found.line = i + 1;
    if (raw.includes('!') || raw.includes('\x18')) found.wrongs.push(`${found.line}: a realtime byte`);
    const words = wordsOf(raw);
    if (words?.length === 0) return;
    const says = (letter: string, ...values: number[]): boolean =>
      words?.some((word) => word[0] === letter && values.includes(word[1])) === true;
    if (says('G', 20, 21) && found.steps.length === 0) hasUnits = true;
    if (words === undefined || !runLine(state, words, found)) {
      found.wrongs.push(`${found.line}: refused: ${raw}`);
      return;
    }
    isEnded = says('M', 2, 30);
    // A program's end puts these words back (GRBL 1.1 documentation, "Program flow").
    if (isEnded) Object.assign(state, END_STATE);
  });
  const { steps, wrongs } = found;
  return { steps, wrongs, endsWithSpindle: state.turning !== '5' && state.rpm > 0, isEnded, hasUnits };
}

const END_STATE: Partial<State> = {
  motion: '1',
  plane: '17',
  isRelative: false,
  isInverse: false,
  system: 54,
  turning: '5',
};

/** What has been found, and in which line. */
interface Found {
  line: number;
  readonly steps: Step[];
  readonly wrongs: string[];
}

type Word = readonly [string, number];

/** The words of a line; undefined if it is none. Blanks and comments do not count, wherever they stand. */
function wordsOf(raw: string): readonly Word[] | undefined {
  const bare = raw
    .replace(/\([^)]*(\)|$)/g, '')
    .replace(/;.*$/, '')
    .replace(/[^\x21-\x7e]|\//g, '')
    .replace(/[?~!]/g, '')
    .toUpperCase();
  if (bare.length > 79) return undefined;
  const words: Word[] = [];
  const pattern = /([A-Z])([+-]?(?:\d+\.?\d*|\.\d+))/y;
  while (pattern.lastIndex < bare.length) {
    const found = pattern.exec(bare);
    if (found === null) return undefined;
    words.push([found[1] as string, Number(found[2])]);
  }
  return words;
}

/** A line's words by kind. */
interface Line {
  readonly values: ReadonlyMap<string, number>;
  readonly gs: readonly string[];
  readonly ms: readonly string[];
  /** G0 to G3 or G80, if one stands there. */
  readonly motion: string | undefined;
  /** G4, G10, G28, G30, G53, G92 or G92.1, if one stands there. */
  readonly other: string | undefined;
}

/** Sorts a line's words; undefined where the controller refuses them whatever its state. */
function sortWords(words: readonly Word[]): Line | undefined {
  const values = new Map<string, number>();
  const gs: string[] = [];
  const ms: string[] = [];
  for (const [letter, value] of words) {
    if (letter === 'G') gs.push(String(value));
    else if (letter === 'M') ms.push(String(value));
    else if (values.has(letter) || !'XYZIJKRFSTPLN'.includes(letter)) return undefined;
    else values.set(letter, value);
  }
  const motions = gs.filter((g) => ['0', '1', '2', '3', '80'].includes(g));
  const others = gs.filter((g) => ['4', '10', '28', '30', '53', '92', '92.1'].includes(g));
  if (!gs.every((g) => KNOWN_G.has(g)) || !ms.every((m) => KNOWN_M.has(m))) return undefined;
  if (motions.length > 1 || others.length > 1) return undefined;
  if (GROUPS.some((group) => gs.filter((g) => group.includes(g)).length > 1)) return undefined;
  if (M_GROUPS.some((group) => ms.filter((m) => group.includes(m)).length > 1)) return undefined;
  if ([...'FSTPLN'].some((letter) => (values.get(letter) ?? 0) < 0)) return undefined;
  // Words that no command of the line uses.
  const uses = others[0] === '4' ? 'P' : others[0] === '10' ? 'PL' : '';
  if ([...'PL'].some((letter) => values.has(letter) && !uses.includes(letter))) return undefined;
  if (others[0] === '4' && !values.has('P')) return undefined;
  return { values, gs, ms, motion: motions[0], other: others[0] };
}

/** Runs one line; false if the controller refuses it. */
function runLine(state: State, words: readonly Word[], found: Found): boolean {
  const line = sortWords(words);
  if (line === undefined) return false;
  const { values, other } = line;
  setModes(state, line);
  if (other === '4') state.dwelledS += values.get('P') as number;
  const isAxis = AXES.some((axis) => values.has(axis));
  const target = targetOf(state, values);
  if (other === '92') {
    AXES.forEach((axis, i) => {
      if (values.has(axis))
        state.shift[i] = (state.at[i] as number) - (values.get(axis) as number) * unitOf(state);
    });
    return isAxis;
  }
  if (other === '92.1') state.shift = [0, 0, 0];
  if (other !== undefined && other !== '4' && other !== '92.1') {
    found.wrongs.push(`${found.line}: G${other} names or stores a machine position`);
    return true;
  }
  const isOfArc = [...'IJKR'].some((letter) => values.has(letter));
  if (!isAxis) return !isOfArc;
  if (state.motion === '80' || (state.motion !== '0' && state.feed === 0)) return false;
  if (state.isInverse && state.motion !== '0' && !values.has('F')) return false;
  if (state.system !== 54) found.wrongs.push(`${found.line}: moves in G${state.system}`);
  if (state.motion === '0' || state.motion === '1') {
    if (isOfArc) return false;
    found.steps.push(stepTo(state, target, found.line));
    state.at = [...target];
    return true;
  }
  return runArc(state, values, target, found);
}

const AXES = ['X', 'Y', 'Z'] as const;

const unitOf = (state: State): number => (state.isInch ? 25.4 : 1);

function setModes(state: State, { gs, ms, values, motion }: Line): void {
  for (const g of gs) {
    if (g === '20' || g === '21') state.isInch = g === '20';
    if (g === '90' || g === '91') state.isRelative = g === '91';
    if (g === '93' || g === '94') {
      // A feed of the one mode is none in the other.
      if (state.isInverse !== (g === '93')) state.feed = 0;
      state.isInverse = g === '93';
    }
    if (['17', '18', '19'].includes(g)) state.plane = g;
    if (Number(g) >= 54 && Number(g) <= 59) state.system = Number(g);
  }
  state.motion = motion ?? state.motion;
  const unit = state.isInverse ? 1 : unitOf(state);
  state.feed = values.has('F') ? (values.get('F') as number) * unit : state.feed;
  state.rpm = values.get('S') ?? state.rpm;
  state.tool = Math.trunc(values.get('T') ?? state.tool);
  for (const m of ms) {
    if (!['3', '4', '5'].includes(m)) continue;
    if (m !== state.turning) state.dwelledS = 0;
    state.turning = m;
  }
}

function targetOf(state: State, values: ReadonlyMap<string, number>): Point {
  const along = (i: 0 | 1 | 2): number => {
    const value = values.get(AXES[i]);
    if (value === undefined) return state.at[i];
    return value * unitOf(state) + (state.isRelative ? state.at[i] : state.shift[i]);
  };
  return [along(0), along(1), along(2)];
}

/** A move; by inverse time its feed is its way times how often that would be gone a minute. */
function stepTo(state: State, to: Point, line: number, wayMm = wayBetween(state.at, to)): Step {
  const isStill = state.rpm === 0 || state.turning === '5';
  const turning = state.turning === '3' ? 'clockwise' : 'counter-clockwise';
  return {
    line,
    isRapid: state.motion === '0',
    from: [...state.at],
    to,
    feed: state.feed * (state.isInverse ? wayMm : 1),
    spindle: isStill ? undefined : turning,
    rpm: state.rpm,
    dwelledS: state.dwelledS,
    tool: state.tool,
  };
}

const wayBetween = (one: Point, two: Point): number =>
  Math.hypot(two[0] - one[0], two[1] - one[1], two[2] - one[2]);

/** GRBL takes radii that differ by up to 5 µm, or by up to 0.1 % and half a millimetre (gcode.c, error 33). */
function runArc(state: State, values: ReadonlyMap<string, number>, target: Point, found: Found): boolean {
  if (state.plane !== '17') {
    found.wrongs.push(`${found.line}: an arc out of the plane`);
    return true;
  }
  if (values.has('R') || values.has('K') || !(values.has('I') || values.has('J'))) return false;
  if (!values.has('X') && !values.has('Y')) return false;
  const [i, j] = [(values.get('I') ?? 0) * unitOf(state), (values.get('J') ?? 0) * unitOf(state)];
  const isClockwise = state.motion === '2';
  const from: Point = [...state.at];
  const [r0, r1] = [Math.hypot(i, j), Math.hypot(target[0] - from[0] - i, target[1] - from[1] - j)];
  const apart = Math.abs(r0 - r1);
  if (apart > 0.005 && (apart > 0.5 || apart > 0.001 * r0)) return false;
  const sweepRad = executedSweepRad(from, target, i, j, isClockwise);
  const meantRad = meantSweepRad(from, target, i, j, isClockwise);
  if (Math.abs(sweepRad - meantRad) * r0 > 0.005)
    found.wrongs.push(`${found.line}: the controller turns this arc otherwise`);
  found.steps.push({
    ...stepTo(state, target, found.line, Math.hypot(r0 * sweepRad, target[2] - from[2])),
    arc: { x: from[0] + i, y: from[1] + j, sweepRad },
  });
  state.at = [...target];
  return true;
}

/** GRBL's own angle of an arc, in its 32-bit numbers (mc_arc: the cross and dot product of the two radii, a whole turn where it is nearly none). */
function executedSweepRad(from: Point, to: Point, i: number, j: number, isClockwise: boolean): number {
  const f = Math.fround;
  const [fx, fy, tx, ty] = [f(from[0]), f(from[1]), f(to[0]), f(to[1])];
  const [rx, ry] = [f(-f(i)), f(-f(j))];
  const [vx, vy] = [f(tx - f(fx + f(i))), f(ty - f(fy + f(j)))];
  const turn = f(Math.atan2(f(f(rx * vy) - f(ry * vx)), f(f(rx * vx) + f(ry * vy))));
  if (isClockwise) return turn >= -5e-7 ? f(turn - f(2 * Math.PI)) : turn;
  return turn <= 5e-7 ? f(turn + f(2 * Math.PI)) : turn;
}

function meantSweepRad(from: Point, to: Point, i: number, j: number, isClockwise: boolean): number {
  const whole = isClockwise ? -2 * Math.PI : 2 * Math.PI;
  if (from[0] === to[0] && from[1] === to[1]) return whole;
  const [vx, vy] = [to[0] - from[0] - i, to[1] - from[1] - j];
  const turn = Math.atan2(-i * vy + j * vx, -i * vx - j * vy);
  if (turn === 0) return whole;
  return turn < 0 === isClockwise ? turn : turn + whole;
}
