import type { Contour, Placement } from '@millwright/contracts';

/** A step of a closed path: a line or an arc to a point. Arcs are at most half a turn. */
export interface Step {
  readonly x: number;
  readonly y: number;
  readonly centre?: readonly [number, number];
  readonly clockwise?: boolean;
}

/** A closed path: where it starts, and its steps back to there. */
export interface ClosedPath {
  readonly start: readonly [number, number];
  readonly steps: readonly Step[];
}

/** A contour where its placement puts it. Written for the tests from the contracts' words, apart from the engine. */
export function place(contour: Contour, placement: Placement): Contour {
  const a = (placement.rotationDeg * Math.PI) / 180;
  const vertices = contour.vertices.map(([px, y, bulge]): [number, number, number] => {
    const x = placement.mirrored ? -px : px;
    return [
      placement.xMm + Math.cos(a) * x - Math.sin(a) * y,
      placement.yMm + Math.sin(a) * x + Math.cos(a) * y,
      placement.mirrored ? -bulge : bulge,
    ];
  });
  if (!placement.mirrored) return { closed: true, vertices };
  const n = vertices.length;
  const turned = vertices.map((_, i): [number, number, number] => {
    const [x, y] = vertices[(n - i) % n] as [number, number, number];
    const before = vertices[(n - i - 1 + n) % n] as [number, number, number];
    return [x, y, -before[2]];
  });
  return { closed: true, vertices: turned };
}

interface Side {
  readonly a: readonly [number, number];
  readonly b: readonly [number, number];
  readonly centre?: readonly [number, number];
  readonly clockwise?: boolean;
}

/**
 * The path of a tool of a radius around the right side of a contour (outside a counter-clockwise outline, inside a clockwise hole):
 * sides moved out, outer corners turned about the vertex, inner corners of two lines cut at their crossing. Right by construction as
 * long as no side is shorter than what the corners take off.
 */
export function offsetPath(contour: Contour, radius: number): ClosedPath {
  const { vertices } = contour;
  const sides = vertices.map(([ax, ay, bulge], i): Side => {
    const [bx, by] = vertices[(i + 1) % vertices.length] as (typeof vertices)[0];
    if (bulge === 0) {
      const length = Math.hypot(bx - ax, by - ay);
      const [nx, ny] = [((by - ay) / length) * radius, (-(bx - ax) / length) * radius];
      return { a: [ax + nx, ay + ny], b: [bx + nx, by + ny] };
    }
    const k = (1 - bulge * bulge) / (4 * bulge);
    const centre: [number, number] = [(ax + bx) / 2 - (by - ay) * k, (ay + by) / 2 + (bx - ax) * k];
    const R = Math.hypot(ax - centre[0], ay - centre[1]);
    const scale = (R + Math.sign(bulge) * radius) / R;
    const out = (x: number, y: number): [number, number] => [
      centre[0] + (x - centre[0]) * scale,
      centre[1] + (y - centre[1]) * scale,
    ];
    return { a: out(ax, ay), b: out(bx, by), centre, clockwise: bulge < 0 };
  });
  const starts: (readonly [number, number])[] = [];
  const joints: (Step | undefined)[] = [];
  sides.forEach((side, i) => {
    const before = sides[(i + sides.length - 1) % sides.length] as Side;
    const [vx, vy] = vertices[i] as (typeof vertices)[0];
    const gap = Math.hypot(side.a[0] - before.b[0], side.a[1] - before.b[1]);
    if (gap < 1e-9) {
      starts.push(side.a);
      joints.push(undefined);
      return;
    }
    const [dx, dy] = [before.b[0] - before.a[0], before.b[1] - before.a[1]];
    const [ex, ey] = [side.b[0] - side.a[0], side.b[1] - side.a[1]];
    const turn = dx * ey - dy * ex;
    if (turn > 0) {
      starts.push(side.a);
      joints.push({ x: side.a[0], y: side.a[1], centre: [vx, vy], clockwise: false });
    } else {
      const t = ((side.a[0] - before.a[0]) * ey - (side.a[1] - before.a[1]) * ex) / turn;
      starts.push([before.a[0] + dx * t, before.a[1] + dy * t]);
      joints.push(undefined);
    }
  });
  const steps: Step[] = [];
  sides.forEach((side, i) => {
    const next = (i + 1) % sides.length;
    const joint = joints[next];
    const [x, y] = joint === undefined ? (starts[next] as readonly [number, number]) : side.b;
    steps.push(
      side.centre === undefined
        ? { x, y }
        : { x, y, centre: side.centre, clockwise: side.clockwise === true },
    );
    if (joint !== undefined) steps.push(joint);
  });
  return { start: starts[0] as readonly [number, number], steps };
}
