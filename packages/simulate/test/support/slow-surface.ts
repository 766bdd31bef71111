import type { Motion, Tool } from '@millwright/contracts';

/** Where a tip is along a motion, as many samples as asked for; level lines and arcs need none (see `depthAt`). */
function samplesOf(motion: Motion, n: number): (readonly [number, number, number])[] {
  const { fromMm, toMm, centreMm, sweepRad = 0 } = motion;
  return Array.from({ length: n + 1 }, (_, i) => {
    const share = i / n;
    const z = fromMm[2] + (toMm[2] - fromMm[2]) * share;
    if (motion.kind !== 'arc' || centreMm === undefined) {
      return [fromMm[0] + (toMm[0] - fromMm[0]) * share, fromMm[1] + (toMm[1] - fromMm[1]) * share, z];
    }
    const [dx, dy] = [fromMm[0] - centreMm[0], fromMm[1] - centreMm[1]];
    const [c, s] = [Math.cos(sweepRad * share), Math.sin(sweepRad * share)];
    return [centreMm[0] + dx * c - dy * s, centreMm[1] + dx * s + dy * c, z];
  });
}

/** Height of the cutting surface over the tip. */
function profile(tool: Tool, rho: number): number {
  const radius = tool.diameterMm / 2;
  if (tool.shape === 'ball') return radius - Math.sqrt(Math.max(0, radius * radius - rho * rho));
  if (tool.shape === 'vee') return rho / Math.tan(((tool.tipAngleDeg ?? 90) * Math.PI) / 360);
  return 0;
}

/**
 * How deep a point lies after some motions, by samples of the path, mm: never deeper than true, and less deep by at most what the tool
 * changes between two samples.
 */
export function sampledDepthAt(
  x: number,
  y: number,
  motions: readonly Motion[],
  tool: Tool,
  nSamples: number,
): number {
  let deepest = 0;
  for (const motion of motions) {
    for (const [px, py, z] of samplesOf(motion, nSamples)) {
      const rho = Math.hypot(x - px, y - py);
      if (rho <= tool.diameterMm / 2) deepest = Math.max(deepest, -(z + profile(tool, rho)));
    }
  }
  return deepest;
}

/** How deep a point lies after level straight motions and plunges of a flat tool, exactly; NaN within a nanometre of a rim. */
export function exactDepthAt(x: number, y: number, motions: readonly Motion[], tool: Tool): number {
  let deepest = 0;
  for (const { fromMm, toMm } of motions) {
    const [dx, dy] = [toMm[0] - fromMm[0], toMm[1] - fromMm[1]];
    const squared = dx * dx + dy * dy;
    const share = squared === 0 ? 0 : ((x - fromMm[0]) * dx + (y - fromMm[1]) * dy) / squared;
    const t = Math.min(1, Math.max(0, share));
    const over = Math.hypot(x - fromMm[0] - t * dx, y - fromMm[1] - t * dy) - tool.diameterMm / 2;
    if (Math.abs(over) < 1e-6) return Number.NaN;
    if (over < 0) deepest = Math.max(deepest, -Math.min(fromMm[2], toMm[2]));
  }
  return deepest;
}
