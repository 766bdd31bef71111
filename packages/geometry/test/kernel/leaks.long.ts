import { expect, it } from 'vitest';
import { circleContour, flattenContour, loadPolygonKernel } from '../../src/index.js';
import { clipperSource } from '../../src/kernel/clipper-module.js';
import { loadWasmModule } from '../../src/loader/load-wasm-module.js';

it('takes no more memory after 100,000 offsets, unions and trees than after the first hundred', async () => {
  const kernel = await loadPolygonKernel();
  const module = await loadWasmModule(clipperSource);
  const circle = flattenContour(circleContour([0, 0], 20), { toleranceMm: 0.01, side: 'both' });
  const hole = Float64Array.from([-5, -5, -5, 5, 5, 5, 5, -5]);
  const all = () => {
    const ring = kernel.offset([circle, hole], -1, { join: 'round', arcToleranceMm: 0.005 });
    kernel.union([...ring, circle]);
    kernel.tree(ring);
  };
  for (let i = 0; i < 100; i++) all();
  const before = module.HEAPU8.length;
  for (let i = 0; i < 100_000; i++) all();
  console.log(`100,000 rounds; WASM memory ${before} bytes before, ${module.HEAPU8.length} after`);
  expect(module.HEAPU8.length).toBe(before);
});
