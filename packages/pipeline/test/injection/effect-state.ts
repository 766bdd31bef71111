// What the text makes the controller do, line by line: spindle, feed, tool, ends. Replayed by a text machine of the tests.
import type { Change, Finder } from './effect.ts';
import { woodOver } from './effect-motion.ts';
import { isStanding, type Move } from './moves.ts';
import { lengthOf, norm } from './plane.ts';

export function harmsOfState(change: Change, found: Finder): void {
  const { after } = change;
  const { run, moves } = after.program;
  for (const wrong of run.wrongs) found.harms.push({ what: 'text', lines: [Number.parseInt(wrong, 10)] });
  if (!run.isEnded) found.harms.push({ what: 'end', lines: [] });
  if (run.endsWithSpindle) found.harms.push({ what: 'end', lines: [] });
  if (!run.hasUnits) found.harms.push({ what: 'units', lines: [] });
  seeEnds(change, found);
  for (const move of moves) {
    const isContact = Math.min(move.fromZ, move.toZ) < -1e-4;
    if (isContact) seeContact(change, move, found);
    else seeRates(change, move, found);
  }
  if (/G28|G30|G53|G92(?!\.1)|G10|G43|G5[5-9]/.test(bareOf(after.text)))
    found.harms.push({ what: 'offset', lines: [] });
  seeToolChanges(after.text, moves, found);
  seePauses(after.text, moves, found);
  seeSpeeds(moves, found);
  seeDwells(after.text, moves, found);
  for (const { seg, step } of moves) {
    // The controller takes arcs that end off their circle and closes them by a line: how wide they are there is anybody's guess.
    if (seg.arc !== undefined && Math.abs(norm(seg.bx - seg.arc.x, seg.by - seg.arc.y) - seg.arc.r) > 0.004)
      found.doubts.push(`an arc of two radii in line ${step.line}`);
  }
}

/** A text without its comments and blanks, in capitals. */
const bareOf = (text: string): string => text.replace(/\([^)]*\)|;.*|[ \t]/g, '').toUpperCase();

/** A turning tool that waits in the wood for longer than this burns it, s. */
const LONGEST_DWELL_S = 5;

function seeDwells(text: string, moves: readonly Move[], found: Finder): void {
  text.split('\n').forEach((line, i) => {
    const waitS = Number(/G0*4P([\d.]+)/.exec(bareOf(line))?.[1] ?? 0);
    const before = moves.findLast(({ step }) => step.line <= i);
    if (waitS <= LONGEST_DWELL_S || before === undefined || before.toZ >= 0) return;
    if (before.step.spindle !== undefined) found.harms.push({ what: 'dwell', lines: [i + 1] });
  });
  for (const { step, seg, fromZ, toZ } of moves) {
    if (step.isRapid || step.spindle === undefined || Math.min(fromZ, toZ) >= -1e-4) continue;
    const takesS = (60 * norm(lengthOf(seg), toZ - fromZ)) / step.feed;
    if (step.feed >= 1.05 * LEAST_FEED || takesS <= 0.95 * LONGEST_DWELL_S) continue;
    // Whatever is as slow as this stands.
    if (step.feed < 0.95 * LEAST_FEED && takesS > 1.05 * LONGEST_DWELL_S)
      found.harms.push({ what: 'dwell', lines: [step.line], by: takesS });
    else found.doubts.push('hardly moves');
  }
}

/** What hardly moves, mm/min. */
const LEAST_FEED = 10;

/** A spindle that is told to turn faster is not at once as fast: whether that matters nobody can say. */
function seeSpeeds(moves: readonly Move[], found: Finder): void {
  for (const [i, { step }] of moves.entries()) {
    const before = moves[i - 1]?.step;
    if (
      before?.spindle === 'clockwise' &&
      step.spindle === 'clockwise' &&
      step.rpm > before.rpm &&
      before.rpm > 0
    )
      found.doubts.push('faster in between');
  }
}

function seeEnds({ after }: Change, found: Finder): void {
  const { moves } = after.program;
  const over = (after.asked.obstacles ?? []).map(({ topZMm, clearanceMm }) => topZMm + (clearanceMm ?? 1));
  const clearance = Math.max(after.asked.setup?.clearanceZMm ?? 0, ...over);
  const [first] = moves;
  const last = moves.at(-1);
  if (first === undefined || last === undefined) {
    found.harms.push({ what: 'empty', lines: [] });
    return;
  }
  if (last.toZ < -0.001) found.harms.push({ what: 'end', lines: [last.step.line] });
  if (!first.step.isRapid || !isStanding(first))
    found.harms.push({ what: 'first', lines: [first.step.line] });
  else found.judge('first', clearance - first.toZ, 0.01, 0.001, [first.step.line]);
}

/** Over the sheet a feed matters to the machine alone: straight moves, axis by axis. */
function seeRates({ after }: Change, { step, seg, fromZ, toZ }: Move, found: Finder): void {
  const rates = after.asked.machine?.maxRateMmPerMin;
  const way = norm(lengthOf(seg), toZ - fromZ);
  if (rates === undefined || step.isRapid || seg.arc !== undefined || way === 0) return;
  const along = [seg.bx - seg.ax, seg.by - seg.ay, toZ - fromZ].map((part) => Math.abs(part) / way);
  const over = Math.max(...along.map((share, axis) => share * step.feed - (rates[axis] ?? 0)));
  found.judge('feed', over, 1, -1, [step.line]);
}

