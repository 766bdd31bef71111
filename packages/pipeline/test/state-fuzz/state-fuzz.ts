// Short programs around one straight groove, their spindle, feed, tool and pause words shuffled. What each does wrong is worked out by a
// small interpreter of this test; the proof has to say every bit of it, and nothing else.
import type { ProveRequest } from '@millwright/contracts';
import { readProgram } from '@millwright/post-grbl';
import { proveProgram } from '@millwright/simulate';

const SPIN_UP_S = 3;
const [LEAST_RPM, MOST_RPM] = [8000, 24000];
const RATES = { x: 5000, z: 2000 };
const LONGEST_STAND_S = 5;

/** A linear congruential generator: the same programs each time. */
class Random {
  #state: number;
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }
  below(n: number): number {
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * n);
  }
  of<T>(all: readonly T[]): T {
    return all[this.below(all.length)] as T;
  }
}

const RIGHT = ['M3 S18000', 'G4 P3', 'G0 X20 Y20', 'G1 Z-2 F500', 'G1 X80 F1000', 'G0 Z15', 'M5'] as const;
const WORDS = [
  ...[
    'M3',
    'M4',
    'M5',
    'M3 S12000',
    'M3 S18000',
    'M4 S18000',
    'S0',
    'S3000',
    'S12000',
    'S18000',
    'S18500',
    'S30000',
  ],
  ...['G4 P0.5', 'G4 P1', 'G4 P3', 'G4 P6', 'G4 P3000', 'M0', 'F300', 'F1000', 'F3000', 'F6000', 'T1', 'T2'],
  ...[
    'G0 Z15',
    'G0 Z-2',
    'G1 Z-2 F500',
    'G1 Z15 F2000',
    'G1 X80',
    'G1 X20',
    'G1 X50 F2500',
    'G0 X20',
    'G0 X80',
    'M8',
    'M9',
  ],
  ...['M3 S18000 G4 P3', 'M5 M8', 'G1 X80 M5', 'G1 X20 M3', 'G1 X50 S9000'],
] as const;

function snippet(random: Random): readonly string[] {
  const lines: string[] = [...RIGHT];
  for (let n = random.below(4); n > 0; n--) lines.splice(random.below(lines.length), 1);
  for (let n = random.below(7); n > 0; n--) lines.splice(random.below(lines.length + 1), 0, random.of(WORDS));
  if (random.below(3) === 0) {
    const [i, j] = [random.below(lines.length), random.below(lines.length)];
    [lines[i], lines[j]] = [lines[j] as string, lines[i] as string];
  }
  const end = random.below(5) === 0 ? [] : ['G0 Z15', 'M5'];
  return ['G21 G90 G17 G94 T1', 'G0 Z15', 'G0 X20 Y20', ...lines, ...end, 'M30'];
}

/** What the machine is left in by each line; moves as they come. Words of one line act in the order speed, spindle, wait, move, pause. */
class Machine {
  readonly wrong = new Set<string>();
  x = 0;
  y = 0;
  z = 0;
  motion = 'G0';
  feed = 0;
  rpm = 0;
  way = 'M5';
  tool = 0;
  waitedS = 0;
  reachedRpm = 0;
  wasTurning = '';
  stoodS = 0;
  cutTool: number | undefined;
  /** The groove: how deep it is, by the millimetre along X. */
  readonly groove = new Map<number, number>();
  isRefused = false;

  get isTurning(): boolean {
    return this.way !== 'M5' && this.rpm > 0;
  }

