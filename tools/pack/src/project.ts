import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest, PackedPackage } from './packed-package.ts';
import { run } from './run.ts';

const LIMIT_MS = 120_000;

/** An empty project outside the workspace, with all packages installed from their tarballs by npm. Third parties come from the registry. */
export async function installAll(folder: string, packages: readonly PackedPackage[]): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "name": "consumer", "private": true, "type": "module" }\n');
  const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error', '--prefer-offline'];
  await run('npm', ['install', ...quiet, ...packages.map(({ tarball }) => tarball)], {
    cwd: folder,
    limitMs: LIMIT_MS,
    env: withoutWorkspace(process.env),
  });
}

/** The manifest of an installed package, as packed. */
export const installedManifest = (folder: string, { name }: PackedPackage): Manifest =>
  JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8'));

/** A text file of an installed package. */
export const installedText = (folder: string, { name }: PackedPackage, path: string): string =>
  readFileSync(join(folder, 'node_modules', name, path), 'utf8');

/** pnpm hands settings of its own to whatever it starts; npm warns of each, or obeys. The user's own settings stay. */
function withoutWorkspace(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const OWN =
    /^(npm_package_|npm_lifecycle_|npm_config_(verify_deps_before_run|_jsr_registry|recursive|frozen_lockfile))/i;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !OWN.test(name)));
}