function seeContact(change: Change, move: Move, found: Finder): void {
  const { after } = change;
  const { step, tool } = move;
  const { machine, cuttingLimits } = after.asked;
  const lines = [step.line];
  const limit = cuttingLimits?.find(({ toolNumber }) => toolNumber === tool?.number);
  if (tool === undefined) found.harms.push({ what: 'tool', lines });
  if (step.isRapid) {
    // A lift out of the wood turns as well.
    if (step.spindle !== 'clockwise' && !(isStanding(move) && move.toZ > move.fromZ))
      found.harms.push({ what: 'spindle', lines });
    return;
  }
  if (step.spindle !== 'clockwise') found.harms.push({ what: 'spindle', lines });
  const spindle = machine?.spindle;
  if (spindle !== undefined) {
    if (step.dwelledS < spindle.spinUpS) found.harms.push({ what: 'spin-up', lines });
    const least = Math.max(spindle.minRpm, limit?.rpm?.least ?? 0);
    const most = Math.min(spindle.maxRpm, limit?.rpm?.most ?? Number.POSITIVE_INFINITY);
    found.judge('rpm', Math.max(least - step.rpm, step.rpm - most), 0.5, -1, lines);
  }
  found.judge('feed', step.feed - (limit?.maxFeedMmPerMin ?? Number.POSITIVE_INFINITY), 1, -1, lines);
  const isDown = isStanding(move) && move.toZ < move.fromZ;
  // Down into what is cleared already is no plunge.
  if (isDown && woodOver(after.world, after.program, move, 1, 0.05) > 0.05) {
    found.judge('feed', step.feed - (limit?.maxPlungeMmPerMin ?? Number.POSITIVE_INFINITY), 1, -1, lines);
  } else if (isDown && after.program.under !== undefined && step.feed > (limit?.maxPlungeMmPerMin ?? 0))
    found.doubts.push('down into what is taken off from below');
  seeSlope(change, move, limit?.maxPlungeMmPerMin, found);
  const chip = step.feed / (step.rpm * (tool?.nFlutes ?? 1));
  if (limit?.chipLoadMm !== undefined && (chip > limit.chipLoadMm.most || chip < limit.chipLoadMm.least))
    found.doubts.push(`chip ${chip.toFixed(4)}`);
}

/** Down a slope into wood: only its vertical share is a plunge. */
function seeSlope({ after }: Change, move: Move, most: number | undefined, found: Finder): void {
  const { step, fromZ, toZ, seg } = move;
  if (most === undefined || isStanding(move) || toZ >= fromZ - 1e-6 || step.feed <= most) return;
  const drop = fromZ - toZ;
  const downMmPerMin = (step.feed * drop) / norm(lengthOf(seg), drop);
  found.also.push(step.line);
  if (downMmPerMin <= most - 1) return;
  // Where the tool has been as deep already there is nothing to go down into.
  const wood = Math.max(
    ...[0.25, 0.5, 0.75, 1].map((t) => woodOver(after.world, after.program, move, t, 0.05)),
  );
  if (wood > 0.2 && downMmPerMin > most + 1)
    found.harms.push({ what: 'feed', lines: [step.line], by: downMmPerMin - most });
  else if (wood > 0) found.doubts.push(`feed down a slope ${downMmPerMin.toFixed(1)}`);
}

/** Nobody reaches for a machine whose spindle turns, or for a tool that stands in the wood. GRBL passes over M1 (its documentation, "optional stop not supported"). */
function seePauses(text: string, moves: readonly Move[], found: Finder): void {
  let isTurning = false;
  text.split('\n').forEach((line, i) => {
    const code = bareOf(line);
    if (/M0*[34](?!\d)/.test(code)) isTurning = true;
    if (/M0*5(?!\d)/.test(code)) isTurning = false;
    if (!/M0+(?!\d)/.test(code)) return;
    const before = moves.findLast(({ step }) => step.line <= i);
    if (isTurning || (before !== undefined && before.toZ < -0.001))
      found.harms.push({ what: 'pause', lines: [i + 1] });
  });
}

/** Between the last cut of a tool and the first move of the next there is a pause with the spindle off. */
function seeToolChanges(text: string, moves: readonly Move[], found: Finder): void {
  const pauses: { readonly line: number; readonly isStill: boolean }[] = [];
  let isStill = true;
  text.split('\n').forEach((line, i) => {
    const bare = bareOf(line);
    if (/M0*5(?!\d)/.test(bare)) isStill = true;
    if (/M0*[34](?!\d)/.test(bare)) isStill = false;
    if (/M0+(?!\d)/.test(bare)) pauses.push({ line: i + 1, isStill });
  });
  let last: Move | undefined;
  for (const move of moves) {
    if (Math.min(move.fromZ, move.toZ) >= -1e-4) continue;
    // Out of the wood the tool may be called by its next number already.
    if (isStanding(move) && move.toZ > move.fromZ) continue;
    const [from, to] = [last?.step.line ?? 0, move.step.line];
    if (last !== undefined && last.step.tool !== move.step.tool) {
      const between = pauses.filter(({ line }) => line > from && line < to);
      if (!between.some((pause) => pause.isStill)) found.harms.push({ what: 'change', lines: [] });
    }
    last = move;
  }
}
