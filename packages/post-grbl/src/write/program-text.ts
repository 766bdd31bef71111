import type { Motion } from '@millwright/contracts';
import type { BlockStyle } from './block-style.js';
import { commentLine } from './comment.js';
import type { CycleWords } from './cycle-words.js';
import type { ArcPiece } from './gate-arc.js';
import { fromRate, type GridPoint, type OutputGrid, RATE, toMm, toRate } from './grid.js';
import { LineBytes } from './line-bytes.js';

/** What a text is written in. */
export interface TextFormat {
  readonly grid: OutputGrid;
  readonly style: BlockStyle;
}

/** Bytes of a piece, about: short strings are cheap to forget, long ones stay in memory until the engine has time for them. */
const PIECE_BYTES = 32_768;

type MotionWord = 'G0' | 'G1' | 'G2' | 'G3';

/** From so many steps on a length in inches has ten characters: five of them, a feed and the motion word are more than a line holds. */
const LONG_STEPS = 10_000_000;
const [LETTER_F, LETTER_I, LETTER_J, LETTER_P] = [70, 73, 74, 80];
const [LETTER_Q, LETTER_R] = [81, 82];
const [LETTER_S, LETTER_X, LETTER_Y, LETTER_Z] = [83, 88, 89, 90];

/**
 * The text as it grows; who reads it takes it piece by piece. Each motion that it stands for is told once, as it is written. The state
 * is what was written, rounded: a move to where the tool stands on the grid writes nothing. What every move passes makes no object.
 */
export class ProgramText {
  private out: LineBytes;
  /** Whether motions are told that a cycle makes of itself, and no line is written for them. */
  private isInCycle = false;
  private nWritten = 0;
  private x: number;
  private y: number;
  private z: number;
  /** The motion told last, and the one to be told next: two objects that serve in turn. */
  private told = spareMotion();
  private spare = spareMotion();
  /** Axes whose place the program has stated; before, a word is written even if it changes nothing. */
  private statesX = false;
  private statesY = false;
  private statesZ = false;
  private motionWord: MotionWord | undefined;
  /** The feed last asked for and what it is in thousandths of a unit per minute, and what the last F said. */
  private askedMmPerMin = 0;
  private askedRate = 0;
  private feedRate: number | undefined;
  private spindleRpm = 0;
  private beam: Beam | undefined;

  /**
   * @param position - where the tool is taken to stand for the estimate; no program can know it
   * @param onMotion - told each motion with the line it stands on; the object is filled anew with the motion after the next one
   */
  constructor(
    private readonly format: TextFormat,
    position: GridPoint,
    private toolNumber: number,
    private readonly onMotion: (motion: Motion) => void,
  ) {
    this.out = new LineBytes(format.style);
    [this.x, this.y, this.z] = position;
  }

  /** Lines so far; the last one written has this number. */
  get nLines(): number {
    return this.nWritten;
  }

  /** Where the tool stands, on the grid. */
  get at(): GridPoint {
    return [this.x, this.y, this.z];
  }

  /** How high the tool stands, on the grid. */
  get height(): number {
    return this.z;
  }

  /** Whether as much was written as a piece of a program should hold. */
  get isPieceFull(): boolean {
    return this.out.size >= PIECE_BYTES;
  }

  /** What was written since this was last asked: ASCII, each line ended by a line feed. */
  take(): string {
    return this.out.take();
  }

  /** A comment of harmless characters, in a style that has comments. */
  comment(text: string): void {
    if (this.format.style.hasComments) this.title(text);
  }

  /** The comment that every style starts with. */
  title(text: string): void {
    this.out.text(commentLine(text));
    this.endLine();
  }

  /** Restates the modal words, and lets the next move state its place, word and feed: a program cut off here starts legally. */
  modalState(): void {
    this.words(this.format.grid.units === 'mm' ? 'G21' : 'G20', 'G90', 'G17', 'G94', 'G54');
    this.motionWord = undefined;
    this.feedRate = undefined;
    this.forgetPlace();
  }

  /** A block of words that move nothing. */
  words(...words: readonly string[]): void {
    for (const word of words) this.out.word(word);
    this.endLine();
  }

  /** Spindle clockwise at a speed; where that is a change, the wait for it. */
  spindle(rpm: number, spinUpS: number): void {
    const rate = toRate(rpm);
    this.out.word('M3');
    this.out.number(LETTER_S, rate, RATE);
    this.endLine();
    if (this.spindleRpm === fromRate(rate)) return;
    this.spindleRpm = fromRate(rate);
    if (spinUpS > 0) this.dwell(spinUpS);
  }

  /** Spindle or beam off. */
  spindleOff(): void {
    this.words('M5');
    this.spindleRpm = 0;
    this.beam = undefined;
  }

