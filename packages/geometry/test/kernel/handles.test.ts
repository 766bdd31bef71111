import { beforeAll, expect, it } from 'vitest';
import type { ClipperModule, Handle } from '../../src/kernel/clipper-module.js';
import { clipperSource } from '../../src/kernel/clipper-module.js';
import { kernelOn } from '../../src/kernel/load.js';
import { loadWasmModule } from '../../src/loader/load-wasm-module.js';
import { troubleRings } from '../../src/testing.js';

let module: ClipperModule;
beforeAll(async () => {
  module = await loadWasmModule(clipperSource);
});

/** The module with every C++ object that it hands out counted until it is freed. */
function counting(counts: { made: number; freed: number }): ClipperModule {
  const watch = <Made extends Handle>(made: Made): Made => {
    counts.made++;
    const free = made.delete.bind(made);
    made.delete = () => {
      counts.freed++;
      free();
    };
    if ('get' in made) {
      const paths = made as unknown as { get: (i: number) => Handle };
      const get = paths.get.bind(made);
      paths.get = (i) => watch(get(i));
    }
    return made;
  };
  const make = <Made extends Handle>(Type: new () => Made) =>
    function Watched() {
      return watch(new Type());
    } as unknown as new () => Made;
  return {
    ...module,
    HEAPU8: module.HEAPU8,
    Path64: make(module.Path64),
    Paths64: make(module.Paths64),
    Clipper64: make(module.Clipper64),
    BooleanOp64: (...args) => watch(module.BooleanOp64(...args)),
    InflatePaths64: (...args) => watch(module.InflatePaths64(...args)),
    MinkowskiSum64: (...args) => watch(module.MinkowskiSum64(...args)),
  };
}

it('frees every C++ object it makes, whether a call returns or throws', () => {
  const counts = { made: 0, freed: 0 };
  const kernel = kernelOn(counting(counts));
  const options = { join: 'round', arcToleranceMm: 0.01 } as const;
  const [a, b] = [troubleRings('crossing', 1), troubleRings('star', 2)];
  const wrong = [Float64Array.from([0, 0, 1, 0, Number.NaN, 1])];
  const calls = [a, [...a, ...wrong]].flatMap((rings) => [
    () => kernel.offset(rings, 1, options),
    () => kernel.offsets(rings, [1, -1, 2], options),
    () => kernel.offsetOpen(rings, 1, { ...options, end: 'square' }),
    () => kernel.union(rings),
    () => kernel.intersect(b, rings),
    () => kernel.difference(b, rings),
    () => kernel.xor(b, rings),
    () => kernel.clipOpen(b, rings),
    () => kernel.clipOpen(rings, b, 'outside'),
    () => kernel.minkowskiSum(b[0]!, rings.at(-1)!),
    () => kernel.simplify(rings, 0.1),
    () => kernel.simplify(rings, 0.5, 'outside'),
    () => kernel.tree(rings),
  ]);
  let nThrown = 0;
  for (const call of calls) {
    const before = { ...counts };
    try {
      call();
      expect(counts.made).toBeGreaterThan(before.made);
    } catch {
      nThrown++;
    }
    expect(counts.freed - before.freed).toBe(counts.made - before.made);
  }
  expect(nThrown).toBe(calls.length / 2);
});
