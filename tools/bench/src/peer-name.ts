import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';

/** Name and installed version of a package that runs as a peer, e.g. `saxes 6.0.0`. */
export function peerName(name: string): string {
  const path = findPackageJSON(name, import.meta.url);
  const version = path && (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
  return `${name} ${version ?? 'unknown'}`;
}
