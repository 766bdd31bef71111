import type { ProgramRemark, RepairProgramRequest } from '@millwright/contracts';
import { arcNeed } from './arc-lines.js';
import { type Change, changeRemark } from './changes.js';
import { isClean, namesMotion } from './clean-line.js';
import { CYCLES } from './foreign/canned-cycle.js';
import { copyState, type ForeignMove, type ForeignState, foreignStart } from './foreign/foreign-state.js';
import { interpretLine, type Understood } from './foreign/interpret-line.js';
import { NEEDLESS_G, NEEDLESS_LETTERS, NEEDLESS_M, OTHER_AXES, TOOL_CHANGE } from './foreign/known-words.js';
import { type ForeignLine, lineWords } from './foreign/line-words.js';
import { formatNumber, plainComment } from './format.js';
import { rewriteLine } from './rewrite-line.js';
import { type SourceLine, unrollSubroutines } from './unroll.js';

/** Raw characters of a line that every sender and controller takes. */
const MAX_RAW = 70;
/** Characters of a line of a program, comment included. */
export const MAX_LINE = 4096;
/** Reasons that are given, and how often the same one. */
const MAX_REASONS = 200;
const MAX_ALIKE = 10;

/** A line of the program that comes out, and the line it comes from. */
export interface RepairedLine {
  readonly text: string;
  /** 1-based. */
  readonly source: number;
  /** Which step of the program it belongs to: a line of a subroutine is a step at each call. */
  readonly step: number;
}

/** What {@link repairLines} found: lines, moves as they were meant, changes, refusals. */
export interface Repaired {
  readonly lines: RepairedLine[];
  /** By step. */
  readonly moves: Map<number, ForeignMove[]>;
  readonly changes: ProgramRemark[];
  readonly reasons: ProgramRemark[];
}

/** How the program is repaired: the options of the request, and what was found out beforehand. */
export interface RepairPlan extends Pick<Required<RepairProgramRequest>, 'spinUpS' | 'toolChange'> {
  readonly isInch: boolean;
  /** Whether cuts wait for the spindle: not where a laser works. */
  readonly isSpinUpWanted: boolean;
}

/** Goes through a program line by line: what is sound stays as it is, the rest is written anew or refused. */
export function repairLines(text: string, plan: RepairPlan): Repaired {
  const repairer = new Repairer(plan);
  unrollSubroutines(text).forEach((line, index) => {
    repairer.take(line, index + 1);
  });
  return repairer.result;
}

class Repairer {
  readonly result: Repaired = { lines: [], moves: new Map(), changes: [], reasons: [] };
  private state: ForeignState;
  private grblMotion = 0;
  private hasMoved = false;
  private isSpinUpDue = false;
  /** M3 or M4 where the pause of a tool change has stopped a spindle that the program takes as turning. */
  private stoppedSpindle: number | undefined;
  private line = 0;
  private step = 0;
  private isUnrolledNoted = false;

  constructor(private readonly plan: RepairPlan) {
    this.state = foreignStart(plan.isInch);
  }

  take({ text: raw, line: number, isUnrolled }: SourceLine, step: number): void {
    this.line = number;
    this.step = step;
    if (isUnrolled) this.noteUnrolled();
    if (raw.length > MAX_LINE) {
      this.refuse(`A line of ${raw.length} characters; at most ${MAX_LINE} can be a line of a program.`);
      return;
    }
    const text = raw.trimEnd();
    if (text.trimStart().startsWith('$')) {
      this.takeSystem(text.trim());
      return;
    }
    const line = lineWords(text);
    if (this.state.isEnded && line.significant !== '') {
      this.change('AFTER_END_DROPPED');
      return;
    }
    if (line.significant === '') {
      this.takeComment(text, line);
      return;
    }
    if (isProgramNumber(line)) {
      this.change('DEBRIS_DROPPED');
      return;
    }
    const before = copyState(this.state);
    const understood = interpretLine(line, this.state);
    if (typeof understood === 'string') {
      this.refuse(understood);
      return;
    }
    if (understood.m.includes(TOOL_CHANGE) && !this.changeTool(understood)) return;
    this.noteSpindle(understood, before);
    this.addSpinUp(understood);
    this.noteMoves(understood);
    const isUnderG80 =
      this.grblMotion === 80 && (understood.action === 'home' || understood.action === 'offset');
    const isShort = codeOf(text).replace(/\s/g, '').length <= MAX_RAW;
    if (isShort && !isUnderG80 && isClean(line, understood, this.grblMotion)) {
      if (namesMotion(understood.g)) this.grblMotion = this.state.motion;
      else if (understood.g.includes(800)) this.grblMotion = 80;
      this.keep(text, line);
    } else this.rewrite(line, understood, before);
  }

