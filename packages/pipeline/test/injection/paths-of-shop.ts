// Longer paths of the shop: arcs in and out, corners alone, zigzags, spirals.
import type { Contour, ProveRequest, Vertex } from '@millwright/contracts';
import { closed, QUARTER } from './drawings.ts';
import type { GcodeWriter } from './gcode.ts';
import { approach, type Drive, follow, passes } from './operations.ts';
import { directionAt, reverse, type Seg } from './plane.ts';
import type { Bench } from './shop.ts';

/** A quarter of a circle that meets a path where it begins, or leaves it there. */
function leadOf(start: Seg, radius: number, isReversed: boolean, isIn: boolean): Seg {
  const [ux, uy] = directionAt(start, 0);
  const side = isReversed ? -1 : 1;
  const [nx, ny] = [side * uy, side * -ux];
  const [cx, cy] = [start.ax + nx * radius, start.ay + ny * radius];
  const along = isIn ? -radius : radius;
  const far = [cx + ux * along, cy + uy * along] as const;
  const arc = { x: cx, y: cy, r: radius, sweep: (side * -Math.PI) / 2 };
  return isIn
    ? { ax: far[0], ay: far[1], bx: start.ax, by: start.ay, arc }
    : { ax: start.ax, ay: start.ay, bx: far[0], by: far[1], arc };
}

export const leads = {
  /** A closed path in passes, each begun and left by a quarter of a circle in the waste. */
  passes(writer: GcodeWriter, path: readonly Seg[], bottom: number, radius: number, drive: Drive): void {
    const segs = drive.isReversed ? reverse(path) : path;
    const [first] = segs;
    if (first === undefined) return;
    const [into, out] = [true, false].map((isIn) => leadOf(first, radius, drive.isReversed, isIn)) as [
      Seg,
      Seg,
    ];
    passes(bottom, drive.stepdown).forEach((z, level) => {
      writer.level = level;
      approach(writer, [into.ax, into.ay], drive);
      writer.line({ z }, drive.plunge, 'entry');
      writer.along(into, z, drive.feed);
      for (const seg of segs) writer.along(seg, z, drive.feed);
      writer.along(out, z, drive.feed);
      writer.rapid({ z: drive.retractZ }, 'lift');
    });
  },

  /** Where arcs of such a radius may run. */
  room(path: readonly Seg[], radius: number, id: string): ProveRequest['operations'][number] {
    const [first] = path;
    if (first === undefined) throw new Error('an empty path');
    const [ux, uy] = directionAt(first, 0);
    const at = (along: number, across: number): Vertex => [
      first.ax + ux * along + uy * across,
      first.ay + uy * along - ux * across,
      0,
    ];
    const far = radius + 4;
    return {
      kind: 'clear',
      id: `room-${id}`,
      contour: closed([at(-far, far), at(far, far), at(far, -1), at(-far, -1)]),
      isRequired: false,
    };
  },
};

/** The four corners of a pocket of round corners, each by itself, with a tool of 3 mm. */
export function cornersOf(
  bench: Bench,
  w: number,
  h: number,
  corner: number,
  writer: GcodeWriter,
  depth: number,
  drive: Drive,
): void {
  const [l, b, k] = [w / 2 - 1.5, h / 2 - 1.5, corner - 1.5];
  const end = 5.5;
  const one: Contour = {
    closed: false,
    vertices: [
      [-l, -b + end, 0],
      [-l, -b + k, QUARTER],
      [-l + k, -b, 0],
      [-l + end, -b, 0],
    ],
  };
  const turned = [
    [1, 1],
    [-1, 1],
    [1, -1],
    [-1, -1],
  ] as const;
  for (const [sx, sy] of turned) {
    const path = bench.segs({
      closed: false,
      vertices: one.vertices.map(([x, y, bulge]) => [sx * x, sy * y, sx * sy * bulge] as const),
    });
    passes(-depth, drive.stepdown).forEach((z, level) => {
      writer.level = level;
      follow(writer, path, z, drive);
    });
  }
}

/** To and fro over a pocket, then along its wall. */
export function zigzag(
  bench: Bench,
  w: number,
  h: number,
  ring: readonly Seg[],
  writer: GcodeWriter,
  depth: number,
  drive: Drive,
): void {
  const [x, y] = [w / 2 - 3.4, h / 2 - 3.4];
  const n = Math.max(1, Math.ceil((2 * y) / 4.5));
  const lanes = Array.from({ length: n + 1 }, (_, i) => -y + (2 * y * i) / n);
  const points = lanes.flatMap((at, i) =>
    (i % 2 === 0 ? [-x, x] : [x, -x]).map((end) => bench.point([end, at])),
  );
  const [first] = points;
  const [start] = ring;
  if (first === undefined || start === undefined) return;
  passes(-depth, drive.stepdown).forEach((z, level) => {
    writer.level = level;
    approach(writer, first, drive);
    writer.line({ z }, drive.plunge, 'entry');
    for (const [px, py] of points.slice(1)) writer.line({ x: px, y: py }, drive.feed, 'cut');
    writer.line({ x: start.ax, y: start.ay }, drive.feed, 'link');
    for (const seg of ring) writer.along(seg, z, drive.feed);
  });
  writer.rapid({ z: drive.retractZ }, 'lift');
}

/** Half circles from the middle outwards, and a whole one of a radius at the end; the turns are a pitch apart, beside the whole one half as much more. */
export function roundSpiral(radius: number, pitch: number): Contour {
  const vertices: Vertex[] = [];
  let at = 0;
  for (let k = 1; ; k++) {
    const next = ((k % 2 === 1 ? 1 : -1) * k * pitch) / 2;
    if (Math.abs(next) >= radius) break;
    vertices.push([at, 0, 1]);
    at = next;
  }
  const side = at === 0 ? 1 : Math.sign(at);
  return {
    closed: false,
    vertices: [...vertices, [at, 0, 0], [side * radius, 0, 1], [-side * radius, 0, 1], [side * radius, 0, 0]],
  };
}
