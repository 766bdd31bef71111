import { loadPolygonKernel, OFFSET_SIMPLIFY_MM } from '@millwright/geometry';
import { sin } from '@millwright/geometry/numeric';
import { Clipper, EndType, JoinType, type PathsD } from 'clipper2-ts';
import type { Bench, BenchRow } from '../bench.ts';
import { requireThat } from '../inputs/require.ts';
import { smoothRing } from '../inputs/smooth-ring.ts';
import { peerName } from '../peer-name.ts';
import { between, randomFrom } from '../random.ts';

const SEED = 1;
/** Radius of a 1/4 in cutter, mm. */
const INWARD_MM = 3.175;
const ARC_TOLERANCE_MM = 0.005;
/** Decimals of a mm: the kernel's grid of 0.1 µm. */
const PEER_DECIMALS = 4;
/** Areas of both agree within this share: a chord more or less at a round corner. */
const AGREE_RATIO = 1e-5;

/** Offsets, once with equal work for both and once as engines call it, and the sine. */
export const bench: Bench = {
  uses: ['geometry'],
  rows: [
    offsetRow({ nVertices: 1_000, simplifyMm: 0 }),
    offsetRow({ nVertices: 10_000, simplifyMm: 0 }),
    offsetRow({ nVertices: 10_000, simplifyMm: OFFSET_SIMPLIFY_MM }),
    sineRow(),
  ],
};

function offsetRow({ nVertices, simplifyMm }: { nVertices: number; simplifyMm: number }): BenchRow {
  const simplified = simplifyMm > 0 ? `, simplified within ${simplifyMm * 1000} µm` : '';
  return {
    metric: 'geometry.offset-inward',
    instance: `${nVertices} smooth vertices${simplified}`,
    unit: 'ms',
    better: 'lower',
    target: null,
    peer: peerName('clipper2-ts'),
    seed: SEED,
    budget: 0,
    prepare: async () => {
      const kernel = await loadPolygonKernel();
      const ring = smoothRing(nVertices, SEED);
      const options = { join: 'round', arcToleranceMm: ARC_TOLERANCE_MM, simplifyMm } as const;
      const run = () => kernel.offset([ring], -INWARD_MM, options);
      const points: PathsD = [
        Array.from({ length: nVertices }, (_, i) => ({ x: ring[2 * i] ?? 0, y: ring[2 * i + 1] ?? 0 })),
      ];
      const peer = () =>
        Clipper.inflatePathsD(
          points,
          -INWARD_MM,
          JoinType.Round,
          EndType.Polygon,
          2,
          PEER_DECIMALS,
          ARC_TOLERANCE_MM,
        );
      const own = run().reduce((sum, result) => sum + areaMm2(result), 0);
      const other = Clipper.areaPathsD(peer());
      requireThat(
        own > 0 && Math.abs(own - other) <= AGREE_RATIO * own,
        `areas ${own} and ${other} mm² differ`,
      );
      return { amount: 1, run, peer };
    },
  };
}

function areaMm2(ring: Float64Array): number {
  let twice = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const next = (i + 2) % ring.length;
    twice += (ring[i] ?? 0) * (ring[next + 1] ?? 0) - (ring[next] ?? 0) * (ring[i + 1] ?? 0);
  }
  return twice / 2;
}

/** Only the ratio says something: what it costs that the last bit is the same everywhere. */
function sineRow(): BenchRow {
  const nAngles = 10_000;
  return {
    metric: 'geometry.sine',
    instance: 'angles of ±1000 rad',
    unit: 'ns',
    better: 'lower',
    target: null,
    peer: 'Math.sin',
    seed: SEED,
    budget: 0,
    prepare: async () => {
      const random = randomFrom(SEED);
      const anglesRad = Float64Array.from({ length: nAngles }, () => between(random, -1000, 1000));
      // Two loops, not one that takes the function: the compiler knows each callee then.
      const run = () => {
        let sum = 0;
        for (const angleRad of anglesRad) sum += sin(angleRad);
        return sum;
      };
      const peer = () => {
        let sum = 0;
        for (const angleRad of anglesRad) sum += Math.sin(angleRad);
        return sum;
      };
      requireThat(Math.abs(run() - peer()) < 1e-9, 'the two sines differ');
      return { amount: nAngles, run, peer };
    },
  };
}
