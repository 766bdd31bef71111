import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Grid steps per millimetre, as the kernel has it. */
const GRID_PER_MM = 10_000;
/** A mitre limit is asked for with every join. */
const MITRE_LIMIT = 2;

interface Handle {
  delete(): void;
}
interface Path extends Handle {
  assign(coordinates: BigInt64Array): void;
  view(): BigInt64Array;
}
interface Paths extends Handle {
  push_back(path: Path): void;
  size(): number;
  get(index: number): Path;
}
interface Module {
  readonly Path64: new () => Path;
  readonly Paths64: new () => Paths;
  readonly JoinType: { readonly Round: unknown };
  readonly EndType: { readonly Polygon: unknown };
  InflatePaths64(paths: Paths, delta: number, join: unknown, end: unknown, mitre: number, arc: number): Paths;
}

/** An offset by clipper2-wasm as its documentation shows it: whole arrays in and out, nothing cleaned before or after. @returns rings in mm */
export async function rawOffset(): Promise<
  (ring: Float64Array, deltaMm: number, arcToleranceMm: number) => Float64Array[]
> {
  const folder = join(
    dirname(createRequire(import.meta.url).resolve('clipper2-wasm/package.json')),
    'dist',
    'es',
  );
  const { default: start } = (await import(pathToFileURL(join(folder, 'clipper2z.js')).href)) as {
    default: (options: { wasmBinary: Uint8Array }) => Promise<Module>;
  };
  const module = await start({ wasmBinary: await readFile(join(folder, 'clipper2z.wasm')) });
  return (ring, deltaMm, arcToleranceMm) => {
    const steps = new BigInt64Array((ring.length / 2) * 3);
    ring.forEach((mm, i) => {
      steps[(i >> 1) * 3 + (i & 1)] = BigInt(Math.round(mm * GRID_PER_MM));
    });
    const path = new module.Path64();
    path.assign(steps);
    const paths = new module.Paths64();
    paths.push_back(path);
    const { Round } = module.JoinType;
    const { Polygon } = module.EndType;
    const delta = deltaMm * GRID_PER_MM;
    const grown = module.InflatePaths64(
      paths,
      delta,
      Round,
      Polygon,
      MITRE_LIMIT,
      arcToleranceMm * GRID_PER_MM,
    );
    const rings = Array.from({ length: grown.size() }, (_, i) => {
      const found = grown.get(i);
      const view = found.view();
      const flat = Float64Array.from(
        { length: (view.length / 3) * 2 },
        (_value, k) => Number(view[(k >> 1) * 3 + (k & 1)]) / GRID_PER_MM,
      );
      found.delete();
      return flat;
    });
    for (const handle of [grown, paths, path]) handle.delete();
    return rings;
  };
}
