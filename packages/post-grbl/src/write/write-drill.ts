import { MillwrightError, type Toolpath, type WriteOptions } from '@millwright/contracts';
import type { CycleWords } from './cycle-words.js';
import { type DrillCycle, drillSteps, requireDrillCycle } from './drill-cycle.js';
import { toGridUp, toRate, toWord } from './grid.js';
import type { ProgramText } from './program-text.js';
import type { Surroundings } from './write-toolpath.js';

/** The cycle words that grblHAL has. */
const CYCLE_WORDS = { plain: 'G81', dwell: 'G82', peck: 'G83', 'chip-break': 'G73' } as const;

/**
 * Refuses cycles in the controller's own words where it has none: GRBL 1.1 answers G81 with error 20 and drills nothing.
 * @throws MillwrightError POST_DRILL_CYCLE_REFUSED
 */
export function requireCycleWords(options: WriteOptions | undefined, controller: string): void {
  if (options?.drillCycles !== 'native' || controller === 'grblhal') return;
  throw new MillwrightError('POST_DRILL_CYCLE_REFUSED', {
    message: `options.drillCycles is native, but ${controller} has no drill cycles; grblHAL alone has.`,
    hint: 'Leave it out: cycles are written as moves and waits that every controller has.',
    data: { drillCycles: 'native', controller },
  });
}

/**
 * Writes a drill cycle from where the tool stands, over the start: as moves and waits, or as the controller's own cycle, of which the
 * estimate and the bounds are those of its moves.
 * @throws MillwrightError POST_DRILL_CYCLE_REFUSED, POST_COORDINATE_TOO_LARGE
 */
export function writeDrill(
  text: ProgramText,
  { toolpath, cycle }: { readonly toolpath: Toolpath; readonly cycle: DrillCycle },
  surroundings: Surroundings,
): void {
  requireDrillCycle(toolpath, cycle, surroundings.retractZMm);
  if (!surroundings.hasCycleWords) {
    writeSteps(text, { toolpath, cycle }, surroundings);
    return;
  }
  const { grid, zeroMm } = surroundings;
  const feedRate = toRate(cycle.feedMmPerMin / grid.mmPerUnit);
  const words: CycleWords = {
    word: CYCLE_WORDS[cycle.kind],
    level: cycle.returnTo === 'start' ? 'G98' : 'G99',
    feedRate: Math.max(1, feedRate),
    holes: cycle.holesMm.map(([x, y]) => [toWord(x - zeroMm[0], grid), toWord(y - zeroMm[1], grid)] as const),
    bottom: toWord(cycle.bottomZMm - zeroMm[2], grid),
    retract: toGridUp(cycle.retractZMm - zeroMm[2], grid),
    peck: cycle.peckMm === undefined ? undefined : Math.max(1, toWord(cycle.peckMm, grid)),
    dwellRate: cycle.dwellS === undefined ? undefined : toRate(cycle.dwellS),
  };
  text.cycle(words, () => writeSteps(text, { toolpath, cycle }, surroundings));
}

function writeSteps(
  text: ProgramText,
  { toolpath, cycle }: { readonly toolpath: Toolpath; readonly cycle: DrillCycle },
  { grid, zeroMm }: Surroundings,
): void {
  for (const step of drillSteps(cycle, toolpath.startMm)) {
    if (step.kind === 'dwell') {
      text.dwell(step.seconds);
      continue;
    }
    const x = toWord(step.toMm[0] - zeroMm[0], grid);
    const y = toWord(step.toMm[1] - zeroMm[1], grid);
    const z = step.toMm[2] - zeroMm[2];
    if (step.kind === 'feed') text.feedLine(x, y, toWord(z, grid), cycle.feedMmPerMin);
    else {
      text.rapidXY(x, y);
      text.rapidZ(toGridUp(z, grid));
    }
  }
}