  /** A beam whose power follows the speed: on in cuts, with this much, and off in rapids. Its words stand on motion lines alone. */
  beamOn(power: number): void {
    this.words('M4', 'S0');
    this.beam = { rate: toRate(Math.max(1, Math.round(power))), said: 0 };
    this.spindleRpm = 0;
  }

  /** From here on another tool is in the spindle, and where it stands is not known. */
  toolChanged(number: number): void {
    this.toolNumber = number;
    this.forgetPlace();
  }

  /** A rapid straight up or down. */
  rapidZ(z: number): void {
    if (z === this.z && this.statesZ) return;
    this.startBlock('G0');
    this.out.number(LETTER_Z, z, this.format.grid);
    this.statesZ = true;
    this.endMotion('rapid', this.x, this.y, z);
  }

  /** A rapid at the present height. */
  rapidXY(x: number, y: number): void {
    const { isVerbose } = this.format.style;
    const isNewX = x !== this.x || !this.statesX;
    const isNewY = y !== this.y || !this.statesY;
    if (!isNewX && !isNewY) return;
    this.startBlock('G0');
    if (isNewX || isVerbose) this.out.number(LETTER_X, x, this.format.grid);
    if (isNewY || isVerbose) this.out.number(LETTER_Y, y, this.format.grid);
    this.statesX = true;
    this.statesY = true;
    this.endMotion('rapid', x, y, this.z);
  }

  /** A straight cut. */
  feedLine(x: number, y: number, z: number, feedMmPerMin: number): void {
    const { style, grid } = this.format;
    const isNewX = x !== this.x || !this.statesX;
    const isNewY = y !== this.y || !this.statesY;
    const isNewZ = z !== this.z || !this.statesZ;
    if (!isNewX && !isNewY && !isNewZ) return;
    this.startBlock('G1');
    if (isNewX || style.isVerbose) this.out.number(LETTER_X, x, grid);
    if (isNewY || style.isVerbose) this.out.number(LETTER_Y, y, grid);
    if (isNewZ || style.isVerbose) this.out.number(LETTER_Z, z, grid);
    this.statesX = true;
    this.statesY = true;
    this.statesZ = true;
    this.feedWord(feedMmPerMin);
    this.endMotion('line', x, y, z);
  }

  /** One block of a gated arc. Both words of the plane stand in every one: GRBL wants one, and a reader both. */
  feedArcPiece(piece: ArcPiece, clockwise: boolean, feedMmPerMin: number): void {
    const [x, y, z] = piece.to;
    if (piece.kind === 'line') {
      this.feedLine(x, y, z, feedMmPerMin);
      return;
    }
    const { style, grid } = this.format;
    const [i, j] = piece.offset;
    const centreMm = [toMm(this.x + i, grid), toMm(this.y + j, grid)] as const;
    const isNewZ = z !== this.z || !this.statesZ;
    const isLong = Math.max(Math.abs(x), Math.abs(y), Math.abs(z), Math.abs(i), Math.abs(j)) >= LONG_STEPS;
    // The longest words of all, in inches, would not fit one line with a feed: it goes ahead.
    if (isLong && isNewZ && this.isNewFeed(feedMmPerMin)) {
      this.feedWord(feedMmPerMin);
      this.endLine();
    }
    this.startBlock(clockwise ? 'G2' : 'G3');
    this.out.number(LETTER_X, x, grid);
    this.out.number(LETTER_Y, y, grid);
    if (isNewZ || (style.isVerbose && !isLong && this.beam === undefined)) this.out.number(LETTER_Z, z, grid);
    this.out.number(LETTER_I, i, grid);
    this.out.number(LETTER_J, j, grid);
    this.statesX = true;
    this.statesY = true;
    this.statesZ = true;
    if (!isLong || this.isNewFeed(feedMmPerMin)) this.feedWord(feedMmPerMin);
    this.endMotion('arc', x, y, z, { centreMm, clockwise });
  }

  /** Stands still, with everything as it is. */
  dwell(seconds: number): void {
    const rate = toRate(seconds);
    this.out.word('G4');
    this.out.number(LETTER_P, rate, RATE);
    this.endLine();
    this.onMotion({ ...this.motion('dwell', this.x, this.y, this.z), dwellS: fromRate(rate) });
  }

