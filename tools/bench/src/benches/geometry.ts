import { loadPolygonKernel, OFFSET_SIMPLIFY_MM, type PolygonKernel } from '@millwright/geometry';
import {
  convexHull,
  largestInscribedCircle,
  largestInscribedRectangle,
  ringAreaMm2,
  ringContour,
} from '@millwright/geometry/measure';
import { sin } from '@millwright/geometry/numeric';
import { Clipper, EndType, FillRule, JoinType, type PathsD } from 'clipper2-ts';
import type { Bench, BenchRow } from '../bench.ts';
import { rawOffset } from '../inputs/raw-clipper.ts';
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
const OPTIONS = { join: 'round', arcToleranceMm: ARC_TOLERANCE_MM } as const;

/** Offsets with equal work for kernel and peers and as engines call them, booleans, what is measured, and the sine. */
export const bench: Bench = {
  uses: ['geometry'],
  rows: [
    offsetRow(1_000),
    offsetRow(10_000),
    ...[1_000, 10_000, 100_000].map(simplifiedOffsetRow),
    pocketRow(),
    differenceRow(),
    ...measureRows(),
    sineRow(),
    rawOffsetRow(1_000),
    rawOffsetRow(10_000),
    // Seconds each, and so last.
    offsetRow(100_000),
    rawOffsetRow(100_000),
  ],
};

/** What most rows share. */
function rowOf(row: Partial<BenchRow> & Pick<BenchRow, 'metric' | 'instance' | 'prepare'>): BenchRow {
  return { unit: 'ms', better: 'lower', target: null, seed: SEED, budget: 0, ...row };
}

/** Equal work for both: nothing is simplified. */
function offsetRow(nVertices: number): BenchRow {
  return rowOf({
    metric: 'geometry.offset-inward',
    instance: `${nVertices} smooth vertices`,
    peer: peerName('clipper2-ts'),
    prepare: async () => {
      const ring = smoothRing(nVertices, SEED);
      const run = await offsetting(ring, 0);
      const peer = peerOffsetting(ring);
      requireSameArea(areaMm2(run()), Clipper.areaPathsD(peer()));
      return { amount: 1, run, peer };
    },
  });
}

/** The same beside the bare module: what uniting, mending and checking cost. */
function rawOffsetRow(nVertices: number): BenchRow {
  return rowOf({
    metric: 'geometry.offset-inward',
    instance: `${nVertices} smooth vertices, beside the bare module`,
    peer: peerName('clipper2-wasm'),
    prepare: async () => {
      const ring = smoothRing(nVertices, SEED);
      const run = await offsetting(ring, 0);
      const raw = await rawOffset();
      const peer = () => raw(ring, -INWARD_MM, ARC_TOLERANCE_MM);
      requireSameArea(areaMm2(run()), areaMm2(peer()));
      return { amount: 1, run, peer };
    },
  });
}

/** The same as engines call it. Without a peer, since none simplifies first. */
function simplifiedOffsetRow(nVertices: number): BenchRow {
  return rowOf({
    metric: 'geometry.offset-inward',
    instance: `${nVertices} smooth vertices, simplified within ${OFFSET_SIMPLIFY_MM * 1000} µm`,
    target: (MOST_US_PER_VERTEX * nVertices) / 1000,
    targetSource: 'target T6 of the toolpath reference: at most 5 µs per input vertex and ring',
    prepare: async () => {
      const run = await offsetting(smoothRing(nVertices, SEED), OFFSET_SIMPLIFY_MM);
      requireThat(run().length > 0, 'nothing is left of the ring');
      return { amount: 1, run };
    },
  });
}

/** The rings of a pocket, each a step further in, from one outline of very many vertices. */
function pocketRow(): BenchRow {
  const nRings = 12;
  const stepMm = 2.5;
  return rowOf({
    metric: 'geometry.pocket-rings',
    instance: `${nRings} rings inside 100000 smooth vertices`,
    target: 500,
    targetSource:
      'issue "geometry and drawing": twelve rings of a pocket with a 100k-vertex contour in 500 ms',
    prepare: async () => {
      const ring = smoothRing(100_000, SEED);
      const kernel = await loadPolygonKernel();
      const deltasMm = Array.from({ length: nRings }, (_, i) => -INWARD_MM - i * stepMm);
      const run = () => kernel.offsets([ring], deltasMm, OPTIONS);
      const areas = run().map(areaMm2);
      const isShrinking = areas.every(
        (area, i) => area > 0 && area < (areas[i - 1] ?? Number.POSITIVE_INFINITY),
      );
      requireThat(isShrinking, `areas ${areas.join(', ')} mm² do not shrink`);
      return { amount: 1, run };
    },
  });
}

