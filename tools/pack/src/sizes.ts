import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { PackedPackage } from './packed-package.ts';

/** Packed sizes in bytes by package name, as kept in sizes.json. */
export type Sizes = Readonly<Record<string, number>>;

/** A package may be this much larger or smaller than its entry: compressors differ, and small changes need no new entry. */
const TOLERANCE_RATIO = 0.1;

/** Where the sizes are kept. */
export const SIZES_FILE = resolve(import.meta.dirname, '../sizes.json');

/** The sizes kept; none before the first time. */
export const readSizes = (): Sizes =>
  existsSync(SIZES_FILE) ? JSON.parse(readFileSync(SIZES_FILE, 'utf8')) : {};

/** The sizes found. */
export const sizesOf = (packages: readonly PackedPackage[]): Sizes =>
  Object.fromEntries(packages.map(({ name, packedBytes }) => [name, packedBytes]));

/** Packages whose size is not what sizes.json says, and entries without a package. */
export function compareSizes(found: Sizes, kept: Sizes): string[] {
  const names = [...new Set([...Object.keys(found), ...Object.keys(kept)])].sort();
  return names.flatMap((name) => {
    const now = found[name];
    const before = kept[name];
    if (now === undefined) return [`${name} stands in sizes.json and is not packed`];
    if (before === undefined) return [`${name} (${now} bytes) is not in sizes.json`];
    const change = (now - before) / before;
    if (Math.abs(change) <= TOLERANCE_RATIO) return [];
    return [`${name} has ${now} bytes packed, ${before} in sizes.json (${(100 * change).toFixed(0)} %)`];
  });
}