  /**
   * A drill cycle in the controller's own words. The motions it makes are told with the line of its first hole.
   * @param move - writes them; none of it becomes text
   */
  cycle(words: CycleWords, move: () => void): void {
    const { grid } = this.format;
    this.out.word(words.level);
    this.out.number(LETTER_F, words.feedRate, RATE);
    this.endLine();
    words.holes.forEach(([x, y], index) => {
      if (index === 0) this.out.word(words.word);
      this.out.number(LETTER_X, x, grid);
      this.out.number(LETTER_Y, y, grid);
      if (index === 0) {
        this.out.number(LETTER_Z, words.bottom, grid);
        this.out.number(LETTER_R, words.retract, grid);
        if (words.peck !== undefined) this.out.number(LETTER_Q, words.peck, grid);
        if (words.dwellRate !== undefined) this.out.number(LETTER_P, words.dwellRate, RATE);
      }
      this.endLine();
    });
    const { out } = this;
    this.out = new LineBytes(this.format.style);
    this.isInCycle = true;
    move();
    this.isInCycle = false;
    this.out = out;
    this.words('G80');
    this.motionWord = undefined;
    this.feedRate = undefined;
    this.forgetPlace();
  }

  private forgetPlace(): void {
    this.statesX = false;
    this.statesY = false;
    this.statesZ = false;
  }

  /** What the style does not repeat stands where it changes. */
  private startBlock(word: MotionWord): void {
    if (this.format.style.repeatsMotion || word !== this.motionWord) this.out.word(word);
    this.motionWord = word;
  }

  /** Never F0: GRBL refuses a cut with it. */
  private feedWord(feedMmPerMin: number): void {
    if (!this.isNewFeed(feedMmPerMin) && !this.format.style.isVerbose) return;
    this.out.number(LETTER_F, this.askedRate, RATE);
    this.feedRate = this.askedRate;
  }

  private isNewFeed(feedMmPerMin: number): boolean {
    if (feedMmPerMin !== this.askedMmPerMin) {
      this.askedMmPerMin = feedMmPerMin;
      this.askedRate = Math.max(1, toRate(feedMmPerMin / this.format.grid.mmPerUnit));
    }
    return this.askedRate !== this.feedRate;
  }

  private endMotion(
    kind: 'rapid' | 'line' | 'arc',
    x: number,
    y: number,
    z: number,
    arc?: { readonly centreMm: readonly [number, number]; readonly clockwise: boolean },
  ): void {
    this.powerWord(kind === 'rapid' ? 0 : undefined);
    this.endLine();
    const motion = this.motion(kind, x, y, z);
    this.x = x;
    this.y = y;
    this.z = z;
    this.onMotion(
      arc === undefined ? motion : { ...motion, centreMm: arc.centreMm, clockwise: arc.clockwise },
    );
  }

  /** S of a beam, where it changes. */
  private powerWord(power: 0 | undefined): void {
    const { beam } = this;
    if (beam === undefined) return;
    const rate = power ?? beam.rate;
    if (rate === beam.said) return;
    this.out.number(LETTER_S, rate, RATE);
    beam.said = rate;
  }

  private motion(kind: Motion['kind'], x: number, y: number, z: number): Motion {
    const { grid } = this.format;
    const motion = this.spare;
    this.spare = this.told;
    this.told = motion;
    motion.line = this.nWritten;
    motion.kind = kind;
    motion.fromMm[0] = toMm(this.x, grid);
    motion.fromMm[1] = toMm(this.y, grid);
    motion.fromMm[2] = toMm(this.z, grid);
    motion.toMm[0] = toMm(x, grid);
    motion.toMm[1] = toMm(y, grid);
    motion.toMm[2] = toMm(z, grid);
    const isCut = kind === 'line' || kind === 'arc';
    motion.feedMmPerMin = isCut ? fromRate(this.askedRate) * grid.mmPerUnit : 0;
    motion.spindle =
      this.spindleRpm > 0 ? 'clockwise' : this.beam === undefined ? 'off' : 'counter-clockwise';
    motion.spindleRpm = this.spindleRpm;
    motion.toolNumber = this.toolNumber;
    return motion;
  }

  private endLine(): void {
    this.out.end();
    if (!this.isInCycle) this.nWritten += 1;
  }
}

/** A motion to be filled: a program has millions, and an object for each would be most of what it costs. */
interface SpareMotion {
  line: number;
  kind: Motion['kind'];
  readonly fromMm: [number, number, number];
  readonly toMm: [number, number, number];
  feedMmPerMin: number;
  spindle: Motion['spindle'];
  spindleRpm: number;
  toolNumber: number;
}

function spareMotion(): SpareMotion {
  return {
    line: 1,
    kind: 'dwell',
    fromMm: [0.5, 0.5, 0.5],
    toMm: [0.5, 0.5, 0.5],
    feedMmPerMin: 0.5,
    spindle: 'off',
    spindleRpm: 0.5,
    toolNumber: 0,
  };
}

/** A beam's power in cuts and what S said last, thousandths. */
interface Beam {
  readonly rate: number;
  said: number;
}
