import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { recipe } from './recipe.ts';

/** SHA-256 of bytes, 64 lower-case hex digits. */
export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** SHA-256 of a text file, whatever line ends the checkout has. */
export function sha256OfText(path: string): string {
  return sha256(readFileSync(path, 'utf8').replaceAll('\r\n', '\n'));
}

/**
 * One digest for everything that decides what a module computes: the workspace's manifest and lock file, the crates' manifests and
 * sources, and the options they are compiled with. Tests and benches are no part of it.
 */
export function sourcesDigest(folder: string, crates: readonly string[]): string {
  const files = [
    'Cargo.toml',
    'Cargo.lock',
    ...crates.flatMap((crate) => filesOfCrate(folder, crate)),
  ].sort();
  const lines = files.map((file) => `${file} ${sha256OfText(resolve(folder, file))}`);
  return sha256([...lines, JSON.stringify(recipe)].join('\n'));
}

function filesOfCrate(folder: string, crate: string): string[] {
  const sources = readdirSync(resolve(folder, crate, 'src'), { recursive: true, encoding: 'utf8' });
  const names = sources.map((name) => name.replaceAll('\\', '/')).filter((name) => name.endsWith('.rs'));
  return [`${crate}/Cargo.toml`, ...names.map((name) => `${crate}/src/${name}`)];
}
