import { arcLines, endWords } from './arc-lines.js';
import type { CycleStep } from './foreign/canned-cycle.js';
import type { ForeignMove, ForeignState } from './foreign/foreign-state.js';
import type { Understood } from './foreign/interpret-line.js';
import type { Refusal } from './foreign/refusal.js';
import { formatNumber } from './format.js';

const MAX_TOOL = 255;
/** G words that set a mode and may stand together, in tenths → text. */
const MODES: Readonly<Record<number, string>> = {
  200: 'G20',
  700: 'G20',
  210: 'G21',
  710: 'G21',
  170: 'G17',
  180: 'G18',
  190: 'G19',
  900: 'G90',
  910: 'G91',
  930: 'G93',
  940: 'G94',
  540: 'G54',
  550: 'G55',
  560: 'G56',
  570: 'G57',
  580: 'G58',
  590: 'G59',
};

/** How a line is written anew. */
export interface Rewritten {
  readonly lines: readonly string[];
  /** The motion mode that GRBL is in afterwards; nothing where the lines do not touch it. */
  readonly grblMotion: number | undefined;
}

/**
 * Writes a line anew: modes first, then what moves, then what ends or pauses the program.
 * @param before - the state before the line's moves, with the line's modes taken
 */
export function rewriteLine(understood: Understood, before: ForeignState): Rewritten | Refusal {
  const { g, m, value, action } = understood;
  const lines: string[] = [];
  const modes = [...new Set(g.map((word) => MODES[word]).filter((text) => text !== undefined))];
  const isTimed = modes.includes('G93');
  const spindle = m.filter((word) => word >= 3 && word <= 5).slice(-1);
  const coolant = m.filter((word) => word === 8 || word === 9).slice(-1);
  const tool = value('T');
  const head = [
    ...modes,
    ...spindle.map((word) => `M${word}`),
    ...(value('S') === undefined ? [] : [`S${formatNumber(value('S') ?? 0)}`]),
    ...coolant.map((word) => `M${word}`),
    ...(tool === undefined || tool < 0 || tool > MAX_TOOL ? [] : [`T${Math.trunc(tool)}`]),
  ];
  const feed = value('F');
  const feedWord = feed === undefined ? '' : ` F${formatNumber(feed)}`;
  const moves = actionLines(understood, before, feedWord);
  if (typeof moves === 'string') return moves;
  if (moves.lines.length === 0 && feedWord !== '') head.push(feedWord.trim());
  const wait = g.includes(40) ? [`G4 P${formatNumber(dwellOf(value))}`] : [];
  const first = moves.lines[0];
  if (isTimed && first !== undefined) {
    lines.push(...wait, [...head, first].join(' '), ...moves.lines.slice(1));
  } else {
    if (head.length > 0) lines.push(head.join(' '));
    lines.push(...wait, ...moves.lines);
  }
  const modal = action === 'none' ? modalMotion(g) : undefined;
  if (modal === 0 || modal === 1) lines.push(`G${modal}`);
  for (const word of m) if (word <= 2 || word === 30) lines.push(`M${word}`);
  return { lines, grblMotion: modal === 0 || modal === 1 ? modal : moves.grblMotion };
}

function dwellOf(value: Understood['value']): number {
  // Fanuc and its kin also write X or U.
  return value('P') ?? value('X') ?? 0;
}

function modalMotion(g: readonly number[]): number | undefined {
  const word = g.filter((each) => each <= 30).at(-1);
  return word === undefined ? undefined : word / 10;
}

function actionLines(understood: Understood, before: ForeignState, feedWord: string): Rewritten | Refusal {
  const { action, steps, g, value } = understood;
  if (action === 'none') return { lines: [], grblMotion: undefined };
  if (action === 'home' || action === 'offset') return { lines: axisLine(understood), grblMotion: undefined };
  if (action <= 1) {
    const machine = g.includes(530) ? 'G53 ' : '';
    return { lines: [`${machine}G${action} ${axisWords(value)}${feedWord}`], grblMotion: action };
  }
  return stepLines(steps, before, feedWord);
}

/** G28, G30, G92 and G10 with their words. */
function axisLine({ g, value, action }: Understood): string[] {
  const word = g.find((each) => [280, 300, 920, 921, 100].includes(each)) ?? 0;
  const name = word % 10 === 0 ? `G${word / 10}` : `G${Math.floor(word / 10)}.${word % 10}`;
  const extra = action === 'offset' && word === 100 ? [wordOf('L', value), wordOf('P', value)] : [];
  return [[name, ...extra, axisWords(value)].filter((text) => text !== '').join(' ')];
}

function axisWords(value: Understood['value']): string {
  return ['X', 'Y', 'Z']
    .map((letter) => wordOf(letter, value))
    .filter((text) => text !== '')
    .join(' ');
}

function wordOf(letter: string, value: Understood['value']): string {
  const given = value(letter);
  return given === undefined ? '' : `${letter}${formatNumber(given)}`;
}

/** Arcs and the moves of cycles, one block each or several. */
function stepLines(steps: readonly CycleStep[], before: ForeignState, feedWord: string): Rewritten | Refusal {
  const lines: string[] = [];
  let grblMotion: number | undefined;
  let feed = feedWord;
  for (const step of steps) {
    if (step.kind === 'dwell') {
      lines.push(`G4 P${formatNumber(step.dwellS)}`);
      continue;
    }
    const isFeed = step.kind !== 'rapid';
    const blocks = moveLines(step, before, isFeed ? feed : '');
    if (typeof blocks === 'string') return blocks;
    if (isFeed && blocks.length > 0) feed = '';
    lines.push(...blocks);
    grblMotion = Number(/^G(\d)/.exec(blocks.at(-1) ?? '')?.[1] ?? grblMotion);
  }
  return { lines, grblMotion };
}

function moveLines(move: ForeignMove, before: ForeignState, feedWord: string): string[] | Refusal {
  if (move.kind === 'arc') return arcLines(move, before, feedWord);
  const words = endWords(move.from, move.to, before);
  return words === '' ? [] : [`G${move.kind === 'rapid' ? 0 : 1} ${words}${feedWord}`];
}
