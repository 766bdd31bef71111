import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRequest } from '../../src/check-request.js';
import { type Reach, splitByReach } from '../../src/cover/reachable.js';
import type { Curve } from '../../src/geometry/curve.js';
import { distanceToCurve } from '../../src/geometry/distance.js';
import { lengthAlongMm, pointAt } from '../../src/geometry/split-arc.js';
import { buildScene } from '../../src/scene/scene.js';
import { anyJob } from '../support/arbitraries.js';
import { ringsOf, signedDistance } from '../support/oracle.js';

describe('what a tool can reach', () => {
  it('is every wall point whose place at the tool’s radius is clear, point by point', () => {
    fc.assert(
      fc.property(anyJob, fc.constantFrom(1, 3, 12, 40), ({ request }, radiusMm) => {
        const scene = buildScene(checkRequest(request));
        const parts = ringsOf(request);
        scene.target.curves.forEach((curve, wall) => {
          if (wall % 5 !== 0) return;
          const stretches: { reach: Reach; piece: Curve; lengthMm: number }[] = [];
          splitByReach(scene, { wall, radiusMm }, curve, lengthAlongMm(curve), (reach, piece, lengthMm) =>
            stretches.push({ reach, piece, lengthMm }),
          );
          const total = stretches.reduce((sum, { lengthMm }) => sum + lengthMm, 0);
          expect(total).toBeCloseTo(lengthAlongMm(curve), 9);
          for (const { reach, piece, lengthMm } of stretches) {
            if (lengthMm < 0.05) continue;
            for (const share of [0.1, 0.5, 0.9]) {
              const [x, y] = pointAt(piece, share);
              const [px, py] = outwards(curve, x, y, radiusMm);
              const clearance = Math.min(...parts.map(({ rings }) => signedDistance(px, py, rings)));
              // The polygons of the oracle are off by up to 2 µm, the engine grants 1 µm.
              if (reach === 'free') expect(clearance).toBeGreaterThan(radiusMm - 0.004);
              else expect(clearance).toBeLessThan(radiusMm + 0.003);
            }
          }
        });
      }),
      { numRuns: 25, seed: 48, endOnFailure: true },
    );
  });
});

function outwards(wall: Curve, x: number, y: number, radiusMm: number): readonly [number, number] {
  if (wall.turn === 0) {
    const length = Math.hypot(wall.bx - wall.ax, wall.by - wall.ay);
    return [x + ((wall.by - wall.ay) / length) * radiusMm, y - ((wall.bx - wall.ax) / length) * radiusMm];
  }
  const scale = (wall.radiusMm + wall.turn * radiusMm) / wall.radiusMm;
  const place: readonly [number, number] = [wall.cx + (x - wall.cx) * scale, wall.cy + (y - wall.cy) * scale];
  expect(Math.abs(distanceToCurve(place[0], place[1], wall))).toBeGreaterThanOrEqual(0);
  return place;
}
