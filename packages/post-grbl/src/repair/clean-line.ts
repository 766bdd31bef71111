import { arcNeed } from './arc-lines.js';
import type { ForeignMove } from './foreign/foreign-state.js';
import type { Understood } from './foreign/interpret-line.js';
import { SHARED_G, SHARED_LETTERS, SHARED_M } from './foreign/known-words.js';
import type { ForeignLine } from './foreign/line-words.js';

/** Significant characters of a line that GRBL takes. */
const MAX_SIGNIFICANT = 79;
/** Largest error of a number whose ninth digit GRBL drops: far below a step, in mm and in inches. */
const MAX_DROPPED = 1e-5;
const MAX_LINE_NUMBER = 10_000_000;
const MAX_TOOL = 255;

/** Modal groups of G words, in tenths. */
const G_GROUPS: readonly ReadonlySet<number>[] = [
  new Set([0, 10, 20, 30, 800]),
  new Set([170, 180, 190]),
  new Set([200, 210]),
  new Set([900, 910]),
  new Set([930, 940]),
  new Set([540, 550, 560, 570, 580, 590]),
  new Set([40, 100, 280, 281, 300, 301, 530, 920, 921]),
  new Set([400]),
  new Set([490]),
  new Set([610]),
  new Set([911]),
];
const M_GROUPS: readonly ReadonlySet<number>[] = [
  new Set([3, 4, 5]),
  new Set([8, 9]),
  new Set([0, 1, 2, 30]),
];
/** Commands of which a line may have one, since each takes the axis words. */
const TAKES_AXES: ReadonlySet<number> = new Set([0, 10, 20, 30, 100, 280, 300, 490, 920]);

/**
 * Whether GRBL takes the line as it stands and does with it what was meant.
 * @param grblMotion - the motion mode that GRBL is in before it
 */
export function isClean(line: ForeignLine, understood: Understood, grblMotion: number): boolean {
  const { g, m, action, steps, value } = understood;
  if (line.hasDebris || line.significant.length > MAX_SIGNIFICANT) return false;
  if (!line.words.every((word) => SHARED_LETTERS.has(word.letter) && word.droppedSize <= MAX_DROPPED))
    return false;
  if (!g.every((word) => SHARED_G.has(word)) || !m.every((word) => SHARED_M.has(word))) return false;
  if (hasTwoOfAGroup(g, G_GROUPS) || hasTwoOfAGroup(m, M_GROUPS)) return false;
  if (g.filter((word) => TAKES_AXES.has(word)).length > 1) return false;
  const lineNumber = value('N') ?? 0;
  if (
    lineNumber < 0 ||
    lineNumber > MAX_LINE_NUMBER ||
    !((value('T') ?? 0) >= 0 && (value('T') ?? 0) <= MAX_TOOL)
  )
    return false;
  if (hasUnusedWord(understood)) return false;
  if (typeof action === 'number' && (action > 3 || (action !== grblMotion && !namesMotion(g)))) return false;
  return (
    !steps.some((step) => step.kind === 'arc' && !isCleanArc(step, understood)) && !isStraightened(understood)
  );
}

/** Whether the line names its motion mode. */
export function namesMotion(g: readonly number[]): boolean {
  return g.some((word) => word <= 30);
}

function hasTwoOfAGroup(words: readonly number[], groups: readonly ReadonlySet<number>[]): boolean {
  return groups.some((group) => words.filter((word) => group.has(word)).length > 1);
}

function hasUnusedWord({ g, action, value }: Understood): boolean {
  const isArc = action === 2 || action === 3;
  if (!isArc && ['I', 'J', 'K', 'R'].some((letter) => value(letter) !== undefined)) return true;
  // `G4 X2`, as Fanuc and its kin wait.
  if (g.includes(40) && value('P') === undefined) return true;
  const takesP = g.includes(40) || g.includes(100);
  if (!takesP && value('P') !== undefined) return true;
  return !g.includes(100) && value('L') !== undefined;
}

function isCleanArc(
  step: Extract<ForeignMove, { kind: 'arc' }>,
  { value, isArcAbsolute }: Understood,
): boolean {
  return value('R') === undefined && !isArcAbsolute && arcNeed(step) === 'none';
}

/** An arc by its radius that came out as a line. */
function isStraightened({ action, steps }: Understood): boolean {
  return (action === 2 || action === 3) && steps.some((step) => step.kind === 'line');
}
