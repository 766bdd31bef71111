// A plate of 120 × 80 with features, and programs that cut them by hand-written lines.
import type { Part, Proof, ProveRequest, Tool } from '@millwright/contracts';
import { proveProgram } from '../../src/index.js';
import { part, placed, reading, rectangle, requestFor, setup, throughMm, tool } from './job.js';
import { MotionWriter } from './motion-writer.js';

export type Feature = Part['features'][number];

/** Where the plate lies, mm. */
export const plateAt = { x: 100, y: 100 };

/** Tools by number: 1 flat 6, 2 flat 2, 3 V of 90° and 12 mm, 4 drill of 5 mm and 118°, 5 ball 6, 6 bull-nose 6 with corners of 1, 7 flat 3. */
export const rack: readonly Tool[] = [
  tool,
  { ...tool, id: 'flat-2', number: 2, label: '2 mm flat', diameterMm: 2 },
  { ...tool, id: 'vee-90', number: 3, label: 'V 90°', shape: 'vee', tipAngleDeg: 90, diameterMm: 12 },
  { ...tool, id: 'drill-5', number: 4, label: '5 mm drill', shape: 'drill', tipAngleDeg: 118, diameterMm: 5 },
  { ...tool, id: 'ball-6', number: 5, label: '6 mm ball', shape: 'ball' },
  { ...tool, id: 'bull-6', number: 6, label: '6 mm bull-nose', shape: 'bull-nose', cornerRadiusMm: 1 },
  { ...tool, id: 'flat-3', number: 7, label: '3 mm flat', diameterMm: 3 },
];

/** Writes in coordinates of the plate's lower left corner. */
export class PlateWriter {
  readonly writer = new MotionWriter();
  readonly calls: { line: number; number: number; isChange: boolean }[] = [];

  constructor() {
    this.writer.rapid(0, 0, setup.clearanceZMm).spindle('clockwise', 18000).dwell(3);
  }

  /** Loads a tool by M6. */
  load(number: number): this {
    if (number === this.writer.toolNumber) return this;
    const [x, y] = this.writer.at;
    this.writer.rapid(x, y, setup.clearanceZMm);
    this.calls.push({ line: this.writer.nextLine, number, isChange: true });
    this.writer.toolNumber = number;
    this.writer.spindle('clockwise', 18000).dwell(3);
    return this;
  }

  /** A path of points at one height, or each with its own; entered by a plunge, left by a retract. */
  path(points: readonly (readonly number[])[], zMm = 0): this {
    const [first] = points as [readonly number[]];
    this.writer.rapid(this.#x(first), this.#y(first), 15);
    for (const point of points) this.writer.line(this.#x(point), this.#y(point), point[2] ?? zMm);
    const last = points.at(-1) as readonly number[];
    this.writer.rapid(this.#x(last), this.#y(last), 15);
    return this;
  }

  /** Once around a rectangle. */
  ring([x, y, w, h]: readonly number[], inset: number, zMm: number): this {
    const [x0, y0, x1, y1] = [
      (x as number) + inset,
      (y as number) + inset,
      (x as number) + (w as number) - inset,
      (y as number) + (h as number) - inset,
    ];
    return this.path(
      [
        [x0, y0],
        [x1, y0],
        [x1, y1],
        [x0, y1],
        [x0, y0],
      ],
      zMm,
    );
  }

  /** Rings from the wall of a rectangle inwards, and the line in its middle. */
  clear(box: readonly number[], radius: number, stepMm: number, zMm: number): this {
    const [x, y, w, h] = box as [number, number, number, number];
    const half = Math.min(w, h) / 2;
    for (let inset = radius; inset < half; inset += stepMm) this.ring(box, inset, zMm);
    const [from, to] =
      w >= h
        ? [
            [x + half, y + half],
            [x + w - half, y + half],
          ]
        : [
            [x + half, y + half],
            [x + half, y + h - half],
          ];
    return this.path([from as number[], to as number[]], zMm);
  }

  /** Straight down and up. */
  plunge(x: number, y: number, zMm: number): this {
    return this.path([[x, y]], zMm);
  }

  /** A full circle of the axis, or two rings of it. */
  circle(x: number, y: number, radius: number, zMm: number): this {
    const [cx, cy] = [plateAt.x + x, plateAt.y + y];
    this.writer.rapid(cx + radius, cy, 15).line(cx + radius, cy, zMm);
    this.writer.arc([cx - radius, cy, zMm], [cx, cy], false).arc([cx + radius, cy, zMm], [cx, cy], false);
    this.writer.rapid(cx + radius, cy, 15);
    return this;
  }

  #x(point: readonly number[]): number {
    return plateAt.x + (point[0] as number);
  }

  #y(point: readonly number[]): number {
    return plateAt.y + (point[1] as number);
  }
}

/** What a plate's program is. */
export interface PlateJob {
  readonly features: readonly Feature[];
  /** Numbers of the tools given; the ones that cut among them. */
  readonly tools: readonly number[];
  readonly cut: (writer: PlateWriter) => void;
  readonly more?: Partial<ProveRequest>;
  readonly outline?: (writer: PlateWriter) => void;
  readonly at?: { readonly x: number; readonly y: number };
}

/** The features, then the outline in three passes. */
export function plateRequest({
  features,
  tools,
  cut,
  more = {},
  outline = cutOutline,
  at,
}: PlateJob): ProveRequest {
  const writer = new PlateWriter();
  cut(writer);
  outline(writer);
  writer.writer.rapid(0, 0, setup.clearanceZMm);
  const plate: Part = { ...part('p', rectangle(120, 80)), features: [...features] };
  const lies = at ?? plateAt;
  const read = { ...reading(writer.writer), toolCalls: writer.calls };
  const base = requestFor([{ part: plate, placement: placed('p', lies.x, lies.y) }], read);
  const given = rack.filter(({ number }) => tools.includes(number));
  return { ...base, tools: given, setup: { ...setup, spoilboardMm: 3 }, ...more };
}

export const provePlate = (job: PlateJob): Promise<Proof> => proveProgram(plateRequest(job));

function cutOutline(writer: PlateWriter): void {
  writer.load(1);
  for (const zMm of [-5, -9, -12 - throughMm]) writer.ring([-3, -3, 126, 86], 0, zMm);
}
