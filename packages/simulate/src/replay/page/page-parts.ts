// Runs in the replay page; see `bytes.ts` for what it may use. What the page and its script have to agree on.

/** Ids of the page's elements. */
export const IDS = {
  sheet: 'sheet',
  tool: 'tool',
  play: 'play',
  back: 'back',
  moves: 'moves',
  line: 'line',
  time: 'time',
  speed: 'speed',
  state: 'state',
  title: 'title',
  data: 'data',
  program: 'program',
  lines: 'lines',
  findings: 'findings',
  steps: 'steps',
} as const;

/** Speeds to choose from, times as fast as the machine. */
export const SPEEDS: readonly number[] = [1, 5, 20, 60, 300, 2000];

/** Buttons that step, by the key that does the same. */
export const STEPS: readonly (readonly [key: string, sign: string, name: string])[] = [
  ['Home', '⇤', 'To the start (Home)'],
  ['ArrowUp', '↑', 'One line back (arrow up)'],
  ['ArrowLeft', '←', 'One move back (arrow left)'],
  ['ArrowRight', '→', 'One move on (arrow right)'],
  ['ArrowDown', '↓', 'One line on (arrow down)'],
  ['End', '⇥', 'To the end (End)'],
];

/** Colours of the sheet by depth, red green blue: its top, its underside, cut through. */
export const WOOD = { top: [236, 214, 172], bottom: [124, 78, 42], through: [58, 56, 54] } as const;

/** A finding as the page shows it. */
export interface PageFinding {
  readonly severity: string;
  readonly code: string;
  readonly message: string;
  /** Counted from 1; 0 where it names none. */
  readonly line: number;
  /** Sheet coordinates, mm. */
  readonly atMm: readonly number[];
}

/** What may be shown beside the sheet. */
export interface PageProgram {
  readonly text: string;
  readonly findings: readonly PageFinding[];
}
