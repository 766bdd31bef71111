import type { Finding } from '@millwright/contracts';
import type { Primitive, XY } from './curve/primitive.js';

/** A run of primitives, each starting where the one before ended: a path, a polyline, a line, a circle. Y points up. */
export interface Stroke {
  readonly primitives: readonly Primitive[];
  /** Whether the file says that the end is joined to the start. The primitives then end where they began. */
  readonly closed: boolean;
  /** Whether the file paints its inside (SVG only): such a stroke is meant closed even where it is not. */
  readonly filled: boolean;
  /** Drawn in a dashed line type (DXF): a centre line or a hidden edge, never the edge of a part. */
  readonly construction: boolean;
  readonly layer: string;
  /** Its colour as seen, `#rrggbb` in small letters: a stroke's, or the fill's where only the inside is painted. */
  readonly colour?: string | undefined;
  /** The drawn element a sub-path belongs to (SVG): strokes of one element share the number. */
  readonly shape?: number | undefined;
  /** How the file decides what is inside a painted element (SVG). */
  readonly fillRule?: 'nonzero' | 'evenodd' | undefined;
  /** What it is called in the file, e.g. `LWPOLYLINE` or `path`. */
  readonly entity: string;
  /** A name the file gives to this shape. */
  readonly label?: string | undefined;
}

/** A text of the drawing. */
export interface SketchLabel {
  readonly text: string;
  readonly at: XY;
  /** Height of the letters; 0 where the file does not say. */
  readonly height: number;
  readonly layer: string;
}

/** A lone point (DXF POINT): nothing to cut along, but perhaps where somebody means to drill. */
export interface SketchPoint {
  readonly at: XY;
  readonly layer: string;
  /** `#rrggbb` in small letters. */
  readonly colour?: string | undefined;
}

/** Something that is in the file but not in the result. */
export interface UnreadEntity {
  readonly entity: string;
  readonly layer: string;
}

/** What a file holds, in the file's own units, Y up: the result of either reader and the input of everything after it. */
export interface Sketch {
  readonly strokes: readonly Stroke[];
  readonly labels: readonly SketchLabel[];
  /** Lone points; a reader that lists them here need not list them as unread. */
  readonly points?: readonly SketchPoint[] | undefined;
  readonly unread: readonly UnreadEntity[];
  readonly findings: readonly Finding[];
}
