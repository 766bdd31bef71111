import type { Stretch } from './run.js';

/**
 * How far a stretch leaves the straight line from its first point to its last, mm: 0 for a single line; undefined where it is more
 * than the tolerance or the stretch turns back on that line.
 */
export function lineErrorMm({ points, nPoints }: Stretch, toleranceMm: number): number | undefined {
  const end = 3 * (nPoints - 1);
  const [ax, ay, az] = [points[0] ?? 0, points[1] ?? 0, points[2] ?? 0];
  const [dx, dy, dz] = [(points[end] ?? 0) - ax, (points[end + 1] ?? 0) - ay, (points[end + 2] ?? 0) - az];
  const square = dx * dx + dy * dy + dz * dz;
  if (nPoints === 2) return 0;
  let worst = 0;
  let before = 0;
  for (let i = 1; i < nPoints - 1; i += 1) {
    const [px, py, pz] = [
      (points[3 * i] ?? 0) - ax,
      (points[3 * i + 1] ?? 0) - ay,
      (points[3 * i + 2] ?? 0) - az,
    ];
    const share = (px * dx + py * dy + pz * dz) / square;
    // NaN where the ends are one point: a stretch that returns is no line.
    if (!(share >= before && share <= 1)) return undefined;
    before = share;
    const [ox, oy, oz] = [px - share * dx, py - share * dy, pz - share * dz];
    worst = Math.max(worst, ox * ox + oy * oy + oz * oz);
    if (worst > toleranceMm * toleranceMm) return undefined;
  }
  return Math.sqrt(worst);
}
