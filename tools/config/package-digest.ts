import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

/**
 * A digest of everything a package's tests run: its own files, the built packages it depends on, and which third parties are installed.
 * Documents do not count.
 */
export function digestOfPackage(folder: string): string {
  const packages = resolve(folder, '..');
  const others = dependenciesOf(packages, folder);
  const files = [
    ...filesBelow(folder, /^(node_modules|\..*)$|\.md$/),
    ...others.flatMap((other) => filesBelow(other, /^(node_modules|\..*|src|test)$|\.md$/)),
  ];
  const hash = createHash('sha256');
  for (const file of files.sort())
    hash
      .update(`${relative(packages, file)}\n`)
      .update(createHash('sha256').update(readFileSync(file)).digest());
  return hash.update(readFileSync(join(packages, '../pnpm-lock.yaml'))).digest('hex');
}

/** The folders of all packages of the workspace that a package runs on, directly or through others. */
function dependenciesOf(packages: string, folder: string): string[] {
  const found = new Set<string>();
  const todo = [folder];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(next, 'package.json'), 'utf8'));
    const own = Object.entries<string>({ ...dependencies, ...devDependencies })
      .filter(([, range]) => range.startsWith('workspace:'))
      .map(([name]) => join(packages, name.slice(name.lastIndexOf('/') + 1)))
      .filter((path) => path !== folder && !found.has(path));
    for (const path of own) found.add(path);
    todo.push(...own);
  }
  return [...found];
}

function filesBelow(folder: string, leftOut: RegExp): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !leftOut.test(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path, leftOut) : [path];
    });
}
