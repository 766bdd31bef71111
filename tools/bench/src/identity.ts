import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { wasmModules } from '@millwright/geometry';
import type { Bench, BenchRow } from './bench.ts';
import type { RowIdentity } from './row.ts';

/** Finds out what rows depend on: the modules and built packages of a checkout, the files that make the work, and what runs it. */
export function identifier(root: string): (bench: Bench, row: BenchRow) => RowIdentity {
  const modules = wasmModules.map(({ name, sha256 }) => `${name} ${sha256}`).sort();
  const here = join(root, 'tools/bench/src');
  const workload = digestOf(root, [...filesIn(join(here, 'benches')), ...filesIn(join(here, 'inputs'))]);
  const runtime = `node ${process.version} ${process.arch}`;
  const lines = new Map<string, string>();
  const lineOf = (folder: string): string => {
    const line = lines.get(folder) ?? packageLine(root, folder);
    lines.set(folder, line);
    return line;
  };
  return (bench, { metric, instance, unit, seed, budget, peer }) => ({
    metric,
    instance,
    unit,
    seed,
    budget,
    peer: peer ?? null,
    modules,
    packages: closure(root, bench.uses).map(lineOf),
    workload,
    runtime,
  });
}

/** The packages named and those below them, sorted. */
function closure(root: string, folders: readonly string[]): string[] {
  const found = new Set<string>();
  const todo = [...folders];
  for (let folder = todo.pop(); folder !== undefined; folder = todo.pop()) {
    if (found.has(folder)) continue;
    found.add(folder);
    todo.push(
      ...Object.keys(manifestOf(root, folder).dependencies ?? {})
        .filter((name) => name.startsWith('@millwright/'))
        .map((name) => name.replace('@millwright/', '')),
    );
  }
  return [...found].sort();
}

function packageLine(root: string, folder: string): string {
  const { name, version } = manifestOf(root, folder);
  const dist = filesIn(join(root, 'packages', folder, 'dist')).filter((path) => path.endsWith('.js'));
  return `${name} ${version} ${digestOf(root, dist)}`;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const manifestOf = (root: string, folder: string): Manifest =>
  JSON.parse(readFileSync(join(root, 'packages', folder, 'package.json'), 'utf8'));

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function digestOf(root: string, paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths)
    hash
      .update(`${relative(root, path)}\0`)
      .update(readFileSync(path))
      .update('\0');
  return hash.digest('hex');
}
