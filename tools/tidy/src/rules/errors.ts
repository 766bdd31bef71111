import type { Project, Violation } from '../project.ts';

const TABLES = /^packages\/contracts\/src\/(errors|findings)\//;

/** No bare errors; every code raised stands in the table and every code of the tables is raised somewhere. */
export function checkErrors(project: Project): Violation[] {
  return [...bareErrors(project), ...codes(project, 'errors'), ...codes(project, 'findings')];
}

function bareErrors({ sources }: Project): Violation[] {
  return sources
    .filter(({ path }) => path.startsWith('packages/') || path.startsWith('apps/'))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/\bnew (Type|Range|Syntax|Eval)?Error\(/g)].map((match) => ({
        rule: 'errors',
        place: `${path}:${lineAt(text, match.index)}`,
        message: `${match[0]}…) has no code; use MillwrightError`,
      })),
    );
}

/** Codes are declared as keys of the tables; they are raised wherever else they stand in quotes. */
function codes({ sources }: Project, table: 'errors' | 'findings'): Violation[] {
  const declared = new Map<string, string>();
  for (const { path, text } of sources.filter(({ path }) =>
    path.startsWith(`packages/contracts/src/${table}/`),
  )) {
    for (const match of text.matchAll(/^ {2}([A-Z][A-Z0-9_]+|[a-z]+_[a-z_]+): (?:\{|\w+\()/gm))
      declared.set(match[1] ?? '', path);
  }
  const others = sources.filter(({ path }) => !TABLES.test(path) && !path.startsWith('tools/'));
  const raised = new Set<string>();
  for (const { text } of others)
    for (const match of text.matchAll(/['"`]([A-Z][A-Z0-9_]{3,}|[a-z]+_[a-z_]+)['"`]/g))
      raised.add(match[1] ?? '');
  const text = sources
    .filter(({ path }) => TABLES.test(path))
    .map((source) => source.text)
    .join('\n');
  for (const match of text.matchAll(/['"`]([A-Z][A-Z0-9_]{3,})['"`]/g)) raised.add(match[1] ?? '');
  return [...declared]
    .filter(
      ([code]) =>
        !raised.has(code) &&
        !others.some((source) => source.text.includes(`.${code}`)) &&
        code !== 'INTERNAL' &&
        code !== 'CANCELLED',
    )
    .map(([code, path]) => ({
      rule: 'errors',
      place: path,
      message: `${code} is in the table but nothing raises it`,
    }));
}

const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length;