  private takeSystem(text: string): void {
    if (/^\$J/i.test(text)) this.refuse('A jog command: it moves the machine outside of the program.');
    else this.change('SYSTEM_COMMAND_DROPPED');
  }

  private takeComment(text: string, line: ForeignLine): void {
    if (text.trim() === '') {
      this.emit('');
      return;
    }
    if (line.hasDebris && line.comments.length === 0) {
      this.change('DEBRIS_DROPPED');
      return;
    }
    this.keep(text, line);
  }

  /** A line that stays, as far as its comment and length allow. */
  private keep(text: string, line: ForeignLine): void {
    const isPlain =
      !line.hasDebris && /^[\x20-\x7e\t]*$/.test(text) && !/[!~?]/.test(text) && !hasOpenComment(text);
    const code = line.words.map(({ letter, value }) => ({ letter, value }));
    if (isPlain && text.length <= MAX_RAW) {
      this.emit(text);
      return;
    }
    this.change(isPlain ? 'LINE_SHORTENED' : 'COMMENT_CLEANED');
    const bare = code.length === 0 ? '' : codeOf(text);
    const comment = line.comments
      .map(plainComment)
      .filter((each) => each !== '')
      .join(' ');
    const spaced = bare.length <= MAX_RAW ? bare : bare.replace(/\s/g, '');
    const room = MAX_RAW - spaced.length - 3;
    const tail = comment === '' || room < 8 ? '' : `(${comment.slice(0, room)})`;
    const joined = [spaced, tail].filter((each) => each !== '').join(' ');
    if (joined !== '') this.emit(joined);
  }

  private rewrite(line: ForeignLine, understood: Understood, before: ForeignState): void {
    // The modes of the line hold for its own words.
    const inForce: ForeignState = { ...copyState(this.state), at: before.at, isKnown: before.isKnown };
    if (understood.action === 'offset' || understood.action === 'home') inForce.shift = before.shift;
    const rewritten = rewriteLine(understood, inForce);
    if (typeof rewritten === 'string') {
      this.refuse(rewritten);
      return;
    }
    this.grblMotion = rewritten.grblMotion ?? this.grblMotion;
    if (understood.g.includes(800) && rewritten.grblMotion === undefined) {
      this.emit('G80');
      this.grblMotion = 80;
    }
    if (this.grblMotion === 80 && (understood.action === 'home' || understood.action === 'offset')) {
      // GRBL takes no axis words at all while G80 is in force.
      this.emit('G0');
      this.grblMotion = 0;
    }
    for (const text of rewritten.lines) this.emit(text);
    const comment = line.comments.map(plainComment).join(' ').trim();
    if (comment !== '') this.emit(`(${comment.slice(0, MAX_RAW - 2)})`);
    for (const change of changesOf(line, understood)) this.change(change);
    if (understood.m.some((word) => word === 2 || word === 30)) this.grblMotion = 1;
  }

  /** A tool change: dropped where nothing has moved yet, a pause otherwise. @returns false where it is refused */
  private changeTool(understood: Understood): boolean {
    const isSpindleNamed = understood.m.some((word) => word === 3 || word === 4);
    if (!this.hasMoved) {
      this.change('TOOL_CHANGE_DROPPED');
      return true;
    }
    if (this.plan.toolChange === 'refuse') {
      this.refuse('A tool change in the middle of the program. Split it by tool.');
      return false;
    }
    this.change('TOOL_CHANGE_PAUSED');
    this.emit('M5');
    this.emit(`(Tool ${formatNumber(this.state.tool)}: change it and set Z zero)`);
    this.emit('M0');
    if (!isSpindleNamed && this.state.spindle !== 5) this.stoppedSpindle = this.state.spindle;
    if (!isSpindleNamed) this.state.spindle = 5;
    this.isSpinUpDue = isSpindleNamed;
    return true;
  }

  private noteSpindle(understood: Understood, before: ForeignState): void {
    const isStarted =
      this.state.spindle !== 5 && (before.spindle === 5 || before.spindle !== this.state.spindle);
    if (isStarted) this.isSpinUpDue = true;
    if (this.state.spindle === 5 || understood.g.includes(40)) this.isSpinUpDue = false;
    if (understood.m.some((word) => word >= 3 && word <= 5)) this.stoppedSpindle = undefined;
  }

