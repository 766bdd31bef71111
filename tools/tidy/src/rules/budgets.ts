import type { Project, Violation } from '../project.ts';

/** Most lines of a TypeScript file, a Rust file without its inline tests, and a function. */
export const budgets = { typescriptFile: 500, rustFile: 600, function: 70 };

/** Files and functions keep to their budgets; a longer numeric loop says why in its first line (`// Long: …`). */
export function checkBudgets({ sources, files, read }: Project): Violation[] {
  const tooLong = (place: string, nLines: number, most: number): Violation[] =>
    nLines > most ? [{ rule: 'budgets', place, message: `${nLines} lines, at most ${most}` }] : [];
  const typescript = sources.flatMap(({ path, nLines, functions }) => [
    ...tooLong(path, nLines, budgets.typescriptFile),
    ...functions
      .filter(({ saysWhy }) => !saysWhy)
      .flatMap(({ name, line, nLines: n }) => tooLong(`${path}:${line} ${name}`, n, budgets.function)),
  ]);
  const rust = rustFiles(files).flatMap((path) => tooLong(path, rustLines(read(path)), budgets.rustFile));
  return [...typescript, ...rust];
}

/** The Rust sources of the project. */
export const rustFiles = (files: readonly string[]): string[] =>
  files.filter((path) => /^crates\/[^/]+\/src\/.*\.rs$/.test(path));

/** Lines of a Rust file before its inline tests. */
export const rustLines = (text: string): number => (text.split('#[cfg(test)]')[0] ?? '').split('\n').length;
