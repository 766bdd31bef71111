import { between, type Random, randomFrom } from '../random.ts';

/** Waves per turn of the outline; few enough that 1,000 vertices draw them smoothly. */
const WAVES = [2, 3, 5, 7, 11];

/** A smooth closed outline of about 400 mm across, `[x0, y0, x1, y1, …]` mm, counter-clockwise, length 2n. */
export function smoothRing(nVertices: number, seed: number): Float64Array {
  const radiusMm = wavyRadius(randomFrom(seed));
  const ring = new Float64Array(2 * nVertices);
  for (let i = 0; i < nVertices; i++) {
    const turnRad = (2 * Math.PI * i) / nVertices;
    ring[2 * i] = radiusMm(turnRad) * Math.cos(turnRad);
    ring[2 * i + 1] = radiusMm(turnRad) * Math.sin(turnRad);
  }
  return ring;
}

function wavyRadius(random: Random): (turnRad: number) => number {
  const waves = WAVES.map((perTurn) => ({
    perTurn,
    heightMm: between(random, 10, 50) / perTurn,
    phaseRad: between(random, 0, 2 * Math.PI),
  }));
  return (turnRad) =>
    waves.reduce(
      (radius, { perTurn, heightMm, phaseRad }) => radius + heightMm * Math.cos(perTurn * turnRad + phaseRad),
      200,
    );
}
