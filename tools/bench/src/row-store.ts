import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Effort, Measured, RowIdentity } from './row.ts';

/** Rows that are measured already. */
export interface RowStore {
  /** The row measured with at least the effort asked for, if there is one. */
  find(identity: RowIdentity, effort: Effort): Measured | undefined;
  save(identity: RowIdentity, row: Measured): void;
}

/** A store of one file per row and effort below a folder. A file that cannot be read counts as absent: it is measured again. */
export function folderStore(folder: string): RowStore {
  return {
    find: (identity, effort) =>
      read(pathOf(folder, identity, 'full'), identity) ??
      (effort === 'quick' ? read(pathOf(folder, identity, 'quick'), identity) : undefined),
    save: (identity, row) => {
      const path = pathOf(folder, identity, row.effort);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(`${path}.part`, `${JSON.stringify({ identity, row }, null, 2)}\n`);
      renameSync(`${path}.part`, path);
    },
  };
}

/** The key of a row: SHA-256 over everything it depends on. */
export function keyOf(identity: RowIdentity): string {
  return createHash('sha256')
    .update(JSON.stringify(ordered(identity)))
    .digest('hex');
}

const ordered = (identity: RowIdentity): [string, unknown][] =>
  Object.entries(identity).sort(([a], [b]) => (a < b ? -1 : 1));

const pathOf = (folder: string, identity: RowIdentity, effort: Effort): string =>
  join(folder, identity.metric, `${keyOf(identity).slice(0, 32)}.${effort}.json`);

function read(path: string, identity: RowIdentity): Measured | undefined {
  try {
    const file = JSON.parse(readFileSync(path, 'utf8')) as { identity: RowIdentity; row: Measured };
    return keyOf(file.identity) === keyOf(identity) && Number.isFinite(file.row.value) ? file.row : undefined;
  } catch {
    return undefined;
  }
}
