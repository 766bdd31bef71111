import { expect, it } from 'vitest';
import { longRun } from '../../../../tools/config/long-run.ts';
import { circleContour, flattenContour, loadPolygonKernel } from '../../src/index.js';
import { clipperSource } from '../../src/kernel/clipper-module.js';
import { loadWasmModule } from '../../src/loader/load-wasm-module.js';

/** In one process, so that a leak of a byte a round shows. */
const chunk = 100_000;
/** The test runner has to hear of its worker now and then. */
const BREATH = 1000;

it('takes no more memory after 100,000 rounds of every operation, wrong input among it, than after the first hundred', async () => {
  const kernel = await loadPolygonKernel();
  const module = await loadWasmModule(clipperSource);
  const circle = flattenContour(circleContour([0, 0], 20), { toleranceMm: 0.01, side: 'both' });
  const hole = Float64Array.from([-5, -5, -5, 5, 5, 5, 5, -5]);
  const all = () => {
    const ring = kernel.offset([circle, hole], -1, { join: 'round', arcToleranceMm: 0.005 });
    kernel.union([...ring, circle]);
    kernel.tree(ring);
    kernel.xor(ring, [hole]);
    kernel.clipOpen([hole], [circle]);
    kernel.offsetOpen([hole], 1, { join: 'mitre', end: 'butt', arcToleranceMm: 0.01 });
    kernel.simplify([circle, hole], 0.1, 'outside');
    kernel.offsets([hole], [1, -1], { join: 'square', arcToleranceMm: 0.01 });
    // What goes wrong must free what it took as well.
    for (const wrong of [Number.NaN, 2e7]) {
      expect(() => kernel.clipOpen([hole], [circle, Float64Array.from([0, 0, 1, 1, wrong, 0])])).toThrow();
    }
  };
  for (let i = 0; i < 100; i++) all();
  const before = module.HEAPU8.length;
  await longRun({ name: 'geometry/leaks', total: chunk, chunk, seed: 1 }, async (_seed, n) => {
    for (let i = 1; i <= n; i++) {
      all();
      if (i % BREATH === 0) await new Promise((done) => setImmediate(done));
    }
    expect(module.HEAPU8.length).toBe(before);
    return undefined;
  });
});
