import type { Project, Violation } from '../project.ts';

/** Every source file is an entry of its package or is imported on the way from one. */
export function checkDeadFiles({ sources, packages, read, files }: Project): Violation[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const reached = new Set<string>();
  const todo = [...packages.flatMap(entries), ...fromTestsAndScripts(files, read)].filter((path) =>
    byPath.has(path),
  );
  for (let path = todo.pop(); path !== undefined; path = todo.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    todo.push(
      ...(byPath.get(path)?.imports ?? [])
        .filter(({ isFile, target }) => isFile && byPath.has(target))
        .map(({ target }) => target),
    );
  }
  return [...byPath.keys()]
    .filter((path) => !reached.has(path))
    .map((path) => ({
      rule: 'dead-files',
      place: path,
      message: 'nothing imports it, and it is no entry of its package',
    }));
}

function entries({ folder, manifest }: Project['packages'][number]): string[] {
  const named = JSON.stringify([manifest.exports ?? {}, manifest.bin ?? {}, manifest.imports ?? {}]);
  const built = [...named.matchAll(/dist\/([\w./-]+)\.js/g)].map((match) => `${folder}/src/${match[1]}.ts`);
  return folder.startsWith('tools/') ? [...built, `${folder}/src/main.ts`] : built;
}

/** Files that a package script, the CI or a test of a tool starts by name. */
function fromTestsAndScripts(files: readonly string[], read: (path: string) => string): string[] {
  const scripts = files
    .filter(
      (path) => path === 'package.json' || path === '.ci/run' || /^tools\/[\w-]+\/test\/.*\.ts$/.test(path),
    )
    .map(read)
    .join('\n');
  return [...scripts.matchAll(/tools\/[\w-]+\/src\/[\w/-]+\.ts/g)].map((match) => match[0]);
}
