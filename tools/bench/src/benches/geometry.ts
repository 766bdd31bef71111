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
const MOST_US_PER_VERTEX = 5;
/** Unused with round joins, but the peer wants one. */
const MITRE_LIMIT = 2;

/** Offsets, once with equal work for both and once as engines call it, and the sine. */
export const bench: Bench = {
  uses: ['geometry'],
  rows: [offsetRow(1_000), offsetRow(10_000), simplifiedOffsetRow(10_000), sineRow()],
};

/** Equal work for both: nothing is simplified. */
function offsetRow(nVertices: number): BenchRow {
  return {
    metric: 'geometry.offset-inward',
    instance: `${nVertices} smooth vertices`,
    unit: 'ms',
    better: 'lower',
    target: null,
    peer: peerName('clipper2-ts'),
    seed: SEED,
    budget: 0,
    prepare: async () => {
      const ring = smoothRing(nVertices, SEED);
      const run = await offsetting(ring, 0);
      const peer = peerOffsetting(ring);
      const own = run().reduce((sum, result) => sum + areaMm2(result), 0);
      const other = Clipper.areaPathsD(peer());
      const agree = own > 0 && Math.abs(own - other) <= AGREE_RATIO * own;
      requireThat(agree, `areas ${own} and ${other} mm² differ`);
      return { amount: 1, run, peer };
    },
  };
}

/** The same as engines call it. Without a peer, since none simplifies first. */
function simplifiedOffsetRow(nVertices: number): BenchRow {
  return {
    metric: 'geometry.offset-inward',
    instance: `${nVertices} smooth vertices, simplified within ${OFFSET_SIMPLIFY_MM * 1000} µm`,
    unit: 'ms',
    better: 'lower',
    target: (MOST_US_PER_VERTEX * nVertices) / 1000,
    targetSource: 'target T6 of the toolpath reference: at most 5 µs per input vertex and ring',
    seed: SEED,
    budget: 0,
    prepare: async () => {
      const run = await offsetting(smoothRing(nVertices, SEED), OFFSET_SIMPLIFY_MM);
      requireThat(run().length > 0, 'nothing is left of the ring');
      return { amount: 1, run };
    },
  };
}

async function offsetting(ring: Float64Array, simplifyMm: number): Promise<() => Float64Array[]> {
  const kernel = await loadPolygonKernel();
  const options = { join: 'round', arcToleranceMm: ARC_TOLERANCE_MM, simplifyMm } as const;
  return () => kernel.offset([ring], -INWARD_MM, options);
}

function peerOffsetting(ring: Float64Array): () => PathsD {
  const { Round } = JoinType;
  const { Polygon } = EndType;
  const points: PathsD = [
    Array.from({ length: ring.length / 2 }, (_, i) => ({ x: ring[2 * i] ?? 0, y: ring[2 * i + 1] ?? 0 })),
  ];
  return () =>
    Clipper.inflatePathsD(points, -INWARD_MM, Round, Polygon, MITRE_LIMIT, PEER_DECIMALS, ARC_TOLERANCE_MM);
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
