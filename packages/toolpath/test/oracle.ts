import type { Contour, Move, Part, Placement, Toolpath, ToolpathPlan } from '@millwright/contracts';

// What the engine did, measured by brute force and without a line of its code: samples along the moves, plain distances to the drawing's lines
// and true arcs, angles by Math.atan2. Slow and simple on purpose.

/** A straight piece or a true arc of a contour or a cut. */
interface Piece {
  readonly a: readonly [number, number];
  readonly b: readonly [number, number];
  readonly arc?: {
    readonly c: readonly [number, number];
    readonly r: number;
    readonly from: number;
    readonly sweep: number;
  };
}

/** A sample of a cut: where the tool's centre is. */
export interface Sample {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** A part where it lies: true lines and arcs of every contour. */
export interface Solid {
  readonly outline: readonly Piece[];
  readonly holes: readonly (readonly Piece[])[];
}

/** The solid of a placed part. */
export function solidOf(part: Part, placement: Placement): Solid {
  const put = (contour: Contour) => piecesOf(contour, placement);
  return { outline: put(part.outline), holes: part.holes.map(put) };
}

/** Lines and arcs of a closed contour after its placement; arcs by centre, radius and angles. */
export function piecesOf(contour: Contour, placement?: Placement): Piece[] {
  const turn = ((placement?.rotationDeg ?? 0) * Math.PI) / 180;
  const sign = placement?.mirrored ? -1 : 1;
  const moved = contour.vertices.map(([x, y, bulge]) => {
    const mx = sign * x;
    return [
      mx * Math.cos(turn) - y * Math.sin(turn) + (placement?.xMm ?? 0),
      mx * Math.sin(turn) + y * Math.cos(turn) + (placement?.yMm ?? 0),
      sign * bulge,
    ] as const;
  });
  return moved.map(([x0, y0, bulge], i) => {
    const [x1, y1] = moved[(i + 1) % moved.length]!;
    const chord = Math.hypot(x1 - x0, y1 - y0);
    if (chord === 0 || Math.abs(bulge) * chord < 2e-7) return { a: [x0, y0], b: [x1, y1] };
    const sweep = 4 * Math.atan(bulge);
    const r = Math.abs(chord / (2 * Math.sin(sweep / 2)));
    const h = (chord / 2) * ((1 - bulge * bulge) / (2 * bulge));
    const c = [(x0 + x1) / 2 - ((y1 - y0) / chord) * h, (y0 + y1) / 2 + ((x1 - x0) / chord) * h] as const;
    return { a: [x0, y0], b: [x1, y1], arc: { c, r, from: Math.atan2(y0 - c[1], x0 - c[0]), sweep } };
  });
}

/** Distance from a point to a piece. */
export function distanceTo({ a, b, arc }: Piece, x: number, y: number): number {
  const toEnds = Math.min(Math.hypot(x - a[0], y - a[1]), Math.hypot(x - b[0], y - b[1]));
  if (arc !== undefined) {
    const angle = Math.atan2(y - arc.c[1], x - arc.c[0]);
    let off = (angle - arc.from) * Math.sign(arc.sweep);
    off -= Math.floor(off / (2 * Math.PI)) * 2 * Math.PI;
    const isAbreast = off <= Math.abs(arc.sweep) || Math.abs(arc.sweep) > 2 * Math.PI - 1e-9;
    return isAbreast ? Math.abs(Math.hypot(x - arc.c[0], y - arc.c[1]) - arc.r) : toEnds;
  }
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const t = ((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy);
  return t > 0 && t < 1 ? Math.hypot(x - a[0] - t * dx, y - a[1] - t * dy) : toEnds;
}

/** Whether a point lies within a closed chain, by the angle it turns seen from the point, over chords of at most 2°. */
function isWithin(pieces: readonly Piece[], x: number, y: number): boolean {
  let angle = 0;
  for (const piece of pieces) {
    const n = piece.arc === undefined ? 1 : Math.max(1, Math.ceil(Math.abs(piece.arc.sweep) * 30));
    let last = piece.a;
    for (let i = 1; i <= n; i++) {
      const next = i === n ? piece.b : pointOn(piece, i / n);
      const [ux, uy, vx, vy] = [last[0] - x, last[1] - y, next[0] - x, next[1] - y];
      angle += Math.atan2(ux * vy - uy * vx, ux * vx + uy * vy);
      last = next;
    }
  }
  return Math.abs(angle) > Math.PI;
}

/** The point at a share of a piece. */
export function pointOn({ a, b, arc }: Piece, t: number): [number, number] {
  if (arc === undefined) return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
  const angle = arc.from + arc.sweep * t;
  return [arc.c[0] + arc.r * Math.cos(angle), arc.c[1] + arc.r * Math.sin(angle)];
}

/** Distance from a point to the wood of a part: negative inside it. */
export function distanceToSolid({ outline, holes }: Solid, x: number, y: number): number {
  const nearest = Math.min(...[outline, ...holes].flat().map((piece) => distanceTo(piece, x, y)));
  const isInWood = isWithin(outline, x, y) && !holes.some((hole) => isWithin(hole, x, y));
  return isInWood ? -nearest : nearest;
}

/** Every move of a toolpath as a piece with its heights. */
export function cutsOf({ startMm, moves }: Pick<Toolpath, 'startMm' | 'moves'>) {
  let at = startMm;
  return moves.map((move) => {
    const from = at;
    at = move.toMm;
    const piece = pieceOfMove(from, move);
    return { move, from, to: move.toMm, piece, lengthMm: lengthOf(piece) };
  });
}

function pieceOfMove(from: readonly [number, number, number], move: Move): Piece {
  const a = [from[0], from[1]] as const;
  const b = [move.toMm[0], move.toMm[1]] as const;
  if (move.kind !== 'arc') return { a, b };
  const c = move.centreMm;
  const start = Math.atan2(a[1] - c[1], a[0] - c[0]);
  let sweep = Math.atan2(b[1] - c[1], b[0] - c[0]) - start;
  if (a[0] === b[0] && a[1] === b[1]) sweep = move.clockwise ? -2 * Math.PI : 2 * Math.PI;
  else if (move.clockwise && sweep > 0) sweep -= 2 * Math.PI;
  else if (!move.clockwise && sweep < 0) sweep += 2 * Math.PI;
  return { a, b, arc: { c, r: Math.hypot(a[0] - c[0], a[1] - c[1]), from: start, sweep } };
}

function lengthOf(piece: Piece): number {
  return piece.arc === undefined
    ? Math.hypot(piece.b[0] - piece.a[0], piece.b[1] - piece.a[1])
    : piece.arc.r * Math.abs(piece.arc.sweep);
}

/** Samples of a toolpath in order, at most `everyMm` apart. */
export function samplesOf(toolpath: Pick<Toolpath, 'startMm' | 'moves'>, everyMm: number): Sample[] {
  return cutsOf(toolpath).flatMap(({ piece, from, to }) => {
    const length = lengthOf(piece);
    const fall = from[2] - to[2];
    const n = Math.max(1, Math.ceil(Math.max(length, Math.abs(fall)) / everyMm));
    return Array.from({ length: n + 1 }, (_, i): Sample => {
      const [x, y] = pointOn(piece, i / n);
      return { x, y, z: from[2] - (fall * i) / n };
    });
  });
}

/** Smallest distance of any cut below the stock top to any part's wood, mm. */
export function closestToSolids(plan: ToolpathPlan, solids: readonly Solid[], everyMm = 0.25): number {
  let closest = Number.POSITIVE_INFINITY;
  for (const toolpath of plan.toolpaths) {
    for (const { x, y, z } of samplesOf(toolpath, everyMm)) {
      if (z >= 0) continue;
      for (const solid of solids) closest = Math.min(closest, distanceToSolid(solid, x, y));
    }
  }
  return closest;
}

/**
 * Of every place on the contours where a disc of the radius touches without entering wood, the farthest distance from the disc's centre to a
 * cut at full depth, mm; straight down to full depth counts. Places within `clearMm` of a tab's middle are left out.
 */
export function farthestFromReachable(
  plan: ToolpathPlan,
  solid: Solid,
  {
    radiusMm,
    depthMm,
    clearMm = 0,
    everyMm = 0.5,
  }: { radiusMm: number; depthMm: number; clearMm?: number; everyMm?: number },
): number {
  const deep = plan.toolpaths.flatMap((toolpath) =>
    cutsOf(toolpath)
      .filter(({ from, to, lengthMm }) => to[2] <= -depthMm && (from[2] <= -depthMm || lengthMm === 0))
      .map(({ piece }) => piece),
  );
  const tabs = plan.toolpaths.flatMap((toolpath) => toolpath.tabs);
  let farthest = 0;
  for (const piece of [solid.outline, ...solid.holes].flat()) {
    const n = Math.max(1, Math.ceil(lengthOf(piece) / everyMm));
    for (let i = 0; i < n; i++) {
      const [x, y] = pointOn(piece, (i + 0.5) / n);
      if (tabs.some(({ centreMm }) => Math.hypot(x - centreMm[0], y - centreMm[1]) < clearMm)) continue;
      for (const [cx, cy] of discsAt(piece, (i + 0.5) / n, radiusMm)) {
        if (distanceToSolid(solid, cx, cy) < radiusMm - 1e-7) continue;
        farthest = Math.max(farthest, Math.min(...deep.map((cut) => distanceTo(cut, cx, cy))));
      }
    }
  }
  return farthest;
}

/** The two discs of a radius that touch a piece at a point. */
function discsAt(piece: Piece, t: number, radius: number): [number, number][] {
  const [x, y] = pointOn(piece, t);
  const [nx, ny] =
    piece.arc === undefined
      ? [piece.b[1] - piece.a[1], piece.a[0] - piece.b[0]].map((v) => v / lengthOf(piece))
      : [(x - piece.arc.c[0]) / piece.arc.r, (y - piece.arc.c[1]) / piece.arc.r];
  return [1, -1].map((side) => [x + side * radius * nx!, y + side * radius * ny!]);
}

/**
 * The deepest cut into fresh wood, mm: how far a sample lies below everything cut before within half a millimetre, less what the ramp goes down
 * over that distance. Drilling is straight down and told apart by its operation.
 */
export function deepestBite(toolpath: Toolpath, rampSlope: number): number {
  const cell = 0.5;
  const floor = new Map<string, number>();
  const keyOf = (x: number, y: number) => `${Math.round(x / cell)},${Math.round(y / cell)}`;
  let deepest = 0;
  let trail: Sample[] = [];
  for (const sample of samplesOf(toolpath, 0.2)) {
    let before = 0;
    for (const dx of [-cell, 0, cell]) {
      for (const dy of [-cell, 0, cell]) {
        before = Math.min(before, floor.get(keyOf(sample.x + dx, sample.y + dy)) ?? 0);
      }
    }
    // What the tool passed in the last millimetres is its own track, not an earlier pass; it is entered once it lies behind.
    if (toolpath.operation !== 'drill') deepest = Math.max(deepest, before - sample.z - rampSlope * 2);
    trail.push(sample);
    if (trail.length > 40) {
      const [done, ...rest] = trail;
      trail = rest;
      const key = keyOf(done!.x, done!.y);
      floor.set(key, Math.min(floor.get(key) ?? 0, done!.z));
    }
  }
  return deepest;
}
