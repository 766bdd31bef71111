import { assertInvariant, type Motion, type Point3 } from '@millwright/contracts';
import { type BlockStyle, styledNumber } from './block-style.js';
import { commentLine, MAX_LINE_CHARACTERS } from './comment.js';
import type { ArcPiece } from './gate-arc.js';
import {
  formatGrid,
  formatRate,
  fromRate,
  type GridPoint,
  type OutputGrid,
  toMm,
  toMmPoint,
  toRate,
} from './grid.js';

/** What a text is written in. */
export interface TextFormat {
  readonly grid: OutputGrid;
  readonly style: BlockStyle;
}

type MotionWord = 'G0' | 'G1' | 'G2' | 'G3';

/**
 * The text as it grows; who reads it takes it piece by piece. Each motion that it stands for is told once, as it is written. The state
 * is what was written, rounded: a move to where the tool stands on the grid writes nothing.
 */
export class ProgramText {
  private pending = '';
  private nWritten = 0;
  /** Axes whose place the program has stated; before, a word is written even if it changes nothing. */
  private readonly isStated: [boolean, boolean, boolean] = [false, false, false];
  private motionWord: MotionWord | undefined;
  private feedRate: number | undefined;
  private spindleRpm = 0;
  private positionMm: Point3;

  /**
   * @param position - where the tool is taken to stand for the estimate; no program can know it
   * @param onMotion - told each motion with the line it stands on
   */
  constructor(
    private readonly format: TextFormat,
    private position: GridPoint,
    private toolNumber: number,
    private readonly onMotion: (motion: Motion) => void,
  ) {
    this.positionMm = toMmPoint(position, format.grid);
  }

  /** Lines so far; the last one written has this number. */
  get nLines(): number {
    return this.nWritten;
  }

  /** Where the tool stands, on the grid. */
  get at(): GridPoint {
    return this.position;
  }

  /** What was written since this was last asked: ASCII, each line ended by a line feed. */
  take(): string {
    const text = this.pending;
    this.pending = '';
    return text;
  }

  /** A comment of harmless characters, in a style that has comments. */
  comment(text: string): void {
    if (this.format.style.hasComments) this.line(commentLine(text));
  }

  /** The comment that every style starts with. */
  title(text: string): void {
    this.line(commentLine(text));
  }

  /** Restates the modal words, and lets the next move state its place, word and feed: a program cut off here starts legally. */
  modalState(): void {
    this.words(this.format.grid.units === 'mm' ? 'G21' : 'G20', 'G90', 'G17', 'G94', 'G54');
    this.motionWord = undefined;
    this.feedRate = undefined;
    this.isStated.fill(false);
  }

  /** A block of words that move nothing. */
  words(...words: readonly string[]): void {
    this.line(words.join(this.format.style.space));
  }

  /** Spindle clockwise at a speed; where that is a change, the wait for it. */
  spindle(rpm: number, spinUpS: number): void {
    const rate = toRate(rpm);
    this.words('M3', `S${formatRate(rate)}`);
    if (this.spindleRpm === fromRate(rate)) return;
    this.spindleRpm = fromRate(rate);
    if (spinUpS > 0) this.dwell(spinUpS);
  }

  /** Spindle off. */
  spindleOff(): void {
    this.words('M5');
    this.spindleRpm = 0;
  }

  /** From here on another tool is in the spindle, and where it stands is not known. */
  toolChanged(number: number): void {
    this.toolNumber = number;
    this.isStated.fill(false);
  }

  /** A rapid straight up or down. */
  rapidZ(z: number): void {
    this.move('rapid', [this.position[0], this.position[1], z], 'Z', 0);
  }

  /** A rapid at the present height. */
  rapidXY(x: number, y: number): void {
    this.move('rapid', [x, y, this.position[2]], 'XY', 0);
  }

  /** A straight cut. */
  feedLine(to: GridPoint, feedMmPerMin: number): void {
    this.move('line', to, 'XYZ', this.rateOf(feedMmPerMin));
  }

