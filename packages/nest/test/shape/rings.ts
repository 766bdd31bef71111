// Slow, plain references on rings `[x0, y0, …]` for the tests of shapes.
import fc from 'fast-check';

/** A star-shaped counter-clockwise ring about the origin, its radii from 5 to 100 mm, some of its corners nearly straight. */
export const ringArbitrary: fc.Arbitrary<Float64Array> = fc
  .array(fc.oneof(fc.double({ min: 5, max: 100, noNaN: true }), fc.constantFrom(50, 50.001, 49.9)), {
    minLength: 3,
    maxLength: 30,
  })
  .map((radii) =>
    Float64Array.from(
      radii.flatMap((radius, i) => {
        const angle = ((i + 0.37) / radii.length) * 2 * Math.PI;
        return [radius * Math.cos(angle), radius * Math.sin(angle)];
      }),
    ),
  );

export function areaOf(ring: Float64Array): number {
  let twice = 0;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    twice += ring[j]! * ring[i + 1]! - ring[i]! * ring[j + 1]!;
  }
  return twice / 2;
}

/** By summing angles: nothing like the crossings that the code under test counts. */
export function windingOf(x: number, y: number, ring: Float64Array): number {
  let angle = 0;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    const [fromX, fromY] = [ring[j]! - x, ring[j + 1]! - y];
    const [toX, toY] = [ring[i]! - x, ring[i + 1]! - y];
    angle += Math.atan2(fromX * toY - fromY * toX, fromX * toX + fromY * toY);
  }
  return Math.round(angle / (2 * Math.PI));
}

export function distanceToRing(x: number, y: number, ring: Float64Array): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    const [dx, dy] = [ring[i]! - ring[j]!, ring[i + 1]! - ring[j + 1]!];
    const t = Math.min(
      1,
      Math.max(0, ((x - ring[j]!) * dx + (y - ring[j + 1]!) * dy) / (dx * dx + dy * dy || 1)),
    );
    nearest = Math.min(nearest, Math.hypot(ring[j]! + t * dx - x, ring[j + 1]! + t * dy - y));
  }
  return nearest;
}
