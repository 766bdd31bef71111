import type { Bench } from './bench.ts';

/** Every bench by its name. Each is loaded when it is run, so that a broken engine breaks its own bench only. */
export const benches: Readonly<Record<string, () => Promise<{ readonly bench: Bench }>>> = {
  geometry: () => import('./benches/geometry.ts'),
  drawing: () => import('./benches/drawing.ts'),
  nest: () => import('./benches/nest.ts'),
  toolpath: () => import('./benches/toolpath.ts'),
  post: () => import('./benches/post.ts'),
  simulate: () => import('./benches/simulate.ts'),
  'wood-movement': () => import('./benches/wood-movement.ts'),
};
