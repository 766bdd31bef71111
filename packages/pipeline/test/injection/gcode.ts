import type { Seg } from './plane.ts';
import { lengthOf, stretch } from './plane.ts';

/** What a line of a program is for; mutations look for lines by it. */
export interface Tag {
  readonly role: 'head' | 'entry' | 'cut' | 'link' | 'retract' | 'approach' | 'lift' | 'foot' | 'change';
  /** Which operation, e.g. `outline:p0`. */
  readonly op: string;
  /** 0 at the first pass of an operation. */
  readonly level: number;
}

/** How a program is written; none of it changes what it does. */
export interface Style {
  readonly decimals: number;
  /** Whether every word stands in every block. */
  readonly isFull: boolean;
  /** Sagitta of the chords that stand for arcs, mm; 0 writes arcs. */
  readonly sagittaMm: number;
  readonly isInch: boolean;
}

type Place = readonly [number, number, number];

/** Writes G-code of its own, line by line, with what each line is for. */
export class GcodeWriter {
  readonly lines: string[] = [];
  readonly tags: Tag[] = [];
  at: Place = [0, 0, 0];
  op = 'head';
  level = 0;
  readonly #style: Style;
  #last: Record<string, string> = {};
  #feed = '';

  constructor(style: Style) {
    this.#style = style;
  }

  raw(text: string, role: Tag['role']): void {
    this.lines.push(text);
    this.tags.push({ role, op: this.op, level: this.level });
  }

  /** The position is stated anew: after a pause nobody knows it. */
  forget(): void {
    this.#last = {};
    this.#feed = '';
  }

  rapid(to: Partial<Record<'x' | 'y' | 'z', number>>, role: Tag['role']): void {
    this.#move('G0', to, role, '');
  }

  line(to: Partial<Record<'x' | 'y' | 'z', number>>, feed: number, role: Tag['role'] = 'cut'): void {
    this.#move('G1', to, role, this.#feedWord(feed));
  }

  /** Along a segment, from where the tool is; `z` at its end. */
  along(seg: Seg, z: number, feed: number, role: Tag['role'] = 'cut'): void {
    const { arc } = seg;
    if (arc === undefined) {
      this.line({ x: seg.bx, y: seg.by, z }, feed, role);
      return;
    }
    if (this.#style.sagittaMm > 0) {
      const most = 2 * Math.acos(Math.max(-1, 1 - this.#style.sagittaMm / arc.r));
      const n = Math.max(1, Math.ceil(Math.abs(arc.sweep) / most));
      const fromZ = this.at[2];
      for (let i = 1; i <= n; i++) {
        const piece = stretch(seg, (i - 1) / n, i / n);
        this.line({ x: piece.bx, y: piece.by, z: fromZ + ((z - fromZ) * i) / n }, feed, role);
      }
      return;
    }
    // Whole turns in halves: one block of them is at the mercy of the controller's rounding.
    const n = Math.ceil(Math.abs(arc.sweep) / (Math.PI * 1.1));
    const fromZ = this.at[2];
    for (let i = 1; i <= n; i++) {
      const piece = stretch(seg, (i - 1) / n, i / n);
      const centre = ` I${this.#number(arc.x - this.#written(0))} J${this.#number(arc.y - this.#written(1))}`;
      this.#move(
        arc.sweep > 0 ? 'G3' : 'G2',
        { x: piece.bx, y: piece.by, z: fromZ + ((z - fromZ) * i) / n },
        role,
        centre + this.#feedWord(feed),
      );
    }
  }

  /** Where the program says the tool is, in program units turned to mm. */
  #written(axis: 0 | 1): number {
    const factor = this.#style.isInch ? 25.4 : 1;
    return Number(this.#number(this.at[axis])) * factor;
  }

  #feedWord(feed: number): string {
    const word = ` F${this.#number(feed)}`;
    if (word === this.#feed && !this.#style.isFull) return '';
    this.#feed = word;
    return word;
  }

  #move(g: string, to: Partial<Record<'x' | 'y' | 'z', number>>, role: Tag['role'], rest: string): void {
    const next: Place = [to.x ?? this.at[0], to.y ?? this.at[1], to.z ?? this.at[2]];
    const words = (['x', 'y', 'z'] as const).flatMap((axis, i) => {
      const word = `${axis.toUpperCase()}${this.#number(next[i] as number)}`;
      const isAsked = to[axis] !== undefined;
      const isNew = this.#last[axis] !== word;
      // An arc names both axes of its end.
      const isArcEnd = (g === 'G2' || g === 'G3') && axis !== 'z';
      if (!isArcEnd && !(isAsked && (isNew || this.#style.isFull))) return [];
      this.#last[axis] = word;
      return [word];
    });
    this.at = next;
    if (words.length === 0) return;
    this.raw(`${g} ${words.join(' ')}${rest}`, role);
  }

  #number(value: number): string {
    const decimals = this.#style.isInch ? this.#style.decimals + 2 : this.#style.decimals;
    const text = (this.#style.isInch ? value / 25.4 : value).toFixed(decimals);
    const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
    return short === '-0' ? '0' : short;
  }
}

/** Length of a chain. */
export const chainLength = (segs: readonly Seg[]): number =>
  segs.reduce((sum, seg) => sum + lengthOf(seg), 0);
