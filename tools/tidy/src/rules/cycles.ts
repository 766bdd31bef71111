import type { Project, Violation } from '../project.ts';

/** No file imports itself through others (imports of types alone do not count). */
export function checkCycles({ sources }: Project): Violation[] {
  const graph = new Map(
    sources.map(({ path, imports }) => [
      path,
      imports.filter(({ isFile, isTypeOnly }) => isFile && !isTypeOnly).map(({ target }) => target),
    ]),
  );
  const reach = (from: string): Set<string> => {
    const seen = new Set<string>();
    const todo = [...(graph.get(from) ?? [])];
    for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      todo.push(...(graph.get(next) ?? []));
    }
    return seen;
  };
  return [...graph.keys()]
    .filter((path) => reach(path).has(path))
    .map((path) => ({ rule: 'cycles', place: path, message: 'imports itself through other files' }));
}
