// Laws of offsets and booleans on rings that aim at trouble. Allowed everywhere: what the kernel books for itself along the boundary.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadPolygonKernel, offsetErrorMm, type PolygonKernel, type Ring } from '../../src/index.js';
import { ringAreaMm2 } from '../../src/measure.js';
import { SEED } from '../generators.js';
import { perimeter } from '../reference.js';
import { trouble } from '../trouble.js';

const options = { seed: SEED, numRuns: 25 };
const round = { join: 'round', arcToleranceMm: 0.002 } as const;
const { nearMm, farMm } = offsetErrorMm(round);
const BUDGET_MM = nearMm + farMm;
/** Rings whose features are wider than what may vanish (1 µm). */
const shapes = trouble('spikes', 'sliver', 'nothing', 'near-hole', 'comb');

let kernel: PolygonKernel;
beforeAll(async () => {
  kernel = await loadPolygonKernel();
});

const areaOf = (rings: readonly Ring[]): number => rings.reduce((sum, ring) => sum + ringAreaMm2(ring), 0);
const allowed = (...sets: (readonly Ring[])[]): number =>
  sets.reduce((sum, rings) => sum + perimeter(rings), 0) * BUDGET_MM + 1e-6;
const opening = (rings: readonly Ring[], mm: number) =>
  kernel.offset(kernel.offset(rings, -mm, round), mm, round);
const closing = (rings: readonly Ring[], mm: number) =>
  kernel.offset(kernel.offset(rings, mm, round), -mm, round);
const beyond = (a: readonly Ring[], b: readonly Ring[]) => areaOf(kernel.difference(a, b));

describe('on rings that aim at trouble', () => {
  const radius = fc.constantFrom(0.05, 0.8, 3.175);

  it('a larger offset holds a smaller one', () => {
    fc.assert(
      fc.property(shapes, fc.constantFrom(-3.175, -0.8, 0, 0.05), radius, (rings, deltaMm, more) => {
        const [small, large] = kernel.offsets(kernel.union(rings), [deltaMm, deltaMm + more], round) as [
          Ring[],
          Ring[],
        ];
        expect(beyond(small, large)).toBeLessThanOrEqual(allowed(small, large));
      }),
      options,
    );
  });

  it('an opening is held by the area, a closing holds it, and doing either again changes nothing', () => {
    fc.assert(
      fc.property(shapes, radius, (rings, mm) => {
        const area = kernel.union(rings);
        const [opened, closed] = [opening(area, mm), closing(area, mm)];
        expect(beyond(opened, area)).toBeLessThanOrEqual(2 * allowed(opened, area));
        expect(beyond(area, closed)).toBeLessThanOrEqual(2 * allowed(area, closed));
        expect(areaOf(kernel.xor(opening(opened, mm), opened))).toBeLessThanOrEqual(4 * allowed(opened));
        expect(areaOf(kernel.xor(closing(closed, mm), closed))).toBeLessThanOrEqual(4 * allowed(closed));
      }),
      options,
    );
  });

  it('moved, turned by a right angle, mirrored, reversed or started elsewhere they have the same offset', () => {
    const moves: Record<string, (ring: Ring) => Ring> = {
      moved: (ring) => ring.map((mm, i) => mm + (i % 2 === 0 ? -1234.5 : 77.7)),
      turned: (ring) => ring.map((_, i) => (i % 2 === 0 ? -ring[i + 1]! : ring[i - 1]!)),
      reversed: (ring) => ring.map((_, i) => ring[ring.length - 2 - (i & ~1) + (i & 1)]!),
      started: (ring) => ring.map((_, i) => ring[(i + 4) % ring.length]!),
      mirrored: (ring) => ring.map((mm, i) => (i % 2 === 0 ? -mm : mm)),
    };
    fc.assert(
      fc.property(
        shapes,
        fc.constantFrom(-3.175, -0.8, 0.8, 3.175),
        fc.constantFrom(...Object.keys(moves)),
        (raw, deltaMm, name) => {
          const area = kernel.union(raw);
          const other = kernel.union(area.map(moves[name]!));
          const [here, there] = [kernel.offset(area, deltaMm, round), kernel.offset(other, deltaMm, round)];
          expect(Math.abs(areaOf(here) - areaOf(there))).toBeLessThanOrEqual(2 * allowed(here, there));
        },
      ),
      options,
    );
  });

  it('a strip around the outline is what an offset out has more than an offset in', () => {
    fc.assert(
      fc.property(shapes, radius, (rings, mm) => {
        const area = kernel.union(rings);
        fc.pre(area.length > 0);
        const [inner, outer] = kernel.offsets(area, [-mm, mm], round) as [Ring[], Ring[]];
        const strip = kernel.offsetOpen(area, mm, { ...round, end: 'joined' });
        const both = kernel.difference(outer, inner);
        expect(areaOf(kernel.xor(strip, both))).toBeLessThanOrEqual(2 * allowed(area, strip, both));
      }),
      options,
    );
  });
});
