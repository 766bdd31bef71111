import { GLYPH_HEIGHT, GLYPH_WIDTH, glyphRows } from './glyphs.js';

/** Red, green and blue, 0 to 255 each. */
export type Colour = readonly [number, number, number];

/** Pixels to draw on; y counts down from the top. */
export class Canvas {
  readonly width: number;
  readonly height: number;
  /** [r, g, b, …] row by row from the top. */
  readonly rgb: Uint8Array;

  constructor(width: number, height: number, ground: Colour) {
    this.width = width;
    this.height = height;
    this.rgb = new Uint8Array(width * height * 3);
    this.fill(0, 0, width, height, ground);
  }

  /** One pixel; outside the canvas nothing happens. */
  set(x: number, y: number, [r, g, b]: Colour): void {
    if (x < 0 || y < 0 || x >= this.width || y >= this.height) return;
    const at = (y * this.width + x) * 3;
    this.rgb[at] = r;
    this.rgb[at + 1] = g;
    this.rgb[at + 2] = b;
  }

  /** A filled rectangle. */
  fill(x: number, y: number, wide: number, high: number, colour: Colour): void {
    for (let row = y; row < y + high; row++) {
      for (let column = x; column < x + wide; column++) this.set(column, row, colour);
    }
  }

  /** A frame one pixel wide. */
  frame(x: number, y: number, wide: number, high: number, colour: Colour): void {
    this.fill(x, y, wide, 1, colour);
    this.fill(x, y + high - 1, wide, 1, colour);
    this.fill(x, y, 1, high, colour);
    this.fill(x + wide - 1, y, 1, high, colour);
  }

  /** A line of text from its upper left corner; returns where it ends. */
  text(x: number, y: number, words: string, scale: number, colour: Colour): number {
    let at = x;
    for (const letter of words) {
      glyphRows(letter).forEach((row, dy) => {
        for (let dx = 0; dx < GLYPH_WIDTH; dx++) {
          if (row[dx] === '#') this.fill(at + dx * scale, y + dy * scale, scale, scale, colour);
        }
      });
      at += (GLYPH_WIDTH + 1) * scale;
    }
    return at;
  }
}

/** How wide a line of text is, pixels. */
export function textWidth(words: string, scale: number): number {
  return Array.from(words).length * (GLYPH_WIDTH + 1) * scale;
}

/** How high a line of text is, pixels. */
export function textHeight(scale: number): number {
  return GLYPH_HEIGHT * scale;
}
