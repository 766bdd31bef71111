import { assertInvariant, type Motion } from '@millwright/contracts';
import { commentLine, MAX_LINE_CHARACTERS } from './comment.js';
import type { ArcPiece } from './gate-arc.js';
import { formatGrid, type GridPoint, toGrid, toMm, toMmPoint } from './grid.js';

/**
 * The text as it grows, and beside it the motions it stands for (for time, travel and feed checks). The state is what was written,
 * rounded: a move to where the tool stands on the grid writes nothing.
 */
export class ProgramText {
  readonly motions: Motion[] = [];
  private readonly lines: string[] = [];
  private position: GridPoint;
  /** Axes whose place the program has stated; before, a word is written even if it changes nothing. */
  private readonly isStated: [boolean, boolean, boolean] = [false, false, false];
  private feedGrid: number | undefined;
  private spindleRpm = 0;
  private readonly toolNumber: number;

  /** @param start - where the tool is taken to stand for the estimate; no program can know it */
  constructor(start: GridPoint, toolNumber: number) {
    this.position = start;
    this.toolNumber = toolNumber;
  }

  /** Lines so far; the last one written has this number. */
  get nLines(): number {
    return this.lines.length;
  }

  /** Where the tool stands, on the grid. */
  get at(): GridPoint {
    return this.position;
  }

  /** The whole text: ASCII, each line ended by a line feed. */
  text(): string {
    return `${this.lines.join('\n')}\n`;
  }

  /** A comment of harmless characters. */
  comment(text: string): void {
    this.line(commentLine(text));
  }

  /** Restates the modal words, and lets the next feed move state its feed: a program cut off here starts legally. */
  modalState(): void {
    this.line('G21 G90 G17 G94 G54');
    this.feedGrid = undefined;
    this.isStated.fill(false);
  }

  /** A line of words that move nothing. */
  words(words: string): void {
    this.line(words);
  }

  /** Spindle clockwise at a speed; where that is a change, the wait for it. */
  spindle(rpm: number, spinUpS: number): void {
    const rpmGrid = toGrid(rpm);
    this.line(`M3 S${formatGrid(rpmGrid)}`);
    if (this.spindleRpm === toMm(rpmGrid)) return;
    this.spindleRpm = toMm(rpmGrid);
    if (spinUpS > 0) this.dwell(spinUpS);
  }

  /** Spindle off. */
  spindleOff(): void {
    this.line('M5');
    this.spindleRpm = 0;
  }

  /** A rapid straight up or down. */
  rapidZ(z: number): void {
    this.move('rapid', [this.position[0], this.position[1], z], 'Z');
  }

  /** A rapid at the present height. */
  rapidXY(x: number, y: number): void {
    this.move('rapid', [x, y, this.position[2]], 'XY');
  }

  /** A straight cut. */
  feedLine(to: GridPoint, feedMmPerMin: number): void {
    this.move('line', to, 'XYZ', toFeedGrid(feedMmPerMin));
  }

  /** One block of a gated arc. */
  feedArcPiece(piece: ArcPiece, clockwise: boolean, feedMmPerMin: number): void {
    if (piece.kind === 'line') {
      this.feedLine(piece.to, feedMmPerMin);
      return;
    }
    const feedGrid = toFeedGrid(feedMmPerMin);
    const [x, y, z] = piece.to;
    const [i, j] = piece.offset;
    const zWord = z === this.position[2] && this.isStated[2] ? '' : ` Z${formatGrid(z)}`;
    this.line(
      `${clockwise ? 'G2' : 'G3'} X${formatGrid(x)} Y${formatGrid(y)}${zWord} I${formatGrid(i)} J${formatGrid(j)}${this.feedWord(feedGrid)}`,
    );
    const centreMm = [toMm(this.position[0] + i), toMm(this.position[1] + j)] as const;
    this.push({ kind: 'arc', to: piece.to, feedGrid, arc: { centreMm, clockwise } });
  }

  private dwell(seconds: number): void {
    this.line(`G4 P${formatGrid(toGrid(seconds))}`);
    this.push({ kind: 'dwell', to: this.position, feedGrid: 0, dwellS: toMm(toGrid(seconds)) });
  }

  private move(kind: 'rapid' | 'line', to: GridPoint, axes: string, feedGrid = 0): void {
    const words = (['X', 'Y', 'Z'] as const)
      .map((letter, axis) => {
        if (!axes.includes(letter)) return '';
        if (to[axis] === this.position[axis] && this.isStated[axis]) return '';
        this.isStated[axis] = true;
        return ` ${letter}${formatGrid(to[axis] ?? 0)}`;
      })
      .join('');
    if (words === '') return;
    this.line(`${kind === 'rapid' ? 'G0' : 'G1'}${words}${kind === 'rapid' ? '' : this.feedWord(feedGrid)}`);
    this.push({ kind, to, feedGrid });
  }

  private feedWord(feedGrid: number): string {
    if (feedGrid === this.feedGrid) return '';
    this.feedGrid = feedGrid;
    return ` F${formatGrid(feedGrid)}`;
  }

  private line(text: string): void {
    assertInvariant(
      text.length <= MAX_LINE_CHARACTERS,
      `A line of ${text.length} characters was about to be written`,
    );
    this.lines.push(text);
  }

  private push(step: {
    kind: Motion['kind'];
    to: GridPoint;
    feedGrid: number;
    arc?: { centreMm: readonly [number, number]; clockwise: boolean };
    dwellS?: number;
  }): void {
    this.motions.push({
      line: this.lines.length,
      kind: step.kind,
      fromMm: toMmPoint(this.position),
      toMm: toMmPoint(step.to),
      ...step.arc,
      feedMmPerMin: toMm(step.feedGrid),
      spindle: this.spindleRpm > 0 ? 'clockwise' : 'off',
      spindleRpm: this.spindleRpm,
      toolNumber: this.toolNumber,
      ...(step.dwellS === undefined ? {} : { dwellS: step.dwellS }),
    });
    this.position = step.to;
  }
}

/** A feed on the grid of 1/1000 mm/min, never 0: GRBL refuses a cut with F0. */
function toFeedGrid(feedMmPerMin: number): number {
  return Math.max(1, toGrid(feedMmPerMin));
}
