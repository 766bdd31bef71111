import { type Affine, determinant, isSimilarity, mapPoint, mapPrimitive } from '../curve/affine.js';
import type { Primitive, XY } from '../curve/primitive.js';
import { LIMITS, requireWithin } from '../limits.js';
import { arcCommand } from './arc-command.js';
import { PathReader } from './path-reader.js';

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
 * A `d` attribute as primitives, placed by a map. A sub-path that draws nothing, such as a lone move-to, is left out, so that it
 * cannot enlarge the drawing.
 * @param map - from the path's coordinates (Y down) to those wanted
 * @throws MillwrightError INPUT_TOO_LARGE
 */
export function parsePathData(d: string, map: Affine): PathData {
  const pen = new Pen(map);
  const reader = new PathReader(d);
  for (let n = 1; reader.next(); n++) {
    if (n > LIMITS.segments) requireWithin('A path has', n, LIMITS.segments, 'commands');
    pen.draw(reader.command, reader.isRelative, reader.values);
  }
  pen.lift();
  return { subPaths: pen.subPaths, error: reader.error };
}

/**
 * Follows the commands and keeps what they refer back to: the current point, the sub-path's start and the last control point, all in
 * the path's own coordinates; what is drawn is mapped at once, since paths of a million points are common.
 */
class Pen {
  readonly subPaths: SubPath[] = [];
  readonly #map: Affine;
  readonly #keepsCircles: boolean;
  readonly #arcSign: number;
  #primitives: Primitive[] = [];
  #x = 0;
  #y = 0;
  #startX = 0;
  #startY = 0;
  /** The current point and the start of the sub-path, mapped. */
  #from: XY;
  #start: XY;
  #controlX = 0;
  #controlY = 0;
  /** What the last control point belongs to: only a curve of the same degree is continued smoothly. */
  #controlOf: 'cubic' | 'quadratic' | undefined;

  constructor(map: Affine) {
    this.#map = map;
    this.#keepsCircles = isSimilarity(map);
    this.#arcSign = determinant(map) > 0 ? 1 : -1;
    this.#from = mapPoint(map, [0, 0]);
    this.#start = this.#from;
  }

  draw(command: string, isRelative: boolean, values: readonly number[]): void {
    const ox = isRelative ? this.#x : 0;
    const oy = isRelative ? this.#y : 0;
    // By index: taking six values apart by pattern costs more than drawing most commands.
    const a = values[0]!;
    const b = values[1]!;
    const c = values[2]!;
    const d = values[3]!;
    const smoothOf = this.#controlOf;
    this.#controlOf = undefined;
    switch (command) {
      case 'L':
        this.#lineTo(a + ox, b + oy);
        break;
      case 'H':
        this.#lineTo(a + ox, this.#y);
        break;
      case 'V':
        this.#lineTo(this.#x, a + oy);
        break;
      case 'C':
        this.#cubicTo(a + ox, b + oy, c + ox, d + oy, values[4]! + ox, values[5]! + oy);
        break;
      case 'S': {
        const isSmooth = smoothOf === 'cubic';
        const controlX = isSmooth ? 2 * this.#x - this.#controlX : this.#x;
        const controlY = isSmooth ? 2 * this.#y - this.#controlY : this.#y;
        this.#cubicTo(controlX, controlY, a + ox, b + oy, c + ox, d + oy);
        break;
      }
      case 'Q':
        this.#quadraticTo(a + ox, b + oy, c + ox, d + oy);
        break;
      case 'T': {
        const isSmooth = smoothOf === 'quadratic';
        const controlX = isSmooth ? 2 * this.#x - this.#controlX : this.#x;
        const controlY = isSmooth ? 2 * this.#y - this.#controlY : this.#y;
        this.#quadraticTo(controlX, controlY, a + ox, b + oy);
        break;
      }
      case 'A':
        this.#arcTo(values, values[5]! + ox, values[6]! + oy);
        break;
      case 'M':
        this.#moveTo(a + ox, b + oy);
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

  #moveTo(x: number, y: number): void {
    this.lift();
    this.#x = x;
    this.#y = y;
    this.#startX = x;
    this.#startY = y;
    this.#from = mapPoint(this.#map, [x, y]);
    this.#start = this.#from;
  }

  #close(): void {
    if (this.#primitives.length > 0) {
      if (this.#x !== this.#startX || this.#y !== this.#startY)
        this.#primitives.push({ kind: 'segment', from: this.#from, to: this.#start, bulge: 0 });
      this.subPaths.push({ primitives: this.#primitives, closed: true });
    }
    this.#primitives = [];
    this.#x = this.#startX;
    this.#y = this.#startY;
    this.#from = this.#start;
  }

  /** Moves to a point and returns it mapped. */
  #advance(x: number, y: number): XY {
    const [a, b, c, d, e, f] = this.#map;
    this.#x = x;
    this.#y = y;
    const to: XY = [a * x + c * y + e, b * x + d * y + f];
    this.#from = to;
    return to;
  }

  #lineTo(x: number, y: number): void {
    const from = this.#from;
    this.#primitives.push({ kind: 'segment', from, to: this.#advance(x, y), bulge: 0 });
  }

  #cubicTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    const from = this.#from;
    const first = mapPoint(this.#map, [x1, y1]);
    const second = mapPoint(this.#map, [x2, y2]);
    this.#primitives.push({ kind: 'bezier', points: [from, first, second, this.#advance(x, y)] });
    this.#remember('cubic', x2, y2);
  }

  #quadraticTo(x1: number, y1: number, x: number, y: number): void {
    const from = this.#from;
    const control = mapPoint(this.#map, [x1, y1]);
    this.#primitives.push({ kind: 'bezier', points: [from, control, this.#advance(x, y)] });
    this.#remember('quadratic', x1, y1);
  }

  #remember(controlOf: 'cubic' | 'quadratic', x: number, y: number): void {
    this.#controlOf = controlOf;
    this.#controlX = x;
    this.#controlY = y;
  }

  #arcTo(values: readonly number[], x: number, y: number): void {
    const [radiusX, radiusY, rotationDeg, large, sweep] = values as [number, number, number, number, number];
    const arc = arcCommand({
      from: [this.#x, this.#y],
      to: [x, y],
      radiusX,
      radiusY,
      rotationDeg,
      isLarge: large !== 0,
      isPositive: sweep !== 0,
    });
    if (arc === undefined) return;
    const from = this.#from;
    const to = this.#advance(x, y);
    if (arc.kind === 'segment' && (arc.bulge === 0 || this.#keepsCircles)) {
      this.#primitives.push({ kind: 'segment', from, to, bulge: this.#arcSign * arc.bulge });
    } else this.#primitives.push(mapPrimitive(this.#map, arc));
  }
}
