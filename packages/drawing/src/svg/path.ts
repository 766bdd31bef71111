import svgpath from 'svgpath';
import { endOf, line, type Primitive, type XY } from '../curve/primitive.js';
import { arcCommand } from './arc-command.js';
import { withShortRuns } from './short-runs.js';

/** One sub-path of a `d` attribute. */
export interface SubPath {
  readonly primitives: readonly Primitive[];
  readonly closed: boolean;
}

/** What a `d` attribute holds; `error` names what stopped the reading: all before it is kept (SVG 1.1, F.2). */
export interface PathData {
  readonly subPaths: readonly SubPath[];
  readonly error: string | undefined;
}

/**
 * A `d` attribute as primitives in the path's own coordinates (Y down). A sub-path that draws nothing, such as a lone move-to,
 * is left out, so that it cannot enlarge the drawing.
 */
export function parsePathData(d: string): PathData {
  const parsed = svgpath(withShortRuns(d)) as ReturnType<typeof svgpath> & { readonly err?: string };
  const pen = new Pen();
  // The second argument keeps the library from touching coordinates: it only splits the text here.
  parsed.iterate((segment) => pen.draw(segment as readonly [string, ...number[]]), true);
  pen.lift();
  return { subPaths: pen.subPaths, error: parsed.err === '' ? undefined : parsed.err };
}

/** Follows the commands and keeps what they refer back to: the current point, the sub-path's start and the last control point. */
class Pen {
  readonly subPaths: SubPath[] = [];
  #primitives: Primitive[] = [];
  #at: XY = [0, 0];
  #start: XY = [0, 0];
  #lastCubic: XY | undefined;
  #lastQuadratic: XY | undefined;

  draw([command, ...values]: readonly [string, ...number[]]): void {
    const isRelative = command >= 'a';
    const [ox, oy] = isRelative ? this.#at : [0, 0];
    const point = (i: number): XY => [values[i]! + ox, values[i + 1]! + oy];
    const cubic = this.#lastCubic;
    const quadratic = this.#lastQuadratic;
    this.#lastCubic = undefined;
    this.#lastQuadratic = undefined;
    switch (command.toUpperCase()) {
      case 'M':
        this.lift();
        this.#at = point(0);
        this.#start = this.#at;
        break;
      case 'L':
        this.#add(line(this.#at, point(0)));
        break;
      case 'H':
        this.#add(line(this.#at, [values[0]! + ox, this.#at[1]]));
        break;
      case 'V':
        this.#add(line(this.#at, [this.#at[0], values[0]! + oy]));
        break;
      case 'C':
        this.#cubicTo(point(0), point(2), point(4));
        break;
      case 'S':
        this.#cubicTo(this.#mirrored(cubic), point(0), point(2));
        break;
      case 'Q':
        this.#quadraticTo(point(0), point(2));
        break;
      case 'T':
        this.#quadraticTo(this.#mirrored(quadratic), point(0));
        break;
      case 'A':
        this.#arcTo(values, point(5));
        break;
      default:
        this.#close();
        break;
    }
  }

  /** Ends the sub-path without closing it. */
  lift(): void {
    if (this.#primitives.length > 0) this.subPaths.push({ primitives: this.#primitives, closed: false });
    this.#primitives = [];
  }

  #close(): void {
    if (this.#primitives.length > 0) {
      if (!isSame(this.#at, this.#start)) this.#primitives.push(line(this.#at, this.#start));
      this.subPaths.push({ primitives: this.#primitives, closed: true });
    }
    this.#primitives = [];
    this.#at = this.#start;
  }

  #add(primitive: Primitive): void {
    this.#primitives.push(primitive);
    this.#at = endOf(primitive);
  }

  #cubicTo(first: XY, second: XY, to: XY): void {
    this.#add({ kind: 'bezier', points: [this.#at, first, second, to] });
    this.#lastCubic = second;
  }

  #quadraticTo(control: XY, to: XY): void {
    this.#add({ kind: 'bezier', points: [this.#at, control, to] });
    this.#lastQuadratic = control;
  }

  #arcTo(values: readonly number[], to: XY): void {
    const [radiusX, radiusY, rotationDeg, large, sweep] = values as [number, number, number, number, number];
    const arc = arcCommand({
      from: this.#at,
      to,
      radiusX,
      radiusY,
      rotationDeg,
      isLarge: large !== 0,
      isPositive: sweep !== 0,
    });
    if (arc !== undefined) this.#add(arc);
  }

  /** The last control point reflected in the current point; the current point itself where the command before was another. */
  #mirrored(control: XY | undefined): XY {
    if (control === undefined) return this.#at;
    return [2 * this.#at[0] - control[0], 2 * this.#at[1] - control[1]];
  }
}

function isSame(a: XY, b: XY): boolean {
  return a[0] === b[0] && a[1] === b[1];
}