  line(text: string): void {
    const words = text.split(' ');
    const value = (letter: string): number | undefined => {
      const word = words.find((one) => one.startsWith(letter));
      return word === undefined ? undefined : Number(word.slice(1));
    };
    const turnedBefore = this.isTurning;
    this.feed = value('F') ?? this.feed;
    this.rpm = value('S') ?? this.rpm;
    this.tool = value('T') ?? this.tool;
    for (const way of ['M3', 'M4', 'M5']) if (words.includes(way)) this.way = way;
    if (this.isTurning && !turnedBefore) {
      this.waitedS = 0;
      if (this.z < 0) this.wrong.add('SPINDLE_START_IN_STOCK');
    }
    for (const motion of ['G0', 'G1']) if (words.includes(motion)) this.motion = motion;
    if (words.includes('G4')) this.wait(value('P') ?? 0);
    else if (words.some((word) => /^[XYZ]/.test(word))) {
      this.move(value('X') ?? this.x, value('Y') ?? this.y, value('Z') ?? this.z);
    }
    if (words.includes('M0')) {
      if (this.isTurning || this.z < 0) this.wrong.add('PAUSE_UNSAFE');
    }
    if (words.includes('M30')) {
      if (this.isTurning) this.wrong.add('SPINDLE_ENDS');
      if (this.z < 0) this.wrong.add('ENDS_IN_STOCK');
    }
  }

  /** The speed the spindle has surely reached: it needs its time again after a start, another way round, or a rise by more than a twentieth. */
  follow(): void {
    const turning = this.isTurning ? this.way : 'M5';
    if (turning !== this.wasTurning || this.rpm > this.reachedRpm * 1.05) {
      this.waitedS = 0;
      this.reachedRpm = this.rpm;
    }
    if (this.rpm * 1.05 < this.reachedRpm) this.reachedRpm = this.rpm;
    this.wasTurning = turning;
  }

  wait(seconds: number): void {
    this.follow();
    this.waitedS += seconds;
    if (!this.isTurning) return;
    this.stoodS += seconds;
    if (this.z < 0 && this.stoodS > LONGEST_STAND_S) this.wrong.add('DWELL_IN_STOCK');
  }

  move(x: number, y: number, z: number): void {
    const [fromX, fromZ] = [this.x, this.z];
    const isRapid = this.motion === 'G0';
    if (!isRapid && this.feed === 0) {
      this.isRefused = true;
      return;
    }
    this.follow();
    this.stoodS = 0;
    [this.x, this.y, this.z] = [x, y, z];
    const isStraightUp = fromX === x && z >= fromZ;
    const low = Math.min(fromZ, z);
    if (!isRapid) {
      const [dx, dz] = [Math.abs(x - fromX), Math.abs(z - fromZ)];
      const limit = dx > 0 ? RATES.x : RATES.z;
      if (dx + dz > 0 && this.feed > limit) this.wrong.add('FEED_OVER_LIMIT');
    }
    if (low >= 0 || isStraightUp) return;
    this.contact();
    const [from, to] = [Math.min(fromX, x), Math.max(fromX, x)];
    for (let at = from; at <= to; at++) {
      if (isRapid && (this.groove.get(at) ?? 0) > low) this.wrong.add('RAPID_IN_STOCK');
      if (!isRapid) this.groove.set(at, Math.min(this.groove.get(at) ?? 0, low));
    }
  }

  contact(): void {
    if (!this.isTurning) this.wrong.add('SPINDLE_OFF');
    else {
      if (this.way === 'M4') this.wrong.add('SPINDLE_WRONG_WAY');
      if (this.rpm > MOST_RPM) this.wrong.add('SPINDLE_TOO_FAST');
      if (this.rpm < LEAST_RPM) this.wrong.add('SPINDLE_TOO_SLOW');
      if (this.waitedS < SPIN_UP_S) this.wrong.add('SPIN_UP_TOO_SHORT');
    }
    if (this.cutTool !== undefined && this.cutTool !== this.tool) this.wrong.add('TOOL_CHANGE');
    this.cutTool = this.tool;
  }
}

const tool = (number: number) => ({
  id: `flat-${number}`,
  number,
  label: '6 mm flat',
  shape: 'flat' as const,
  diameterMm: 6,
  nFlutes: 2,
  fluteLengthMm: 25,
  shankDiameterMm: 6,
  stickoutMm: 40,
  canPlunge: true,
});

