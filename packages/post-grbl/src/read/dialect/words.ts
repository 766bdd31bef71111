import type { Dialect } from './dialect.js';

/** A word of the language, or a run of them, and who knows it. */
export interface WordRow {
  /** As written, without leading zeros. */
  readonly words: readonly string[];
  readonly meaning: string;
  /** Modal group, in the words of RS274/NGC (NIST 6556, table 4). */
  readonly group: string;
  readonly knownBy: readonly Dialect['name'][];
  /** Controllers of `knownBy` for which this reader knows what the word does. */
  readonly readFor: readonly Dialect['name'][];
  readonly source: string;
}

const ALL = ['grbl-1.1', 'grblhal', 'fluidnc'] as const;
const LARGER = ['grblhal', 'fluidnc'] as const;
const HAL = ['grblhal'] as const;
const FLUID = ['fluidnc'] as const;
const GRBL = 'gnea/grbl bfb67f0, gcode.c; every word checked against recorded answers';
const HAL_SOURCE = 'grblHAL/core f80fc34, gcode.c and README';
const FLUID_SOURCE = 'bdring/FluidNC e952f33f, GCode.cpp; fluidnc-wiki-content 2362c73';
const BOTH = 'grblHAL/core f80fc34; bdring/FluidNC e952f33f';

const shared = (group: string, meaning: string, ...words: string[]): WordRow => ({
  words,
  meaning,
  group,
  knownBy: ALL,
  readFor: ALL,
  source: GRBL,
});

/** Every word that a controller of ours knows. What is not here is error 20 (23 where only decimals are wrong). */
export const words: readonly WordRow[] = [
  shared('motion', 'rapid, line, arcs', 'G0', 'G1', 'G2', 'G3'),
  shared('motion', 'probing', 'G38.2', 'G38.3', 'G38.4', 'G38.5'),
  shared('motion', 'no motion mode', 'G80'),
  shared('non-modal', 'dwell, seconds', 'G4'),
  shared('non-modal', 'work offsets (L2, L20)', 'G10'),
  shared('non-modal', 'go to, and store, places of the machine', 'G28', 'G28.1', 'G30', 'G30.1'),
  shared('non-modal', 'machine coordinates for this line', 'G53'),
  shared('non-modal', 'shift of the origin', 'G92', 'G92.1'),
  shared('plane', 'plane of arcs', 'G17', 'G18', 'G19'),
  shared('distance', 'absolute, incremental', 'G90', 'G91'),
  shared('arc distance', 'incremental arc centres: the only mode', 'G91.1'),
  shared('feed mode', 'inverse time, per minute', 'G93', 'G94'),
  shared('units', 'inch, mm', 'G20', 'G21'),
  shared('cutter compensation', 'off: the only mode', 'G40'),
  shared('tool length', 'given along Z, off', 'G43.1', 'G49'),
  shared('work system', 'six work systems', 'G54', 'G55', 'G56', 'G57', 'G58', 'G59'),
  shared('path', 'exact path: the only mode', 'G61'),
  shared('program flow', 'pause, nothing, end', 'M0', 'M1', 'M2', 'M30'),
  shared('spindle', 'clockwise, counter-clockwise, off', 'M3', 'M4', 'M5'),
  shared('coolant', 'flood, off', 'M8', 'M9'),
  {
    words: ['G59.1', 'G59.2', 'G59.3'],
    meaning: 'three more work systems',
    group: 'work system',
    knownBy: LARGER,
    readFor: LARGER,
    source: BOTH,
  },
  {
    words: ['M6'],
    meaning: 'tool change',
    group: 'tool change',
    knownBy: LARGER,
    readFor: LARGER,
    source: BOTH,
  },
  { words: ['M7'], meaning: 'mist', group: 'coolant', knownBy: LARGER, readFor: LARGER, source: BOTH },
  {
    words: ['M61'],
    meaning: 'sets the tool in the spindle',
    group: 'tool change',
    knownBy: LARGER,
    readFor: [],
    source: BOTH,
  },
  {
    words: ['G73', 'G81', 'G82', 'G83', 'G85', 'G86', 'G89'],
    meaning: 'canned cycles',
    group: 'motion',
    knownBy: HAL,
    readFor: [],
    source: HAL_SOURCE,
  },
  {
    words: ['G98', 'G99'],
    meaning: 'retract of canned cycles',
    group: 'retract',
    knownBy: HAL,
    readFor: [],
    source: HAL_SOURCE,
  },
  {
    words: ['G43', 'G43.2'],
    meaning: 'tool length from the tool table',
    group: 'tool length',
    knownBy: HAL,
    readFor: [],
    source: HAL_SOURCE,
  },
  {
    words: ['G5', 'G5.1'],
    meaning: 'splines',
    group: 'motion',
    knownBy: HAL,
    readFor: [],
    source: HAL_SOURCE,
  },
  {
    words: ['G50', 'G51'],
    meaning: 'scaling',
    group: 'scaling',
    knownBy: HAL,
    readFor: [],
    source: HAL_SOURCE,
  },
  {
    words: ['G65'],
    meaning: 'macro call (plugin)',
    group: 'non-modal',
    knownBy: HAL,
    readFor: [],
    source: HAL_SOURCE,
  },
  {
    words: ['M62', 'M63', 'M64', 'M65', 'M66', 'M67'],
    meaning: 'outputs and inputs',
    group: 'input and output',
    knownBy: LARGER,
    readFor: [],
    source: BOTH,
  },
  {
    words: ['M68'],
    meaning: 'analogue output',
    group: 'input and output',
    knownBy: HAL,
    readFor: [],
    source: HAL_SOURCE,
  },
  {
    words: ['M70', 'M71', 'M72', 'M73'],
    meaning: 'saves and restores modes',
    group: 'modes',
    knownBy: HAL,
    readFor: [],
    source: HAL_SOURCE,
  },
  {
    words: ['M7.1', 'M8.1'],
    meaning: 'mist and flood off, one by one',
    group: 'coolant',
    knownBy: FLUID,
    readFor: [],
    source: FLUID_SOURCE,
  },
];

const LINE_WORDS = /([GM])0*(\d+(?:\.\d+)?)/g;

/** A word of the line that this controller knows and this reader does not. */
export function wordNotRead(significant: string, controller: Dialect['name']): string | undefined {
  for (const [, letter, number] of significant.matchAll(LINE_WORDS)) {
    const word = `${letter}${number}`;
    const row = words.find((each) => each.words.includes(word));
    if (row?.knownBy.includes(controller) === true && !row.readFor.includes(controller)) return word;
  }
  return undefined;
}