/** Two outlines that cross a few dozen times. */
function differenceRow(): BenchRow {
  return rowOf({
    metric: 'geometry.difference',
    instance: 'two of 10000 smooth vertices',
    peer: peerName('clipper2-ts'),
    prepare: async () => {
      const [a, b] = [smoothRing(10_000, SEED), smoothRing(10_000, SEED + 1)];
      const kernel: PolygonKernel = await loadPolygonKernel();
      const [peerA, peerB] = [peerPaths(a), peerPaths(b)];
      const run = () => kernel.difference([a], [b]);
      const peer = () => Clipper.differenceD(peerA, peerB, FillRule.NonZero, PEER_DECIMALS);
      requireSameArea(areaMm2(run()), Clipper.areaPathsD(peer()));
      return { amount: 1, run, peer };
    },
  });
}

function measureRows(): BenchRow[] {
  const ring = smoothRing(1_000, SEED);
  return [
    rowOf({
      metric: 'geometry.convex-hull',
      instance: '100000 points',
      prepare: async () => {
        const random = randomFrom(SEED);
        const points = Array.from(
          { length: 100_000 },
          () => [between(random, 0, 400), between(random, 0, 400)] as const,
        );
        const run = () => convexHull(points);
        requireThat(run().length > 20, 'the hull has too few corners');
        return { amount: 1, run };
      },
    }),
    rowOf({
      metric: 'geometry.inscribed-circle',
      instance: '1000 smooth vertices, within 1 µm',
      prepare: async () => {
        const outline = ringContour(ring);
        const run = () => largestInscribedCircle(outline, [], { toleranceMm: 0.001 });
        requireThat((run()?.radiusMm ?? 0) > 0, 'there is no circle');
        return { amount: 1, run };
      },
    }),
    rowOf({
      metric: 'geometry.inscribed-rectangle',
      instance: '1000 smooth vertices, within 1 %',
      prepare: async () => {
        const run = () => largestInscribedRectangle([ring], { toleranceRatio: 0.01 });
        requireThat((run()?.areaMm2 ?? 0) > 0, 'there is no rectangle');
        return { amount: 1, run };
      },
    }),
  ];
}

async function offsetting(ring: Float64Array, simplifyMm: number): Promise<() => Float64Array[]> {
  const kernel = await loadPolygonKernel();
  return () => kernel.offset([ring], -INWARD_MM, { ...OPTIONS, simplifyMm });
}

function peerOffsetting(ring: Float64Array): () => PathsD {
  const { Round } = JoinType;
  const { Polygon } = EndType;
  const points = peerPaths(ring);
  return () =>
    Clipper.inflatePathsD(points, -INWARD_MM, Round, Polygon, MITRE_LIMIT, PEER_DECIMALS, ARC_TOLERANCE_MM);
}

function peerPaths(ring: Float64Array): PathsD {
  return [
    Array.from({ length: ring.length / 2 }, (_, i) => ({ x: ring[2 * i] ?? 0, y: ring[2 * i + 1] ?? 0 })),
  ];
}

function areaMm2(rings: readonly Float64Array[]): number {
  return rings.reduce((sum, ring) => sum + ringAreaMm2(ring), 0);
}

function requireSameArea(own: number, other: number): void {
  const agree = own > 0 && Math.abs(own - other) <= AGREE_RATIO * own;
  requireThat(agree, `areas ${own} and ${other} mm² differ`);
}

/** Only the ratio says something: what it costs that the last bit is the same everywhere. */
function sineRow(): BenchRow {
  const nAngles = 10_000;
  return rowOf({
    metric: 'geometry.sine',
    instance: 'angles of ±1000 rad',
    unit: 'ns',
    peer: 'Math.sin',
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
  });
}