async function said(lines: readonly string[]): Promise<ReadonlySet<string>> {
  const text = `${lines.join('\n')}\n`;
  const reading = await readProgram({ text });
  const request: ProveRequest = {
    programSha256: '0'.repeat(64),
    reading,
    stock: { widthMm: 120, heightMm: 40, thicknessMm: 12 },
    tools: [tool(1), tool(2)],
    machine: {
      id: 'router',
      label: 'Router',
      controller: 'grbl-1.1',
      travelMm: [800, 800, 100],
      maxRateMmPerMin: [RATES.x, RATES.x, RATES.z],
      accelerationMmPerS2: [400, 400, 270],
      stepsPerMm: [40, 40, 189],
      junctionDeviationMm: 0.02,
      arcToleranceMm: 0.002,
      spindle: { minRpm: LEAST_RPM, maxRpm: MOST_RPM, spinUpS: SPIN_UP_S },
      sources: [],
    },
    setup: { workZeroMm: [20, 20, 60], clearanceZMm: 15, retractZMm: 5, spoilboardMm: 1 },
    parts: [],
    tabs: [],
    operations: [],
    obstacles: [],
    cuttingLimits: [],
    blocks: [],
    measures: [],
    budgetCells: 1_000_000,
    toleranceMm: 0.01,
    throughMm: 0.3,
    partsExpected: [],
    uncuttable: [],
    sheetIndex: 0,
  };
  const proof = await proveProgram(request);
  return new Set(proof.findings.map(({ code }) => code.slice('SIMULATE_'.length)));
}

/** What is compared: the rest (no drawing, stray cuts) is none of this test's business. */
const JUDGED = [
  ...['SPINDLE_OFF', 'SPINDLE_WRONG_WAY', 'SPINDLE_TOO_FAST', 'SPINDLE_TOO_SLOW', 'SPIN_UP_TOO_SHORT'],
  ...['SPINDLE_START_IN_STOCK', 'PAUSE_UNSAFE', 'DWELL_IN_STOCK', 'FEED_OVER_LIMIT', 'RAPID_IN_STOCK'],
  ...['ENDS_IN_STOCK', 'TOOL_CHANGE'],
];

/** What was found of some programs. */
export interface Tried {
  /** What is wrong and was not said. */
  readonly missed: readonly string[];
  /** What was said and is not wrong. */
  readonly alarms: readonly string[];
  readonly nWrong: number;
  readonly nRight: number;
}

/** Shuffles, runs and proves so many programs. */
export async function tryPrograms(count: number, seed: number): Promise<Tried> {
  const random = new Random(seed);
  const missed: string[] = [];
  const alarms: string[] = [];
  let [nWrong, nRight] = [0, 0];
  for (let n = 0; n < count; n++) {
    const lines = snippet(random);
    const machine = new Machine();
    for (const line of lines) machine.line(line);
    const codes = await said(lines);
    if (machine.isRefused) {
      if (!codes.has('PROGRAM_UNREADABLE')) missed.push(`refused: ${lines.join(' / ')}`);
      continue;
    }
    const hasPause = lines.some((line) => line.includes('M0'));
    const found = new Set([...codes].map((code) => (code.startsWith('TOOL_CHANGE') ? 'TOOL_CHANGE' : code)));
    if (machine.wrong.size > 0) nWrong++;
    else nRight++;
    for (const code of JUDGED) {
      // A pause between two cuts may be one at which the tool is changed: `tool-change` then judges it.
      const isOfChange = code === 'TOOL_CHANGE' || code === 'PAUSE_UNSAFE';
      if (hasPause && isOfChange && machine.wrong.has('TOOL_CHANGE')) continue;
      if (machine.wrong.has(code) && !found.has(code)) missed.push(`${code}: ${lines.join(' / ')}`);
      if (!machine.wrong.has(code) && found.has(code)) alarms.push(`${code}: ${lines.join(' / ')}`);
    }
  }
  return { missed, alarms, nWrong, nRight };
}
