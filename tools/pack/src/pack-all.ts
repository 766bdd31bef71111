import { mkdirSync } from 'node:fs';
import type { PackedPackage } from './packed-package.ts';
import { run } from './run.ts';

const LIMIT_MS = 60_000;

/** Packs every package of the checkout into a folder, as they would be published. Their `dist` has to be built. */
export async function packAll(root: string, folder: string): Promise<PackedPackage[]> {
  mkdirSync(folder, { recursive: true });
  const filter = ['--recursive', '--filter', './packages/*'];
  const { stdout } = await run(
    'npx',
    ['-y', 'pnpm@12', ...filter, 'pack', '--pack-destination', folder, '--json'],
    {
      cwd: root,
      limitMs: LIMIT_MS,
      // The pnpm that runs is the one asked for: without this it looks up all its platforms at the registry first, and fails when one is missing.
      env: { ...process.env, pnpm_config_pm_on_fail: 'ignore' },
    },
  );
  const packed = JSON.parse(stdout.slice(stdout.indexOf('['))) as {
    name: string;
    version: string;
    filename: string;
    size: number;
    files: { path: string }[];
  }[];
  return packed
    .map(({ name, version, filename, size, files }) => ({
      name,
      folder: name.slice(name.lastIndexOf('/') + 1),
      version,
      tarball: filename,
      packedBytes: size,
      files: files.map(({ path }) => path).sort(),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