  private addSpinUp(understood: Understood): void {
    const isCut = understood.steps.some((step) => step.kind === 'line' || step.kind === 'arc');
    if (isCut && this.stoppedSpindle !== undefined) this.restartSpindle(this.stoppedSpindle);
    if (!isCut || !this.isSpinUpDue) return;
    this.isSpinUpDue = false;
    if (!this.plan.isSpinUpWanted || this.plan.spinUpS === 0) return;
    // M3 on the very line that cuts is put before the wait.
    const own = understood.m.find((word) => word === 3 || word === 4);
    const speed = understood.value('S');
    if (own !== undefined) this.emit(`M${own}${speed === undefined ? '' : ` S${formatNumber(speed)}`}`);
    this.emit(`G4 P${formatNumber(this.plan.spinUpS ?? 0)}`);
    this.change('SPIN_UP_ADDED');
  }

  private restartSpindle(word: number): void {
    this.emit(`M${word} S${formatNumber(this.state.speed)}`);
    const waitS = this.plan.spinUpS ?? 0;
    if (waitS > 0) this.emit(`G4 P${formatNumber(waitS)}`);
    this.state.spindle = word;
    this.stoppedSpindle = undefined;
    this.change('SPINDLE_RESTARTED');
  }

  private noteMoves({ steps }: Understood): void {
    const moves = steps.filter((step) => step.kind !== 'dwell');
    if (moves.length === 0) return;
    this.hasMoved = true;
    this.result.moves.set(this.step, moves);
  }

  private noteUnrolled(): void {
    if (!this.isUnrolledNoted) this.change('SUBROUTINE_UNROLLED');
    this.isUnrolledNoted = true;
  }

  private emit(text: string): void {
    this.result.lines.push({ text, source: this.line, step: this.step });
  }

  private change(code: Change): void {
    this.result.changes.push(changeRemark(this.line, code));
  }

  private refuse(message: string): void {
    const nAlike = this.result.reasons.filter((reason) => reason.message === message).length;
    if (nAlike >= MAX_ALIKE || this.result.reasons.length >= MAX_REASONS) return;
    const remedy = 'Choose a GRBL post-processor in the program it comes from, or change the line by hand.';
    this.result.reasons.push({ line: this.line, severity: 'error', code: 'NOT_REPAIRABLE', message, remedy });
  }
}

/** `O1234` or `:1234` alone, as the name of a program. */
function isProgramNumber({ words, isUnreadable, significant }: ForeignLine): boolean {
  if (/^(N\d+)?:\d+$/.test(significant)) return true;
  const named = words.filter(({ letter }) => letter !== 'N');
  return !isUnreadable && named.length === 1 && named[0]?.letter === 'O';
}

function hasOpenComment(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === ';' && depth === 0) return false;
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth > 1 || depth < 0) return true;
  }
  return depth !== 0;
}

/** The text outside of comments, single blanks between. */
function codeOf(text: string): string {
  let depth = 0;
  let code = '';
  for (const character of text) {
    if (character === ';' && depth === 0) break;
    if (character === '(') depth += 1;
    if (depth === 0 && character >= ' ' && character < '\x7f') code += character;
    if (character === ')' && depth > 0) depth -= 1;
  }
  return code
    .replace(/[!~?%]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function changesOf(line: ForeignLine, { g, m, steps, action, value, isArcAbsolute }: Understood): Change[] {
  const changes: Change[] = [];
  const isNeedless =
    g.some((word) => NEEDLESS_G.has(word)) ||
    m.some((word) => NEEDLESS_M.has(word)) ||
    line.words.some(({ letter }) => NEEDLESS_LETTERS.has(letter) || OTHER_AXES.has(letter));
  if (isNeedless) changes.push('WORDS_DROPPED');
  const arcs = steps.filter((step) => step.kind === 'arc');
  if (typeof action === 'number' && CYCLES.has(action)) changes.push('CYCLE_EXPANDED');
  else if (arcs.some((arc) => arcNeed(arc) === 'split')) changes.push('ARC_SPLIT');
  else if (
    (action === 2 || action === 3) &&
    (arcs.length === 0 || arcs.some((arc) => arcNeed(arc) === 'straighten'))
  )
    changes.push('ARC_STRAIGHTENED');
  else if (
    arcs.length > 0 &&
    (value('R') !== undefined || isArcAbsolute || arcs.some((arc) => arcNeed(arc) === 'centre'))
  )
    changes.push('ARC_REWRITTEN');
  if (changes.length > 0 || m.includes(TOOL_CHANGE)) return changes;
  return ['LINE_REWRITTEN'];
}