  /** One block of a gated arc. Both words of the plane stand in every one: GRBL wants one, and a reader both. */
  feedArcPiece(piece: ArcPiece, clockwise: boolean, feedMmPerMin: number): void {
    if (piece.kind === 'line') {
      this.feedLine(piece.to, feedMmPerMin);
      return;
    }
    const feedRate = this.rateOf(feedMmPerMin);
    const [x, y, z] = piece.to;
    const [i, j] = piece.offset;
    const needsZ = this.format.style.isVerbose || z !== this.position[2] || !this.isStated[2];
    const words = [this.length('X', x), this.length('Y', y)];
    if (needsZ) words.push(this.length('Z', z));
    words.push(this.length('I', i), this.length('J', j));
    this.isStated.fill(true);
    this.motionBlock(clockwise ? 'G2' : 'G3', words, feedRate);
    const { grid } = this.format;
    const centreMm = [toMm(this.position[0] + i, grid), toMm(this.position[1] + j, grid)] as const;
    this.push({ kind: 'arc', to: piece.to, feedRate, arc: { centreMm, clockwise } });
  }

  private dwell(seconds: number): void {
    const rate = toRate(seconds);
    this.words('G4', `P${formatRate(rate)}`);
    this.push({ kind: 'dwell', to: this.position, feedRate: 0, dwellS: fromRate(rate) });
  }

  private move(kind: 'rapid' | 'line', to: GridPoint, axes: 'Z' | 'XY' | 'XYZ', feedRate: number): void {
    const { isVerbose } = this.format.style;
    const words: string[] = [];
    let isMove = false;
    AXES.forEach((letter, axis) => {
      if (!axes.includes(letter)) return;
      const step = to[axis] ?? 0;
      const isNews = step !== this.position[axis] || !this.isStated[axis];
      if (!isNews && !isVerbose) return;
      isMove ||= isNews;
      words.push(this.length(letter, step));
    });
    if (!isMove) return;
    AXES.forEach((letter, axis) => {
      if (axes.includes(letter)) this.isStated[axis] = true;
    });
    this.motionBlock(kind === 'rapid' ? 'G0' : 'G1', words, feedRate);
    this.push({ kind, to, feedRate });
  }

  /** What the style does not repeat stands where it changes. */
  private motionBlock(word: MotionWord, words: readonly string[], feedRate: number): void {
    const { style } = this.format;
    const block = style.repeatsMotion || word !== this.motionWord ? [word, ...words] : [...words];
    this.motionWord = word;
    if (word !== 'G0' && (style.isVerbose || feedRate !== this.feedRate)) {
      block.push(`F${styledNumber(formatRate(feedRate), style)}`);
      this.feedRate = feedRate;
    }
    this.line(block.join(style.space));
  }

  private length(letter: string, steps: number): string {
    return `${letter}${styledNumber(formatGrid(steps, this.format.grid), this.format.style)}`;
  }

  /** A feed in thousandths of a unit per minute, never 0: GRBL refuses a cut with F0. */
  private rateOf(feedMmPerMin: number): number {
    return Math.max(1, toRate(feedMmPerMin / this.format.grid.mmPerUnit));
  }

  private line(text: string): void {
    assertInvariant(
      text.length <= MAX_LINE_CHARACTERS,
      `A line of ${text.length} characters was about to be written`,
    );
    this.pending += text;
    this.pending += '\n';
    this.nWritten += 1;
  }

  private push(step: {
    kind: Motion['kind'];
    to: GridPoint;
    feedRate: number;
    arc?: { centreMm: readonly [number, number]; clockwise: boolean };
    dwellS?: number;
  }): void {
    const { grid } = this.format;
    const toMm = toMmPoint(step.to, grid);
    this.onMotion({
      line: this.nWritten,
      kind: step.kind,
      fromMm: this.positionMm,
      toMm,
      ...step.arc,
      feedMmPerMin: fromRate(step.feedRate) * grid.mmPerUnit,
      spindle: this.spindleRpm > 0 ? 'clockwise' : 'off',
      spindleRpm: this.spindleRpm,
      toolNumber: this.toolNumber,
      ...(step.dwellS === undefined ? {} : { dwellS: step.dwellS }),
    });
    this.position = step.to;
    this.positionMm = toMm;
  }
}

const AXES = ['X', 'Y', 'Z'] as const;
