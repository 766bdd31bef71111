import { MillwrightError } from '@millwright/contracts';
import type { Path64, Paths64 } from './clipper-module.js';
import type { Ring } from './rings.js';
import type { Scope } from './scope.js';

/** Grid steps per millimetre: one step is 0.1 µm, the share of rounding in geometry's part of the error budget (ARCHITECTURE.md). */
export const GRID_PER_MM = 10_000;
/** Largest coordinate, mm, as in the contracts: 10¹¹ grid steps, whose products Clipper2 computes in 128 bits. */
export const MAX_COORDINATE_MM = 1e7;
/** Most points in one call: 96 MB in WASM memory, and some minutes of work. */
export const MAX_POINTS = 4_000_000;
/** Numbers per point in clipper2-wasm: x, y, z. */
const STRIDE = 3;
const TWO_32 = 4_294_967_296;

/** Rings (or, with `minPoints` 1, open paths) copied into WASM memory and rounded to the grid; those of fewer than `minPoints` points are left out. */
export function toPaths(scope: Scope, rings: readonly Ring[], minPoints = 3): Paths64 {
  const paths = scope.own(new scope.module.Paths64());
  for (const ring of rings) {
    if (ring.length >= 2 * minPoints) paths.push_back(toPath(scope, ring));
  }
  return paths;
}

/** One ring copied into WASM memory and rounded to the grid. */
export function toPath({ module, own }: Scope, ring: Ring): Path64 {
  requirePairs(ring);
  const nPoints = ring.length / 2;
  const steps = new BigInt64Array(nPoints * STRIDE);
  // The same memory in halves of 32 bits, low first as in WASM: many times faster than a BigInt for each coordinate.
  const halves = new DataView(steps.buffer);
  for (let i = 0; i < ring.length; i++) {
    const step = toGrid(ring[i]!);
    const at = ((i >> 1) * STRIDE + (i & 1)) * 8;
    halves.setInt32(at, step | 0, true);
    halves.setInt32(at + 4, Math.floor(step / TWO_32), true);
  }
  const path = own(new module.Path64());
  path.assign(steps);
  return path;
}

/** Paths copied out of WASM memory, in mm. */
export function fromPaths({ own }: Scope, paths: Paths64): Ring[] {
  const rings: Ring[] = [];
  const nPaths = paths.size();
  for (let i = 0; i < nPaths; i++) rings.push(fromPath(own(paths.get(i))));
  return rings;
}

/** One path copied out of WASM memory, in mm. */
export function fromPath(path: Path64): Ring {
  const steps = path.view();
  const halves = new DataView(steps.buffer, steps.byteOffset, steps.byteLength);
  const ring = new Float64Array((steps.length / STRIDE) * 2);
  for (let i = 0; i < ring.length; i++) {
    const at = ((i >> 1) * STRIDE + (i & 1)) * 8;
    ring[i] = (halves.getInt32(at + 4, true) * TWO_32 + halves.getUint32(at, true)) / GRID_PER_MM;
  }
  return ring;
}

/** Every coordinate rounded to the grid, mm: what the kernel will take it for. */
export function snapRing(ring: Ring): Ring {
  requirePairs(ring);
  return ring.map((coordinateMm) => toGrid(coordinateMm) / GRID_PER_MM);
}

/** @throws MillwrightError GEOMETRY_COORDINATE_OUT_OF_RANGE */
export function requireInRange(valueMm: number, what: string): void {
  if (Math.abs(valueMm) <= MAX_COORDINATE_MM) return;
  throw new MillwrightError('GEOMETRY_COORDINATE_OUT_OF_RANGE', {
    message: `${what} is ${valueMm} mm; it must be a number between −${MAX_COORDINATE_MM} mm and ${MAX_COORDINATE_MM} mm.`,
    hint: 'Check the unit of the drawing, and that every computed coordinate is finite.',
    data: { valueMm, limitMm: MAX_COORDINATE_MM },
  });
}

function toGrid(coordinateMm: number): number {
  requireInRange(coordinateMm, 'A coordinate');
  // + 0 makes −0 into 0, so that no sign of zero can reach an artifact.
  return Math.round(coordinateMm * GRID_PER_MM) + 0;
}

function requirePairs(ring: Ring): void {
  if (ring.length % 2 === 0) return;
  throw new MillwrightError('INPUT_INVALID', {
    message: `A ring has ${ring.length} numbers; it must have an even number of them, x and y of each point in mm.`,
    hint: 'Give rings as [x0, y0, x1, y1, …] without z.',
    data: { length: ring.length },
  });
}

/** How many points rings have in all. */
export function countPoints(rings: readonly Ring[]): number {
  return rings.reduce((sum, ring) => sum + ring.length / 2, 0);
}

/** @throws MillwrightError GEOMETRY_TOO_MANY_POINTS when rings together have, or a result would have, more than {@link MAX_POINTS} */
export function requireRoom(nPoints: number): void {
  if (nPoints <= MAX_POINTS) return;
  throw new MillwrightError('GEOMETRY_TOO_MANY_POINTS', {
    message: `The polygon kernel would have to hold ${nPoints} points; at most ${MAX_POINTS} are allowed in one call.`,
    hint: 'Flatten with a larger tolerance, or simplify and work in parts.',
    data: { nPoints, maxPoints: MAX_POINTS },
  });
}
